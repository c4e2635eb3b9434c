// Finds the originals wherever they stand in a text, and hosts and keys that nobody named.
import { knownKey } from './credentials';

/** An original of more characters stands for itself only as a whole scalar. */
const longest = 253;
/** One of fewer may mean anything. */
const shortest = 3;

const isWord = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** A name of the public network or of a private one, with a user's before it; an address. */
const host =
  /(?:[\w.+-]+@)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|net|org|edu|gov|mil|int|info|biz|io|ai|co|dev|app|cloud|tech|internal|intranet|local|localdomain|corp|lan|home|private|cn|de|fr|uk|us|eu|jp|kr|in|nl|ch|se|no|ru|br|ca|au|hk|tw|sg)|(?:\d{1,3}\.){3}\d{1,3})(?![\w-]|\.\w)/iy;

export interface Found {
  /** The alias of a host; null where it may stay. */
  host(name: string): string | null;
  credential(value: string): string;
}

/** `originals` are the words with their aliases; one that begins or ends within a word is none. */
export function wordReplacer(
  originals: Iterable<[string, string]>,
  found: Found,
): (text: string) => string {
  const aliases = new Map(
    [...originals].filter(([{ length }]) => length >= shortest && length <= longest),
  );
  // By what they begin with, so that few are tried.
  const lengths = new Map<string, number[]>();
  for (const original of [...aliases.keys()].sort((a, b) => b.length - a.length)) {
    const beginning = original.slice(0, shortest);
    const known = lengths.get(beginning);
    if (known === undefined) lengths.set(beginning, [original.length]);
    else if (known.at(-1) !== original.length) known.push(original.length);
  }

  const at = (text: string, from: number): { length: number; alias: string } | null => {
    for (const length of lengths.get(text.slice(from, from + shortest)) ?? []) {
      if (isWord(text[from + length])) continue;
      const alias = aliases.get(text.slice(from, from + length));
      if (alias !== undefined) return { length, alias };
    }
    if (/[\w.+@-]/.test(text[from - 1] ?? '')) return null;
    knownKey.lastIndex = from;
    const key = knownKey.exec(text)?.[0];
    if (key !== undefined) return { length: key.length, alias: found.credential(key) };
    host.lastIndex = from;
    const [all, name] = host.exec(text) ?? [];
    const alias = name === undefined ? null : found.host(name);
    if (all === undefined || alias === null) return null;
    return { length: all.length, alias: all === name ? alias : `user@${alias}` };
  };

  return (text) => {
    let out = '';
    let done = 0;
    for (let from = 0; from < text.length; ) {
      const hit = isWord(text[from - 1]) ? null : at(text, from);
      if (hit === null) {
        from++;
        continue;
      }
      out += text.slice(done, from) + hit.alias;
      from += hit.length;
      done = from;
    }
    return out + text.slice(done);
  };
}
