// A lesson beside the live editors: read, predict, see, then an edit of the reader's own. Stands on
// the page and in the embed alike: all that it does, it does to the playground.
import { css, html, nothing } from 'lit';
import { emit } from '../events';
import { course, lessons } from '../lessons/course';
import { type AttributeRow, type Lesson, scenarioOf } from '../lessons/lesson';
import { hashOfLesson, type Mark } from '../lessons/marks';
import { lessonStrings } from '../lessons/strings';
import type { Playground, State } from '../playground';
import type { Report } from '../report';
import { base } from './base_style';
import { icons } from './icons';
import { paragraphs } from './lesson_prose';
import { prose } from './prose';
import { View } from './view';

import './lesson_prediction';
import './lesson_task';

export class LessonView extends View {
  static override properties = {
    ...View.properties,
    playground: { attribute: false },
    state: { attribute: false },
    report: { attribute: false },
    alone: { type: Boolean },
  };
  static override styles = [
    base,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        gap: 10px;
        padding: 10px 16px 20px;
        background: var(--surface);
        overflow-wrap: anywhere;
      }
      .head {
        justify-content: space-between;
      }
      h2 {
        font-size: 1.1875rem;
        font-weight: 650;
        line-height: 1.35;
      }
      h3 {
        font-size: 1rem;
      }
      .story,
      .explanation {
        display: grid;
        gap: 8px;
      }
      /* Names are long and the column is narrow: one below the other. */
      dl > div {
        padding: 6px 0;
        border-top: 1px solid var(--line);
      }
      dt {
        font-weight: 600;
      }
      nav {
        justify-content: space-between;
        padding-top: 8px;
        border-top: 1px solid var(--line);
      }
      .links {
        gap: 16px;
      }
      a {
        color: var(--accent);
      }
      nav a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }
      @media print {
        nav.row {
          display: none;
        }
      }
    `,
  ];
  declare playground: Playground;
  declare state: State;
  /** The report that is looked at. */
  declare report: Report | null;
  /** Without the ways to other lessons. */
  declare alone: boolean;

  /** Whether a prediction was made whose outcome is not shown yet. */
  #outcomeAwaited = false;

  protected override updated(): void {
    const outcome = this.renderRoot.querySelector<HTMLElement>('#outcome');
    if (!this.#outcomeAwaited || outcome === null) return;
    this.#outcomeAwaited = false;
    // What was chosen from is gone; here is what it came to.
    outcome.focus();
  }

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  override render() {
    const { s, playground } = this;
    const { lesson, language, marks, scenario, answered } = this.state;
    if (lesson === null) return nothing;
    const t = lessonStrings[language];
    const mark = marks[lesson.id] ?? null;
    const own = scenarioOf(lesson);
    return html`<article aria-labelledby="title">
      ${this.alone ? nothing : this.#head(lesson)}
      <h2 id="title" tabindex="-1">${prose(lesson.title[language])}</h2>
      <div class="story">${paragraphs(lesson.story[language])}</div>
      <p class="small muted">${s.setting(own.kserve, own.mode, own.catalog)}</p>
      <ksp-lesson-prediction
        .s=${s}
        .lesson=${lesson}
        .language=${language}
        .mark=${mark}
        @predicted=${(event: CustomEvent<number | null>) => this.#predicted(lesson, event.detail)}
      ></ksp-lesson-prediction>
      ${
        mark === null
          ? nothing
          : html`${this.#explanation(lesson, mark)}
              <ksp-lesson-task
                .s=${s}
                .lesson=${lesson}
                .language=${language}
                .report=${answered === scenario ? this.report : null}
                .done=${mark.done}
                @done=${() => playground.markLesson(lesson.id, { ...mark, done: true })}
                @make=${() => this.#make(lesson)}
              ></ksp-lesson-task>
              <div class="row">
                <button @click=${() => this.#again(lesson)}>${t.again}</button>
              </div>`
      }
      ${this.alone ? nothing : this.#ways(lesson)}
    </article>`;
  }

  #head(lesson: Lesson) {
    const { language } = this.state;
    const t = lessonStrings[language];
    const part = course.find((each) => each.lessons.includes(lesson));
    return html`<div class="row head">
      <p class="small muted">
        ${t.place(part?.title[language] ?? '', lessons.indexOf(lesson) + 1, lessons.length)}
      </p>
      <button @click=${() => emit(this, 'ksp-leave-lesson', null)}>${t.leave}</button>
    </div>`;
  }

  #explanation(lesson: Lesson, { choice }: Mark) {
    const { language } = this.state;
    const t = lessonStrings[language];
    const verdict = choice === null ? 'seen' : choice === lesson.answer ? 'right' : 'wrong';
    const tone = { seen: '', right: 'good', wrong: 'bad' }[verdict];
    return html`<section class="explanation" aria-labelledby="outcome">
      <h3 id="outcome" class=${tone} tabindex="-1">${t[verdict]}</h3>
      ${paragraphs(lesson.explanation[language])}
      ${lesson.table === undefined ? nothing : this.#attributes(lesson.table)}
      ${
        lesson.issue === undefined
          ? nothing
          : html`<p class="small">
              <a
                href="https://github.com/kserve/kserve/issues/${lesson.issue}"
                target="_blank"
                rel="noreferrer"
                >${t.issue(lesson.issue)}</a
              >
            </p>`
      }
    </section>`;
  }

  #attributes(rows: AttributeRow[]) {
    const { language } = this.state;
    const t = lessonStrings[language];
    return html`<dl class="small" aria-label=${t.attributes}>
      ${rows.map(({ attribute, changes, text }) => {
        const kind = t.kinds[changes as keyof typeof t.kinds];
        return html`<div>
          <dt><code>${attribute}</code></dt>
          <dd>${prose(kind ?? t.changes(changes))} ${prose(text[language])}</dd>
        </div>`;
      })}
    </dl>`;
  }

  #ways(lesson: Lesson) {
    const t = lessonStrings[this.state.language];
    const at = lessons.indexOf(lesson);
    const link = (to: Lesson | undefined, text: unknown) =>
      to === undefined ? html`<span></span>` : html`<a href=${hashOfLesson(to.id)}>${text}</a>`;
    return html`<nav class="row" aria-label=${t.way}>
      ${link(lessons[at - 1], t.previous)}
      <button class="inline" @click=${() => emit(this, 'ksp-panel', 'lessons')}>${t.all}</button>
      ${link(lessons[at + 1], html`${t.next}&nbsp;${icons.arrow}`)}
    </nav>`;
  }

  // --- what the reader does ---

  #predicted(lesson: Lesson, choice: number | null): void {
    this.#outcomeAwaited = true;
    this.playground.markLesson(lesson.id, { choice, done: false });
  }

  #make(lesson: Lesson): void {
    const { language, scenario } = this.state;
    const { runtimes, inferenceService } = scenarioOf(lesson, lesson.task.edits);
    this.playground.change({ runtimes, inferenceService });
    this.playground.tellOfEdit(scenario, () => lessonStrings[language].made);
  }

  #again(lesson: Lesson): void {
    this.playground.markLesson(lesson.id, null);
    this.playground.change(scenarioOf(lesson));
    this.focus();
  }
}

customElements.define('ksp-lesson', LessonView);
