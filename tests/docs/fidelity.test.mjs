// What docs/fidelity.md and the page claim cannot go stale: the figures of docs/fidelity.json are
// counted again here, and the programs that compare answers fail on any difference that their lists
// do not name.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const top = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, top), 'utf8');
const claimed = JSON.parse(read('docs/fidelity.json'));
const runsPerCase = 26; // thirteen releases, two modes

// The entries of a list of known differences; none where there is no list.
function known(path) {
  if (!existsSync(new URL(path, top))) return [];
  return read(path)
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

function casesIn(folder) {
  return readdirSync(new URL(folder, top)).filter((name) => name.endsWith('.yaml')).length;
}

test('the golden figures are those of the cases', () => {
  const cases = casesIn('tests/golden/cases/');
  const differences = known('tests/golden/known-differences.txt').length;
  const evaluations = cases * runsPerCase;
  assert.deepEqual(claimed.golden, { cases, evaluations, agree: evaluations - differences });
});

test('the vector figures are those of the files', () => {
  const differences = known('tests/vectors/known-differences.txt');
  for (const [kind, figures] of Object.entries(claimed.vectors)) {
    const files = ['data', 'more']
      .map((folder) => `tests/vectors/${folder}/${kind}.jsonl`)
      .filter((file) => existsSync(new URL(file, top)));
    const lines = files
      // A line of metadata is data for those that follow.
      .map((file) => read(file).trimEnd().split('\n').filter((line) => !line.startsWith('{"meta":')).length)
      .reduce((a, b) => a + b);
    const differing = differences.filter((id) => id.startsWith(`${kind}:`)).length;
    assert.deepEqual(figures, { lines, agree: lines - differing }, kind);
  }
});

const corpus = new URL('../shared/corpus/', top);
test('the corpus figures are what golden_test counts', { skip: !existsSync(corpus) && 'not here' }, () => {
  const program = new URL('build/native/golden_test', top).pathname;
  const output = execFileSync(program, ['--cases', corpus.pathname, '--show', '0'], { encoding: 'utf8' });
  const [, agree] = /^(\d+) passed, 0 failed$/m.exec(output);
  assert.equal(Number(agree), claimed.corpus.agree);
  assert.equal(claimed.corpus.evaluations, claimed.corpus.cases * runsPerCase);
});

test('docs/fidelity.md gives the same figures', () => {
  const page = read('docs/fidelity.md');
  const number = (n) => n.toLocaleString('en-US');
  const rows = [
    ['golden', claimed.golden.cases, claimed.golden.evaluations, claimed.golden.agree],
    ['corpus', claimed.corpus.cases, claimed.corpus.evaluations, claimed.corpus.agree],
    ...Object.entries(claimed.vectors).map(([kind, { lines, agree }]) => [kind, lines, agree]),
  ];
  for (const [name, ...figures] of rows) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    assert.ok(row, `a row for ${name}`);
    assert.deepEqual(row.match(/(?<= )[\d,]+(?= \|)/g), figures.map(number), name);
  }
});
