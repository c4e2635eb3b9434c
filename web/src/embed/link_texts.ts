// The texts in a link, to be read before the playground has loaded, in little code: the browser
// itself unpacks them. A link that this cannot read shows nothing yet; link/codec.ts, which comes
// with the playground, says what is wrong with it.
import dictionaryText from '../../../core/link/dictionary.txt?raw';
import type { Yaml } from './messages';

const maxBytes = 1 << 20;
const checkBytes = 3;

/** Null where there is nothing to show. */
export async function textsOfLink(hash: string): Promise<Yaml | null> {
  if (!hash.startsWith('#v1/')) return null;
  try {
    const value = JSON.parse(await unpack(bytesOf(hash.slice('#v1/'.length))));
    const runtimes = textOf(value.runtimes);
    const inferenceService = textOf(value.inferenceService);
    return { runtimes, inferenceService };
  } catch {
    return null;
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const characters = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

/** The payload of a frame. Fails where the frame is none. */
async function unpack(frame: Uint8Array<ArrayBuffer>): Promise<string> {
  let at = checkBytes;
  while ((frame[at] ?? 0) >= 0x80) at++; // the length
  let data = frame.subarray(at + 1);
  let crc = ~0; // of zip: link/frame.ts
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const check = new DataView(frame.buffer).getUint32(0) >>> 8;
  if ((~crc & 0xffffff) !== check) throw new Error();
  for (let zeros = 2; ; zeros--) {
    try {
      return await inflate(data);
    } catch (error) {
      // A writer may append a zero or two, and the browser takes nothing after the last block.
      if (zeros === 0 || data.at(-1) !== 0) throw error;
      data = data.subarray(0, -1);
    }
  }
}

/** Browsers know no preset dictionary; one in a stored block before the data does the same. */
async function inflate(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const dictionary = new TextEncoder().encode(dictionaryText);
  const { length } = dictionary;
  const stored = Uint8Array.of(0, length, length >> 8, ~length, ~length >> 8);
  const reader = new Blob([stored, dictionary, data])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let left = length + maxBytes;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    left -= value.length;
    if (left < 0) throw new Error();
  }
  return (await new Blob(chunks).text()).slice(dictionaryText.length);
}

/** A built-in runtime, which a link only names, stands as a comment. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  return value
    .map((piece) => (typeof piece === 'string' ? piece : `# KServe: ${piece.builtIn}`))
    .join('');
}
