// A scenario without its names, images, URIs and credentials.
import type { BuiltInRuntime, Json } from '../report';
import { type Scenario, sourceKeys } from '../scenario';
import { imageAlias, nameAlias, runtimeAliases, uriAlias, valueAlias } from './aliases';
import { isTellingName, withoutFlagValues } from './credentials';
import { copyOfObject, isUntyped, type Kind, kindOf, usualNames } from './kinds';
import { type Scalar, scalarsOf, written } from './scalars';
import { wordReplacer } from './words';

/** From the originals to what stands in their place. */
export interface Aliases {
  names: Map<string, string>;
  namespaces: Map<string, string>;
  images: Map<string, string>;
  uris: Map<string, string>;
  /** Hosts, and what else stands first in a URI: buckets, accounts, claims. */
  hosts: Map<string, string>;
  /** Of labels and annotations that KServe does not read. */
  values: Map<string, string>;
}
export const aliasKinds = ['names', 'namespaces', 'images', 'uris', 'hosts', 'values'] as const;
export type AliasKind = (typeof aliasKinds)[number];

export interface Redaction extends Aliases {
  scenario: Scenario;
  comments: number;
  /** Values of Secrets, copies of an object in its own annotation, what only newer links hold. */
  removed: number;
  credentials: number;
}

/** Longer texts are not looked into, and so not redacted. */
export const longestRedacted = 200_000;

/** Domains that belong to no user. */
const publicHost =
  /(?:^|\.)(?:kserve\.io|kubernetes\.io|k8s\.io|knative\.dev|istio\.io|prometheus\.io|nvidia\.com|amd\.com|intel\.com|habana\.ai|cluster\.local)$|^(?:docker\.io|quay\.io|ghcr\.io|gcr\.io|nvcr\.io|registry\.example|github\.com|huggingface\.co|127\.[\d.]+|0\.0\.0\.0)$/i;
/** An action of a template may stand within. */
const uris = /((?<![\w+.-])[\w+.-]+:\/\/(?:\{\{[^{}]*\}\}|[^\s"'`<>{},;\\])+)/g;
/** Null where a text is too long, or too tangled to be parsed in time. */
export function redact(scenario: Scenario, builtIns: readonly BuiltInRuntime[]): Redaction | null {
  if (sourceKeys.some((key) => scenario[key].length > longestRedacted)) return null;
  const parsed = scalarsOf(sourceKeys.map((key) => scenario[key]));
  if (parsed === null) return null;
  const shipped = builtIns.map(({ yaml }) => yaml).join('\n');
  const isShipped = new Set(shipped.match(/[^\s"']+/g) ?? []);
  const words = new Set(shipped.match(/[A-Za-z0-9][A-Za-z0-9._-]*/g) ?? []);
  const originals = new Map<Kind, Set<string>>();
  for (const scalar of parsed.flatMap(({ scalars }) => scalars)) {
    const kind = kindOf(scalar);
    const known = originals.get(kind);
    if (known === undefined) originals.set(kind, new Set([scalar.value]));
    else known.add(scalar.value);
  }

  const redaction: Redaction = {
    scenario,
    ...{ names: new Map(), namespaces: new Map(), images: new Map() },
    ...{ uris: new Map(), hosts: new Map(), values: new Map() },
    ...{ comments: 0, removed: Object.keys(scenario.extra).length, credentials: 0 },
  };
  const { names, namespaces, images, hosts, values } = redaction;
  const each = (kind: Kind, use: (original: string) => void) => {
    for (const original of originals.get(kind) ?? []) if (original !== '') use(original);
  };
  const nameIt = (name: string) => {
    if (names.has(name) || usualNames.has(name)) return;
    names.set(name, nameAlias(name, 'name', names.size + 1));
  };
  const runtimes = [...(originals.get('runtime') ?? [])].filter((name) => name !== '');
  const builtInNames = builtIns.map(({ name }) => name);
  for (const [name, alias] of runtimeAliases(runtimes, builtInNames)) names.set(name, alias);
  each('name', (name) => builtInNames.includes(name) || nameIt(name));
  each('localName', (name) => words.has(name) || nameIt(name));
  for (const name of [...(originals.get('namespace') ?? []), scenario.namespace]) {
    if (name === '' || name === 'default' || namespaces.has(name)) continue;
    // A namespace that is called as something else stays the same word everywhere.
    const alias = names.get(name) ?? nameAlias(name, 'namespace', namespaces.size + 1);
    namespaces.set(name, alias);
  }
  each('image', (image) => {
    if (!isShipped.has(image)) images.set(image, imageAlias(image, images.size + 1));
  });
  each('value', (value) => {
    if (names.has(value) || namespaces.has(value)) return;
    values.set(value, valueAlias(value, values.size + 1));
  });

  const hostAlias = (host: string, form: (number: number) => string): string => {
    const alias = hosts.get(host) ?? names.get(host) ?? form(hosts.size + 1);
    if (!names.has(host)) hosts.set(host, alias);
    return alias;
  };
  const uri = (original: string): string => {
    const known = redaction.uris.get(original);
    if (known !== undefined || isShipped.has(original)) return known ?? original;
    const alias = uriAlias(original, redaction.uris.size + 1, (place, isHost) =>
      isHost && publicHost.test(place)
        ? place
        : hostAlias(place, (number) => (isHost ? `host-${number}.example` : `place-${number}`)),
    );
    if (alias !== null) redaction.uris.set(original, alias);
    return alias ?? original;
  };
  // Before other texts, for their places are looked for there.
  each('uri', uri);
  each('free', (text) => {
    for (const [found] of text.matchAll(uris)) uri(found);
  });

  const credential = (value: string): string => {
    if (/^\$|\{\{/.test(value) || value === '') return value;
    redaction.credentials++;
    return isUntyped(value) ? value.replace(/\d/g, '0') : 'redacted';
  };
  // A word of KServe's own runtimes may mean something else in another text.
  const inTexts = [namespaces, names, images, hosts, values].flatMap((map) =>
    [...map].filter(([original]) => !words.has(original)),
  );
  const replaceWords = wordReplacer(inTexts, {
    credential,
    host: (name) =>
      publicHost.test(name) || words.has(name)
        ? null
        : hostAlias(name, (number) => `host-${number}.example`),
  });
  const free = (text: string): string =>
    withoutFlagValues(text, credential)
      .split(uris)
      .map((part, index) => (index % 2 === 1 ? uri(part) : replaceWords(part)))
      .join('');

  const instead = (scalar: Scalar): string => {
    const { value } = scalar;
    switch (kindOf(scalar)) {
      case 'removed':
        redaction.removed++;
        return scalar.field === copyOfObject ? '{}' : 'cmVkYWN0ZWQ=';
      case 'credential':
        return credential(value);
      case 'kept':
        return value;
      case 'free':
        return free(value);
      case 'image':
        return images.get(value) ?? value;
      case 'uri':
        return uri(value);
      case 'value':
        return names.get(value) ?? namespaces.get(value) ?? values.get(value) ?? value;
      case 'namespace':
        return namespaces.get(value) ?? value;
      default:
        return names.get(value) ?? value;
    }
  };
  const texts = sourceKeys.map((key, source) => {
    const text = scenario[key];
    const { scalars = [], comments = [] } = parsed[source] ?? {};
    const edits = [
      ...scalars.map((scalar) => ({
        ...scalar,
        text: () => written(instead(scalar), scalar, text.slice(scalar.from, scalar.to)),
      })),
      ...comments.map((comment) => {
        redaction.comments++;
        return { ...comment, text: () => '' };
      }),
    ].sort((a, b) => a.from - b.from);
    let out = '';
    let done = 0;
    for (const edit of edits) {
      out += free(text.slice(done, edit.from)) + edit.text();
      done = edit.to;
    }
    return out + free(text.slice(done));
  });
  const [redactedRuntimes = '', inferenceService = '', stored = ''] = texts;
  const config = (value: Json, key = ''): Json => {
    if (typeof value === 'string') return isTellingName(key) ? credential(value) : free(value);
    if (Array.isArray(value)) return value.map((item) => config(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, config(item, name)]),
    );
  };
  const redactedConfig =
    scenario.config === null ? null : (config(scenario.config) as Scenario['config']);
  return {
    ...redaction,
    scenario: {
      ...scenario,
      runtimes: redactedRuntimes,
      inferenceService,
      stored,
      namespace: namespaces.get(scenario.namespace) ?? scenario.namespace,
      config: redactedConfig,
      extra: {},
    },
  };
}
