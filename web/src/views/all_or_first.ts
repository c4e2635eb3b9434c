// The button below a long list of which the first part is shown: all of it, or that part again.
import { html, nothing } from 'lit';
import type { Strings } from '../i18n/strings';

export function allOrFirst(
  all: boolean,
  count: number,
  shownAtFirst: number,
  s: Strings,
  toggle: () => void,
) {
  if (count <= shownAtFirst) return nothing;
  return html`<button @click=${toggle}>${all ? s.showFewer : s.showAll(count)}</button>`;
}
