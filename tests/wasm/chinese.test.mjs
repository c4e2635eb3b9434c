// The Chinese texts come to the engine apart. Until then it answers in English only, and says so.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { chinese, createEngine } from './engine.mjs';

const english = '{"sources":[]}';
const inChinese = '{"sources":[],"language":"zh"}';
const refusal = { error: 'the Chinese texts are not here: addChinese takes them' };

test('an engine without the texts refuses Chinese, and answers in English', async () => {
  const engine = await createEngine();
  assert.deepEqual(JSON.parse(engine.evaluate(inChinese)), refusal);
  assert.deepEqual(JSON.parse(engine.whatIf(inChinese)), refusal);
  assert.deepEqual(JSON.parse(engine.releases('zh')), refusal);
  assert.match(JSON.parse(engine.evaluate(english)).reports[0].answer.text, /InferenceService/);
  assert.ok(Array.isArray(JSON.parse(engine.releases('en'))));
});

test('texts that are not its own are not taken', async () => {
  const engine = await createEngine();
  const changed = Uint8Array.from(chinese);
  changed[changed.length - 2] ^= 1;
  for (const other of ['', '<!doctype html>', chinese.subarray(1), changed]) {
    assert.equal(engine.addChinese(other), false);
    assert.deepEqual(JSON.parse(engine.evaluate(inChinese)), refusal);
  }
});

test('with its texts it answers in both languages', async () => {
  const engine = await createEngine();
  const before = engine.evaluate(english);
  assert.equal(engine.addChinese(chinese), true);
  assert.equal(engine.addChinese(chinese), true, 'once more');
  assert.equal(engine.addChinese('other'), false);
  assert.match(JSON.parse(engine.evaluate(inChinese)).reports[0].answer.text, /粘贴/);
  assert.equal(engine.evaluate(english), before);
  const { behaviours } = JSON.parse(engine.releases('zh')).at(-1);
  assert.ok(behaviours.length > 0);
  for (const { field, text } of behaviours) assert.match(text, /\p{Script=Han}/u, field);
});

test('the file is texts, one a line', () => {
  const lines = chinese.toString().split('\n');
  assert.equal(lines.pop(), '');
  assert.ok(lines.length > 300);
  for (const line of lines) assert.notEqual(line, '');
});
