// The question of a lesson: choices to predict from, and afterwards how they stand.
import { css, html, nothing } from 'lit';
import type { Lesson } from '../lessons/lesson';
import type { Mark } from '../lessons/marks';
import { lessonStrings } from '../lessons/strings';
import type { Language } from '../report';
import { base } from './base_style';
import { icons } from './icons';
import { prose } from './prose';
import { View } from './view';

/** Tells of a prediction by the event `predicted`: the number of a choice, or null for none. */
export class LessonPrediction extends View {
  static override properties = {
    ...View.properties,
    lesson: { attribute: false },
    language: { attribute: false },
    mark: { attribute: false },
    missing: { state: true },
  };
  static override styles = [
    base,
    css`
      fieldset {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 4px;
        min-width: 0;
        margin: 0 0 8px;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 4px;
        font-weight: 600;
      }
      label,
      li {
        display: grid;
        grid-template-columns: 1.4em minmax(0, 1fr);
        gap: 6px;
        max-width: none;
        padding: 6px 8px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      label {
        min-height: var(--target);
        cursor: pointer;
      }
      label:hover,
      label:has(:checked) {
        background: var(--accent-soft);
        border-color: var(--accent);
      }
      input {
        min-height: 0;
        margin: 0.3em 0 0;
      }
      ol {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 4px;
        padding: 0;
        list-style: none;
      }
      li svg {
        margin-top: 0.25em;
      }
      .text {
        color: var(--text);
      }
      li.good {
        background: var(--good-soft);
        border-color: var(--good);
      }
      li.bad {
        background: var(--bad-soft);
        border-color: var(--bad);
      }
      .asked {
        padding-bottom: 4px;
        font-weight: 600;
      }
    `,
  ];
  declare lesson: Lesson;
  declare language: Language;
  /** Null: not predicted yet. */
  declare mark: Mark | null;
  /** Whether a prediction was to be checked that had not been made. */
  declare missing: boolean;

  override render() {
    return this.mark === null ? this.#form() : this.#outcome(this.mark);
  }

  #form() {
    const { lesson, language } = this;
    const t = lessonStrings[language];
    return html`<form @submit=${this.#submit}>
      <fieldset aria-describedby="missing">
        <legend>${prose(lesson.question[language])}</legend>
        ${lesson.choices.map(
          (choice, index) => html`<label>
            <input type="radio" name="choice" value=${index} />
            <span>${prose(choice[language])}</span>
          </label>`,
        )}
      </fieldset>
      <p class="small bad" id="missing" role="alert">${this.missing ? t.choose : nothing}</p>
      <div class="row">
        <button class="main" type="submit">${t.predict}</button>
        <button type="button" @click=${() => this.#tell(null)}>${t.reveal}</button>
      </div>
    </form>`;
  }

  #outcome(mark: Mark) {
    const { lesson, language } = this;
    const t = lessonStrings[language];
    return html`<p class="asked">${prose(lesson.question[language])}</p>
      <ol>
        ${lesson.choices.map((choice, index) => {
          const right = index === lesson.answer;
          const chosen = index === mark.choice;
          const words = [chosen ? t.yourChoice : '', right ? t.rightChoice : ''];
          const tone = right ? 'good' : chosen ? 'bad' : '';
          return html`<li class=${tone}>
            ${right ? icons.check : chosen ? icons.cross : html`<span></span>`}
            <span class="text"
              >${prose(choice[language])}
              ${words
                .filter((word) => word !== '')
                .map((word) => html` <span class="small muted">(${word})</span>`)}</span
            >
          </li>`;
        })}
      </ol>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const choice = new FormData(event.target as HTMLFormElement).get('choice');
    this.missing = choice === null;
    if (choice === null) this.renderRoot.querySelector('input')?.focus();
    else this.#tell(Number(choice));
  }

  #tell(detail: number | null): void {
    this.missing = false;
    this.dispatchEvent(new CustomEvent('predicted', { detail }));
  }
}

customElements.define('ksp-lesson-prediction', LessonPrediction);
