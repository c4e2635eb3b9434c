// The list of lessons, part by part, and how far one has come.
import { css, html, nothing } from 'lit';
import { emit } from '../events';
import { course, lessons } from '../lessons/course';
import { hashOfLesson, type Marks } from '../lessons/marks';
import { lessonStrings } from '../lessons/strings';
import type { Playground } from '../playground';
import type { Language } from '../report';
import { base } from './base_style';
import { icons } from './icons';
import { PanelView, panelHead, panelStyle } from './panels';
import { prose } from './prose';

export class LessonsPanel extends PanelView {
  static override properties = {
    ...PanelView.properties,
    playground: { attribute: false },
    language: { attribute: false },
    marks: { attribute: false },
    opened: { attribute: false },
  };
  static override styles = [
    base,
    panelStyle,
    css`
      .parts {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
        gap: 16px 24px;
      }
      .part {
        display: grid;
        align-content: start;
        gap: 2px;
      }
      h3 {
        font-size: 1rem;
      }
      ol {
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 1.2em minmax(0, 1fr);
        gap: 6px;
        align-items: center;
      }
      a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        color: var(--accent);
      }
      li svg {
        color: var(--text-muted);
      }
      li.done svg {
        color: var(--good);
      }
      progress {
        width: 10em;
        accent-color: var(--accent);
      }
    `,
  ];
  declare playground: Playground;
  declare language: Language;
  declare marks: Marks;
  /** The ID of the lesson that is open. */
  declare opened: string | null;

  override render() {
    const { s, language, marks } = this;
    const t = lessonStrings[language];
    const done = lessons.filter(({ id }) => marks[id]?.done).length;
    return html`<section class="panel" aria-label=${t.title}>
      ${panelHead(this, t.title, s)}
      <p class="small">${t.intro}</p>
      <div class="row small">
        <progress aria-label=${t.progress(done, lessons.length)} max=${lessons.length} .value=${done}>
        </progress>
        ${t.progress(done, lessons.length)}
        ${
          Object.keys(marks).length === 0
            ? nothing
            : html`<button @click=${() => this.playground.forgetLessons()}>${t.forget}</button>`
        }
      </div>
      <div class="parts">
        ${course.map(
          (part) => html`<section class="part" aria-labelledby=${part.id}>
            <h3 id=${part.id}>${part.title[language]}</h3>
            <p class="small muted">${part.aim[language]}</p>
            <ol>
              ${part.lessons.map((lesson) => this.#entry(lesson.id, lesson.title[language]))}
            </ol>
          </section>`,
        )}
      </div>
    </section>`;
  }

  #entry(id: string, title: string) {
    const t = lessonStrings[this.language];
    const mark = this.marks[id];
    const state = mark === undefined ? null : mark.done ? 'done' : 'seen';
    return html`<li class=${state ?? ''}>
      ${state === null ? html`<span></span>` : state === 'done' ? icons.check : icons.ring}
      <a
        href=${hashOfLesson(id)}
        aria-current=${id === this.opened ? 'true' : nothing}
        @click=${() => emit(this, 'ksp-panel', null)}
        ><span
          >${prose(title)}${
            state === null
              ? nothing
              : html`<span class="visually-hidden">: ${t.states[state]}</span>`
          }</span
        ></a
      >
    </li>`;
  }
}

customElements.define('ksp-lessons-panel', LessonsPanel);
