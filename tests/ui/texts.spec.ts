// The page's own texts and computing, without a browser: the editor's phrases, offsets, differences.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { diffRows } from '../../web/src/editor/diff';
import { strings } from '../../web/src/i18n/strings';
import { Utf8Offsets } from '../../web/src/utf8_offsets';
import { expect, test } from './playground';

test('every phrase of the editor is there in Chinese', () => {
  const packages = path.join(__dirname, '../../web/node_modules/@codemirror');
  const sources = readdirSync(packages).map((name) =>
    readFileSync(path.join(packages, name, 'dist/index.js'), 'utf8'),
  );
  const phrases = sources.flatMap((source) =>
    [...source.matchAll(/phrase\((?:view, )?"([^"]+)"/g)].map(([, phrase]) => phrase ?? ''),
  );
  expect(phrases).toContain('Find');
  // Columns that are compared are only read.
  const unused = ['Accept', 'Reject', 'Revert this chunk'];
  const missing = phrases.filter(
    (phrase) => !(phrase in strings.zh.editorPhrases || unused.includes(phrase)),
  );
  expect(missing).toEqual([]);
});

/** Converts every character's start by the slow way, and compares. */
function checkEveryCharacter(text: string): void {
  const offsets = new Utf8Offsets(text);
  const encoder = new TextEncoder();
  let units = 0;
  for (const character of text) {
    const bytes = encoder.encode(text.slice(0, units)).length;
    expect(offsets.toUnits(bytes)).toBe(units);
    units += character.length;
  }
  expect(offsets.toUnits(encoder.encode(text).length)).toBe(text.length);
}

test('bytes become UTF-16 units: ASCII, é, 模, emoji', () => {
  checkEveryCharacter('plain: text\n');
  checkEveryCharacter('né: "é"\n');
  checkEveryCharacter('名: 模型\n');
  checkEveryCharacter('a: 🚀🚀 b\n');
  checkEveryCharacter(`${'é模🚀x'.repeat(500)}end`);
});

test('an offset within a character is its start, one past the end is the end', () => {
  const offsets = new Utf8Offsets('é🚀');
  expect(offsets.toUnits(1)).toBe(0);
  expect(offsets.toUnits(4)).toBe(1);
  expect(offsets.toUnits(99)).toBe(3);
});

test('a lone surrogate takes the three bytes of the character that replaces it', () => {
  expect(new Utf8Offsets('\ud800x').toUnits(3)).toBe(1);
});

test('a diff has the removed lines before the added, and leaves far lines out', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
  const after = 'a\nb\nc\nd\ne\nf\nG\nh\n';
  const rows = diffRows(before, after).map(({ kind, text, count }) =>
    kind === 'skipped' ? `(${count})` : `${{ same: ' ', removed: '-', added: '+' }[kind]}${text}`,
  );
  expect(rows).toEqual(['(3)', ' d', ' e', ' f', '-g', '+G', ' h']);
});

test('a diff of what only grows or only shrinks', () => {
  const kinds = (before: string, after: string) =>
    diffRows(before, after).map(({ kind, text }) => `${kind} ${text}`);
  expect(kinds('a\n', 'a\nb\n')).toEqual(['same a', 'added b']);
  expect(kinds('a\nb\n', 'b\n')).toEqual(['removed a', 'same b']);
  expect(kinds('a\nb\n', 'a\n')).toEqual(['same a', 'removed b']);
  expect(kinds('a\n', 'b\na\n')).toEqual(['added b', 'same a']);
});

test('a difference of ten times the lines takes about ten times as long', () => {
  const lines = (count: number, word: string): string =>
    Array.from({ length: count }, (_, i) => `${word}-${(i * 7919) % 10_007}: ${i}\n`).join('');
  const time = (count: number): number => {
    const start = performance.now();
    expect(diffRows(lines(count, 'before'), lines(count, 'after'))).not.toHaveLength(0);
    return performance.now() - start;
  };
  time(500);
  expect(time(20_000) / time(2_000)).toBeLessThan(40);
});
