// The verdict of an answer: its tone and its icon.
import type { AnswerKind } from '../report';
import { icons } from './icons';

export type Tone = 'good' | 'bad' | 'warn' | 'calm';

export const tones: Record<AnswerKind, Tone> = {
  serves: 'good',
  modelMesh: 'calm',
  noRuntime: 'bad',
  error: 'bad',
  crash: 'bad',
  rejected: 'bad',
  notYaml: 'bad',
  tooMuch: 'warn',
  nothing: 'calm',
};

export const verdictIcons: Record<Tone, unknown> = {
  good: icons.check,
  bad: icons.cross,
  warn: icons.warning,
  calm: icons.info,
};
