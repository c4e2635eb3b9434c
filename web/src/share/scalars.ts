// The scalars of a text of YAML, each with the little that is to be known of its place. Edits are made
// by place, so that the layout, and what is wrong with the YAML, stay.
import { yamlLanguage } from '@codemirror/lang-yaml';
import type { Tree } from '@lezer/common';
import { documentsOf, keyOf } from '../reference/yaml_tree';

/** A map, and what some of its entries say. */
export interface Mapping {
  kind: string;
  name: string;
  /** The map of the Kubernetes object that it is part of, or is. */
  object: Mapping;
}

export interface Scalar {
  /** In the text, without the quotes. */
  from: number;
  to: number;
  /** What it says. */
  value: string;
  style: 'plain' | '"' | "'" | 'block' | 'anchor';
  isKey: boolean;
  /** The key of which it is the value, or an item of the value; a key's is its own. */
  field: string;
  /** The key above that one. */
  parent: string;
  /** The innermost key above whose entries have keys of a person's choice; "" for none. */
  under: string;
  /** Null outside of maps. */
  mapping: Mapping | null;
  /** The scalar before it in its list; "" for none. */
  before: string;
}

export interface Scalars {
  scalars: Scalar[];
  comments: { from: number; to: number }[];
}

const freeMaps = /^(?:labels|annotations|nodeSelector|matchLabels|data|stringData|managedFields)$/;

interface Level {
  key: string;
  under: string;
}

/** For parsing, in milliseconds: it may take minutes over text that is far from YAML. */
const patience = 2_000;

/** Null where they take too long. */
export function scalarsOf(texts: readonly string[]): Scalars[] | null {
  const deadline = performance.now() + patience;
  const parse = (document: string): Tree | null => {
    const parsing = yamlLanguage.parser.startParse(document);
    for (;;) {
      const tree = parsing.advance();
      if (tree !== null) return tree;
      if (performance.now() > deadline) return null;
    }
  };
  const all: Scalars[] = [];
  for (const text of texts) {
    const found = scalarsIn(text, parse);
    if (found === null) return null;
    all.push(found);
  }
  return all;
}

function scalarsIn(text: string, parse: (document: string) => Tree | null): Scalars | null {
  const scalars: Scalar[] = [];
  const comments: Scalars['comments'] = [];
  for (const { index, 0: comment } of text.matchAll(/(?<=^---[ \t]+)#.*$/gm)) {
    comments.push({ from: index, to: index + comment.length });
  }
  for (const { from: start, text: document } of documentsOf(text)) {
    const levels: Level[] = [];
    const mappings: Mapping[] = [];
    const lists: { before: string }[] = [];
    const tree = parse(document);
    if (tree === null) return null;
    tree.cursor().iterate(
      ({ name, from, to, node }) => {
        switch (name) {
          case 'BlockMapping':
          case 'FlowMapping':
            mappings.push(mappingIn(mappings.at(-1), levels.at(-1)?.key));
            return;
          case 'BlockSequence':
          case 'FlowSequence':
            lists.push({ before: '' });
            return;
          case 'Pair': {
            const above = levels.at(-1) ?? { key: '', under: '' };
            const under = freeMaps.test(above.key) ? above.key : above.under;
            levels.push({ key: keyOf(node, document), under });
            return;
          }
          case 'Comment':
            comments.push({ from: start + from, to: start + to });
            return;
          case 'Literal':
          case 'Anchor':
          case 'Alias':
          case 'QuotedLiteral':
          case 'BlockLiteralContent': {
            const isAnchor = name === 'Anchor' || name === 'Alias';
            const first = isAnchor ? from + 1 : from;
            const scalar = { ...placed(document.slice(first, to), start + first), before: '' };
            const { key: field, under } = levels.at(-1) ?? { key: '', under: '' };
            const isKey = node.parent?.name === 'Key';
            const mapping = mappings.at(-1) ?? null;
            if (!isKey && !isAnchor && mapping !== null && (field === 'kind' || field === 'name')) {
              mapping[field] ||= scalar.value;
            }
            const list = node.parent?.name === 'Item' && !isAnchor ? lists.at(-1) : undefined;
            if (list !== undefined) {
              scalar.before = list.before;
              list.before = scalar.value;
            }
            const block = name === 'BlockLiteralContent' ? 'block' : scalar.style;
            const style = isAnchor ? 'anchor' : block;
            const parent = levels.at(-2)?.key ?? '';
            scalars.push({ ...scalar, style, isKey, field, parent, under, mapping });
          }
        }
      },
      ({ name }) => {
        if (name.endsWith('Mapping')) mappings.pop();
        else if (name.endsWith('Sequence')) lists.pop();
        else if (name === 'Pair') levels.pop();
      },
    );
  }
  return { scalars, comments };
}

/** A document's own map is an object, and so are the items of a List or a Template. */
function mappingIn(above: Mapping | undefined, key = ''): Mapping {
  const mapping: Partial<Mapping> = { kind: '', name: '' };
  const isObject = above === undefined || (above.object === above && /^(items|objects)$/.test(key));
  mapping.object = isObject ? (mapping as Mapping) : above.object;
  return mapping as Mapping;
}

function placed(raw: string, from: number): Pick<Scalar, 'from' | 'to' | 'value' | 'style'> {
  const [quote] = raw;
  const to = from + raw.length;
  const closed = raw.length > 1 && raw.endsWith(quote ?? '');
  if (closed && (quote === '"' || quote === "'")) {
    return { from: from + 1, to: to - 1, value: unquoted(raw, quote), style: quote };
  }
  return { from, to, value: raw, style: 'plain' };
}

function unquoted(raw: string, quote: '"' | "'"): string {
  const inner = raw.slice(1, -1);
  if (quote === "'") return inner.replaceAll("''", "'");
  if (!inner.includes('\\')) return inner;
  try {
    return String(JSON.parse(raw));
  } catch {
    return inner; // an escape that only YAML has
  }
}

/** A value in the place of a scalar, of which `raw` is what the text has. */
export function written(value: string, scalar: Scalar, raw: string): string {
  if (value === scalar.value) return raw;
  switch (scalar.style) {
    case '"':
      return JSON.stringify(value).slice(1, -1);
    case "'":
      return value.replaceAll("'", "''");
    case 'block': {
      const indent = /^\s*/.exec(raw)?.[0] ?? '';
      return value.startsWith(indent) ? value : indent + value;
    }
    default:
      return value;
  }
}
