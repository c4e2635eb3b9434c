// How long the engine takes in Node for each scenario, and the memory that it has then: JSON, by
// name {median (ms), memory (bytes), input (bytes)}. Each has an engine of its own.
import { readFileSync } from 'node:fs';
import createEngine from '../../build/wasm/kserve_playground.mjs';
import { inputSize, median, scenarios } from './scenarios.mjs';

const wasm = await WebAssembly.compile(
  readFileSync(new URL('../../build/wasm/kserve_playground.wasm', import.meta.url)),
);

async function engineWithMemory() {
  let memory;
  const engine = await createEngine({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(wasm, imports).then((instance) => {
        memory = Object.values(instance.exports).find((e) => e instanceof WebAssembly.Memory);
        receive(instance, wasm);
      });
      return {};
    },
  });
  return { engine, memory };
}

const results = {};
for (const [name, { request, runs }] of Object.entries(scenarios)) {
  const { engine, memory } = await engineWithMemory();
  const text = JSON.stringify(request);
  const times = [];
  // The first tenth is the compiler's.
  const warmUp = Math.ceil(runs / 10);
  for (let i = 0; i < warmUp + runs; ++i) {
    const start = performance.now();
    engine.evaluate(text);
    if (i >= warmUp) times.push(performance.now() - start);
  }
  results[name] = {
    median: median(times),
    memory: memory.buffer.byteLength,
    input: inputSize(request),
  };
}
console.log(JSON.stringify(results));
