// Whatever the input, the module answers; nothing aborts and no stack overflows in silence.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hostile } from '../hostile/inputs.mjs';
import { engine, evaluate } from './engine.mjs';

for (const { name, text, says } of hostile) {
  test(`the engine answers to ${name}`, () => {
    const { reports, error } = evaluate({ sources: [{ name: 'x.yaml', text: text() }] });
    assert.equal(error, undefined);
    for (const { answer } of reports) assert.ok(answer.text.length > 0);
    if (says) assert.match(JSON.stringify(reports[0]), says);
  });
}

test('a request that is not JSON is told so', () => {
  assert.match(JSON.parse(engine.evaluate('x')).error, /the request/);
});
