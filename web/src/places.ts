// Where in the editors the report speaks of: its ranges as spans of the texts. What is worked out is
// kept as long as the report is the same, so that the editors have nothing to do.
import type { DocumentSpan, Span } from './editor/marks';
import type { PlacedDiagnostic } from './editor/yaml_editor';
import type { State } from './playground';
import type { Document, Range, Report } from './report';
import { sourceKeys } from './scenario';

const owners: Record<Document['role'], DocumentSpan['owner']> = {
  runtime: 'R',
  inferenceService: 'I',
  stored: 'other',
  config: 'K',
  replaced: 'other',
  other: 'other',
  error: 'error',
};

/** By the number of the source. */
interface Placed {
  report: Report | null;
  diagnostics: PlacedDiagnostic[][];
  documents: DocumentSpan[][];
}

export class Places {
  #placed: Placed = { report: null, diagnostics: bySource(), documents: bySource() };
  #evidence: { ranges: Range[]; spans: Span[][] } = { ranges: [], spans: bySource() };

  span({ offsets }: State, range: Range): Span {
    const of = offsets[range.source];
    if (of === undefined) return { from: 0, to: 0 };
    return { from: of.toUnits(range.begin), to: of.toUnits(range.end) };
  }

  of(state: State, report: Report | null): Placed {
    if (this.#placed.report === report) return this.#placed;
    const diagnostics = bySource<PlacedDiagnostic>();
    const documents = bySource<DocumentSpan>();
    // Several InferenceServices have a report each; what one says of its own text is worth a mark
    // even while another is looked at.
    for (const each of new Set([report, ...state.reports])) {
      for (const diagnostic of each?.diagnostics ?? []) {
        if (diagnostic.range === undefined) continue;
        const span = this.span(state, diagnostic.range);
        diagnostics[diagnostic.range.source]?.push({ ...span, diagnostic });
      }
    }
    for (const document of report?.documents ?? []) {
      if (document.range === undefined) continue;
      const span = this.span(state, document.range);
      documents[document.source]?.push({ ...span, owner: owners[document.role] });
    }
    this.#placed = { report, diagnostics: diagnostics.map(withoutDoubles), documents };
    return this.#placed;
  }

  evidence(state: State): Span[][] {
    if (this.#evidence.ranges === state.evidence) return this.#evidence.spans;
    const spans = bySource<Span>();
    for (const range of state.evidence) spans[range.source]?.push(this.span(state, range));
    this.#evidence = { ranges: state.evidence, spans };
    return spans;
  }
}

/** An empty list for each source. */
const bySource = <T>(): T[][] => sourceKeys.map(() => []);

function withoutDoubles(diagnostics: PlacedDiagnostic[]): PlacedDiagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ from, to, diagnostic }) => {
    const key = `${from} ${to} ${diagnostic.code} ${diagnostic.text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
