// Every runtime by every check. A cell is a button that marks the lines it speaks of; the arrow keys
// move between cells.
import { css, html, nothing } from 'lit';
import { checkNames, failedCheck, orderCandidates } from '../candidate_order';
import { emit } from '../events';
import type { Candidate, Check, CheckName, CheckResult } from '../report';
import { authorMark } from './author_mark';
import { base } from './base_style';
import { icons } from './icons';
import { plainProse, prose } from './prose';
import { keepOneTabStop, moveWithArrows } from './roving_focus';
import { View } from './view';

const resultIcons: Record<CheckResult, unknown> = {
  passed: icons.check,
  failed: icons.cross,
  notReached: nothing,
  notChecked: icons.dash,
};

const shownAtFirst = 25;

export class ResolveTable extends View {
  static override properties = {
    ...View.properties,
    candidates: { attribute: false },
    all: { state: true },
    foldedOpen: { state: true },
  };
  static override styles = [
    base,
    css`
      table {
        width: 100%;
      }
      th,
      td {
        padding: 0;
      }
      thead th {
        padding: 0 4px 4px;
        font-size: 0.75rem;
        text-align: center;
        overflow-wrap: normal;
      }
      thead th:first-child {
        text-align: start;
      }
      tbody th {
        min-width: 11em;
        padding: 5px 4px;
      }
      td {
        vertical-align: middle;
        text-align: center;
      }
      .name {
        overflow-wrap: anywhere;
      }
      .why {
        font-size: 0.8125rem;
        font-weight: 400;
        color: var(--text-muted);
        max-width: 60ch;
      }
      .tag {
        font-size: 0.75rem;
        font-weight: 400;
        color: var(--text-muted);
        border: 1px solid var(--line);
        border-radius: 3px;
        padding: 0 4px;
        white-space: nowrap;
      }
      .tag.won {
        color: var(--good);
        border-color: var(--good);
        font-weight: 600;
      }
      tr.winner {
        background: var(--good-soft);
      }
      td button {
        width: 100%;
        min-width: 34px;
        min-height: 34px;
        border: 0;
        border-radius: 3px;
        padding: 0;
        background: none;
      }
      td button.passed {
        color: var(--good);
      }
      td button.failed {
        color: var(--bad);
        background: var(--bad-soft);
        box-shadow: inset 0 0 0 1px var(--bad);
      }
      td button.notChecked {
        color: var(--text-muted);
      }
      td button:hover {
        background: var(--accent-soft);
      }
      @media (max-width: 999px) {
        td button {
          min-width: 44px;
          min-height: 44px;
        }
        tbody th {
          min-width: 9em;
        }
      }
    `,
  ];
  declare candidates: Candidate[];
  declare all: boolean;
  declare foldedOpen: boolean;

  override render() {
    const { s } = this;
    if (this.candidates.length === 0) return html`<p class="muted small">${s.noCandidates}</p>`;
    const { shown, folded } = orderCandidates(this.candidates);
    const rows = [
      ...(this.all ? shown : shown.slice(0, shownAtFirst)),
      ...(this.foldedOpen ? folded : []),
    ];
    const checks = checkNames(this.candidates);
    return html`<p class="small muted" id="caption">${s.checksCaption}</p>
      <div class="scroll" @keydown=${(event: KeyboardEvent) => moveWithArrows(this.renderRoot, event)}>
        <table aria-labelledby="caption">
          <thead>
            <tr>
              <th scope="col">${s.runtime}</th>
              ${checks.map((check) => html`<th scope="col">${s.checks[check]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((candidate, row) => this.#row(candidate, row, checks))}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${
          shown.length > shownAtFirst
            ? this.#toggle('all', this.all ? s.showFewer : s.showAll(shown.length))
            : nothing
        }
        ${folded.length > 0 ? this.#toggle('foldedOpen', s.otherFormats(folded.length)) : nothing}
      </div>`;
  }

  protected override updated(): void {
    keepOneTabStop(this.renderRoot);
  }

  #toggle(which: 'all' | 'foldedOpen', label: string) {
    return html`<button
      class="plain"
      aria-expanded=${this[which] ?? false}
      @click=${() => {
        this[which] = !this[which];
      }}
    >
      ${this[which] ? icons.open : icons.closed}${label}
    </button>`;
  }

  #row(candidate: Candidate, row: number, checks: CheckName[]) {
    const { s } = this;
    const failed = failedCheck(candidate);
    return html`<tr class=${candidate.winner ? 'winner' : ''}>
      <th scope="row">
        <span class="row">
          ${authorMark('R', s)}
          <span class="name">${candidate.name}</span>
          ${candidate.winner ? html`<span class="tag won">${s.winner}</span>` : nothing}
          <span class="tag">${candidate.builtIn ? s.builtIn : candidate.namespace || s.clusterWide}</span>
        </span>
        ${failed?.text === undefined ? nothing : html`<div class="why">${prose(failed.text)}</div>`}
      </th>
      ${checks.map((name, column) => {
        const check = candidate.checks.find((each) => each.check === name);
        return html`<td>${check === undefined ? nothing : this.#cell(candidate, check, row, column)}</td>`;
      })}
    </tr>`;
  }

  #cell(candidate: Candidate, check: Check, row: number, column: number) {
    const { s } = this;
    const label = `${candidate.name}, ${s.checks[check.check]}: ${s.checkResults[check.result]}`;
    return html`<button
      class=${check.result}
      data-row=${row}
      data-column=${column}
      aria-label=${check.text === undefined ? label : `${label}. ${plainProse(check.text)}`}
      title=${plainProse(check.text ?? s.checkResults[check.result])}
      @click=${() => emit(this, 'ksp-mark', check.evidence ?? [])}
    >
      ${resultIcons[check.result]}
    </button>`;
  }
}

customElements.define('ksp-resolve-table', ResolveTable);
