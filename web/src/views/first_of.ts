// The first of a long list, then how many more there are: a page with a hundred thousand elements
// stands still.
import { html, nothing } from 'lit';
import type { Strings } from '../i18n/strings';

export function firstOf<T>(
  items: readonly T[],
  most: number,
  s: Strings,
  one: (item: T, index: number) => unknown,
) {
  const rest = items.length - most;
  return html`${items.slice(0, most).map(one)}${
    rest > 0 ? html`<span class="muted">${s.andMore(rest)}</span>` : nothing
  }`;
}
