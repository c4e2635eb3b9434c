// What was read, and what the API server makes of it.
import { css, html, nothing } from 'lit';
import { emit } from '../events';
import type { Document, Report } from '../report';
import { base } from './base_style';
import { firstOf } from './first_of';
import { placeOf } from './show_lines';
import { View } from './view';

const shownAtFirst = 25;

export class Documents extends View {
  static override properties = { ...View.properties, report: { attribute: false } };
  static override styles = [
    base,
    css`
      thead th,
      .kind,
      td,
      td button {
        white-space: nowrap;
      }
    `,
  ];
  declare report: Report;

  override render() {
    const { s, report } = this;
    const all = report.documents ?? [];
    const documents = all.slice(0, shownAtFirst);
    return html`<div class="stack">
      ${report.decodeError === undefined ? nothing : html`<p><code class="verbatim bad" lang="en">${report.decodeError}</code></p>`}
      ${
        documents.length === 0
          ? nothing
          : html`<div class="scroll" tabindex="0" role="group" aria-label=${s.read}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${s.document}</th>
                    <th scope="col">${s.takenAs}</th>
                    <th scope="col">${s.where}</th>
                  </tr>
                </thead>
                <tbody>
                  ${documents.map((document) => this.#row(document))}
                </tbody>
              </table>
              ${all.length > shownAtFirst ? html`<p class="small muted">${s.andMore(all.length - shownAtFirst)}</p>` : nothing}
            </div>`
      }
      ${
        (report.dropped ?? []).length === 0
          ? nothing
          : html`<p class="small">
              ${s.droppedFields}:
              ${firstOf(report.dropped ?? [], 50, s, (field) => html`<code>${field}</code> `)}
            </p>`
      }
    </div>`;
  }

  #row(document: Document) {
    const { s } = this;
    const { range } = document;
    return html`<tr>
      <th scope="row">
        <span class="kind">${document.kind || (document.name ? '' : '?')}</span> ${document.name}
        ${document.namespace ? html`<span class="muted">(${document.namespace})</span>` : nothing}
      </th>
      <td>${s.roles[document.role]}</td>
      <td>
        ${
          range === undefined
            ? nothing
            : html`<button class="inline told" @click=${() => emit(this, 'ksp-goto', range)}>
                ${placeOf(range, s)}
              </button>`
        }
      </td>
    </tr>`;
  }
}

customElements.define('ksp-documents', Documents);
