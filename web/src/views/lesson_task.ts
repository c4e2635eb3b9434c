// What the reader of a lesson does next, and whether the result is as it should be, whatever the
// edit was.
import { css, html, nothing, type PropertyValues } from 'lit';
import { type Key, unmet } from '../lessons/expectation';
import { type Lesson, scenarioOf } from '../lessons/lesson';
import { inWords, lessonStrings } from '../lessons/strings';
import type { Language, Report } from '../report';
import { sourceKeys } from '../scenario';
import { base } from './base_style';
import { icons } from './icons';
import { paragraphs } from './lesson_prose';
import { prose } from './prose';
import { View } from './view';

import './diff_view';

/** Events: `done` when the report fulfils the task, `make` to have the lesson's own edit made. */
export class LessonTask extends View {
  static override properties = {
    ...View.properties,
    lesson: { attribute: false },
    language: { attribute: false },
    report: { attribute: false },
    done: { type: Boolean },
    shown: { state: true },
  };
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      h3 {
        font-size: 1rem;
      }
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 2px;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 1.2em minmax(0, 1fr);
        gap: 6px;
        overflow-wrap: anywhere;
      }
      li svg {
        margin-top: 0.25em;
      }
      .unmet svg {
        color: var(--text-muted);
      }
      .state {
        padding: 6px 8px;
        border-radius: var(--radius);
        background: var(--surface-raised);
      }
      .state.good {
        background: var(--good-soft);
      }
    `,
  ];
  declare lesson: Lesson;
  declare language: Language;
  /** Of what is in the editors now; null while that is being worked out. */
  declare report: Report | null;
  /** Whether the task was done before. */
  declare done: boolean;
  /** Whether one way to do it is shown. */
  declare shown: boolean;

  #unmet: Key[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lesson')) this.shown = false;
    const { expect } = this.lesson.task;
    // While an answer is awaited, what was said of the last one stands.
    if (this.report !== null) this.#unmet = unmet(expect, this.report);
    else if (changed.has('lesson')) this.#unmet = Object.keys(expect) as Key[];
  }

  protected override updated(): void {
    if (this.report !== null && this.#unmet.length === 0 && !this.done) {
      this.dispatchEvent(new CustomEvent('done'));
    }
  }

  override render() {
    const { lesson, language } = this;
    const t = lessonStrings[language];
    const { task } = lesson;
    const fulfilled = this.#unmet.length === 0;
    return html`<h3>${t.task}</h3>
      ${paragraphs(task.text[language])}
      <p class="small muted">${t.goal}</p>
      <ul class="small">
        ${(Object.keys(task.expect) as Key[]).map((key) => {
          const met = !this.#unmet.includes(key);
          return html`<li class=${met ? 'good' : 'unmet'}>
            ${met ? icons.check : icons.ring}
            <span
              >${prose(inWords(key, task.expect, t))}<span class="visually-hidden"
                >: ${met ? t.met : t.unmet}</span
              ></span
            >
          </li>`;
        })}
      </ul>
      <p class="small state ${fulfilled ? 'good' : 'muted'}" role="status">
        ${fulfilled ? t.done : t.notDone}
      </p>
      <div class="row">
        <button
          aria-expanded=${this.shown}
          @click=${() => {
            this.shown = !this.shown;
          }}
        >
          ${t.showEdit}
        </button>
      </div>
      ${this.shown ? this.#edit() : nothing}`;
  }

  #edit() {
    const { s, lesson } = this;
    const t = lessonStrings[this.language];
    const before = scenarioOf(lesson);
    const after = scenarioOf(lesson, lesson.task.edits);
    return html`${sourceKeys.map((key) =>
      before[key] === after[key]
        ? nothing
        : html`<ksp-diff
            .s=${s}
            .from=${before[key]}
            .to=${after[key]}
            .label=${t.editOf(s[key])}
          ></ksp-diff>`,
    )}
      <div class="row">
        <button class="main" @click=${() => this.dispatchEvent(new CustomEvent('make'))}>
          ${t.makeEdit}
        </button>
      </div>`;
  }
}

customElements.define('ksp-lesson-task', LessonTask);
