// What is said of each field: texts/*.txt, one type of the type table a paragraph. A line of a type's
// own names the type; " NAME" names a field; below it come pairs of lines, English and then Chinese:
// first what the field is, then what it does here, each opened by the stage that does it. " *" in
// place of a name says what all fields of the type do that have nothing of their own, and "TYPE = TYPE"
// that a type is described like another. Of fields "* NAME" the first paragraph speaks for any type.
import type { Language } from '../report';
import containerText from './texts/container.txt?raw';
import inferenceServiceText from './texts/inference_service.txt?raw';
import objectText from './texts/object.txt?raw';
import podText from './texts/pod.txt?raw';
import runtimeText from './texts/runtime.txt?raw';
import scalingText from './texts/scaling.txt?raw';
import volumeText from './texts/volume.txt?raw';
import type { Field } from './type_table';

/** Who acts on a field: a stage of the pipeline, ModelMesh alone, or nobody. */
export const effectStages = [
  'read',
  'admit',
  'migrate',
  'validate',
  'resolve',
  'merge',
  'expand',
  'deploy',
  'modelmesh',
  'none',
] as const;
export type EffectStage = (typeof effectStages)[number];

export interface Effect {
  stage: EffectStage;
  text: string;
}

export interface FieldText {
  what: string;
  effects: Effect[];
}

type Both = Record<Language, FieldText>;

const described = new Map<string, Both>();
const likeAnother = new Map<string, string>();
for (const text of [
  runtimeText,
  inferenceServiceText,
  scalingText,
  podText,
  containerText,
  volumeText,
  objectText,
]) {
  readTexts(text);
}

function readTexts(text: string): void {
  let type = '';
  let current: Both | null = null;
  let english: string | null = null;
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('  ')) {
      if (english === null) {
        english = line.trim();
        continue;
      }
      if (current !== null) add(current, english, line.trim());
      english = null;
    } else if (line.startsWith(' ')) {
      current = { en: { what: '', effects: [] }, zh: { what: '', effects: [] } };
      described.set(`${type}.${line.trim()}`, current);
    } else {
      const [name = '', other] = line.split(' = ');
      type = name;
      if (other !== undefined) likeAnother.set(name, other);
    }
  }
}

function add(to: Both, english: string, chinese: string): void {
  const [, stage, text] = /^([a-z]+): (.*)$/.exec(english) ?? [];
  if (stage === undefined || text === undefined) {
    to.en.what = english;
    to.zh.what = chinese;
  } else {
    to.en.effects.push({ stage: stage as EffectStage, text });
    to.zh.effects.push({ stage: stage as EffectStage, text: chinese });
  }
}

/** Null where nothing is said of the field. */
export function textOfField({ owner, name }: Field, language: Language): FieldText | null {
  const other = likeAnother.get(owner) ?? '';
  const found = [`${owner}.${name}`, `${other}.${name}`, `*.${name}`]
    .map((key) => described.get(key)?.[language])
    .find((text) => text !== undefined);
  if (found === undefined) return null;
  if (found.effects.length > 0) return found;
  const ofType = [`${owner}.*`, `${other}.*`, '*.*']
    .map((key) => described.get(key)?.[language])
    .find((text) => text !== undefined);
  return { ...found, effects: ofType?.effects ?? [] };
}

/** What the texts speak of, so that a test can compare them with the type table. */
export const describedFields = (): string[] => [...described.keys()];
export const describedLike = (): [string, string][] => [...likeAnother];
