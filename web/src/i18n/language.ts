// Which language the page speaks: by `?lang=`, by an earlier choice, by the browser.
import type { Language } from '../report';

export function languageFrom(tag: unknown): Language | null {
  if (typeof tag !== 'string') return null;
  if (/^zh\b/i.test(tag)) return 'zh';
  return /^en\b/i.test(tag) ? 'en' : null;
}

export function chooseLanguage(
  search: string,
  remembered: unknown,
  browser: readonly string[],
): Language {
  const wishes = [new URLSearchParams(search).get('lang'), remembered, ...browser];
  return wishes.map(languageFrom).find((language) => language !== null) ?? 'en';
}

/** The value of a `lang` attribute. */
export const languageTags: Record<Language, string> = { en: 'en', zh: 'zh-Hans' };
