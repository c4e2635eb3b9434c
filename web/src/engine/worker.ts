// The worker: makes the engine of the bytes that the page sends first, then answers one call after
// the other.
import createEngine, { type Engine } from '@engine/kserve_playground.mjs';
import type { Answer, Call, Failure } from './protocol';

function post(answer: Answer): void {
  postMessage(answer);
}

function answer(engine: Engine, call: Call): unknown {
  switch (call.method) {
    case 'evaluate':
      return JSON.parse(engine.evaluate(JSON.stringify(call.argument)));
    case 'whatIf':
      return JSON.parse(engine.whatIf(JSON.stringify(call.argument)));
    case 'catalog':
      return JSON.parse(engine.catalog(call.argument as string));
    case 'releases':
      return JSON.parse(engine.releases(call.argument as string));
  }
}

/** The least module with `try` and `catch_all`, which the engine is written in. */
const exceptions = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0], // "\0asm", version 1
  ...[1, 4, 1, 96, 0, 0], // types: one function without arguments
  ...[3, 2, 1, 0], // functions: one of that type
  ...[10, 8, 1, 6, 0, 6, 64, 25, 11, 11], // code: try catch_all end end
);

/** Why there is no engine. */
function startFailure(error: unknown): Failure {
  const detail = String(error);
  // Of whatever type the error is, browsers name the policy in the text.
  if (/content security policy|unsafe-eval|blocked by csp/i.test(detail)) {
    return { cause: 'forbidden', detail };
  }
  return { cause: WebAssembly.validate(exceptions) ? 'notStarting' : 'oldBrowser', detail };
}

let loading: Promise<Engine> | null = null;

async function load(wasmBinary: ArrayBuffer): Promise<void> {
  try {
    // The bytes are here, so their address, which a script in memory cannot tell, is not asked for.
    loading = createEngine({ wasmBinary, locateFile: (name) => name });
    const engine = await loading;
    post({ type: 'ready', version: engine.version() });
  } catch (error) {
    post({ type: 'unavailable', failure: startFailure(error) });
  }
}

async function run(call: Call): Promise<void> {
  try {
    const engine = await loading;
    if (engine === null) return;
    if (call.chinese !== undefined && !engine.addChinese(call.chinese)) {
      const failure: Failure = { cause: 'wrongFile', detail: 'kserve_playground.zh.txt' };
      post({ type: 'failed', id: call.id, failure });
      return;
    }
    post({ type: 'result', id: call.id, value: answer(engine, call) });
  } catch (error) {
    post({ type: 'failed', id: call.id, failure: { cause: 'crashed', detail: String(error) } });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer | Call>) => {
  void (data instanceof ArrayBuffer ? load(data) : run(data));
});
