// The engine as the page loads it, in Node.
import { readFileSync } from 'node:fs';
import createEngine from '../../build/wasm/kserve_playground.mjs';

/** The Chinese texts, which an engine is given apart. */
export const chinese = readFileSync(
  new URL('../../build/wasm/kserve_playground.zh.txt', import.meta.url),
);

const engine = await createEngine();

/** Asks the engine and gives its answer (docs/report.md), parsed. */
export function evaluate(request) {
  return JSON.parse(engine.evaluate(JSON.stringify(request)));
}

export function whatIf(request) {
  return JSON.parse(engine.whatIf(JSON.stringify(request)));
}

export { createEngine, engine };
