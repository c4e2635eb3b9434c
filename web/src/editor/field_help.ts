// Help with the fields of an editor's YAML: what a field does, on hover and by a key, and completion.
// All that it knows is loaded when it is first asked.
import { yamlLanguage } from '@codemirror/lang-yaml';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import type { Kind } from '../reference/type_table';
import type { BuiltInRuntime, Language } from '../report';

/** What an answer depends on, besides the text of the editor. */
export interface FieldHelp {
  language: Language;
  /** By name. */
  release: string;
  /** The kind of an object that does not say it. */
  kind: Kind;
  /** The texts that runtimes may be in. */
  texts: readonly string[];
  builtIns: () => Promise<readonly BuiltInRuntime[]>;
  /** The address of the page that has the reference; "" for this one. */
  referencePage: string;
}

const setTooltip = StateEffect.define<Tooltip | null>();

// The tooltip that was asked for by key; it goes when the cursor does.
const tooltipAtCursor = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    const asked = transaction.effects.find((effect) => effect.is(setTooltip));
    if (asked !== undefined) return asked.value;
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

export function fieldHelp(help: () => FieldHelp): Extension {
  const showAtCursor = async (view: EditorView) => {
    const { doc, selection } = view.state;
    const { fieldTooltip } = await import('../reference/field_tooltip');
    // The first time it takes a while to come: by then the cursor may be elsewhere.
    if (view.state.doc !== doc || !view.state.selection.eq(selection)) return;
    const { head } = selection.main;
    const tooltip = fieldTooltip(view, head, help()) ?? fieldTooltip(view, head - 1, help());
    if (tooltip === null) return;
    view.dispatch({
      effects: [setTooltip.of(tooltip), EditorView.announce.of(tooltip.speech)],
    });
  };
  const close = (view: EditorView) => {
    if (view.state.field(tooltipAtCursor) === null) return false;
    view.dispatch({ effects: setTooltip.of(null) });
    return true;
  };
  return [
    tooltipAtCursor,
    hoverTooltip(async (view, at) => {
      const { fieldTooltip } = await import('../reference/field_tooltip');
      return fieldTooltip(view, at, help());
    }),
    yamlLanguage.data.of({
      autocomplete: async (context: import('@codemirror/autocomplete').CompletionContext) => {
        const { complete } = await import('../reference/completion');
        return complete(context, help());
      },
    }),
    keymap.of([
      {
        key: 'F1',
        preventDefault: true,
        run: (view) => {
          if (view.state.field(tooltipAtCursor) !== null) {
            view.dom.querySelector<HTMLElement>('.cm-field a')?.click();
            return true;
          }
          void showAtCursor(view).catch(() => {});
          return true;
        },
      },
      { key: 'Escape', run: close },
    ]),
  ];
}
