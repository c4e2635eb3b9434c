// Help with the fields of an editor's YAML: what a field does, on hover and by a key, and completion.
// All that it knows is loaded when it is first asked.
import { type CompletionContext, startCompletion } from '@codemirror/autocomplete';
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
  /** Tells that a part of the page did not arrive. */
  missing: (again: () => void) => void;
}

/** Null where they do not arrive. */
const tooltips = () => import('../reference/field_tooltip').catch(() => null);

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
    const part = await tooltips();
    if (part === null) {
      help().missing(() => {
        view.focus();
        void showAtCursor(view);
      });
      return;
    }
    const { fieldTooltip } = part;
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
      const part = await tooltips();
      return part?.fieldTooltip(view, at, help()) ?? null;
    }),
    yamlLanguage.data.of({
      autocomplete: async (context: CompletionContext) => {
        const part = await import('../reference/completion').catch(() => null);
        if (part === null && context.explicit) {
          help().missing(() => {
            if (context.view === undefined) return;
            context.view.focus();
            startCompletion(context.view);
          });
        }
        return part?.complete(context, help()) ?? null;
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
          void showAtCursor(view);
          return true;
        },
      },
      { key: 'Escape', run: close },
    ]),
  ];
}
