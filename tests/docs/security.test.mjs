// What docs/security.md claims, where the sources alone decide it. What only a running page shows is
// in tests/ui/anywhere.spec.ts and embedding.spec.ts.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const top = path.resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(path.join(top, file), 'utf8');
const page = read('docs/security.md');

const sources = readdirSync(path.join(top, 'web/src'), { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `web/src/${file}`);

/** The files, of those that the page is made of, in which `pattern` is. */
const filesWith = (pattern) =>
  [...sources, 'web/index.html', 'web/embed.html', 'web/public/start.js'].filter((file) =>
    pattern.test(read(file)),
  );

const policyOf = (file) => {
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(read(file))[1];
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name, ...allowed] = directive.trim().split(/\s+/);
      return [name, allowed];
    }),
  );
};

test('the sources are there', () => assert.ok(sources.length > 100));

for (const file of ['web/index.html', 'web/embed.html']) {
  test(`the policy of ${file} allows what the page says, and no other origin`, () => {
    const policy = policyOf(file);
    assert.deepEqual(policy['default-src'], ["'none'"]);
    assert.deepEqual(policy['script-src'], ["'self'", "'wasm-unsafe-eval'"]);
    assert.deepEqual(policy['style-src'], ["'self'", "'unsafe-inline'"]);
    assert.deepEqual(policy['connect-src'], ["'self'"]);
    assert.deepEqual(policy['worker-src'], ["'self'", 'blob:']);
    for (const directive of ['font-src', 'base-uri', 'form-action']) {
      assert.deepEqual(policy[directive], ["'none'"]);
    }
    const known = ["'none'", "'self'", "'unsafe-inline'", "'wasm-unsafe-eval'", 'blob:', 'data:'];
    for (const allowed of Object.values(policy).flat()) assert.ok(known.includes(allowed), allowed);
  });
}

test('nothing makes HTML of a string', () => {
  const makers =
    /\b(?:inner|outer)HTML\b|insertAdjacentHTML|createContextualFragment|DOMParser|srcdoc|setHTML|document\.write|\bunsafe(?:HTML|SVG|Static|CSS)\b/;
  assert.deepEqual(filesWith(makers), []);
});

test('nothing makes code of text', () => {
  assert.deepEqual(filesWith(/\beval\(|\bnew Function\b|set(?:Timeout|Interval)\(\s*['"`]/), []);
});

test('no cookie is set, the clipboard is not read, and one file alone keeps things', () => {
  assert.deepEqual(filesWith(/document\.cookie|cookieStore/), []);
  assert.deepEqual(filesWith(/clipboard\.read/), []);
  assert.deepEqual(filesWith(/sessionStorage|indexedDB|serviceWorker|\bcaches\./), []);
  assert.deepEqual(filesWith(/\blocalStorage\b/), ['web/src/storage.ts']);
});

// Each row of the table of limits: the name in the source, and what the page says of it.
const limits = {
  'one text': [['core/yaml/reader.h', 'bytes', '16u << 20', '16 MiB']],
  'lists and maps inside each other': [['core/yaml/reader.h', 'depth', '400', '400']],
  'documents of a text': [['core/yaml/reader.h', 'documents', "200'000", '200,000']],
  'values of a text, aliases expanded': [
    ['core/yaml/reader.h', 'expanded_values', "2'000'000", '2,000,000'],
  ],
  'runtimes, InferenceServices': [
    ['core/scenario/documents.h', 'kMaxRuntimes', "10'000", '10,000'],
    ['core/scenario/documents.h', 'kMaxInferenceServices', '200', '200'],
  ],
  'steps and output of templates': [
    ['core/gotemplate/budget.h', 'kMaxSteps', "1'000'000", '1,000,000'],
    ['core/gotemplate/budget.h', 'kMaxBytes', '16 << 20', '16 MiB'],
  ],
  'a link': [
    ['core/link/link.h', 'kMaxBytes', 'std::size_t{1} << 20', '1 MiB'],
    ['web/src/link/payload.ts', 'maxBytes', '1 << 20', '1 MiB'],
  ],
  'a dropped file': [['web/src/dropped_files.ts', 'sizeLimit', '1024 * 1024', '1 MiB']],
};

test('the limits are those of the sources', () => {
  const rows = page.split('## Limits')[1].split('\n##')[0].matchAll(/^\| ([^|-][^|]*) \| ([^|]+) \|/gm);
  const told = new Map([...rows].slice(1).map(([, what, limit]) => [what, limit]));
  assert.deepEqual([...told.keys()].sort(), Object.keys(limits).sort());
  for (const [what, constants] of Object.entries(limits)) {
    for (const [file, name, value, text] of constants) {
      assert.ok(read(file).includes(` ${name} = ${value};`), `${file}: ${name} = ${value}`);
      assert.ok(told.get(what).includes(text), `${what}: ${text}`);
    }
  }
});
