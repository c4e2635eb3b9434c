// How KServe orders the runtimes that would do: the keys it sorts by, and the place they give.
import { css, html, nothing } from 'lit';
import type { Candidate } from '../report';
import { base } from './base_style';
import { View } from './view';

const shownAtFirst = 25;

export class SortTable extends View {
  static override properties = { ...View.properties, candidates: { attribute: false } };
  static override styles = [
    base,
    css`
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
    const eligible = this.candidates
      .filter((candidate) => candidate.eligible)
      .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
      .slice(0, shownAtFirst);
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
    const { s } = this;
    const { sort } = candidate;
    return html`<tr class=${candidate.winner ? 'winner' : ''}>
      <td>${(candidate.place ?? 0) + 1}</td>
      <th scope="row">${candidate.name}</th>
      <td>${candidate.namespace || s.clusterWide}</td>
      <td>${sort?.protocolRank ?? s.none}</td>
      <td>${sort?.priority ?? s.none}</td>
      <td>${sort?.creationTimestamp || s.none}</td>
    </tr>`;
  }
}

customElements.define('ksp-sort-table', SortTable);
