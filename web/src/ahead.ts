// What the first view does without is fetched once the page has nothing else to do: from then on the
// page needs no network.
import { downloadChinese } from './engine/download';
import { languageFrom } from './i18n/language';

const later: (() => Promise<unknown>)[] = [
  ...Object.values(import.meta.glob('./views/*_panel.ts')),
  () => import('./lessons/course'),
  () => import('./views/lesson'),
  () => import('./reference/completion'),
  () => import('./reference/field_tooltip'),
  () => import('./views/releases'),
  () => import('./drawing/view'),
  () => import('./views/diff_columns'),
  () => import('./views/what_if'),
  () => import('./link/codec'),
  // For who may switch to Chinese, by the browser's list; others fetch the texts if they do.
  ...(navigator.languages.some((tag) => languageFrom(tag) === 'zh') ? [downloadChinese] : []),
];

let fetched = false;

/** Once; what does not arrive is fetched again, and its absence told of, when it is needed. */
export function fetchAhead(): void {
  if (fetched) return;
  fetched = true;
  // Safari has no requestIdleCallback.
  const whenIdle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
  whenIdle(() => {
    for (const part of later) part().catch(() => {});
  });
}
