// Every runtime by every check. A cell is a button that marks the lines it speaks of; the arrow keys
// move between cells.
import { css, html, nothing } from 'lit';
import { checkNames, failedCheck, orderCandidates } from '../candidate_order';
import { emit } from '../events';
import type {
  Candidate,
  Check,
  CheckName,
  CheckResult,
  WhatIfCandidate,
  WhatIfEdit,
} from '../report';
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
    whatIf: { attribute: false },
    sources: { attribute: false },
    opened: { state: true },
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
        min-width: 13em;
        padding: 5px 4px;
      }
      td {
        vertical-align: middle;
        text-align: center;
      }
      /* Beside its letter, however narrow. */
      .name {
        max-width: calc(100% - 2.5em);
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
      .cell {
        width: 100%;
        min-width: 34px;
        min-height: 34px;
        border: 0;
        border-radius: 3px;
        padding: 0;
        background: none;
      }
      button.passed {
        color: var(--good);
      }
      button.failed {
        color: var(--bad);
        background: var(--bad-soft);
        box-shadow: inset 0 0 0 1px var(--bad);
      }
      button.notChecked {
        color: var(--text-muted);
      }
      .cell:hover {
        background: var(--accent-soft);
      }
      @media (forced-colors: active) {
        button.failed {
          border: 1px solid;
        }
      }
      /* As wide as what is in view of the table, however wide the table is. */
      .scroll {
        container-type: inline-size;
      }
      .edits td {
        text-align: start;
      }
      .edits td > div {
        position: sticky;
        inset-inline-start: 0;
        max-width: 100cqi;
        padding: 0 4px 6px;
      }
      .edits .row {
        font-size: 0.8125rem;
        color: var(--text-muted);
      }
      .edits button {
        font-size: 0.8125rem;
      }
      @media print {
        .hint,
        .edits .row {
          display: none;
        }
        .edits:not(:has(ksp-edit)) {
          display: none;
        }
      }
      .with-edits > * {
        border-bottom: 0;
      }
      @media (max-width: 999px) {
        .cell {
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
  /** What would change the verdict on a rejected runtime; null until it is known. */
  declare whatIf: WhatIfCandidate[] | null;
  declare sources: readonly string[];
  /** The edit whose diff is shown. */
  declare opened: WhatIfEdit | null;
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
    return html`<p class="small muted" id="caption">${s.checksCaption} <span class="hint">${s.checksHint}</span></p>
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
    const choices = this.#choices(candidate);
    const classes = `${candidate.winner ? 'winner' : ''} ${choices.length > 0 ? 'with-edits' : ''}`;
    return html`<tr class=${classes}>
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
    </tr>
    ${choices.length === 0 ? nothing : this.#edits(candidate, choices, checks.length + 1)}`;
  }

  /** What would make a runtime eligible, and what would make it win; often that is the same. */
  #choices({ name, kind, namespace = '' }: Candidate): { label: string; edit: WhatIfEdit }[] {
    const { s } = this;
    const found = this.whatIf?.find(
      (each) => each.name === name && each.kind === kind && (each.namespace ?? '') === namespace,
    );
    if (found === undefined) return [];
    const { eligible, wins } = found;
    if (eligible && wins && JSON.stringify(eligible.edits) === JSON.stringify(wins.edits)) {
      return [{ label: s.makeItWin, edit: wins }];
    }
    return [
      ...(eligible ? [{ label: s.makeItEligible, edit: eligible }] : []),
      ...(wins ? [{ label: s.makeItWin, edit: wins }] : []),
    ];
  }

  #edits(candidate: Candidate, choices: { label: string; edit: WhatIfEdit }[], columns: number) {
    const { s } = this;
    const opened = choices.find(({ edit }) => edit === this.opened)?.edit;
    return html`<tr class="edits">
      <td colspan=${columns}>
        <div>
          <div class="row">
            ${s.whatIf}
            ${choices.map(({ label, edit }) => {
              const open = edit === this.opened;
              return html`<button
                aria-expanded=${open}
                aria-label="${label}: ${candidate.name}"
                @click=${() => {
                  this.opened = open ? null : edit;
                }}
              >
                ${open ? icons.open : icons.closed}${label}
              </button>`;
            })}
          </div>
          ${
            opened === undefined
              ? nothing
              : html`<ksp-edit named .s=${s} .edit=${opened} .sources=${this.sources}></ksp-edit>`
          }
        </div>
      </td>
    </tr>`;
  }

  #cell(candidate: Candidate, check: Check, row: number, column: number) {
    const { s } = this;
    const label = `${candidate.name}, ${s.checks[check.check]}: ${s.checkResults[check.result]}`;
    return html`<button
      class="cell told ${check.result}"
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
