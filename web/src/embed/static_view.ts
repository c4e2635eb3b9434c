// What is seen of an embed before the playground has loaded: its heading, the YAML, the answer if
// the host states one, and the way to start. The custom element and embed.html show the same.
import { languageTags } from '../i18n/language';
import { type StaticStrings, staticStrings } from '../i18n/static_strings';
import type { Language } from '../report';
import type { Yaml } from './messages';
import type { Theme } from './settings';
import style from './static_view.css?inline';

/** `failed` has the address from which nothing came; the playground itself is shown while it runs. */
export type StaticState = 'waiting' | 'loading' | 'running' | { failed: string };

export interface StaticContent {
  lang: Language;
  theme: Theme;
  heading: string;
  /** "" for the newest or the link's own. */
  kserve: string;
  yaml: Yaml | null;
  /** Whether there is an answer of the host's: `stated`, or what it put into the slot. */
  hasAnswer: boolean;
  stated: string;
  state: StaticState;
}

export class StaticView {
  readonly #figure = element('figure');
  readonly #heading: HTMLElement;
  readonly #kserve = element('span', 'kserve');
  readonly #yaml = element('div', 'yaml');
  readonly #answer = element('div', 'answer');
  readonly #statedBy = element('p', 'label');
  readonly #stated = element('slot');
  readonly #run = element('button');
  readonly #status = element('span');
  /** As written into `#yaml`: it is only written again when it differs. */
  #written = '';

  /** `heading` is its heading's element: in a frame it is the document's, in a host page no heading. */
  constructor(root: ShadowRoot, heading: 'h1' | 'span', start: () => void) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    const bar = element('figcaption');
    this.#heading = element(heading, 'heading');
    bar.append(this.#heading, this.#kserve);
    this.#stated.name = 'answer';
    this.#answer.append(this.#statedBy, this.#stated);
    this.#run.type = 'button';
    this.#run.addEventListener('click', start);
    this.#status.role = 'status';
    const foot = element('p', 'foot');
    foot.append(this.#run, this.#status);
    this.#figure.append(bar, this.#yaml, this.#answer, foot);
    root.append(this.#figure);
  }

  show(content: StaticContent): void {
    const { lang, yaml, state } = content;
    const s = staticStrings[lang];
    this.#figure.lang = languageTags[lang];
    this.#heading.textContent = content.heading || s.title;
    this.#kserve.textContent = content.kserve && `KServe ${content.kserve}`;
    this.#writeYaml(yaml, s);
    this.#answer.hidden = !content.hasAnswer;
    this.#statedBy.textContent = s.stated;
    this.#stated.textContent = content.stated;
    this.#run.textContent = s.run;
    this.#run.disabled = state === 'loading';
    this.#figure.hidden = state === 'running';
    this.#figure.style.colorScheme = content.theme === 'system' ? '' : content.theme;
    this.#status.textContent =
      typeof state === 'object' ? s.failed(state.failed) : state === 'loading' ? s.loading : '';
  }

  #writeYaml(yaml: Yaml | null, s: StaticStrings): void {
    const texts = yaml === null ? [] : (['runtimes', 'inferenceService'] as const);
    const shown = texts
      .map((key) => ({ key, title: s[key], text: (yaml?.[key] ?? '').trimEnd() }))
      .filter(({ text }) => text !== '');
    const written = JSON.stringify(shown);
    if (written === this.#written) return;
    this.#written = written;
    this.#yaml.replaceChildren(
      ...shown.map(({ key, title, text }) => {
        const block = element('div', key);
        const label = element('p', 'label');
        label.textContent = title;
        const pre = element('pre');
        pre.tabIndex = 0;
        pre.role = 'group';
        pre.ariaLabel = title;
        pre.lang = 'en';
        pre.textContent = text;
        block.append(label, pre);
        return block;
      }),
    );
  }
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className = '') {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
