// What would change the answer: edits that were tried, each with the answer after it, its diff, and
// the button that makes it.
import { css, html, nothing } from 'lit';
import { emit } from '../events';
import type { WhatIfEdit } from '../report';
import { sourceKeys } from '../scenario';
import { edited } from '../what_if_edit';
import { base } from './base_style';
import { icons } from './icons';
import { prose } from './prose';
import { View } from './view';

import './diff_view';

/** One edit: the answer after it, the diff, the button. */
export class EditView extends View {
  static override properties = {
    ...View.properties,
    edit: { attribute: false },
    sources: { attribute: false },
    /** Whether to name the edit and the answer: where nothing beside it does. */
    named: { type: Boolean },
  };
  static override styles = [
    base,
    css`
      .edit {
        padding: 4px 0 8px;
      }
      p {
        overflow-wrap: anywhere;
      }
    `,
  ];
  declare edit: WhatIfEdit;
  declare sources: readonly string[];
  declare named: boolean;

  override render() {
    const { s, edit } = this;
    const titles = sourceKeys.map((key) => s[key]);
    const after = edited(this.sources, edit);
    return html`<div class="edit stack">
      ${
        this.named
          ? html`<p>${prose(upperFirst(edit.text))}</p>
              <p class="small muted">${s.answerAfter(prose(edit.answer))}</p>`
          : nothing
      }
      ${this.sources.map((before, source) =>
        before === after[source]
          ? nothing
          : html`<ksp-diff
              .s=${s}
              .from=${before}
              .to=${after[source] ?? ''}
              .label=${s.editDiff(titles[source] ?? '')}
            ></ksp-diff>`,
      )}
      <div class="row">
        <button class="main" @click=${() => emit(this, 'ksp-apply', edit)}>${s.apply}</button>
      </div>
    </div>`;
  }
}

/** The edits after which a refused or failing InferenceService is served. */
export class WhatWouldHelp extends View {
  static override properties = {
    ...View.properties,
    edits: { attribute: false },
    sources: { attribute: false },
    opened: { state: true },
  };
  static override styles = [
    base,
    css`
      section {
        padding: 8px 14px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      h2 {
        font-size: 1rem;
        font-weight: 600;
      }
      ul {
        list-style: none;
        padding: 0;
      }
      li {
        max-width: none;
        padding: 6px 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      li:first-child {
        border-top: 0;
      }
      button[aria-expanded] {
        max-width: 100%;
        justify-content: start;
        text-align: start;
      }
      button span {
        min-width: 0;
      }
      @media print {
        button svg {
          display: none;
        }
      }
    `,
  ];
  declare edits: WhatIfEdit[];
  declare sources: readonly string[];
  /** The edit whose diff is shown. */
  declare opened: WhatIfEdit | null;

  override render() {
    const { s } = this;
    return html`<section aria-labelledby="title">
      <h2 id="title">${s.whatWouldHelp}</h2>
      <ul>
        ${this.edits.map((edit) => {
          const open = edit === this.opened;
          return html`<li>
            <button
              class="told"
              aria-expanded=${open}
              @click=${() => {
                this.opened = open ? null : edit;
              }}
            >
              ${open ? icons.open : icons.closed}<span>${prose(upperFirst(edit.text))}</span>
            </button>
            <p class="small muted">${s.answerAfter(prose(edit.answer))}</p>
            ${
              open
                ? html`<ksp-edit .s=${s} .edit=${edit} .sources=${this.sources}></ksp-edit>`
                : nothing
            }
          </li>`;
        })}
      </ul>
    </section>`;
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

customElements.define('ksp-edit', EditView);
customElements.define('ksp-what-would-help', WhatWouldHelp);
