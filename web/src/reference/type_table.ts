// The core's table of types (core/k8s/tables/types.txt, which says how it is written), read for the
// reference and for completion: the fields of each type, by release, and the type at a path.
import typesText from '../../../core/k8s/tables/types.txt?raw';

/** A rule of the schema, or of the strategic merge, by the words of the table. */
export interface Rule {
  word: string;
  argument: string;
  /** The first and the last release that has it, by their places in `releases`. */
  since: number;
  until: number;
}

export interface TypeRef {
  shape: 'single' | 'list' | 'map';
  /** A type of the table, or what a single value is: `string`, `int32`, `quantity` … */
  of: string;
}

export interface Field {
  /** The type that declares it; others may have it inlined. */
  owner: string;
  name: string;
  type: TypeRef;
  since: number;
  until: number;
  rules: Rule[];
}

/** A key, or `[]` for an element of a list. */
export type Path = readonly string[];

/** What stands at a path. */
export interface Found {
  /** The last field passed, and the type that has it; null and "" for the object itself. */
  field: Field | null;
  struct: string;
  /** What the field is, or its element where the path goes on into a list or a map. */
  type: TypeRef;
}

export const kinds = ['ServingRuntime', 'ClusterServingRuntime', 'InferenceService'] as const;
export type Kind = (typeof kinds)[number];

interface Line {
  /** The inlined type; "" for a field. */
  inlined: string;
  field: Field;
}

export const releases: string[] = [];
const lines = new Map<string, Line[]>();
const lifted: { kind: string; path: string }[] = [];
readTable(typesText);

function readTable(text: string): void {
  let owner = '';
  for (const line of text.split('\n')) {
    const [word = '', ...rest] = line.trimStart().split(' ');
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith(' ')) lines.get(owner)?.push(readLine(owner, word, rest));
    else if (word === 'releases') releases.push(...rest);
    else if (word === 'optional') lifted.push({ kind: rest[0] ?? '', path: rest[1] ?? '' });
    else {
      owner = word;
      lines.set(owner, []);
    }
  }
}

function readLine(owner: string, word: string, rest: string[]): Line {
  const inlined = word.startsWith('+') ? word.slice(1) : '';
  const [type = '', ...attributes] = inlined === '' ? rest : ['any', ...rest];
  const field: Field = {
    owner,
    name: word.replace(/\?$/, ''),
    type: readType(type.replace(/^\*/, '')),
    since: 0,
    until: releases.length - 1,
    rules: [],
  };
  for (const attribute of attributes) {
    const { word, argument, since, until } = readRule(attribute);
    if (word === 'since') field.since = releases.indexOf(argument);
    else if (word === 'until') field.until = releases.indexOf(argument);
    else field.rules.push({ word, argument, since, until });
  }
  return { inlined, field };
}

function readType(text: string): TypeRef {
  if (text.startsWith('[]')) return { shape: 'list', of: text.slice(2) };
  const map = 'map[string]';
  if (text.startsWith(map)) return { shape: 'map', of: text.slice(map.length) };
  return { shape: 'single', of: text };
}

function readRule(attribute: string): Rule {
  const [, text = '', since = '', until = ''] =
    /^(.*?)(?:@(v[\d.]+?))?(?:\.\.(v[\d.]+))?$/.exec(attribute) ?? [];
  const at = text.indexOf('=');
  return {
    word: at === -1 ? text : text.slice(0, at),
    argument: at === -1 ? '' : text.slice(at + 1),
    since: since === '' ? 0 : releases.indexOf(since),
    until: until === '' ? releases.length - 1 : releases.indexOf(until),
  };
}

export function holds({ since, until }: { since: number; until: number }, release: number) {
  return since <= release && release <= until;
}

export function isStruct({ shape, of }: TypeRef): boolean {
  return shape === 'single' && lines.has(of);
}

export const typeNames = (): string[] => [...lines.keys()];

const flattened = new Map<string, Field[]>();

/** The fields of a type and of the types inlined in it, of all releases, in struct order. */
export function fieldsOf(type: string): readonly Field[] {
  const known = flattened.get(type) ?? flatten(type);
  flattened.set(type, known);
  return known;
}

function flatten(type: string): Field[] {
  return (lines.get(type) ?? []).flatMap(({ inlined, field }) =>
    inlined === ''
      ? [field]
      : fieldsOf(inlined)
          .map((each) => ({
            ...each,
            since: Math.max(each.since, field.since),
            until: Math.min(each.until, field.until),
          }))
          .filter(({ since, until }) => since <= until),
  );
}

export function fieldsIn(type: string, release: number): Field[] {
  return fieldsOf(type).filter((field) => holds(field, release));
}

export function typeOfKind(kind: Kind): string {
  return `serving.${kind === 'InferenceService' ? 'v1beta1' : 'v1alpha1'}.${kind}`;
}

/** Null where `release` has nothing at that path. */
export function find(kind: Kind, path: Path, release: number): Found | null {
  const object: TypeRef = { shape: 'single', of: typeOfKind(kind) };
  let found: Found = { field: null, struct: '', type: object };
  for (const step of path) {
    const { type } = found;
    if (type.shape === 'map' || (type.shape === 'list' && step === '[]')) {
      found = { ...found, type: { shape: 'single', of: type.of } };
      continue;
    }
    const bare = found.field !== null && ruleOf(found.field, 'bare', release) !== null;
    const field =
      isStruct(type) && !bare
        ? fieldsIn(type.of, release).find(({ name }) => name === step)
        : undefined;
    if (field === undefined) return null;
    found = { field, struct: type.of, type: field.type };
  }
  return found;
}

/** The same as `find` in `release`, or in the newest release that has something at that path. */
export function findInAny(kind: Kind, path: Path, release: number): Found | null {
  const others = releases.map((_, index) => releases.length - 1 - index);
  for (const each of [release, ...others]) {
    const found = find(kind, path, each);
    if (found !== null) return found;
  }
  return null;
}

/** The first and the last release that has something at a path that at least one has. */
export function lifeOf(kind: Kind, path: Path): { since: number; until: number } {
  const having = releases.map((_, index) => index).filter((each) => find(kind, path, each));
  return { since: having.at(0) ?? 0, until: having.at(-1) ?? 0 };
}

/** The argument of a rule that holds for a field in a release; null where there is none. */
export function ruleOf(field: Field, word: string, release: number): string | null {
  const rule = field.rules.find((each) => each.word === word && holds(each, release));
  return rule?.argument ?? null;
}

/** Whether the schema demands a field, which stands at `path`. */
export function isRequired(field: Field, kind: Kind, path: Path, release: number): boolean {
  if (ruleOf(field, 'required', release) === null) return false;
  const parent = path.slice(0, -1);
  return !lifted.some((each) => each.kind === kind && matches(each.path, parent));
}

/** Whether the schema lacks a field at `path`, so that the API server drops it there. */
export function isAbsent(field: Field, path: Path, release: number): boolean {
  return field.rules.some(
    ({ word, argument, ...range }) =>
      word === 'absent' && holds(range, release) && matches(argument, path.slice(0, -1)),
  );
}

// A star of a pattern is any one key.
function matches(pattern: string, path: Path): boolean {
  const steps = pattern
    .split('.')
    .flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
  return (
    steps.length === path.length &&
    steps.every((step, index) => step === path[index] || (step === '*' && path[index] !== '[]'))
  );
}

/** "spec.containers[].env" */
export function pathText(path: Path): string {
  return path.reduce(
    (text, step) => (step === '[]' || text === '' ? text + step : `${text}.${step}`),
    '',
  );
}
