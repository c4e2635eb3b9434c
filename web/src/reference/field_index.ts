// Every field of the objects of KServe, by the type that declares it, with all the places it stands
// at; and the search among them.
import {
  type Field,
  fieldsOf,
  type Kind,
  kinds,
  type Path,
  pathText,
  releases,
  typeNames,
  typeOfKind,
} from './type_table';

export interface Place {
  kind: Kind;
  path: Path;
}

export interface Entry {
  name: string;
  /** Where it stands: the shortest path first. */
  places: Place[];
}

export interface Group {
  /** The type that declares the fields. */
  type: string;
  /** Whether it is KServe's own idea, or only its copy of what Kubernetes has. */
  own: boolean;
  entries: Entry[];
}

/** A field, at the place that it was found by. */
export interface Hit extends Place {
  name: string;
  /** The other places where it stands. */
  others: Path[];
}

export interface Hits {
  group: Group;
  /** Whether the very path that was looked for is among them. */
  exact: boolean;
  hits: Hit[];
}

interface Step extends Place {
  type: string;
  /** The types passed on the way. */
  above: readonly string[];
  /** The releases that have them all. */
  since: number;
  until: number;
}

let index: Group[] | null = null;

/** In the order of the objects, from the top down. */
export function fieldGroups(): Group[] {
  index ??= buildIndex();
  return index;
}

function buildIndex(): Group[] {
  const types = new Set(typeNames());
  const groups = new Map<string, Map<string, Entry>>();
  const seen = new Set<string>();
  const told = new Set<string>();
  const todo: Step[] = kinds.map((kind) => {
    const type = typeOfKind(kind);
    return { kind, type, path: [], above: [type], since: 0, until: releases.length - 1 };
  });
  // Grows while it is walked: breadth first, so that short paths come first.
  for (const { kind, type, path, above, ...life } of todo) {
    const text = pathText(path);
    // The two kinds of runtimes have the same spec, and all kinds the same metadata.
    if (seen.has(`${type} ${text}`)) continue;
    seen.add(`${type} ${text}`);
    for (const field of inOrder(fieldsOf(type))) {
      const { of, shape } = field.type;
      const since = Math.max(field.since, life.since);
      const until = Math.min(field.until, life.until);
      if (since > until) continue;
      const place = { kind, path: [...path, field.name] };
      if (field.name !== 'status' && types.has(of) && !above.includes(of) && !isBare(field)) {
        const element = { single: [], list: ['[]'], map: ['*'] }[shape];
        todo.push({
          kind,
          type: of,
          path: [...place.path, ...element],
          above: [...above, of],
          since,
          until,
        });
      }
      // Told of once, although releases may declare it in different types.
      const key = `${kind} ${pathText(place.path)}`;
      if (!told.has(key)) add(groups, field, place);
      told.add(key);
    }
  }
  return [...groups].map(([type, entries]) => ({
    type,
    own: isOwn(type, types),
    entries: [...entries.values()],
  }));
}

// The newest first; and `model` before the older ways to write it, so that fields stand below it.
function inOrder(fields: readonly Field[]): Field[] {
  const rank = ({ name, until }: Field) => until + (name === 'model' ? 1 : 0);
  return fields.toSorted((a, b) => rank(b) - rank(a));
}

function isBare({ rules }: Field): boolean {
  return rules.some(
    ({ word, since, until }) => word === 'bare' && until - since + 1 === releases.length,
  );
}

function add(groups: Map<string, Map<string, Entry>>, { owner, name }: Field, place: Place): void {
  const group = groups.get(owner) ?? new Map<string, Entry>();
  groups.set(owner, group);
  const entry = group.get(name);
  if (entry === undefined) group.set(name, { name, places: [place] });
  else entry.places.push(place);
}

function isOwn(type: string, types: ReadonlySet<string>): boolean {
  const name = type.slice(type.lastIndexOf('.') + 1);
  return type.startsWith('serving.') && !types.has(`core.v1.${name}`);
}

/**
 * By path where the query has a dot or a bracket, that field first and then what is below it; else
 * by name.
 */
export function search(query: string): Hits[] {
  const wanted = query.trim().toLowerCase();
  if (!/[.[]/.test(wanted)) return hitsWhere((_, name) => name.includes(wanted));
  const whole = hitsWhere((path) => holdsSteps(path, wanted));
  // A path that is still being typed.
  const found = whole.length > 0 ? whole : hitsWhere((path) => path.includes(wanted));
  for (const each of found) {
    each.exact = each.hits.some(({ path }) => pathText(path).toLowerCase() === wanted);
  }
  return found.toSorted((a, b) => Number(b.exact) - Number(a.exact));
}

function hitsWhere(matches: (path: string, name: string) => boolean): Hits[] {
  return fieldGroups()
    .map((group) => ({ group, exact: false, hits: hitsIn(group, matches) }))
    .filter(({ hits }) => hits.length > 0);
}

function hitsIn({ entries }: Group, matches: (path: string, name: string) => boolean): Hit[] {
  return entries.flatMap(({ name, places }) => {
    const place = places.find(({ path }) =>
      matches(pathText(path).toLowerCase(), name.toLowerCase()),
    );
    if (place === undefined) return [];
    const others = places.filter((each) => each !== place).map(({ path }) => path);
    return [{ ...place, name, others }];
  });
}

/** From step to step, so that "model.runtime" is not in "model.runtimeVersion". */
function holdsSteps(path: string, wanted: string): boolean {
  return `.${path}.`.replaceAll('[', '.[').includes(`.${wanted.replaceAll('[', '.[')}.`);
}
