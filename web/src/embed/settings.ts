// What a host may set of an embed, by the address, by attributes, or by messages.
import { languageFrom } from '../i18n/language';
import type { Language } from '../report';

export const views = ['answer', 'resolve', 'expand', 'full'] as const;
export type View = (typeof views)[number];

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What a host can change at any time. */
export interface Settings {
  /** "" for the playground's own name. */
  heading: string;
  /** A release as the command line takes it, "v0.15.2" or "0.15"; "" for the scenario's own. */
  kserve: string;
  view: View;
  readonly: boolean;
  theme: Theme;
  lang: Language;
}

/** More than this is no heading. */
const longestHeading = 200;

/** The settings among `given`; what is no value of theirs counts as left out. */
export function settingsFrom(given: Record<string, unknown>): Partial<Settings> {
  const { heading, kserve, readonly } = given;
  const found: Partial<Settings> = {};
  if (typeof heading === 'string') found.heading = heading.slice(0, longestHeading);
  if (typeof kserve === 'string') found.kserve = kserve;
  if (typeof readonly === 'boolean') found.readonly = readonly;
  const view = oneOf(views, given.view);
  if (view !== undefined) found.view = view;
  const theme = oneOf(themes, given.theme);
  if (theme !== undefined) found.theme = theme;
  const lang = languageFrom(given.lang);
  if (lang !== null) found.lang = lang;
  return found;
}

export function oneOf<T extends string>(all: readonly T[], value: unknown): T | undefined {
  return all.find((each) => each === value);
}
