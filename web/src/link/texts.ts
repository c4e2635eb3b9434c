// A text as a link carries it: a string or, where it has built-in runtimes as the catalog writes
// them, a list of strings and {"builtIn": name}, which joined are the text. A name stands for the
// runtime's YAML without its last line break.
import type { BuiltInRuntime, Json } from '../report';
import { LinkFailure } from './failure';

export function shortenText(text: string, builtIns: readonly BuiltInRuntime[]): Json {
  // The longest first: the first that fits is the longest that does.
  const shortened = builtIns
    .map(({ name, yaml }) => ({ name, yaml: withoutLastBreak(yaml) }))
    .sort((a, b) => b.yaml.length - a.yaml.length);
  const pieces: Json[] = [];
  let done = 0; // everything before is in `pieces`
  for (let line = 0; line < text.length; ) {
    const found = shortened.find(({ yaml }) => text.startsWith(yaml, line));
    if (found) {
      if (line > done) pieces.push(text.slice(done, line));
      pieces.push({ builtIn: found.name });
      line = done = line + found.yaml.length;
    }
    const end = text.indexOf('\n', line);
    line = end < 0 ? text.length : end + 1;
  }
  if (pieces.length === 0) return text;
  if (done < text.length) pieces.push(text.slice(done));
  return pieces;
}

/** Asks for the built-in runtimes only where there is a name; stops beyond `limit` characters. */
export async function lengthenText(
  value: Json,
  release: string,
  builtIns: () => Promise<readonly BuiltInRuntime[]>,
  limit: number,
): Promise<string> {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) throw new LinkFailure('malformed');
  let text = '';
  for (const piece of value) {
    if (typeof piece === 'string') {
      text += piece;
    } else {
      const name =
        typeof piece === 'object' && piece !== null && 'builtIn' in piece && piece.builtIn;
      if (typeof name !== 'string') throw new LinkFailure('malformed');
      const found = (await builtIns()).find((builtIn) => builtIn.name === name);
      if (!found) throw new LinkFailure('unknownRuntime', { runtime: name, kserve: release });
      text += withoutLastBreak(found.yaml);
    }
    if (text.length > limit) throw new LinkFailure('tooLarge');
  }
  return text;
}

const withoutLastBreak = (yaml: string) => yaml.replace(/\n$/, '');
