// Where a place in YAML is: the kind of the object around it, and the path of keys to it.
import type { SyntaxNode } from '@lezer/common';
import { type Kind, kinds, type Path } from './type_table';
import { documentsOf, isScalar, keyOf, pairsOf, parse, textOf } from './yaml_tree';

export interface YamlPlace {
  kind: Kind;
  path: Path;
  /** A key, or a value: a scalar, perhaps one of a list. */
  part: 'key' | 'value';
  /** The range of the key or the value. */
  from: number;
  to: number;
  /** The other keys of the same map, for a key. */
  siblings: ReadonlySet<string>;
  /** The column that the key or the value starts in. */
  column: number;
  /** Within braces or brackets. */
  flow: boolean;
}

/** The key or the scalar that the character at `at` is in; null where it is neither. */
export function placeAt(stream: string, at: number, editor: Kind): YamlPlace | null {
  const { from, text } = documentAround(stream, at);
  const place = leafAt(text, at - from, editor);
  return place && { ...place, from: place.from + from, to: place.to + from };
}

/**
 * The key or the scalar that would stand at `at` if one wrote on there; its range is the word that
 * has been begun, which may be empty. Null where nothing can be completed, as in a comment.
 */
export function placeToComplete(stream: string, at: number, editor: Kind): YamlPlace | null {
  const { from, text } = documentAround(stream, at);
  const before = text.slice(0, at - from);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/(^|\s)#/.test(line)) return null;
  const word = /[^\s,[\]{}"'#]*$/.exec(line)?.[0] ?? '';
  const start = before.length - word.length;
  const end = start + (/^[^\s,[\]{}"'#:]*/.exec(text.slice(start))?.[0].length ?? 0);
  // Alone on its line it may become a key; only the colon says so.
  const alone = /^\s*(- +)*$/.test(line.slice(0, line.length - word.length));
  const colon = alone && !/^\s*:/.test(text.slice(end)) ? ':' : '';
  const written = `${text.slice(0, start)}${placeholder}${colon}${text.slice(end)}`;
  const place = leafAt(written, start, editor);
  return place && { ...place, from: from + start, to: from + end };
}

const placeholder = 'ksp0';

function documentAround(stream: string, at: number) {
  const documents = documentsOf(stream);
  return documents.findLast(({ from }) => from <= at) ?? { from: 0, text: '' };
}

function leafAt(document: string, at: number, editor: Kind): YamlPlace | null {
  const leaf = parse(document).resolve(at, 1);
  if (!isScalar(leaf)) return null;
  const own = leaf.parent?.name === 'Key' ? leaf.parent.parent : null;
  const path: string[] = [];
  let kind: Kind | null = null;
  let flow = false;
  // Outwards, up to the map that says of what kind the object is.
  for (let node: SyntaxNode | null = leaf; node !== null && kind === null; node = node.parent) {
    if (node.name === 'Item') path.unshift('[]');
    if (node.name === 'Pair') path.unshift(keyOf(node, document));
    if (node.name.startsWith('Flow')) flow = true;
    if (node.name.endsWith('Mapping')) kind = kindOf(node, document);
  }
  const others = pairsOf(own?.parent ?? null).filter(({ from }) => from !== own?.from);
  return {
    kind: kind ?? editor,
    path,
    part: own === null ? 'value' : 'key',
    from: leaf.from,
    to: leaf.to,
    siblings: new Set(others.map((pair) => keyOf(pair, document))),
    column: leaf.from - (document.lastIndexOf('\n', leaf.from - 1) + 1),
    flow,
  };
}

function kindOf(map: SyntaxNode, document: string): Kind | null {
  const named = textOf(map, 'kind', document);
  return kinds.find((kind) => kind === named) ?? null;
}
