// The playground in little, inside the frame of another page: the editors, the answer, and as much
// of the way as the host asks for.
import { css, html, nothing, type PropertyValues } from 'lit';
import { firstExample } from '../examples/first_example';
import { lessonOfHash } from '../lessons/marks';
import type { SectionId } from '../outline';
import { Playground, type State } from '../playground';
import type { Report } from '../report';
import { type Scenario, type SourceKey, sourceKeys } from '../scenario';
import { noStore } from '../storage';
import { base } from '../views/base_style';
import { editorTitleStyle, Workbench } from '../workbench';
import style from './embed_page.css?inline';
import { Host } from './host';
import type { HostMessage } from './messages';
import { optionsFrom } from './options';
import type { Settings, View } from './settings';

/** The sections of the way; null for all and what is beside them. */
const sections: Record<View, SectionId[] | null> = {
  answer: [],
  resolve: ['resolve'],
  expand: ['expand'],
  full: null,
};

/** How long an answer must hold before the host is told, in milliseconds. */
const settlesAfter = 200;

export class Embed extends Workbench {
  static override properties = {
    ...Workbench.properties,
    settings: { state: true },
    link: { state: true },
  };
  static override styles = [
    base,
    editorTitleStyle,
    css`
      .embed {
        color: var(--text);
        background: var(--page);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 16px;
        align-items: baseline;
        padding: 8px 12px;
        background: var(--surface);
        font-size: var(--text-small);
      }
      h1 {
        flex: 1 1 auto;
        font-size: 1rem;
        font-weight: 650;
      }
      a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        color: var(--accent);
      }
      ksp-settings {
        padding: 8px 12px;
        background: var(--surface);
        border-top: 1px solid var(--line);
      }
      .editors {
        --editor-max-height: 22rem;

        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        background: var(--surface);
        border-block: 1px solid var(--line);
      }
      .editors > section {
        min-width: 0;
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 4px 12px;
        font-size: var(--text-small);
        font-weight: 600;
        background: var(--surface-raised);
        border-bottom: 1px solid var(--line);
      }
      .lesson {
        border-top: 1px solid var(--line);
      }
      .way {
        /* Holds what is hidden but for screen readers, which would lengthen the page. */
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
        padding: 10px 12px;
      }
    `,
  ];
  declare settings: Settings;
  /** The scenario as a link; "" until it is known. */
  declare link: string;

  readonly #host: Host;
  /** The release of the scenario itself, where the host sets none. */
  #ownRelease = '';
  #told: Report[] | null = null;
  #settling = 0;

  constructor() {
    super((changed) => new Playground(noStore, changed, null));
    const options = optionsFrom(location.search);
    this.link = '';
    this.settings = {
      heading: '',
      kserve: '',
      view: 'answer',
      readonly: false,
      theme: 'system',
      lang: this.playground.state.language,
      ...options.settings,
    };
    this.#use(this.settings);
    this.#host = new Host(options.host, (message) => this.#hear(message));
    addEventListener('hashchange', () => void this.#openLink(location.hash));
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.playground.state.panel !== null) this.showPanel(null);
    });
    if (location.hash !== '') void this.#openLink(location.hash);
    else if (options.host === '') this.#bring(firstExample);
    this.#host.tell({ kservePlayground: 'ready' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets.push(sheet);
  }

  protected override firstUpdated(): void {
    new ResizeObserver(() => this.#tellHeight()).observe(this);
  }

  override render() {
    const { state } = this.playground;
    if (!this.playground.hasScenario) return nothing;
    const { s, settings } = this;
    const report = this.#shown();
    return html`<main class="embed">
      ${this.#head(state, report)}
      <ksp-notice .s=${s} .notice=${state.notice}></ksp-notice>
      ${
        settings.view === 'full' && !settings.readonly
          ? html`<ksp-settings
              .s=${s}
              .scenario=${state.scenario}
              .releases=${state.releases}
              .panel=${state.panel}
            ></ksp-settings>`
          : nothing
      }
      ${this.panelView(state)}
      ${state.lesson === null ? nothing : html`<section class="lesson" aria-label=${s.lessons}>${this.lessonView(state, this.report, true)}</section>`}
      <div class="editors">${sourceKeys.map((key) => this.#editor(key, state, report))}</div>
      ${this.answerView(state, report)}
      ${
        report === null || this.covered
          ? nothing
          : html`<div class="way">
              ${this.wayView(state, report, sections[settings.view])}
            </div>`
      }
    </main>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    document.title = this.settings.heading || this.s.title;
    this.#settle();
  }

  #head({ scenario }: State, report: Report | null) {
    const { s, link } = this;
    const { language } = this.playground.state;
    return html`<header>
      <h1>${this.settings.heading || s.title}</h1>
      <span class="muted">
        ${report === null ? nothing : s.clusterInBrief(report.kserve, scenario.mode, scenario.catalog)}
      </span>
      ${
        link === ''
          ? nothing
          : html`<a href="./?lang=${language}${link}" target="_blank" rel="noopener"
              >${s.openPlayground}</a
            >`
      }
    </header>`;
  }

  #editor(key: SourceKey, state: State, report: Report | null) {
    const { readonly } = this.settings;
    const empty = state.scenario[key].trim() === '';
    if (empty && (readonly || key === 'stored')) return nothing;
    return html`<section aria-labelledby="title-${key}">
      ${this.editorTitle(key, readonly)} ${this.editorView(key, state, report, readonly)}
    </section>`;
  }

  /** The report that is looked at; where nothing can be edited, without the edits that it offers. */
  #shown(): Report | null {
    const { report } = this;
    if (report === null || !this.settings.readonly) return report;
    let shown = withoutFixes.get(report);
    if (shown === undefined) {
      const diagnostics = (report.diagnostics ?? []).map(({ fix: _, ...rest }) => rest);
      shown = { ...report, diagnostics };
      withoutFixes.set(report, shown);
    }
    return shown;
  }

  protected override get editorsInView(): boolean {
    return true;
  }

  protected override showEditors(): void {}

  protected override get referencePage(): string {
    return `./?lang=${this.playground.state.language}`;
  }

  // --- what the host wants ---

  #hear(message: HostMessage): void {
    const { kservePlayground: _, yaml, link, ...settings } = message;
    const before = this.settings;
    this.settings = { ...before, ...settings };
    this.#use(this.settings);
    if (link !== undefined) void this.#openLink(link);
    else if (yaml !== undefined) this.#bring(yaml);
    else if (this.settings.kserve !== before.kserve) this.#bring({});
  }

  #use({ theme, lang, readonly, view }: Settings): void {
    const { playground } = this;
    if (theme !== playground.state.theme) playground.setTheme(theme);
    if (lang !== playground.state.language) playground.setLanguage(lang);
    playground.asksWhatIf = !readonly && view !== 'expand';
  }

  async #openLink(hash: string): Promise<void> {
    if (lessonOfHash(hash) !== null) {
      await this.playground.openHash(hash);
      if (!this.playground.hasScenario) this.#bring({});
      return;
    }
    const scenario = await this.playground.readHash(hash);
    if (scenario === null) {
      // Why, a notice says.
      if (!this.playground.hasScenario) this.#bring({});
      return;
    }
    this.#ownRelease = scenario.kserve;
    this.#bring(scenario);
  }

  #bring(part: Partial<Scenario>): void {
    const kserve = this.settings.kserve || this.#ownRelease;
    this.playground.bring({ ...part, kserve });
  }

  // --- what the host is told ---

  #tellHeight(): void {
    if (!this.playground.hasScenario) return;
    const height = Math.ceil(this.getBoundingClientRect().height);
    this.#host.tell({ kservePlayground: 'height', height });
  }

  #settle(): void {
    clearTimeout(this.#settling);
    const { reports, releases, engine, failure } = this.playground.state;
    // A host that shows what it is told would give the answer away.
    if (this.covered) return;
    if (reports === this.#told || reports.length === 0 || releases.length === 0) return;
    if (engine.phase !== 'idle' || failure !== null) return;
    this.#settling = window.setTimeout(() => void this.#tellAnswer(reports), settlesAfter);
  }

  async #tellAnswer(reports: Report[]): Promise<void> {
    this.#told = reports;
    const scenario = this.playground.scenarioToShare();
    const codec = await import('../link/codec').catch(() => null);
    if (codec === null) {
      void this.playground.tellOfMissingPart(() => void this.#tellAnswer(reports));
      return;
    }
    const encoded = codec.encode(scenario);
    const { report } = this;
    if (this.#told !== reports || report === null || 'error' in encoded) return;
    this.link = encoded.link;
    const { kind, text } = report.answer;
    this.#host.tell({ kservePlayground: 'answer', link: encoded.link, kind, text });
  }
}

const withoutFixes = new WeakMap<Report, Report>();

customElements.define('ksp-embed', Embed);
