// How KServe orders the runtimes that would do: the keys it sorts by, and the place they give.
import { css, html, nothing } from 'lit';
import { eligibleInOrder, sortKeysOf } from '../candidate_order';
import type { Candidate } from '../report';
import { base } from './base_style';
import { View } from './view';

const shownAtFirst = 25;

export class SortTable extends View {
  static override properties = { ...View.properties, candidates: { attribute: false } };
  static override styles = [
    base,
    css`
      /* Rather scrolls than breaks a word. */
      thead th,
      td {
        overflow-wrap: normal;
      }
      tbody th {
        min-width: 7em;
      }
      tr.winner {
        background: var(--good-soft);
      }
      td:first-child,
      th:first-child {
        padding-inline-start: 4px;
      }
    `,
  ];
  declare candidates: Candidate[];

  override render() {
    const { s } = this;
    const eligible = eligibleInOrder(this.candidates).slice(0, shownAtFirst);
    if (eligible.length < 2) return nothing;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${s.sortCaption}>
      <table>
        <caption>
          ${s.sortCaption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${s.sortPlace}</th>
            <th scope="col">${s.runtime}</th>
            <th scope="col">${s.sortScope}</th>
            <th scope="col">${s.sortProtocol}</th>
            <th scope="col">${s.sortPriority}</th>
            <th scope="col">${s.sortCreated}</th>
          </tr>
        </thead>
        <tbody>
          ${eligible.map((candidate) => this.#row(candidate))}
        </tbody>
      </table>
    </div>`;
  }

  #row(candidate: Candidate) {
    return html`<tr class=${candidate.winner ? 'winner' : ''}>
      <td>${(candidate.place ?? 0) + 1}</td>
      <th scope="row">${candidate.name}</th>
      ${sortKeysOf(candidate, this.s).map((value) => html`<td>${value}</td>`)}
    </tr>`;
  }
}

customElements.define('ksp-sort-table', SortTable);
