// A scenario without its names, images, URIs and credentials.
import type { BuiltInRuntime, Json } from '../report';
import { type Scenario, sourceKeys } from '../scenario';
import { type Aliases, Aliasing } from './aliasing';
import { isTellingName, withoutFlagValues } from './credentials';
import { copyOfObject, isUntyped, type Kind, kindOf } from './kinds';
import { type Scalar, type Scalars, scalarsOf, written } from './scalars';
import { wordReplacer } from './words';

export interface Redaction {
  scenario: Scenario;
  aliases: Aliases;
  comments: number;
  /** Values of Secrets, copies of an object in its own annotation, what only newer links hold. */
  removed: number;
  credentials: number;
}

/** Longer texts are not looked into, and so not redacted. */
export const longestRedacted = 200_000;

/** An action of a template may stand within. */
const uris = /((?<![\w+.-])[\w+.-]+:\/\/(?:\{\{[^{}]*\}\}|[^\s"'`<>{},;\\])+)/g;

/** Null where a text is too long, or too tangled to be parsed in time. */
export function redact(scenario: Scenario, builtIns: readonly BuiltInRuntime[]): Redaction | null {
  const texts = sourceKeys.map((key) => scenario[key]);
  if (texts.some(({ length }) => length > longestRedacted)) return null;
  const parsed = scalarsOf(texts);
  if (parsed === null) return null;

  const originals = originalsOf(parsed, scenario.namespace);
  const aliasing = new Aliasing((kind) => originals.get(kind) ?? [], builtIns);
  // Before words are looked for: the hosts and buckets of URIs are among them.
  for (const text of originals.get('free') ?? []) {
    for (const [uri] of text.matchAll(uris)) aliasing.uri(uri);
  }
  const redactor = new Redactor(aliasing);
  const [runtimes = '', inferenceService = '', stored = ''] = texts.map((text, source) =>
    redactor.text(text, parsed[source] ?? { scalars: [], comments: [] }),
  );
  const { config } = scenario;
  return {
    scenario: {
      ...scenario,
      ...{ runtimes, inferenceService, stored },
      namespace: aliasing.of('namespace', scenario.namespace),
      config: config === null ? null : (redactor.json(config) as Scenario['config']),
      extra: {},
    },
    aliases: aliasing,
    comments: redactor.comments,
    removed: redactor.removed + Object.keys(scenario.extra).length,
    credentials: redactor.credentials,
  };
}

function originalsOf(parsed: readonly Scalars[], namespace: string): Map<Kind, Set<string>> {
  const originals = new Map<Kind, Set<string>>([['namespace', new Set()]]);
  for (const { scalars } of parsed) {
    for (const scalar of scalars) {
      if (scalar.value === '') continue;
      const kind = kindOf(scalar);
      const known = originals.get(kind);
      if (known === undefined) originals.set(kind, new Set([scalar.value]));
      else known.add(scalar.value);
    }
  }
  if (namespace !== '') originals.get('namespace')?.add(namespace);
  return originals;
}

class Redactor {
  comments = 0;
  removed = 0;
  credentials = 0;
  readonly #aliasing: Aliasing;
  readonly #replaceWords: (text: string) => string;

  constructor(aliasing: Aliasing) {
    this.#aliasing = aliasing;
    this.#replaceWords = wordReplacer(aliasing.inTexts(), {
      credential: (value) => this.#credential(value),
      host: (name) => aliasing.host(name),
    });
  }

  /** A text, scalar by scalar; what lies between them too. */
  text(text: string, { scalars, comments }: Scalars): string {
    const edits = [
      ...scalars.map((scalar) => ({
        ...scalar,
        make: () => written(this.#instead(scalar), scalar, text.slice(scalar.from, scalar.to)),
      })),
      ...comments.map((comment) => ({ ...comment, make: () => '' })),
    ].sort((a, b) => a.from - b.from);
    this.comments += comments.length;
    let out = '';
    let done = 0;
    for (const { from, to, make } of edits) {
      out += this.#free(text.slice(done, from)) + make();
      done = to;
    }
    return out + this.#free(text.slice(done));
  }

  /** A value of the configuration. */
  json(value: Json, key = ''): Json {
    if (typeof value === 'string') {
      return isTellingName(key) ? this.#credential(value) : this.#free(value);
    }
    if (Array.isArray(value)) return value.map((item) => this.json(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, this.json(item, name)]),
    );
  }

  #instead(scalar: Scalar): string {
    const kind = kindOf(scalar);
    switch (kind) {
      case 'kept':
        return scalar.value;
      case 'free':
        return this.#free(scalar.value);
      case 'credential':
        return this.#credential(scalar.value);
      case 'removed':
        this.removed++;
        return scalar.field === copyOfObject ? '{}' : 'cmVkYWN0ZWQ=';
      default:
        return this.#aliasing.of(kind, scalar.value);
    }
  }

  #free(text: string): string {
    return withoutFlagValues(text, (value) => this.#credential(value))
      .split(uris)
      .map((part, index) => (index % 2 === 1 ? this.#aliasing.uri(part) : this.#replaceWords(part)))
      .join('');
  }

  #credential(value: string): string {
    if (/^\$|\{\{/.test(value) || value === '') return value;
    this.credentials++;
    return isUntyped(value) ? value.replace(/\d/g, '0') : 'redacted';
  }
}
