// Whatever the input, the module answers; nothing aborts and no stack overflows in silence.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { engine, evaluate } from './engine.mjs';

const ask = (text) => evaluate({ sources: [{ name: 'x.yaml', text }] });

const inputs = {
  'nothing': '',
  'nesting of 100,000 lists': '['.repeat(100_000),
  'nesting of 100,000 maps in block style': Array.from({ length: 2_000 }, (_, i) => ' '.repeat(i) + 'a:\n').join(''),
  'an alias bomb': 'a: &a [x,x,x,x,x,x,x,x,x]\n' + 'bcdefghi'.split('').map((c, i) => {
    const before = 'abcdefghi'[i];
    return `${c}: &${c} [${Array(9).fill('*' + before).join(',')}]\n`;
  }).join(''),
  'a self-reference': 'a: &a\n  b: *a\n',
  '100,000 documents': '---\na: 1\n'.repeat(100_000),
  '100,000 keys, duplicates among them': Array.from({ length: 100_000 }, (_, i) => `k${i % 50_000}: ${i}\n`).join(''),
  'NUL and control characters': 'a: \u0000\u0001\n',
  'a template that never ends': `
apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: x}
spec: {predictor: {model: {modelFormat: {name: sklearn}, args: ['{{define "a"}}{{template "a"}}{{end}}{{template "a"}}', '{{range 2000000000}}x{{end}}']}}}
`,
};

for (const [name, text] of Object.entries(inputs)) {
  test(`answers to ${name}`, () => {
    const { reports, error } = ask(text);
    assert.equal(error, undefined);
    assert.ok(reports.length > 0);
    assert.ok(reports[0].answer.text.length > 0);
  });
}

test('a request that is not JSON is told so', () => {
  assert.match(JSON.parse(engine.evaluate('x')).error, /the request/);
});
