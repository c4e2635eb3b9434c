// The answer: one sentence, with the verdict as icon, word and colour, and which InferenceService
// it is about where there are several.
import { css, html, nothing, type PropertyValues } from 'lit';
import type { EngineState } from '../engine/client';
import type { Cause, Failure } from '../engine/protocol';
import { emit } from '../events';
import type { Report } from '../report';
import { serviceKey } from '../report_choice';
import type { Scenario } from '../scenario';
import { base } from './base_style';
import { icons } from './icons';
import { plainProse, prose } from './prose';
import { showLines } from './show_lines';
import { tones, verdictIcons } from './verdict';
import { View } from './view';

/** What holds for as long as the page is open, whatever changes. */
const hold: Cause[] = ['noWebAssembly', 'oldBrowser', 'forbidden'];
const retryIsVain = new Set<Cause>([...hold, 'unusable']);
const reloadHelps = new Set<Cause>([...hold, 'notFound', 'wrongFile', 'notStarting']);

/** How long the answer must hold before a screen reader is told, in milliseconds. */
const announceAfter = 800;

export class AnswerView extends View {
  static override properties = {
    ...View.properties,
    report: { attribute: false },
    reports: { attribute: false },
    engine: { attribute: false },
    failure: { attribute: false },
    scenario: { attribute: false },
    covered: { type: Boolean },
    announced: { state: true },
  };
  static override styles = [
    base,
    css`
      .answer {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        padding: 12px 16px;
        background: var(--surface);
        border-inline-start: 5px solid var(--line-strong);
        border-bottom: 1px solid var(--line);
      }
      .tone-good {
        background: var(--good-soft);
        border-inline-start-color: var(--good);
      }
      .tone-bad {
        background: var(--bad-soft);
        border-inline-start-color: var(--bad);
      }
      .tone-warn {
        background: var(--warn-soft);
        border-inline-start-color: var(--warn);
      }
      .verdict {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-weight: 650;
      }
      .tone-good .verdict {
        color: var(--good);
      }
      .tone-bad .verdict {
        color: var(--bad);
      }
      .tone-warn .verdict {
        color: var(--warn);
      }
      h2 {
        font-size: 1.125rem;
        font-weight: 600;
        line-height: 1.4;
        max-width: 75ch;
        overflow-wrap: anywhere;
      }
      .configured {
        overflow-wrap: anywhere;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        max-width: 100%;
        font-size: var(--text-small);
      }
      .answer > div.row {
        justify-content: space-between;
      }
      select {
        min-width: 0;
        text-overflow: ellipsis;
      }
      @media (max-width: 999px) {
        /* Low, for it stays in view: the lines are asked for beside the verdict. */
        .answer {
          grid-template-columns: minmax(0, 1fr) auto;
          padding: 8px 12px;
          gap: 2px;
        }
        .answer > .row:first-child {
          display: contents;
        }
        .answer > *,
        .answer label {
          grid-column: 1 / -1;
        }
        .answer .verdict {
          grid-area: 1 / 1;
        }
        .answer > .lines {
          grid-area: 1 / 2;
        }
        h2 {
          font-size: 1rem;
          max-height: 7em;
          overflow: auto;
        }
      }
    `,
  ];
  declare report: Report | null;
  declare reports: Report[];
  declare engine: EngineState;
  declare failure: Failure | null;
  declare scenario: Scenario;
  /** Whether a lesson asks for a prediction first. */
  declare covered: boolean;
  declare announced: string;

  #timer = 0;
  /** A long sentence scrolls where there is little room; then the keyboard can get to it. */
  readonly #size = new ResizeObserver(() => {
    const sentence = this.renderRoot.querySelector('h2');
    if (sentence) sentence.tabIndex = sentence.scrollHeight > sentence.clientHeight ? 0 : -1;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override render() {
    return html`${this.#shown()}
      <p class="visually-hidden" role="status" aria-live="polite">${this.announced}</p>`;
  }

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const text = this.#sentence();
    if (text === (this.announced ?? '')) {
      clearTimeout(this.#timer);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.announced = text;
    }, announceAfter);
  }

  #sentence(): string {
    if (this.failure !== null) return this.s.failures[this.failure.cause];
    if (this.report === null || this.covered) return '';
    return `${this.s.verdicts[this.report.answer.kind]}: ${plainProse(this.report.answer.text)}`;
  }

  #shown() {
    const { s, engine, failure, report } = this;
    if (failure !== null) return this.#failed(failure);
    if (report === null) {
      const late = engine.phase === 'loading' && engine.slow;
      return html`<div class="answer">
        <h2 tabindex="-1" class="muted">${late ? s.waitingLong : s.waiting}</h2>
        ${this.#progress()}
      </div>`;
    }
    if (this.covered) {
      return html`<div class="answer">
        <h2 tabindex="-1" class="muted">${s.predictFirst}</h2>
      </div>`;
    }
    const tone = tones[report.answer.kind];
    return html`<div class="answer tone-${tone}">
      <div class="row">
        <span class="verdict">${verdictIcons[tone]}${s.verdicts[report.answer.kind]}</span>
        ${this.#chooser(report)}
      </div>
      <h2 tabindex="-1">${prose(report.answer.text)}</h2>
      ${
        report.answer.evidence === undefined
          ? nothing
          : html`<p class="small lines">${showLines(report.answer.evidence, s)}</p>`
      }
      ${
        report.settings === undefined
          ? nothing
          : html`<p class="small configured">
              ${s.configured} ${report.settings.map((each) => html`${prose(each.text)} `)}
            </p>`
      }
      ${this.#progress()}
    </div>`;
  }

  #chooser(report: Report) {
    if (this.reports.length < 2) return nothing;
    return html`<span class="print-only">${serviceKey(report)}</span>
    <label>
      ${this.s.chooseService}
      <select
        @change=${(event: Event) =>
          emit(this, 'ksp-choose', (event.target as HTMLSelectElement).value)}
      >
        ${this.reports.map((each) => {
          const key = serviceKey(each);
          return html`<option value=${key} .selected=${each === report}>${key}</option>`;
        })}
      </select>
    </label>`;
  }

  #progress() {
    const { s, engine, report } = this;
    if (engine.phase === 'loading' && engine.slow && report !== null) {
      return html`<p class="row small"><progress aria-hidden="true"></progress> ${s.waitingLong}</p>`;
    }
    if (engine.phase !== 'working' || !engine.slow) return nothing;
    return html`<p class="row small">
      <progress aria-label=${s.working}></progress> ${s.working}
      <button @click=${() => emit(this, 'ksp-stop', null)}>${s.stop}</button>
    </p>`;
  }

  #failed(failure: Failure) {
    const { s } = this;
    const reload = reloadHelps.has(failure.cause);
    const retry = !retryIsVain.has(failure.cause);
    return html`<div class="answer tone-warn">
      <span class="verdict">${icons.warning}${s.answer}</span>
      <h2 tabindex="-1">${s.failures[failure.cause]}</h2>
      ${failure.detail === '' ? nothing : html`<p><code class="muted">${failure.detail}</code></p>`}
      <p class="row">
        ${retry ? html`<button class="main" @click=${() => emit(this, 'ksp-retry', null)}>${s.retry}</button>` : nothing}
        ${reload ? html`<button @click=${() => location.reload()}>${s.reload}</button>` : nothing}
      </p>
    </div>`;
  }
}

customElements.define('ksp-answer', AnswerView);
