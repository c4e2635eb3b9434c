// Decorations of the editors: the lines that the evidence is in, and whose document a line is of.
import {
  type Extension,
  StateEffect,
  type StateEffectType,
  StateField,
  type Text,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** Offsets of the editor's text. */
export interface Span {
  from: number;
  to: number;
}

export interface DocumentSpan extends Span {
  owner: 'R' | 'I' | 'K' | 'other' | 'error';
}

const setEvidence = StateEffect.define<Span[]>();
const setDocuments = StateEffect.define<DocumentSpan[]>();

const evidenceText = Decoration.mark({ class: 'cm-evidence' });
const evidenceLine = Decoration.line({ class: 'cm-evidence-line' });
const ownerLines = {
  R: Decoration.line({ class: 'cm-owner-R' }),
  I: Decoration.line({ class: 'cm-owner-I' }),
  K: Decoration.line({ class: 'cm-owner-K' }),
  other: Decoration.line({ class: 'cm-owner-other' }),
  error: Decoration.line({ class: 'cm-owner-error' }),
};

function field<T>(
  effect: StateEffectType<T>,
  build: (value: T, doc: Text) => DecorationSet,
): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(decorations, transaction) {
      let updated = decorations.map(transaction.changes);
      for (const happened of transaction.effects) {
        if (happened.is(effect)) updated = build(happened.value, transaction.newDoc);
      }
      return updated;
    },
    provide: (self) => EditorView.decorations.from(self),
  });
}

export const marks: Extension = [
  field(setEvidence, (spans, doc) =>
    Decoration.set(
      spans.flatMap(({ from, to }) => {
        const line = evidenceLine.range(doc.lineAt(from).from);
        return from < to ? [line, evidenceText.range(from, to)] : [line];
      }),
      true,
    ),
  ),
  field(setDocuments, (spans, doc) => {
    const lines = [];
    let next = 1;
    for (const { from, to, owner } of spans) {
      const last = doc.lineAt(to).number;
      for (let n = Math.max(next, doc.lineAt(from).number); n <= last; n++) {
        lines.push(ownerLines[owner].range(doc.line(n).from));
        next = n + 1;
      }
    }
    return Decoration.set(lines);
  }),
];

function within(view: EditorView, { from, to }: Span): Span {
  const length = view.state.doc.length;
  const start = Math.max(0, Math.min(from, length));
  return { from: start, to: Math.max(start, Math.min(to, length)) };
}

/** Marks these spans and brings the first into view. */
export function showEvidence(view: EditorView, spans: Span[]): void {
  const valid = spans.map((span) => within(view, span));
  const effects: StateEffect<unknown>[] = [setEvidence.of(valid)];
  const [first] = valid;
  if (first !== undefined) {
    effects.push(EditorView.scrollIntoView(first.from, { y: 'nearest', yMargin: 60 }));
  }
  view.dispatch({ effects });
}

export function showDocuments(view: EditorView, spans: DocumentSpan[]): void {
  const valid = spans.map((span) => ({ ...within(view, span), owner: span.owner }));
  view.dispatch({ effects: setDocuments.of(valid) });
}
