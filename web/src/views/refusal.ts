// KServe's refusal or error: its own words, marked as such, and what they mean.
import { css, html, nothing } from 'lit';
import type { Answer } from '../report';
import { base } from './base_style';
import { prose } from './prose';
import { View } from './view';

export class Refusal extends View {
  static override properties = { ...View.properties, answer: { attribute: false } };
  static override styles = [
    base,
    css`
      figure {
        margin: 0;
        padding: 10px 14px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-inline-start: 5px solid var(--bad);
        border-radius: var(--radius);
      }
      figcaption {
        font-size: var(--text-small);
        color: var(--text-muted);
      }
      blockquote {
        max-height: 14em;
        overflow: auto;
        font-family: var(--font-code);
        font-size: var(--text-code);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
    `,
  ];
  declare answer: Answer;

  override render() {
    const { s, answer } = this;
    return html`<div class="stack">
      ${
        answer.quote === undefined
          ? nothing
          : html`<figure>
              <figcaption>${s.wordsOf(answer.quotedFrom ?? 'KServe')}</figcaption>
              <blockquote lang="en" tabindex="0">${answer.quote}</blockquote>
            </figure>`
      }
      ${
        answer.meaning === undefined
          ? nothing
          : html`<div>
              <h3>${s.meaning}</h3>
              <p>${prose(answer.meaning)}</p>
            </div>`
      }
    </div>`;
  }
}

customElements.define('ksp-refusal', Refusal);
