// A scenario without its names, images and URIs. Edits are made by place, so that the layout, and
// what is wrong with the YAML, stay.
import type { BuiltInRuntime, Json } from '../report';
import { documentsOf, keyOf, parse } from '../reference/yaml_tree';
import { type Scenario, sourceKeys } from '../scenario';
import { imageAlias, nameAlias, runtimeAliases, uriAlias } from './aliases';

export interface Redaction {
  scenario: Scenario;
  /** From the originals to what stands in their place. */
  names: Map<string, string>;
  namespaces: Map<string, string>;
  images: Map<string, string>;
  uris: Map<string, string>;
  comments: number;
  /** Values of Secrets. */
  secrets: number;
}

/** Longer texts are not looked into, and so not redacted. */
export const longestRedacted = 200_000;

type Kind = 'runtime' | 'name' | 'namespace' | 'image' | 'secret' | 'kept' | 'comment' | 'free';

interface Piece {
  from: number;
  to: number;
  kind: Kind;
}

const references = new Set(
  'configMapKeyRef secretKeyRef configMapRef secretRef imagePullSecrets secrets configMap secret metadata'.split(
    ' ',
  ),
);
const nameFields = new Set(
  'serviceAccountName secretName claimName nodeName generateName'.split(' '),
);
const freeMaps = /^(?:labels|annotations|nodeSelector|matchLabels|data|stringData)$/;
/** An action of a template may stand within. */
const uris = /([A-Za-z][A-Za-z0-9+.-]*:\/\/(?:\{\{[^{}]*\}\}|[^\s"'`<>{},;\\])+)/;

function kindOf(path: string[], document: string): Kind {
  const [parent = '', field = ''] = path.slice(-2).length === 2 ? path.slice(-2) : ['', path[0]];
  if (/^kind:\s*["']?Secret\b/m.test(document) && /^(data|stringData)$/.test(path[0] ?? ''))
    return 'secret';
  if (field === 'namespace') return 'namespace';
  if (field === 'image') return 'image';
  if (field === 'apiVersion' || field === 'kind') return 'kept';
  if (/odelFormats?$/.test(parent)) return 'kept';
  if (field === 'runtime') return 'runtime';
  if (field === 'name' && parent === 'metadata') {
    return /^\s*(?:- )?["']?kind["']?:\s*["']?(?:Cluster)?ServingRuntime\b/m.test(document)
      ? 'runtime'
      : 'name';
  }
  if (nameFields.has(field) || (field === 'name' && references.has(parent))) return 'name';
  return 'free';
}

/** The scalars and comments of a text; what is broken lies between. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { from: start, text: document } of documentsOf(text)) {
    const path: string[] = [];
    parse(document)
      .cursor()
      .iterate(
        (ref) => {
          const { name, node } = ref;
          if (name === 'Pair') path.push(keyOf(node, document));
          const quoted = name === 'QuotedLiteral' ? 1 : 0;
          const place = { from: start + ref.from + quoted, to: start + ref.to - quoted };
          if (name === 'Comment') pieces.push({ ...place, kind: 'comment' });
          if (name === 'Literal' || name === 'QuotedLiteral' || name === 'BlockLiteralContent') {
            const isKey = node.parent?.name === 'Key';
            const free = path.slice(0, -1).some((key) => freeMaps.test(key));
            const kind = isKey ? (free ? 'free' : 'kept') : kindOf(path, document);
            if (place.to > place.from) pieces.push({ ...place, kind });
          }
        },
        ({ name }) => {
          if (name === 'Pair') path.pop();
        },
      );
  }
  return pieces;
}

/** Null where a text is too long. */
export function redact(scenario: Scenario, builtIns: readonly BuiltInRuntime[]): Redaction | null {
  if (sourceKeys.some((key) => scenario[key].length > longestRedacted)) return null;
  const shipped = builtIns.map(({ yaml }) => yaml).join('\n');
  const words = new Set(shipped.match(/[A-Za-z0-9][A-Za-z0-9._-]*/g) ?? []);
  const builtInNames = new Set(builtIns.map(({ name }) => name));
  const pieces = sourceKeys.map((key) => piecesOf(scenario[key]));
  const originals = (kind: Kind) => [
    ...new Set(
      pieces.flatMap((each, source) => {
        const text = scenario[sourceKeys[source] ?? 'runtimes'];
        return each
          .filter((piece) => piece.kind === kind)
          .map(({ from, to }) => text.slice(from, to));
      }),
    ),
  ];

  const found: Redaction = {
    scenario,
    names: runtimeAliases(originals('runtime'), [...builtInNames]),
    namespaces: new Map(),
    images: new Map(),
    uris: new Map(),
    comments: 0,
    secrets: 0,
  };
  for (const name of originals('name')) {
    if (found.names.has(name) || builtInNames.has(name)) continue;
    found.names.set(name, nameAlias(name, 'name', found.names.size + 1));
  }
  for (const name of [...originals('namespace'), scenario.namespace]) {
    if (name === 'default' || found.namespaces.has(name)) continue;
    // A namespace that is called as something else stays the same word everywhere.
    const alias = found.names.get(name) ?? nameAlias(name, 'namespace', found.namespaces.size + 1);
    found.namespaces.set(name, alias);
  }
  for (const image of originals('image')) {
    if (!shipped.includes(image)) found.images.set(image, imageAlias(image, found.images.size + 1));
  }

  // Where they stand in other texts: in arguments, labels, messages. A word that KServe's own
  // runtimes hold may mean something else there.
  const elsewhere = new Map(
    [...found.namespaces, ...found.names, ...found.images].filter(
      ([original]) => original.length > 2 && !words.has(original),
    ),
  );
  const lengths = [...new Set([...elsewhere.keys()].map(({ length }) => length))].sort(
    (a, b) => b - a,
  );
  const isWord = (c: string | undefined) => c !== undefined && /[\p{L}\p{N}]/u.test(c);

  const replaceWords = (text: string): string => {
    let out = '';
    for (let at = 0; at < text.length; ) {
      const length = isWord(text[at - 1])
        ? undefined
        : lengths.find((n) => !isWord(text[at + n]) && elsewhere.has(text.slice(at, at + n)));
      out += length === undefined ? text[at] : elsewhere.get(text.slice(at, at + length));
      at += length ?? 1;
    }
    return out;
  };
  const aliasOfUri = (uri: string): string => {
    const alias = found.uris.get(uri) ?? uriAlias(uri, found.uris.size + 1);
    if (alias === null || shipped.includes(uri)) return uri;
    found.uris.set(uri, alias);
    return alias;
  };
  const free = (text: string): string =>
    text
      .split(uris)
      .map((part, index) => (index % 2 === 1 ? aliasOfUri(part) : replaceWords(part)))
      .join('');

  const replaced = (kind: Kind, text: string): string => {
    switch (kind) {
      case 'comment':
        found.comments++;
        return '';
      case 'secret':
        found.secrets++;
        return 'cmVkYWN0ZWQ=';
      case 'kept':
        return text;
      case 'free':
        return free(text);
      case 'image':
        return found.images.get(text) ?? text;
      case 'namespace':
        return found.namespaces.get(text) ?? text;
      default:
        return found.names.get(text) ?? text;
    }
  };
  const texts = sourceKeys.map((key, source) => {
    const text = scenario[key];
    let out = '';
    let done = 0;
    for (const { from, to, kind } of pieces[source] ?? []) {
      out += free(text.slice(done, from)) + replaced(kind, text.slice(from, to));
      done = to;
    }
    return out + free(text.slice(done));
  });
  const [runtimes = '', inferenceService = '', stored = ''] = texts;
  const config = (value: Json): Json => {
    if (typeof value === 'string') return free(value);
    if (Array.isArray(value)) return value.map(config);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, config(each)]));
  };
  const namespace = found.namespaces.get(scenario.namespace) ?? scenario.namespace;
  return {
    ...found,
    scenario: {
      ...scenario,
      runtimes,
      inferenceService,
      stored,
      namespace,
      config: scenario.config === null ? null : (config(scenario.config) as Scenario['config']),
      extra: {},
    },
  };
}
