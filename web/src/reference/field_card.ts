// What the reference knows of a field at its place, in words; and how that looks.
import { html, nothing } from 'lit';
import type { Language } from '../report';
import { prose } from '../views/prose';
import { valuesOf } from './enumerations';
import { type Effect, textOfField } from './field_texts';
import { type ReferenceStrings, referenceStrings } from './strings';
import {
  type Field,
  find,
  findInAny,
  isAbsent,
  isRequired,
  type Kind,
  lifeOf,
  type Path,
  pathText,
  releases,
  ruleOf,
  type TypeRef,
} from './type_table';

export interface FieldCard {
  path: string;
  type: string;
  life: string;
  /** That the release has no such field there, in words; "" where it has. */
  absent: string;
  /** What the schema demands, and what KServe knows of values; prose. */
  facts: string[];
  /** "" where nothing is said of the field. */
  what: string;
  effects: Effect[];
}

/** Null where no release has a field there. */
export function cardOf(
  kind: Kind,
  path: Path,
  release: number,
  language: Language,
): FieldCard | null {
  // An element of a list, or of a map, is told of as the list.
  const found = findInAny(kind, path, release);
  if (found?.field == null) return null;
  const { field } = found;
  const at = path.slice(0, path.lastIndexOf(field.name) + 1);
  const s = referenceStrings[language];
  const text = textOfField(field, language);
  return {
    path: pathText(at),
    type: typeText(field.type, s),
    life: lifeText(kind, at, s),
    absent: find(kind, at, release) === null ? s.notIn(releases[release] ?? '') : '',
    facts: [
      ...(isRequired(field, kind, at, release) ? [s.required] : []),
      ...(isAbsent(field, at, release) ? [s.dropped] : []),
      ...factsOf(field, release, s),
    ],
    what: text?.what ?? '',
    effects: text?.effects ?? [],
  };
}

/** What holds of a field wherever it stands. */
function factsOf(field: Field, release: number, s: ReferenceStrings): string[] {
  const rule = (word: string, say: (argument: string) => string) => {
    const argument = ruleOf(field, word, release);
    return argument === null ? [] : [say(argument)];
  };
  const known = valuesOf(`${field.owner}.${field.name}`, release);
  return [
    ...rule('enum', (values) => s.oneOf(values.split(','))),
    ...(known.length === 0 ? [] : [s.oneOf(known)]),
    ...rule('default', s.default),
    ...rule('minimum', s.atLeast),
    ...rule('maximum', s.atMost),
  ];
}

export function typeText({ shape, of }: TypeRef, s: ReferenceStrings): string {
  const name = of.slice(of.lastIndexOf('.') + 1);
  return shape === 'single' ? name : s.types[shape](name);
}

function lifeText(kind: Kind, path: Path, s: ReferenceStrings): string {
  const { since, until } = lifeOf(kind, path);
  const newest = releases.length - 1;
  const first = releases[since] ?? '';
  const last = releases[until] ?? '';
  if (since === 0 && until === newest) return s.everyRelease;
  if (since === until) return s.only(first);
  if (until === newest) return s.sinceRelease(first);
  return since === 0 ? s.untilRelease(last) : s.between(first, last);
}

export function effectList(effects: Effect[], s: ReferenceStrings) {
  return effects.map(
    ({ stage, text }) => html`<p class="effect"><b>${s.stages[stage]}</b> ${prose(text)}</p>`,
  );
}

/** For a tooltip; `more` stands below the card. */
export function cardTemplate(card: FieldCard, language: Language, more: unknown = nothing) {
  const s = referenceStrings[language];
  return html`<div class="field-card">
    <p><code>${card.path}</code></p>
    <p class="muted">${card.type} · ${card.life}</p>
    ${card.what === '' ? nothing : html`<p>${prose(card.what)}</p>`}
    ${effectList(card.effects, s)}
    ${card.absent === '' ? nothing : html`<p class="absent">${card.absent}</p>`}
    ${card.facts.map((fact) => html`<p class="muted">${prose(fact)}</p>`)}
    ${more}
  </div>`;
}

/** The same, to be said. */
export function cardSpeech(card: FieldCard, language: Language): string {
  const s = referenceStrings[language];
  const effects = card.effects.map(({ stage, text }) => `${s.stages[stage]}: ${text}`);
  return [card.path, card.type, card.life, card.what, ...effects, card.absent, ...card.facts]
    .filter((part) => part !== '')
    .join('. ')
    .replaceAll('`', '');
}
