// The button that marks the lines a text speaks of.
import { html, nothing, type TemplateResult } from 'lit';
import { emit } from '../events';
import type { Strings } from '../i18n/strings';
import type { Range } from '../report';
import { sourceKeys } from '../scenario';

export function showLines(
  evidence: Range[] | undefined,
  s: Strings,
): TemplateResult | typeof nothing {
  if (evidence === undefined || evidence.length === 0) return nothing;
  return html`<button
    class="inline"
    @click=${(event: Event) => emit(event.currentTarget as Element, 'ksp-mark', evidence)}
  >
    ${s.showLines}
  </button>`;
}

/** A place in words: "Runtimes line 12". */
export function placeOf(range: Range, s: Strings): string {
  return s.lineOf(s[sourceKeys[range.source] ?? 'runtimes'], range.line);
}
