// The scenario in the hash of an address: `#v0/` and the base64url of its deflated JSON. The hash is
// never sent to a server.
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { emptyScenario, type Scenario, scenarioFrom } from './scenario';

const prefix = '#v0/';

/** What a link may unpack to, in bytes. */
export const linkLimit = 1024 * 1024;

export type LinkFault = 'newer' | 'broken' | 'tooLong';
export type Link = { scenario: Scenario } | { fault: LinkFault };

export function encodeLink(scenario: Scenario): string {
  const given = Object.fromEntries(
    Object.entries(scenario).filter(
      ([key, value]) => value !== emptyScenario[key as keyof Scenario],
    ),
  );
  return prefix + toBase64Url(deflateSync(strToU8(JSON.stringify(given)), { level: 9 }));
}

/** Null where the hash is no link of ours at all. */
export function decodeLink(hash: string): Link | null {
  if (!/^#v\d+\//.test(hash)) return null;
  if (!hash.startsWith(prefix)) return { fault: 'newer' };
  try {
    const inflated = inflate(fromBase64Url(hash.slice(prefix.length)));
    if (inflated === null) return { fault: 'tooLong' };
    const scenario = scenarioFrom(JSON.parse(strFromU8(inflated)));
    return scenario === null ? { fault: 'broken' } : { scenario };
  } catch {
    return { fault: 'broken' };
  }
}

/** Null past the limit. Fed in slices, so that little is unpacked before the limit is noticed. */
function inflate(data: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let complete = false;
  const stream = new Inflate((chunk, final) => {
    chunks.push(chunk);
    length += chunk.length;
    complete = final;
  });
  const slice = 512;
  for (let at = 0; at < data.length || at === 0; at += slice) {
    stream.push(data.subarray(at, at + slice), at + slice >= data.length);
    if (length > linkLimit) return null;
  }
  if (!complete) throw new Error('the data ends early');
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
