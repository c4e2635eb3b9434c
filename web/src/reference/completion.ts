// Completion in the editors: keys by the type table, values by what KServe, Kubernetes and the other
// documents know.
import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  startCompletion,
} from '@codemirror/autocomplete';
import { render } from 'lit';
import type { FieldHelp } from '../editor/field_help';
import { annotationValues, keysOf, valuesOf } from './enumerations';
import { cardOf, cardTemplate, typeText } from './field_card';
import { type KnownNames, knownNames } from './known_names';
import { snippetCompletions } from './snippets';
import { referenceStrings } from './strings';
import {
  type Field,
  fieldsIn,
  find,
  isAbsent,
  isRequired,
  isStruct,
  kinds,
  type Path,
  releases,
  ruleOf,
} from './type_table';
import { placeToComplete, type YamlPlace } from './yaml_place';

export async function complete(
  context: CompletionContext,
  help: FieldHelp,
): Promise<CompletionResult | null> {
  const { state, pos } = context;
  const text = state.doc.toString();
  const place = placeToComplete(text, pos, help.kind);
  if (place === null) return null;
  // Not before a word is begun, unless it was asked for.
  if (!context.explicit && place.from === pos) return null;
  const colon = /^\s*:/.test(state.sliceDoc(place.to, place.to + 80));
  const options =
    place.part === 'key'
      ? await keyOptions(place, colon, help)
      : await valueOptions(place, place.path, help);
  if (options.length === 0) return null;
  return { from: place.from, to: place.to, options, validFor: /^[\w./-]*$/ };
}

function releaseOf(help: FieldHelp): number {
  return Math.max(0, releases.indexOf(help.release));
}

async function keyOptions(
  place: YamlPlace,
  colon: boolean,
  help: FieldHelp,
): Promise<Completion[]> {
  const release = releaseOf(help);
  const parent = place.path.slice(0, -1);
  const found = find(place.kind, parent, release);
  if (found === null) return [];
  const { field, type } = found;
  if (type.shape === 'map') {
    const keys = field === null ? [] : keysOf(`${field.owner}.${field.name}`, release);
    return keys
      .filter((key) => !place.siblings.has(key))
      .map((label) => ({ label, type: 'property', apply: colon ? label : `${label}: ` }));
  }
  // Below the key of a list, where its dash is still missing.
  const dash = type.shape === 'list' ? '- ' : '';
  const element = { shape: 'single', of: type.of } as const;
  const at = dash === '' ? parent : [...parent, '[]'];
  if (!isStruct(element)) {
    const values = await valueOptions(place, at, help);
    return values.map((option) => ({ ...option, apply: `${dash}${option.label}` }));
  }
  const snippets =
    place.path.length === 1 && place.siblings.size === 0 && place.column === 0
      ? snippetCompletions(help.kind, release, referenceStrings[help.language])
      : [];
  const column = place.column + dash.length;
  const fields = fieldsIn(element.of, release).filter(
    ({ name }) => name !== 'status' && !place.siblings.has(name),
  );
  return [
    ...snippets,
    ...fields
      .filter((each) => !isAbsent(each, [...at, each.name], release))
      .map((each, index) =>
        fieldOption(each, {
          place: { ...place, column, path: [...at, each.name] },
          dash,
          colon,
          boost: Math.max(-90, 50 - index),
          help,
        }),
      ),
  ];
}

interface Wanted {
  place: YamlPlace;
  dash: string;
  colon: boolean;
  boost: number;
  help: FieldHelp;
}

function fieldOption(field: Field, { place, dash, colon, boost, help }: Wanted): Completion {
  const { kind, path, column, flow } = place;
  const release = releaseOf(help);
  const { shape, of } = field.type;
  const below = ` `.repeat(column + 2);
  let text = `${dash}${field.name}`;
  if (!colon && (flow || (shape === 'single' && !isStruct({ shape, of })))) text += ': ';
  else if (!colon) text += `:\n${below}${shape === 'list' ? '- ' : ''}`;
  return {
    label: field.name,
    type: 'property',
    detail: typeText(field.type, referenceStrings[help.language]),
    boost: isRequired(field, kind, path, release) ? 60 : boost,
    info: () => infoOf(kind, path, help),
    apply: (view, _completion, from, to) => {
      view.dispatch(insertCompletionText(view.state, text, from, to));
      if (!colon) startCompletion(view);
    },
  };
}

function infoOf(kind: YamlPlace['kind'], path: Path, help: FieldHelp): Node | null {
  const card = cardOf(kind, path, releaseOf(help), help.language);
  if (card === null) return null;
  const dom = document.createElement('div');
  render(cardTemplate(card, help.language), dom);
  return dom;
}

async function valueOptions(place: YamlPlace, path: Path, help: FieldHelp): Promise<Completion[]> {
  const release = releaseOf(help);
  const found = find(place.kind, path, release);
  if (found?.field == null || found.type.shape !== 'single') return [];
  const { field, type } = found;
  const values =
    field.name === 'annotations'
      ? annotationValues(path.at(-1) ?? '', release)
      : [
          ...(type.of === 'bool' ? ['true', 'false'] : []),
          ...(ruleOf(field, 'enum', release)?.split(',') ?? []),
          ...valuesOf(`${field.owner}.${field.name}`, release),
          ...valuesOfType(field, place),
        ];
  return [
    ...values
      .filter((value) => value !== '')
      .map((label, index) => ({ label, type: 'enum', boost: -index })),
    ...(await namesFor(field, help)),
  ];
}

function valuesOfType({ owner, name }: Field, { kind }: YamlPlace): string[] {
  if (owner !== 'meta.v1.TypeMeta') return [];
  if (name === 'kind') return [...kinds];
  return [`serving.kserve.io/${kind === 'InferenceService' ? 'v1beta1' : 'v1alpha1'}`];
}

/** Names that the other documents and the built-in runtimes give. */
const namesByField: Record<string, (known: KnownNames) => string[]> = {
  'serving.v1beta1.ModelSpec.runtime': ({ runtimes }) => runtimes,
  'serving.v1beta1.ModelFormat.name': ({ formats }) => formats.map(({ name }) => name),
  'serving.v1beta1.ModelFormat.version': ({ formats }) =>
    formats.flatMap(({ version }) => (version === '' ? [] : `"${version}"`)),
  'serving.v1alpha1.SupportedModelFormat.name': ({ formats }) => formats.map(({ name }) => name),
};

async function namesFor({ owner, name }: Field, help: FieldHelp): Promise<Completion[]> {
  const pick = namesByField[`${owner}.${name}`];
  if (pick === undefined) return [];
  const builtIns = await help.builtIns();
  const names = pick(knownNames([...help.texts, ...builtIns.map(({ yaml }) => yaml)]));
  return [...new Set(names)].map((label) => ({ label, type: 'constant' }));
}
