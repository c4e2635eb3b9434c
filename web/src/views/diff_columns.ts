// Two YAML texts in two columns, line beside line, to be read and not written.
import { standardKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { syntaxHighlighting } from '@codemirror/language';
import { MergeView } from '@codemirror/merge';
import { EditorState, type EditorStateConfig } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { css, html, type PropertyValues } from 'lit';
import { editorTheme } from '../editor/editor_theme';
import { yamlHighlighter, yamlStyle } from '../editor/yaml_highlight';
import { base } from './base_style';
import { View } from './view';

export interface Column {
  heading: string;
  /** What the text is, for assistive technology. */
  label: string;
  text: string;
}

const underline = (color: string) => ({
  background: `linear-gradient(${color}, ${color}) bottom/100% 2px no-repeat`,
});

const columnTheme = EditorView.theme({
  '&.cm-merge-a .cm-changedLine': { backgroundColor: 'var(--removed)' },
  '&.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--added)' },
  '&.cm-merge-a .cm-changedText': underline('var(--bad)'),
  '&.cm-merge-b .cm-changedText': underline('var(--good)'),
  '&.cm-merge-a .cm-changedLineGutter': { background: 'var(--bad)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--good)' },
  '@media (forced-colors: active)': {
    '.cm-changedText': { textDecoration: 'underline 2px' },
    '.cm-changedLineGutter': { background: 'CanvasText', forcedColorAdjust: 'none' },
  },
  '& .cm-collapsedLines': {
    color: 'var(--text-muted)',
    background: 'var(--surface-raised)',
    fontFamily: 'var(--font)',
  },
  // The sign that comes there by default is in few fonts.
  '& .cm-collapsedLines:before, & .cm-collapsedLines:after': { content: 'none' },
});

export class DiffColumns extends View {
  static override properties = {
    ...View.properties,
    left: { attribute: false },
    right: { attribute: false },
    whole: { state: true },
  };
  static override styles = [
    base,
    yamlStyle,
    css`
      .headings {
        display: grid;
        grid-template-columns: 1fr 1fr;
        font-size: var(--text-small);
        font-weight: 600;
      }
      .headings > span {
        padding: 4px 10px;
      }
      .host {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
      }
      .host .cm-mergeViewEditor + .cm-mergeViewEditor {
        border-inline-start: 1px solid var(--line);
      }
      .row {
        margin-top: 6px;
      }
    `,
  ];
  declare left: Column;
  declare right: Column;
  /** Whether the unchanged lines far from a change are shown as well. */
  declare whole: boolean;

  #view: MergeView | null = null;

  constructor() {
    super();
    this.whole = false;
  }

  override render() {
    const { s, left, right } = this;
    return html`<div class="headings">
        <span>${left.heading}</span><span>${right.heading}</span>
      </div>
      <div class="host"></div>
      <div class="row">
        <button
          aria-pressed=${this.whole}
          @click=${() => {
            this.whole = !this.whole;
          }}
        >
          ${s.showUnchanged}
        </button>
      </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const root = this.renderRoot as ShadowRoot;
    const parent = root.querySelector('.host');
    if (parent === null) return;
    if (this.#view !== null && this.#isSame(changed)) return;
    this.#view?.destroy();
    this.#view = new MergeView({
      a: this.#state(this.left),
      b: this.#state(this.right),
      parent,
      root,
      ...(this.whole ? {} : { collapseUnchanged: {} }),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = null;
  }

  // A column is made anew with each rendering around it, mostly of the same words.
  #isSame(changed: PropertyValues<this>): boolean {
    const equal = (a: Column | undefined, b: Column) => a?.text === b.text && a.label === b.label;
    return (
      !changed.has('s') &&
      !changed.has('whole') &&
      (!changed.has('left') || equal(changed.get('left'), this.left)) &&
      (!changed.has('right') || equal(changed.get('right'), this.right))
    );
  }

  #state({ label, text }: Column): EditorStateConfig {
    return {
      doc: text.replace(/\n$/, ''),
      extensions: [
        EditorState.readOnly.of(true),
        EditorState.phrases.of(this.s.editorPhrases),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.lineWrapping,
        keymap.of(standardKeymap),
        lineNumbers(),
        yaml(),
        syntaxHighlighting(yamlHighlighter),
        editorTheme,
        columnTheme,
      ],
    };
  }
}

customElements.define('ksp-diff-columns', DiffColumns);
