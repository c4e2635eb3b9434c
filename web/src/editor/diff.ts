// Two texts side by side as the rows of a unified diff.
import { Chunk } from '@codemirror/merge';
import { Text } from '@codemirror/state';

export interface DiffRow {
  kind: 'same' | 'removed' | 'added' | 'skipped';
  text: string;
  /** For `skipped`: how many unchanged lines are left out here. */
  count: number;
}

const context = 3;

export function diffRows(before: string, after: string): DiffRow[] {
  const a = Text.of(before.replace(/\n$/, '').split('\n'));
  const b = Text.of(after.replace(/\n$/, '').split('\n'));
  const rows: DiffRow[] = [];
  let nextA = 1;
  const push = (kind: DiffRow['kind'], text: string): void => {
    rows.push({ kind, text, count: 0 });
  };
  for (const chunk of Chunk.build(a, b)) {
    const firstA = a.lineAt(Math.min(chunk.fromA, a.length)).number;
    const changed = linesOf(a, chunk.fromA, chunk.toA);
    const start = chunk.fromA > a.length ? a.lines + 1 : firstA;
    for (; nextA < start; nextA++) push('same', a.line(nextA).text);
    for (const text of changed) push('removed', text);
    nextA = start + changed.length;
    for (const text of linesOf(b, chunk.fromB, chunk.toB)) push('added', text);
  }
  for (; nextA <= a.lines; nextA++) push('same', a.line(nextA).text);
  return withoutFarLines(rows);
}

// A chunk covers whole lines; its end is the start of the line after it, or past the text.
function linesOf(text: Text, from: number, to: number): string[] {
  const lines: string[] = [];
  for (let at = from; at < to && at <= text.length; ) {
    const line = text.lineAt(at);
    lines.push(line.text);
    at = line.to + 1;
  }
  return lines;
}

function withoutFarLines(rows: DiffRow[]): DiffRow[] {
  const near = new Set<number>();
  rows.forEach((row, index) => {
    if (row.kind === 'same') return;
    for (let i = index - context; i <= index + context; i++) near.add(i);
  });
  const kept: DiffRow[] = [];
  rows.forEach((row, index) => {
    if (near.has(index)) {
      kept.push(row);
      return;
    }
    const last = kept.at(-1);
    if (last?.kind === 'skipped') last.count++;
    else kept.push({ kind: 'skipped', text: '', count: 1 });
  });
  return kept;
}
