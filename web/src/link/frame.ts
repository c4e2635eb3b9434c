// What stands around the payload of a link: base64url of check sum, length and deflated data
// (docs/links.md).
import { deflateSync, FlateErrorCode, Inflate } from 'fflate';
import { LinkFailure } from './failure';
import { maxBytes } from './payload';

const checkBytes = 3;

/** The characters after `#v1/`. */
export function frame(payload: Uint8Array, dictionary: Uint8Array): string {
  let data: Uint8Array = deflateSync(payload, { level: 9, mem: 4, dictionary });
  // A frame that is a multiple of three bytes could end in "-" or "_", which programs that find
  // addresses in a text leave out.
  while ((checkBytes + lengthOf(data).length + data.length) % 3 === 0) {
    data = concat([data, Uint8Array.of(0)]);
  }
  return toBase64Url(concat([checkOf(data), lengthOf(data), data]));
}

export function unframe(hash: string, text: string, dictionary: Uint8Array): Uint8Array {
  const cut = () => new LinkFailure('cut', { have: hash.length });
  const { bytes, exact } = fromBase64Url(text);
  if (bytes.length <= checkBytes) throw cut();
  const { length, at, ended } = takeLength(bytes, checkBytes);
  const data = bytes.subarray(at);
  if (!ended) throw data.length === 0 ? cut() : new LinkFailure('damaged');
  // A length that is wrong before data that are right was damaged itself.
  const right = checkOf(data).every((byte, i) => byte === bytes[i]);
  if (data.length < length && !right) throw cut();
  if (data.length !== length || !right || !exact) throw new LinkFailure('damaged');
  const payload = inflate(data, dictionary);
  if (payload === null) throw new LinkFailure('damaged');
  return payload;
}

/** The trial format `#v0/`: the deflated payload, nothing else. */
export function unframeTrial(hash: string, text: string): Uint8Array {
  const { bytes } = fromBase64Url(text);
  const payload = bytes.length === 0 ? null : inflate(bytes, new Uint8Array(0));
  if (payload === null) throw new LinkFailure('cut', { have: hash.length });
  return payload;
}

/** Null where the data end early. Fed in slices, so that little is unpacked beyond the limit. */
function inflate(data: Uint8Array, dictionary: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate({ dictionary }, (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  const slice = 1024;
  try {
    for (let at = 0; at === 0 || at < data.length; at += slice) {
      stream.push(data.slice(at, at + slice), at + slice >= data.length);
      if (length > maxBytes) throw new LinkFailure('tooLarge');
    }
  } catch (error) {
    if (error instanceof LinkFailure) throw error;
    if ((error as { code?: number }).code === FlateErrorCode.UnexpectedEOF) return null;
    throw new LinkFailure('damaged');
  }
  return concat(chunks);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The low three bytes of the CRC-32 of zip, PNG and Ethernet, the highest first. */
function checkOf(data: Uint8Array): Uint8Array {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  crc = ~crc;
  return Uint8Array.of(crc >>> 16, crc >>> 8, crc);
}

/** LEB128: seven bits a byte, the lowest first; the top bit says that more follow. */
function lengthOf(data: Uint8Array): Uint8Array {
  const out: number[] = [];
  let rest = data.length;
  for (; rest >= 0x80; rest >>= 7) out.push((rest & 0x7f) | 0x80);
  return Uint8Array.of(...out, rest);
}

function takeLength(bytes: Uint8Array, from: number) {
  let length = 0;
  let at = from;
  for (let shift = 0; at < bytes.length && shift < 28; shift += 7) {
    const byte = bytes[at++] ?? 0;
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { length, at, ended: true };
  }
  return { length, at, ended: false };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const digits = new Map([...alphabet].map((character, digit) => [character, digit]));

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let count = 0; // of bits not yet written
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    for (count += 8; count >= 6; count -= 6) text += alphabet[(bits >> (count - 6)) & 63];
  }
  return count > 0 ? text + alphabet[(bits << (6 - count)) & 63] : text;
}

/** `exact` where no bits are left over, as after every whole encoding. */
function fromBase64Url(text: string): { bytes: Uint8Array; exact: boolean } {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let at = 0;
  let bits = 0;
  let count = 0; // of bits not yet in a byte
  for (const character of text) {
    const digit = digits.get(character);
    if (digit === undefined) throw new LinkFailure('damaged');
    bits = ((bits << 6) | digit) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[at++] = (bits >> count) & 255;
    }
  }
  return { bytes, exact: count < 6 && (bits & ((1 << count) - 1)) === 0 };
}
