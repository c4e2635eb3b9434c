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

/** Changed characters from which on a difference may be coarser than need be, as it would take long. */
const scanLimit = 500;

export function diffRows(before: string, after: string): DiffRow[] {
  const a = wholeLines(before);
  const b = wholeLines(after);
  const rows: DiffRow[] = [];
  const push = (kind: DiffRow['kind'], lines: string[]): void => {
    for (const text of lines) rows.push({ kind, text, count: 0 });
  };
  let done = 0;
  for (const { fromA, toA, fromB, toB } of Chunk.build(a, b, { scanLimit })) {
    push('same', linesOf(a, done, fromA));
    push('removed', linesOf(a, fromA, toA));
    push('added', linesOf(b, fromB, toB));
    done = toA;
  }
  push('same', linesOf(a, done, a.length));
  return withoutFarLines(rows);
}

// With a line break at the end of each line, the last one too, a chunk covers whole lines.
function wholeLines(text: string): Text {
  if (text === '') return Text.empty;
  return Text.of((text.endsWith('\n') ? text : `${text}\n`).split('\n'));
}

/** The lines from one line start to another. */
function linesOf(text: Text, from: number, to: number): string[] {
  const end = Math.min(to, text.length);
  return from < end ? text.sliceString(from, end).replace(/\n$/, '').split('\n') : [];
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
