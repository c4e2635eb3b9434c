// Ten times the input takes about ten times as long, not a hundred times.
import assert from 'node:assert/strict';
import test from 'node:test';
import { scenarios } from '../bench/scenarios.mjs';
import { engine } from './engine.mjs';

/** The best of some, in ms: what else the machine does only adds to it. */
function time({ request }, runs) {
  const text = JSON.stringify(request);
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    engine.evaluate(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

for (const [small, large] of [
  ['runtimes-1000', 'runtimes-10000'],
  ['text-1MB', 'text-10MB'],
]) {
  test(`${large} against ${small}`, () => {
    const growth = time(scenarios[large], 1) / time(scenarios[small], 3);
    assert.ok(growth < 25, `${growth.toFixed(1)} times as long`);
  });
}
