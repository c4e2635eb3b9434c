// Which of the pasted runtimes the cluster lets in, with the refusals in its own words.
import { css, html, nothing } from 'lit';
import type { Admission, WhatIfEdit, WhatIfRefused } from '../report';
import { base } from './base_style';
import { firstOf } from './first_of';
import { icons } from './icons';
import { View } from './view';

const shownAtFirst = 25;

export class Admissions extends View {
  static override properties = {
    ...View.properties,
    admissions: { attribute: false },
    refused: { attribute: false },
    sources: { attribute: false },
    opened: { state: true },
  };
  static override styles = [
    base,
    css`
      .verdict {
        display: inline-flex;
        gap: 6px;
        align-items: center;
      }
      tbody th {
        min-width: 8em;
      }
    `,
  ];
  declare admissions: Admission[];
  /** What would get refused runtimes in; empty until it is known. */
  declare refused: readonly WhatIfRefused[];
  /** The texts that those edits are of. */
  declare sources: readonly string[];
  /** The edit whose diff is shown. */
  declare opened: WhatIfEdit | null;

  override render() {
    const { s } = this;
    if (this.admissions.length === 0) return nothing;
    const refusedFirst = [...this.admissions].sort((a, b) => Number(a.allowed) - Number(b.allowed));
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${s.admit}>
      <table>
        <thead>
          <tr>
            <th scope="col">${s.runtime}</th>
            <th scope="col">${s.verdict}</th>
          </tr>
        </thead>
        <tbody>
          ${refusedFirst.slice(0, shownAtFirst).map((each) => this.#row(each))}
        </tbody>
      </table>
    </div>`;
  }

  #row(admission: Admission) {
    const { s } = this;
    return html`<tr>
      <th scope="row">
        ${admission.name} <span class="muted">${admission.namespace || admission.kind}</span>
      </th>
      <td>
        ${
          admission.allowed
            ? html`<span class="verdict good">${icons.check}${s.letIn}</span>`
            : html`<span class="verdict bad"
                >${icons.cross}${s.refusedBy[admission.by ?? 'webhook']}</span
              >`
        }
        ${
          admission.message === undefined
            ? nothing
            : html`<div><code class="verbatim" lang="en">${admission.message}</code></div>`
        }
        ${this.#mend(admission)}
        ${
          (admission.dropped ?? []).length === 0
            ? nothing
            : html`<div class="muted">
                ${s.droppedFields}:
                ${firstOf(admission.dropped ?? [], 50, s, (field) => html`<code>${field}</code> `)}
              </div>`
        }
      </td>
    </tr>`;
  }

  #mend({ allowed, name, kind }: Admission) {
    const { s } = this;
    const edit = this.refused.find((each) => each.name === name && each.kind === kind)?.admitted;
    if (allowed || edit === undefined) return nothing;
    const open = edit === this.opened;
    return html`<div class="stack">
      <div class="row">
        <button
          aria-expanded=${open}
          aria-label="${s.getItIn}: ${name}"
          @click=${() => {
            this.opened = open ? null : edit;
          }}
        >
          ${open ? icons.open : icons.closed}${s.getItIn}
        </button>
      </div>
      ${
        open
          ? html`<ksp-edit named .s=${s} .edit=${edit} .sources=${this.sources}></ksp-edit>`
          : nothing
      }
    </div>`;
  }
}

customElements.define('ksp-admissions', Admissions);
