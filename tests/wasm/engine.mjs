// The engine as the page loads it, in Node.
import createEngine from '../../build/wasm/kserve_playground.mjs';

const engine = await createEngine();

/** Asks the engine and gives its answer (docs/report.md), parsed. */
export function evaluate(request) {
  return JSON.parse(engine.evaluate(JSON.stringify(request)));
}

export function whatIf(request) {
  return JSON.parse(engine.whatIf(JSON.stringify(request)));
}

export { engine };
