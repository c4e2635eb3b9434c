// What the views tell the page. All bubble through shadow roots.
import type { FoldId } from './outline';
import type { Diagnostic, Language, Range, WhatIfEdit } from './report';
import type { Scenario, SourceKey } from './scenario';

export type Theme = 'system' | 'light' | 'dark';
export type Panel = 'lessons' | 'examples' | 'share' | 'catalog' | 'cluster' | 'reference' | 'keys';

export interface ViewEvents {
  /** The text of an editor has changed. */
  'ksp-edit': { key: SourceKey; text: string };
  /** One or several settings of the scenario. */
  'ksp-settings': Partial<Scenario>;
  /** Show these ranges in the editors. */
  'ksp-mark': Range[];
  /** Show this range and take the cursor there. */
  'ksp-goto': Range;
  /** Apply the fix of a diagnostic. */
  'ksp-fix': Diagnostic;
  /** Make an edit that what-if has found. */
  'ksp-apply': WhatIfEdit;
  /** Another InferenceService of the scenario. */
  'ksp-choose': string;
  'ksp-panel': Panel | null;
  /** A whole scenario in place of the present one; `from` names it. */
  'ksp-load': { scenario: Scenario; from: string };
  /** Add YAML to the runtimes. */
  'ksp-add-runtime': { name: string; yaml: string };
  'ksp-reset': null;
  'ksp-leave-lesson': null;
  'ksp-fold': { id: FoldId; open: boolean };
  'ksp-language': Language;
  'ksp-theme': Theme;
  'ksp-stop': null;
  'ksp-retry': null;
}

export function emit<K extends keyof ViewEvents>(
  from: EventTarget,
  type: K,
  detail: ViewEvents[K],
): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

/** Listens to a view's event with its type. */
export function listen<K extends keyof ViewEvents>(
  on: EventTarget,
  type: K,
  heard: (detail: ViewEvents[K]) => void,
): void {
  on.addEventListener(type, (event) => heard((event as CustomEvent<ViewEvents[K]>).detail));
}
