// The one grammar for sources: a letter in a colour, R, I, K, 8 or T.
import { html, type TemplateResult } from 'lit';
import type { Strings } from '../i18n/strings';
import type { Author } from '../report';

export function authorMark(author: Author, s: Strings): TemplateResult {
  return html`<span class="author author-${author}" title=${s.authors[author]} aria-hidden="true"
    >${author}</span
  >`;
}

export function authorLegend(s: Strings, authors: Author[]): TemplateResult {
  return html`<p class="row small muted legend">
    <span>${s.legend}:</span>
    ${authors.map(
      (author) => html`<span class="row">${authorMark(author, s)} ${s.authors[author]}</span>`,
    )}
  </p>`;
}
