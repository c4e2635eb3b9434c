// The worker: fetches the engine, then answers one call after the other.
import createEngine, { type Engine } from '@engine/kserve_playground.mjs';
import engineUrl from '@engine/kserve_playground.wasm?url';
import type { Answer, Call, Failure } from './protocol';

class EngineUnavailable extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail);
  }
}

function post(answer: Answer): void {
  postMessage(answer);
}

// The file is fetched here rather than by Emscripten, to tell apart what can go wrong with it, and
// so that a server that serves it with the wrong type does no harm.
async function fetchEngine(): Promise<ArrayBuffer> {
  if (typeof WebAssembly === 'undefined') {
    throw new EngineUnavailable({ cause: 'noWebAssembly', detail: '' });
  }
  const address = new URL(engineUrl, import.meta.url).href;
  let response: globalThis.Response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw new EngineUnavailable({ cause: 'offline', detail: `${address}: ${String(error)}` });
  }
  if (!response.ok) {
    throw new EngineUnavailable({ cause: 'notFound', detail: `${address}: ${response.status}` });
  }
  const bytes = await response.arrayBuffer();
  const magic = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (String.fromCharCode(...magic) !== '\0asm') {
    const type = response.headers.get('content-type') ?? '?';
    throw new EngineUnavailable({ cause: 'wrongFile', detail: `${address}: ${type}` });
  }
  return bytes;
}

async function loadEngine(): Promise<Engine> {
  const wasmBinary = await fetchEngine();
  try {
    return await createEngine({ wasmBinary });
  } catch (error) {
    const cause = error instanceof WebAssembly.CompileError ? 'oldBrowser' : 'crashed';
    throw new EngineUnavailable({ cause, detail: String(error) });
  }
}

function answer(engine: Engine, call: Call): unknown {
  switch (call.method) {
    case 'evaluate':
      return JSON.parse(engine.evaluate(JSON.stringify(call.argument)));
    case 'catalog':
      return JSON.parse(engine.catalog(call.argument as string));
    case 'releases':
      return JSON.parse(engine.releases());
  }
}

const loading = loadEngine();
loading.then(
  (engine) => post({ type: 'ready', version: engine.version() }),
  (error) => {
    const failure: Failure =
      error instanceof EngineUnavailable
        ? error.failure
        : { cause: 'crashed', detail: String(error) };
    post({ type: 'unavailable', failure });
  },
);

self.addEventListener('message', async ({ data }: MessageEvent<Call>) => {
  const engine = await loading.catch(() => null);
  if (engine === null) return;
  try {
    post({ type: 'result', id: data.id, value: answer(engine, data) });
  } catch (error) {
    post({ type: 'failed', id: data.id, failure: { cause: 'crashed', detail: String(error) } });
  }
});
