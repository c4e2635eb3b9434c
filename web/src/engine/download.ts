// Fetches the engine and the script of its worker, for who reads Chinese its texts too, and tells
// apart what can go wrong with that. The page keeps all, so that a worker that is replaced needs no
// network.
import engineUrl from '@engine/kserve_playground.wasm?url';
import chineseUrl from '@engine/kserve_playground.zh.txt?url';
import { EngineFailure } from './protocol';
import workerUrl from './worker.ts?worker&url';

export interface EngineFiles {
  wasm: ArrayBuffer;
  /** An address of the worker's script in memory. A worker from there has the page's own policy. */
  worker: string;
}

let files: Promise<EngineFiles> | null = null;
let chinese: Promise<ArrayBuffer> | null = null;
/** What a server, or the browser's own store, has once sent wrongly is not taken from there again. */
let cache: RequestCache = 'default';

/** A failure is forgotten, so that the next call tries again. */
export function downloadEngine(): Promise<EngineFiles> {
  files ??= download().catch((error) => {
    forgetEngine();
    throw error;
  });
  return files;
}

/** The engine's Chinese texts; a failure is forgotten here too. */
export function downloadChinese(): Promise<ArrayBuffer> {
  chinese ??= fetchFile(chineseUrl, (bytes) => !startsWith(bytes, '<')).catch((error) => {
    forgetChinese();
    throw error;
  });
  return chinese;
}

/** For files that arrived, but do not work. */
export function forgetEngine(): void {
  files = null;
  cache = 'reload';
}

export function forgetChinese(): void {
  chinese = null;
  cache = 'reload';
}

async function download(): Promise<EngineFiles> {
  if (typeof WebAssembly === 'undefined') {
    throw new EngineFailure({ cause: 'noWebAssembly', detail: '' });
  }
  const [wasm, script] = await Promise.all([
    // The bytes count, not the type that the server gives them: a wrong type does no harm.
    fetchFile(engineUrl, (bytes) => startsWith(bytes, '\0asm')),
    fetchFile(workerUrl, (bytes) => !startsWith(bytes, '<')),
  ]);
  // While developing, the script imports others by their paths and must stay where it is.
  if (import.meta.env.DEV) return { wasm, worker: workerUrl };
  const blob = new Blob([script], { type: 'text/javascript' });
  return { wasm, worker: URL.createObjectURL(blob) };
}

async function fetchFile(
  url: string,
  isRight: (bytes: ArrayBuffer) => boolean,
): Promise<ArrayBuffer> {
  const address = new URL(url, document.baseURI).href;
  let response: Response;
  let bytes: ArrayBuffer;
  try {
    response = await fetch(address, { cache });
    bytes = await response.arrayBuffer();
  } catch (error) {
    throw new EngineFailure({ cause: 'offline', detail: `${address}: ${String(error)}` });
  }
  if (!response.ok) {
    throw new EngineFailure({ cause: 'notFound', detail: `${address}: ${response.status}` });
  }
  if (!isRight(bytes)) {
    const type = response.headers.get('content-type') ?? '?';
    throw new EngineFailure({ cause: 'wrongFile', detail: `${address}: ${type}` });
  }
  return bytes;
}

function startsWith(bytes: ArrayBuffer, text: string): boolean {
  return String.fromCharCode(...new Uint8Array(bytes).subarray(0, text.length)) === text;
}
