// The page: lays the views out, and passes their events to the playground.
import { css, html, nothing, type PropertyValues } from 'lit';
import { fetchAhead } from './ahead';
import { readDroppedFiles } from './dropped_files';
import { listen } from './events';
import { fidelity } from './fidelity';
import type { Strings } from './i18n/strings';
import { Playground, type State } from './playground';
import type { Report } from './report';
import { queryOfHash } from './reference/field_link';
import { type SourceKey, sourceKeys } from './scenario';
import { localStore } from './storage';
import { base } from './views/base_style';
import { editorTitleStyle, Workbench } from './workbench';

import './views/header';
import './views/splitter';

type Tab = 'have' | 'happens';

/** The parts that F6 goes through. */
const parts = ['lesson', 'runtimes', 'inferenceService', 'stored', 'answer', 'steps'] as const;

export class Page extends Workbench {
  static override properties = {
    ...Workbench.properties,
    wide: { state: true },
    printing: { state: true },
    tab: { state: true },
    asksForStored: { state: true },
    columnShare: { state: true },
    editorShare: { state: true },
    dropping: { state: true },
  };
  static override styles = [
    base,
    editorTitleStyle,
    css`
      .page {
        display: flex;
        flex-direction: column;
        min-height: 100dvh;
      }
      .skip {
        position: absolute;
        z-index: 10;
        inset: 4px auto auto 4px;
      }
      .skip:not(:focus) {
        clip-path: inset(50%);
        width: 1px;
        height: 1px;
        overflow: hidden;
      }
      .desk {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
      main {
        flex: 1;
        min-width: 0;
        min-height: 0;
      }
      aside {
        border-bottom: 1px solid var(--line-strong);
      }
      .have {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        background: var(--surface);
      }
      ksp-settings {
        padding: 10px 16px;
        border-bottom: 1px solid var(--line);
      }
      .editor {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .editor h2 {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 6px 16px;
        font-size: var(--text-small);
        font-weight: 600;
        background: var(--surface-raised);
        border-bottom: 1px solid var(--line);
      }
      ksp-editor {
        flex: 1;
      }
      .add-stored {
        max-width: none;
        padding: 4px 16px;
      }
      .happens {
        /* Holds what is hidden but for screen readers, which would lengthen the page. */
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        gap: 10px;
        min-width: 0;
        padding: 12px 16px 32px;
      }
      .marked {
        min-height: 1.5em;
      }
      footer a {
        display: inline-flex;
        align-items: center;
        color: inherit;
      }
      @media (max-width: 999px), (pointer: coarse) {
        footer a {
          min-width: var(--target);
          min-height: var(--target);
        }
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        gap: 0 24px;
        padding: 6px 16px;
        font-size: 0.8125rem;
        color: var(--text-muted);
        border-top: 1px solid var(--line);
        background: var(--surface);
      }
      footer p {
        flex: 1 1 30em;
        max-width: none;
      }
      footer .links {
        flex: 0 1 auto;
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
      }
      .dropping {
        outline: 3px dashed var(--accent);
        outline-offset: -6px;
      }
      .print-text {
        display: none;
      }

      @media (min-width: 1000px) {
        .page {
          height: 100dvh;
        }
        /* Below an open panel there is less room than the answer needs: then the page scrolls. */
        .desk {
          min-height: 440px;
        }
        main {
          display: grid;
          grid-template:
            'have divider answer' auto
            'have divider happens' minmax(0, 1fr) / minmax(0, var(--share)) 9px minmax(0, 1fr);
        }
        .have {
          grid-area: have;
          overflow: auto;
        }
        .divider {
          grid-area: divider;
          background: var(--surface-raised);
        }
        ksp-answer {
          grid-area: answer;
          max-height: 45vh;
          overflow: auto;
        }
        .happens {
          grid-area: happens;
          overflow: auto;
        }
        .editor {
          flex: 1 1 0;
          min-height: 110px;
        }
        .editor:first-of-type {
          flex: 0 1 var(--editor-share);
        }
        .add-stored {
          flex: none;
          border-top: 1px solid var(--line);
        }
        .have ksp-splitter {
          flex: 0 0 9px;
          background: var(--surface-raised);
        }
        aside {
          flex: none;
          max-height: 45vh;
          overflow: auto;
          background: var(--surface);
        }
      }

      @media (min-width: 1200px) {
        .desk {
          flex-direction: row;
        }
        aside {
          flex: 0 0 min(24rem, 28%);
          max-height: none;
          border-bottom: 0;
          border-inline-end: 1px solid var(--line-strong);
        }
      }

      /* In a low window it would leave no room for what is below it. */
      @media (max-width: 999px) and (min-height: 600px) {
        ksp-answer {
          position: sticky;
          z-index: 3;
          top: 0;
        }
      }

      @media (max-width: 999px) {
        .tabs {
          display: grid;
          grid-template-columns: 1fr 1fr;
          background: var(--surface);
          border-bottom: 1px solid var(--line);
        }
        .tabs button {
          border: 0;
          border-bottom: 3px solid transparent;
          border-radius: 0;
          background: none;
          font-size: 1rem;
        }
        .tabs button[aria-selected='true'] {
          border-bottom-color: var(--accent);
          color: var(--accent);
          font-weight: 600;
        }
        @media (forced-colors: active) {
          .tabs button {
            border-bottom-color: Canvas;
          }
          .tabs button[aria-selected='true'] {
            border-bottom-color: Highlight;
          }
        }
        .have,
        .happens {
          padding-inline: 12px;
        }
        .have {
          padding: 0;
        }
        .editor {
          height: 42vh;
          min-height: 220px;
        }
      }

      @media print {
        .page {
          display: block;
          height: auto;
        }
        main,
        .desk {
          display: block;
        }
        aside {
          max-height: none;
        }
        .skip,
        .tabs,
        .add-stored,
        footer {
          display: none;
        }
        ksp-answer {
          position: static;
          max-height: none;
        }
        .happens,
        .have {
          display: block;
          overflow: visible;
        }
        .editor {
          display: block;
          height: auto;
          min-height: 0;
        }
        .print-text {
          display: block;
          padding: 8px 16px;
          white-space: pre-wrap;
        }
      }
    `,
  ];

  declare wide: boolean;
  declare printing: boolean;
  declare tab: Tab;
  declare asksForStored: boolean;
  declare columnShare: number;
  /** Null: by what is in the editors. */
  declare editorShare: number | null;
  declare dropping: boolean;

  readonly #width = matchMedia('(min-width: 1000px)');
  readonly #print = matchMedia('print');

  constructor() {
    super((changed) => new Playground(localStore, changed));
    this.wide = this.#width.matches;
    this.printing = this.#print.matches;
    this.tab = 'have';
    this.asksForStored = false;
    const share = localStore.read('columnShare');
    this.columnShare = typeof share === 'number' ? share : 0.42;
    const editorShare = localStore.read('editorShare');
    this.editorShare = typeof editorShare === 'number' ? editorShare : null;
    this.dropping = false;
    this.#width.addEventListener('change', (event) => {
      this.wide = event.matches;
    });
    this.#print.addEventListener('change', (event) => {
      this.printing = event.matches;
    });
    const open = () => void this.#openHash();
    addEventListener('hashchange', open);
    open();
    this.#listen();
  }

  #listen(): void {
    const { playground } = this;
    listen(this, 'ksp-reset', () => playground.reset());
    listen(this, 'ksp-leave-lesson', () => {
      playground.leaveLesson();
      void this.#focusPart('answer');
    });
    listen(this, 'ksp-language', (language) => playground.setLanguage(language));
    listen(this, 'ksp-theme', (theme) => playground.setTheme(theme));
    addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      this.dropping = true;
    });
    this.addEventListener('dragleave', () => {
      this.dropping = false;
    });
    // Before the editors see it: they would insert one file's text and drop the others.
    this.addEventListener('drop', (event) => void this.#drop(event), { capture: true });
  }

  override render() {
    const { s, report } = this;
    const { state } = this.playground;
    const panel = this.wide ? nothing : 'tabpanel';
    return html`<div class="page ${this.dropping ? 'dropping' : ''}">
      <button class="skip" @click=${() => this.#focusPart('answer')}>${s.skipToAnswer}</button>
      <ksp-header
        .s=${s}
        .panel=${state.panel}
        .language=${state.language}
        .theme=${state.theme}
      ></ksp-header>
      ${this.panelView(state)}
      <ksp-notice .s=${s} .notice=${state.notice}></ksp-notice>
      <div class="desk">
      ${state.lesson === null ? nothing : html`<aside aria-label=${s.lessons}>${this.lessonView(state, report)}</aside>`}
      <main style="--share: ${this.columnShare * 100}%; --editor-share: ${this.#editorPercent(state)}%">
        ${this.answerView(state, report)}
        ${this.wide ? nothing : this.#tabs(s)}
        <div
          class="have"
          id="have"
          role=${this.wide ? 'group' : panel}
          aria-label=${s.have}
          ?hidden=${!this.wide && !this.printing && this.tab !== 'have'}
        >
          <ksp-settings
            .s=${s}
            .scenario=${state.scenario}
            .releases=${state.releases}
            .panel=${state.panel}
          ></ksp-settings>
          ${this.#editor('runtimes', state, report)}
          ${
            this.wide
              ? html`<ksp-splitter
                  horizontal
                  .s=${s}
                  .label=${s.resizeEditors}
                  .share=${this.#editorPercent(state) / 100}
                  @share=${(event: CustomEvent<number>) => {
                    this.editorShare = event.detail;
                    localStore.write('editorShare', event.detail);
                  }}
                ></ksp-splitter>`
              : nothing
          }
          ${this.#editor('inferenceService', state, report)} ${this.#stored(state, report)}
        </div>
        ${
          this.wide
            ? html`<ksp-splitter
                class="divider"
                .s=${s}
                .label=${s.resizeColumns}
                .share=${this.columnShare}
                @share=${(event: CustomEvent<number>) => {
                  this.columnShare = event.detail;
                  localStore.write('columnShare', event.detail);
                }}
              ></ksp-splitter>`
            : nothing
        }
        <div
          class="happens"
          id="happens"
          role=${this.wide ? 'group' : panel}
          aria-label=${s.happens}
          tabindex="-1"
          ?hidden=${!this.wide && !this.printing && this.tab !== 'happens'}
        >
          ${report === null || this.covered ? nothing : this.wayView(state, report, null)}
        </div>
      </main>
      </div>
      <footer>
        <p>${s.footer} ${s.fidelity(fidelity)}</p>
        ${
          import.meta.env.MODE === 'single'
            ? nothing
            : html`<p class="links">
                <a href=${state.language === 'zh' ? './docs/index.zh.html' : './docs/index.html'}
                  >${s.documentation}</a
                >
                <a href="./kserve-playground.html" download>${s.singleFile}</a>
              </p>`
        }
      </footer>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    document.title = this.s.title;
    if (this.report !== null) fetchAhead();
  }

  // Scripts wait for the styles: what is not there now did not arrive.
  protected override firstUpdated(): void {
    const styles = getComputedStyle(document.documentElement);
    if (styles.getPropertyValue('--surface') !== '') return;
    void this.playground.tellOfMissingPart(() => location.reload());
  }

  #tabs(s: Strings) {
    const tab = (id: Tab, label: string) => html`<button
      role="tab"
      id="tab-${id}"
      aria-selected=${this.tab === id}
      aria-controls=${id}
      tabindex=${this.tab === id ? 0 : -1}
      @click=${() => {
        this.tab = id;
      }}
    >
      ${label}
    </button>`;
    return html`<div class="tabs" role="tablist" @keydown=${this.#tabKey}>
      ${tab('have', s.have)} ${tab('happens', s.happens)}
    </div>`;
  }

  #editor(key: SourceKey, state: State, report: Report | null, action: unknown = nothing) {
    return html`<section class="editor" aria-labelledby="title-${key}">
      ${this.editorTitle(key, false, action)} ${this.editorView(key, state, report)}
      ${this.printing ? html`<pre class="print-text" lang="en">${state.scenario[key]}</pre>` : nothing}
    </section>`;
  }

  /** A third editor, for those who ask about an update. */
  #stored(state: State, report: Report | null) {
    const { s } = this;
    if (state.scenario.stored === '' && !this.asksForStored) {
      return html`<p class="add-stored">
        <button
          class="inline"
          @click=${async () => {
            this.asksForStored = true;
            await this.#focusPart('stored');
          }}
        >
          ${s.addStored}
        </button>
      </p>`;
    }
    return this.#editor(
      'stored',
      state,
      report,
      html`<button
        class="inline"
        @click=${() => {
          this.asksForStored = false;
          const without = { ...state.scenario, stored: '' };
          if (state.scenario.stored !== '') this.playground.load(without, () => s.storedRemoved);
          void this.#focusPart('inferenceService');
        }}
      >
        ${s.removeStored}
      </button>`,
    );
  }

  // The editors share their height by what is in them, until a person has moved the divider.
  #editorPercent(state: State): number {
    if (this.editorShare !== null) return this.editorShare * 100;
    const [first = 1, second = 1] = sourceKeys.map(
      (key) => Math.min(40, state.scenario[key].split('\n').length) + 4,
    );
    return Math.max(25, Math.min(65, (100 * first) / (first + second)));
  }

  // --- actions ---

  protected override get editorsInView(): boolean {
    return this.wide;
  }

  protected override showEditors(): void {
    this.tab = 'have';
  }

  async #openHash(): Promise<void> {
    if (queryOfHash(location.hash) !== null) {
      if (this.playground.state.panel !== 'reference') this.showPanel('reference');
      return;
    }
    await this.playground.openHash(location.hash);
    if (this.playground.state.lesson === null) return;
    await import('./views/lesson').catch(() => {});
    await this.updateComplete;
    this.#partOf('lesson')?.focus();
  }

  async #drop(event: DragEvent): Promise<void> {
    this.dropping = false;
    const list = event.dataTransfer?.files;
    if (list === undefined || list.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const { files, tooLarge } = await readDroppedFiles([...list]);
    const { playground } = this;
    playground.addFiles(files);
    if (tooLarge.length > 0) playground.warn((s) => s.tooLargeFile(tooLarge.join(', ')));
  }

  // --- keyboard ---

  #key(event: KeyboardEvent): void {
    if (event.key === 'F6') {
      event.preventDefault();
      this.#nextPart(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && this.playground.state.panel !== null) {
      this.showPanel(null);
    }
  }

  #nextPart(step: 1 | -1): void {
    const present = parts.filter((part) => this.#partOf(part) !== null);
    const focused = present.findIndex((part) => this.#partOf(part)?.matches(':focus-within'));
    const next = focused === -1 ? 0 : (focused + step + present.length) % present.length;
    this.#focusPart(present[next] ?? 'answer');
  }

  #partOf(part: (typeof parts)[number]): HTMLElement | null {
    const others = { lesson: 'ksp-lesson', answer: 'ksp-answer', steps: '#happens' };
    const selector = others[part as keyof typeof others] ?? `ksp-editor#${part}`;
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  async #focusPart(part: (typeof parts)[number]): Promise<void> {
    if (part === 'steps') this.tab = 'happens';
    else if (sourceKeys.some((key) => key === part)) this.tab = 'have';
    await this.updateComplete;
    this.#partOf(part)?.focus();
  }

  #tabKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    this.tab = this.tab === 'have' ? 'happens' : 'have';
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus();
    });
  }
}

customElements.define('ksp-page', Page);
