// Small steps in the syntax tree of a YAML document.
import { yamlLanguage } from '@codemirror/lang-yaml';
import type { SyntaxNode } from '@lezer/common';

/** A document longer than this is not looked into. */
const longest = 200_000;

export interface YamlDocument {
  /** Where it starts in the stream. */
  from: number;
  text: string;
}

/** The documents of a stream, split before they are parsed: a broken one spoils no other. */
export function documentsOf(stream: string): YamlDocument[] {
  const documents: YamlDocument[] = [];
  let from = 0;
  const add = (to: number) => {
    const text = to - from > longest ? '' : stream.slice(from, to);
    documents.push({ from, text });
  };
  for (const match of stream.matchAll(/^---(?=\s|$).*$/gm)) {
    add(match.index);
    from = Math.min(match.index + match[0].length + 1, stream.length);
  }
  add(stream.length);
  return documents;
}

export const parse = (document: string): SyntaxNode => yamlLanguage.parser.parse(document).topNode;

/** The map that a document is; null for another. */
export function rootMap(tree: SyntaxNode): SyntaxNode | null {
  const root = tree.getChild('Document')?.firstChild ?? null;
  return root?.name.endsWith('Mapping') ? root : null;
}

export function isScalar(node: SyntaxNode): boolean {
  return node.name === 'Literal' || node.name === 'QuotedLiteral';
}

export function scalar(node: SyntaxNode, document: string): string {
  return document.slice(node.from, node.to).replace(/^(["'])(.*)\1$/s, '$2');
}

export function keyOf(pair: SyntaxNode, document: string): string {
  const key = pair.getChild('Key')?.firstChild;
  return key ? scalar(key, document) : '';
}

export function pairsOf(map: SyntaxNode | null): SyntaxNode[] {
  return map?.getChildren('Pair') ?? [];
}

/** The value of a key; null where the map lacks it, or has nothing there. */
export function entryOf(map: SyntaxNode | null, key: string, document: string): SyntaxNode | null {
  const pair = pairsOf(map).find((each) => keyOf(each, document) === key);
  const value = pair?.lastChild ?? null;
  return value === null || value.name === 'Key' || value.name === ':' ? null : value;
}

/** The elements of a list. */
export function itemsOf(list: SyntaxNode | null): SyntaxNode[] {
  return (list?.getChildren('Item') ?? []).flatMap((item) => item.firstChild ?? []);
}

/** The text of a scalar value of a map; "" where there is none. */
export function textOf(map: SyntaxNode | null, key: string, document: string): string {
  const value = entryOf(map, key, document);
  return value !== null && isScalar(value) ? scalar(value, document) : '';
}
