// The scenario under every release: a strip of answers, and two of them side by side.
import { css, html, nothing, type PropertyValues } from 'lit';
import { emit } from '../events';
import { behavioursBetween, type Outcome, outcomesOf, resultOf } from '../release_outcome';
import type { OriginObject, Release, Report } from '../report';
import { base } from './base_style';
import type { Column } from './diff_columns';
import { prose } from './prose';
import { tones, verdictIcons } from './verdict';
import { View } from './view';

import './diff_view';

/** In CSS pixels: from here on two columns have some 35 characters a line each. */
const widthOfTwo = 600;

export class ReleasesView extends View {
  static override properties = {
    ...View.properties,
    releases: { attribute: false },
    reports: { attribute: false },
    stale: { attribute: false },
    failure: { attribute: false },
    chosen: { attribute: false },
    current: { attribute: false },
    from: { state: true },
    to: { state: true },
    columns: { state: true },
  };
  static override styles = [
    base,
    css`
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 8em), 1fr));
        gap: 6px;
        list-style: none;
        padding: 0;
      }
      ol > li {
        display: grid;
      }
      .cell {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        justify-items: start;
        gap: 0;
        padding: 4px 8px;
        text-align: start;
      }
      .cell[aria-current] {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .cell:hover {
        background: var(--surface-raised);
      }
      @media (forced-colors: active) {
        .cell[aria-current] {
          border: 3px solid Highlight;
        }
      }
      .release {
        font-weight: 600;
      }
      .outcome {
        display: flex;
        align-items: start;
        gap: 4px;
        max-width: 100%;
        font-size: 0.8125rem;
      }
      .outcome > span {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        overflow: hidden;
        overflow-wrap: anywhere;
        line-height: 1.3;
      }
      .differs {
        font-size: 0.75rem;
        color: var(--warn);
      }
      .choice {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: var(--text-small);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 12px;
        font-size: var(--text-small);
      }
      dt {
        font-weight: 600;
      }
      dd {
        overflow-wrap: anywhere;
      }
      ul {
        padding-inline-start: 1.2em;
        font-size: var(--text-small);
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ];
  declare releases: Release[];
  /** Of every release; empty until they are known. */
  declare reports: Report[];
  /** The reports are of an input that has changed since. */
  declare stale: boolean;
  /** Why there are none, or "". */
  declare failure: string;
  /** The InferenceService that is looked at. */
  declare chosen: string;
  /** The release that the page shows. */
  declare current: string;
  /** The two that are compared, where a person has chosen them. */
  declare from: string | undefined;
  declare to: string | undefined;
  /** Whether there is room for two columns, and what shows them has arrived. */
  declare columns: boolean;

  #outcomes: Outcome[] = [];
  readonly #width = new ResizeObserver(([entry]) => {
    if (entry !== undefined) void this.#fit(entry.contentRect.width);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#width.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#width.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (['releases', 'reports', 'chosen', 'current'].some((name) => changed.has(name as 'to'))) {
      this.#outcomes = outcomesOf(this.releases, this.reports, this.chosen, this.current);
    }
  }

  // Where it does not arrive, the one column that is there already does.
  async #fit(width: number): Promise<void> {
    const wide = width >= widthOfTwo;
    if (wide && !customElements.get('ksp-diff-columns')) {
      const arrived = await import('./diff_columns').catch(() => null);
      if (arrived === null) return;
    }
    this.columns = wide;
  }

  override render() {
    const { s, failure } = this;
    if (failure !== '') {
      const again = () => emit(this, 'ksp-fold', { id: 'releases', open: true });
      return html`<p class="row small">${failure} <button @click=${again}>${s.retry}</button></p>`;
    }
    const outcomes = this.#outcomes;
    if (outcomes.length === 0) {
      return html`<p class="small muted" role="status">${s.releasesWorking}</p>`;
    }
    return html`<div class="stack">
      <p class="small muted" role="status">
        ${this.stale ? s.releasesWorking : s.releasesCaption(this.current)}
      </p>
      <ol aria-label=${s.releasesTitle}>
        ${outcomes.map((outcome) => this.#cell(outcome))}
      </ol>
      ${outcomes.length < 2 ? nothing : this.#comparison(outcomes)}
    </div>`;
  }

  #cell({ release, report, differs }: Outcome) {
    const { s } = this;
    const { kind, runtime } = report.answer;
    const tone = tones[kind];
    return html`<li>
      <button
        class="cell told"
        aria-current=${release === this.current ? 'true' : nothing}
        @click=${() =>
          emit(this, 'ksp-settings', {
            kserve: release === this.releases.at(-1)?.name ? '' : release,
          })}
      >
        <span class="release">${release}</span>
        <span class="outcome ${tone}">
          ${verdictIcons[tone]}
          <span>
            ${
              runtime === undefined || kind !== 'serves'
                ? s.verdicts[kind]
                : html`<span class="visually-hidden">${s.verdicts[kind]}: </span>${runtime}`
            }
          </span>
        </span>
        <span class="differs">${this.#mark(differs)}</span>
      </button>
    </li>`;
  }

  #mark(differs: Outcome['differs']): string {
    if (differs === null) return '\u00a0';
    return typeof differs === 'string'
      ? this.s.answerDiffers[differs]
      : this.s.resultDiffers(differs);
  }

  #comparison(outcomes: Outcome[]) {
    const { s } = this;
    const named = (name: string | undefined) => outcomes.find(({ release }) => release === name);
    const index = Math.max(
      1,
      outcomes.findIndex(({ release }) => release === this.current),
    );
    const from = named(this.from) ?? outcomes[index - 1];
    const to = named(this.to) ?? outcomes[index];
    if (from === undefined || to === undefined) return nothing;
    const select = (label: string, chosen: string, choose: (name: string) => void) =>
      html`<label class="choice"
        >${label}
        <select
          .value=${chosen}
          @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
        >
          ${outcomes.map(
            ({ release }) =>
              html`<option value=${release} .selected=${release === chosen}>${release}</option>`,
          )}
        </select>
      </label>`;
    return html`<h3>${s.compareTitle}</h3>
      <div class="row">
        ${select(s.compareFrom, from.release, (name) => {
          this.from = name;
          this.to = to.release;
        })}
        ${select(s.compareTo, to.release, (name) => {
          this.from = from.release;
          this.to = name;
        })}
      </div>
      <dl>
        ${[from, to].map(
          ({ release, report }) =>
            html`<dt>${release}</dt>
              <dd>${s.verdicts[report.answer.kind]}: ${prose(report.answer.text)}</dd>`,
        )}
      </dl>
      ${this.#diffs(from, to)} ${this.#changes(outcomes, from, to)}`;
  }

  #diffs(from: Outcome, to: Outcome) {
    const { s } = this;
    const before = resultOf(from.report);
    const after = resultOf(to.report);
    const objects = [...new Set([...before, ...after].map(({ object }) => object))];
    const pairs = objects
      .map((object) => ({
        old: before.find((each) => each.object === object),
        new: after.find((each) => each.object === object),
      }))
      .filter((pair) => pair.old?.yaml !== pair.new?.yaml);
    if (pairs.length === 0) return html`<p class="small">${s.sameResult}</p>`;
    return pairs.map((pair) => {
      const title = pair.new?.title ?? pair.old?.title ?? '';
      const column = (release: string, object: OriginObject | undefined): Column => ({
        heading: object === undefined ? s.columnAbsent(release) : release,
        label: s.underRelease(title, release),
        text: object?.yaml ?? '',
      });
      return html`<div>
        <h3 lang="en"><code>${title}</code></h3>
        ${
          this.columns
            ? html`<ksp-diff-columns
                .s=${s}
                .left=${column(from.release, pair.old)}
                .right=${column(to.release, pair.new)}
              ></ksp-diff-columns>`
            : html`<ksp-diff
                .s=${s}
                .from=${pair.old?.yaml ?? ''}
                .to=${pair.new?.yaml ?? ''}
                .label=${s.releaseDiff(title, from.release, to.release)}
              ></ksp-diff>`
        }
      </div>`;
    });
  }

  #changes(outcomes: Outcome[], from: Outcome, to: Outcome) {
    const { s } = this;
    const [before, after] =
      outcomes.indexOf(from) <= outcomes.indexOf(to) ? [from, to] : [to, from];
    const found = behavioursBetween(this.releases, before.release, after.release);
    if (found.length === 0) return nothing;
    const names = this.releases.map(({ name }) => name);
    const begins = (since: string) => names.indexOf(since) > names.indexOf(before.release);
    return html`<div>
      <h3>${s.changedBetween(before.release, after.release)}</h3>
      <ul>
        ${found.map(
          ({ since, until, text }) =>
            html`<li>
              <span class="muted">${begins(since) ? s.sinceRelease(since) : s.untilRelease(until)}</span>
              ${prose(text)}
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

customElements.define('ksp-releases', ReleasesView);
