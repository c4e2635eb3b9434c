// Fetches the engine, and tells apart what can go wrong with that. The page does this rather than the
// worker: it starts sooner, and a worker that is replaced needs no second download.
import engineUrl from '@engine/kserve_playground.wasm?url';
import { EngineFailure } from './protocol';

let bytes: Promise<ArrayBuffer> | null = null;

/** The engine's bytes; a failure is forgotten, so that the next call tries again. */
export function downloadEngine(): Promise<ArrayBuffer> {
  bytes ??= download().catch((error) => {
    bytes = null;
    throw error;
  });
  return bytes;
}

async function download(): Promise<ArrayBuffer> {
  if (typeof WebAssembly === 'undefined') {
    throw new EngineFailure({ cause: 'noWebAssembly', detail: '' });
  }
  const response = await fetchFile(engineUrl);
  const content = await response.arrayBuffer();
  // The bytes count, not the type that the server gives them: a wrong type does no harm.
  const magic = new Uint8Array(content, 0, Math.min(4, content.byteLength));
  if (String.fromCharCode(...magic) !== '\0asm') throw wrongFile(response);
  return content;
}

/** What keeps the worker's own script from loading: the browser does not say. */
export async function whyNoWorker(url: string, message: string): Promise<EngineFailure> {
  try {
    const response = await fetchFile(url);
    const type = response.headers.get('content-type') ?? '';
    if (!/javascript/.test(type)) return wrongFile(response);
    return new EngineFailure({ cause: 'crashed', detail: message });
  } catch (error) {
    return error as EngineFailure;
  }
}

async function fetchFile(url: string): Promise<Response> {
  const address = new URL(url, document.baseURI).href;
  let response: Response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw new EngineFailure({ cause: 'offline', detail: `${address}: ${String(error)}` });
  }
  if (!response.ok) {
    throw new EngineFailure({ cause: 'notFound', detail: `${address}: ${response.status}` });
  }
  return response;
}

function wrongFile(response: Response): EngineFailure {
  const type = response.headers.get('content-type') ?? '?';
  return new EngineFailure({ cause: 'wrongFile', detail: `${response.url}: ${type}` });
}
