// Which original has which alias, in one scenario.
import type { BuiltInRuntime } from '../report';
import { imageAlias, nameAlias, runtimeAliases, uriAlias, valueAlias } from './aliases';
import { type Kind, usualNames } from './kinds';

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

/** Domains that belong to no user. */
const publicHost =
  /(?:^|\.)(?:kserve\.io|kubernetes\.io|k8s\.io|knative\.dev|istio\.io|prometheus\.io|nvidia\.com|amd\.com|intel\.com|habana\.ai|cluster\.local)$|^(?:docker\.io|quay\.io|ghcr\.io|gcr\.io|nvcr\.io|registry\.example|github\.com|huggingface\.co|127\.[\d.]+|0\.0\.0\.0)$/i;

export class Aliasing implements Aliases {
  readonly names = new Map<string, string>();
  readonly namespaces = new Map<string, string>();
  readonly images = new Map<string, string>();
  readonly uris = new Map<string, string>();
  readonly hosts = new Map<string, string>();
  readonly values = new Map<string, string>();
  /** What KServe ships everybody knows: the texts of its runtimes between blanks, and their words. */
  readonly #shipped: ReadonlySet<string>;
  readonly #words: ReadonlySet<string>;

  /** `originals` of a kind, in their order. Of URIs and hosts more may be asked for later. */
  constructor(originals: (kind: Kind) => Iterable<string>, builtIns: readonly BuiltInRuntime[]) {
    const shipped = builtIns.map(({ yaml }) => yaml).join('\n');
    this.#shipped = new Set(shipped.match(/[^\s"']+/g));
    this.#words = new Set(shipped.match(/[A-Za-z0-9][A-Za-z0-9._-]*/g));
    const { names, namespaces, images, values } = this;

    const builtInNames = new Set(builtIns.map(({ name }) => name));
    for (const [name, alias] of runtimeAliases([...originals('runtime')], [...builtInNames])) {
      names.set(name, alias);
    }
    const isKnown = (name: string) => names.has(name) || usualNames.has(name);
    const local = [...originals('localName')].filter((name) => !this.#words.has(name));
    for (const name of [...originals('name'), ...local]) {
      if (isKnown(name) || builtInNames.has(name)) continue;
      names.set(name, nameAlias(name, 'name', names.size + 1));
    }
    for (const name of originals('namespace')) {
      if (name === 'default') continue;
      // A namespace that is called as something else stays the same word everywhere.
      const alias = names.get(name) ?? nameAlias(name, 'namespace', namespaces.size + 1);
      namespaces.set(name, alias);
    }
    for (const image of originals('image')) {
      if (!this.#shipped.has(image)) images.set(image, imageAlias(image, images.size + 1));
    }
    for (const value of originals('value')) {
      if (names.has(value) || namespaces.has(value)) continue;
      values.set(value, valueAlias(value, values.size + 1));
    }
    for (const uri of originals('uri')) this.uri(uri);
  }

  /** Of a whole scalar of a kind, which stays where it has no alias. */
  of(kind: Kind, value: string): string {
    switch (kind) {
      case 'image':
        return this.images.get(value) ?? value;
      case 'uri':
        return value === '' ? value : this.uri(value);
      case 'namespace':
        return this.namespaces.get(value) ?? value;
      case 'value':
        return (
          this.names.get(value) ?? this.namespaces.get(value) ?? this.values.get(value) ?? value
        );
      default:
        return this.names.get(value) ?? value;
    }
  }

  uri(original: string): string {
    const known = this.uris.get(original);
    if (known !== undefined || this.#shipped.has(original)) return known ?? original;
    const alias = uriAlias(original, this.uris.size + 1, (place, isHost) =>
      isHost && publicHost.test(place) ? place : this.#place(place, isHost),
    );
    if (alias !== null) this.uris.set(original, alias);
    return alias ?? original;
  }

  /** Null for one that may stay. */
  host(name: string): string | null {
    return publicHost.test(name) || this.#words.has(name) ? null : this.#place(name, true);
  }

  #place(name: string, isHost: boolean): string {
    const known = this.names.get(name) ?? this.hosts.get(name);
    if (known !== undefined) return known;
    const number = this.hosts.size + 1;
    const alias = isHost ? `host-${number}.example` : `place-${number}`;
    this.hosts.set(name, alias);
    return alias;
  }

  /** What is looked for in other texts; there a word of KServe's may mean something else. */
  inTexts(): [string, string][] {
    const { namespaces, names, images, hosts, values } = this;
    return [namespaces, names, images, hosts, values].flatMap((map) =>
      [...map].filter(([original]) => !this.#words.has(original)),
    );
  }
}
