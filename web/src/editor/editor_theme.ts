// The editor in the page's colours.
import { EditorView } from '@codemirror/view';

// The gutter's marks in the shapes and colours of the page's icons.
function marker(color: string, path: string) {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='black' stroke-width='2.4' stroke-linecap='round' stroke-linejoin='round'><path d='${path}'/></svg>`;
  return {
    content: 'normal',
    backgroundColor: color,
    mask: `url("data:image/svg+xml,${encodeURIComponent(svg)}") center / 1em no-repeat`,
    width: '1em',
    height: '1.2em',
    forcedColorAdjust: 'none',
  };
}

export const editorTheme = EditorView.theme({
  '&': {
    height: '100%',
    maxHeight: 'var(--editor-max-height, none)',
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--font-code)',
    fontSize: 'var(--text-code)',
    lineHeight: '1.55',
  },
  '.cm-content': { caretColor: 'var(--text)', padding: '6px 0' },
  '.cm-line': { padding: '0 8px 0 10px', borderInlineStart: '3px solid transparent' },
  '.cm-cursor, .cm-dropCursor': { borderInlineStartColor: 'var(--text)' },
  '.cm-gutters': {
    color: 'var(--text-muted)',
    backgroundColor: 'var(--surface-raised)',
    borderInlineEnd: '1px solid var(--line)',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.6em', paddingInline: '4px' },
  '.cm-foldGutter': { width: '1.1em' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
  '&.cm-focused .cm-activeLine': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 6%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection':
    { backgroundColor: 'color-mix(in srgb, var(--accent) 25%, transparent)' },
  '.cm-selectionMatch': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 12%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--line-strong)',
  },
  '.cm-placeholder': { color: 'var(--text-muted)', fontFamily: 'var(--font)' },
  '.cm-foldPlaceholder': {
    color: 'var(--text-muted)',
    backgroundColor: 'var(--surface-raised)',
    borderColor: 'var(--line)',
  },
  '.cm-owner-R': { borderInlineStartColor: 'var(--from-r)' },
  '.cm-owner-I': { borderInlineStartColor: 'var(--from-i)' },
  '.cm-owner-K': { borderInlineStartColor: 'var(--from-k)' },
  '.cm-owner-other': { borderInlineStartColor: 'var(--line)' },
  '.cm-owner-error': { borderInlineStartColor: 'var(--bad)' },
  '.cm-evidence-line': {
    backgroundColor: 'color-mix(in srgb, var(--evidence) 45%, transparent)',
  },
  '.cm-evidence': {
    backgroundColor: 'var(--evidence)',
    borderRadius: '2px',
    outline: '1px solid color-mix(in srgb, var(--warn) 60%, transparent)',
  },
  '.cm-gutter-lint': { width: '1.2em' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0.2em 0.1em' },
  '.cm-lint-marker-error': marker('var(--bad)', 'M4 4l8 8M12 4l-8 8'),
  '.cm-lint-marker-warning': marker('var(--warn)', 'M8 2L1.5 13.5h13zM8 6.5v3M8 11.6v.1'),
  '.cm-lint-marker-info': marker('var(--accent)', 'M8 7v5M8 3.6v.1'),
  '.cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info': {
    backgroundImage: 'none',
    paddingBottom: '0',
    textDecoration: 'underline wavy 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-error': { textDecorationColor: 'var(--bad)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--warn)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--accent)' },
  '.cm-tooltip': {
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    fontFamily: 'var(--font)',
    fontSize: 'var(--text-small)',
    maxWidth: 'min(60ch, 90vw)',
  },
  '.cm-tooltip .field-card': { padding: '6px 10px', maxWidth: 'min(56ch, 86vw)' },
  '.cm-tooltip .field-card .absent': { color: 'var(--warn)' },
  '.cm-tooltip .field-card a': { color: 'var(--accent)' },
  '.cm-tooltip .field-card > *': { overflowWrap: 'anywhere' },
  '.cm-tooltip .field-card .effect': { marginTop: '4px' },
  '.cm-tooltip.cm-completionInfo': { padding: '0', whiteSpace: 'normal' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-code)',
    fontSize: 'var(--text-code)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 6px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--accent-text)',
    backgroundColor: 'var(--accent)',
  },
  '.cm-completionDetail': { color: 'inherit' },
  '.cm-snippetField': { backgroundColor: 'var(--accent-soft)' },
  '.cm-diagnostic': { padding: '6px 10px', borderInlineStart: '4px solid var(--line-strong)' },
  '.cm-diagnostic-error': { borderInlineStartColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderInlineStartColor: 'var(--warn)' },
  '.cm-diagnostic-info': { borderInlineStartColor: 'var(--accent)' },
  '.cm-diagnosticAction': {
    font: 'inherit',
    color: 'var(--accent-text)',
    backgroundColor: 'var(--accent)',
    borderRadius: 'var(--radius)',
    padding: '3px 8px',
    margin: '4px 0 0',
    display: 'block',
  },
  '.cm-panels': {
    color: 'var(--text)',
    backgroundColor: 'var(--surface-raised)',
    borderColor: 'var(--line)',
  },
  '@media (forced-colors: active)': {
    '.cm-lint-marker': { backgroundColor: 'CanvasText' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      color: 'HighlightText',
      backgroundColor: 'Highlight',
      forcedColorAdjust: 'none',
    },
  },
  '.cm-textfield, .cm-button': {
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
    backgroundImage: 'none',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
  },
});
