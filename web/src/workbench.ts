// What the page and the embed share: the editors, the answer and the way to it over one playground,
// and what their events do. Each lays them out in its own way.
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { FieldHelp } from './editor/field_help';
import type { PlacedDiagnostic, YamlEditor } from './editor/yaml_editor';
import { listen, type Panel } from './events';
import { keepFocus } from './focus';
import { languageTags } from './i18n/language';
import { type Strings, strings } from './i18n/strings';
import { isOpen, type Outline, type SectionId } from './outline';
import { Places } from './places';
import type { Playground, State } from './playground';
import type { Diagnostic, Range, Report, WhatIfEdit } from './report';
import { chosenReport } from './report_choice';
import { type SourceKey, sourceKeys } from './scenario';
import { authorMark } from './views/author_mark';
import { plainProse, prose } from './views/prose';
import { placeOf } from './views/show_lines';
import { changesOf } from './what_if_edit';

import './editor/yaml_editor';
import './views/answer';
import './views/diagnostic_list';
import './views/notice';
import './views/refusal';
import './views/settings';
import './views/way';

/** Loaded when they are first opened. */
const panelViews: Record<Panel, () => Promise<unknown>> = {
  lessons: () => import('./views/lessons_panel'),
  examples: () => import('./views/examples_panel'),
  share: () => import('./views/share_panel'),
  catalog: () => import('./views/catalog_panel'),
  cluster: () => import('./views/cluster_panel'),
  reference: () => import('./views/reference_panel'),
  keys: () => import('./views/keys_panel'),
};

const pictureView = () => import('./drawing/view');
const releasesView = () => import('./views/releases');
const lessonView = () => import('./views/lesson');
const whatIfView = () => import('./views/what_if');

const unmarked: PlacedDiagnostic[] = [];

/**
 * How to leave an editor, in its title while it has the focus: there Tab indents. It comes last and
 * in one line, so that nothing moves away from who is about to press it.
 */
export const editorTitleStyle = css`
  .leave {
    display: none;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--text-muted);
    font-weight: 400;
  }
  section:has(> ksp-editor:focus-within) .leave {
    display: inline;
  }
  @media print, (pointer: coarse) {
    section .leave {
      display: none !important;
    }
  }
`;

export abstract class Workbench extends LitElement {
  static override properties = { marked: { state: true } };
  /** The lines that were last marked, in words. */
  declare marked: string;

  protected readonly playground: Playground;
  readonly #places = new Places();
  #panelOpener: HTMLElement | null = null;
  readonly #needed = new Set<() => Promise<unknown>>();
  readonly #mendFocus = keepFocus(this, () => void this.#focusAnswer());

  constructor(start: (changed: () => void) => Playground) {
    super();
    this.marked = '';
    this.playground = start(() => this.requestUpdate());
    this.#listen();
  }

  #listen(): void {
    const { playground } = this;
    listen(this, 'ksp-edit', ({ key, text }) => playground.change({ [key]: text }));
    listen(this, 'ksp-settings', (part) => playground.change(part));
    listen(this, 'ksp-mark', (ranges) => this.#mark(ranges));
    listen(this, 'ksp-goto', (range) => void this.goTo(range));
    listen(this, 'ksp-fix', (diagnostic) => this.#fix(diagnostic));
    listen(this, 'ksp-apply', (edit) => this.#apply(edit));
    listen(this, 'ksp-choose', (key) => playground.choose(key));
    listen(this, 'ksp-panel', (panel) => this.showPanel(panel));
    listen(this, 'ksp-load', ({ scenario, from }) => {
      playground.load(scenario, (s) => s.loaded(from));
      this.#returnFocus();
    });
    listen(this, 'ksp-add-runtime', ({ name, yaml }) => {
      playground.addRuntime(name, yaml);
      this.#returnFocus();
    });
    listen(this, 'ksp-fold', ({ id, open }) => playground.fold(id, open));
    listen(this, 'ksp-stop', () => playground.stop());
    listen(this, 'ksp-retry', () => playground.retry());
  }

  protected get s(): Strings {
    return strings[this.playground.state.language];
  }

  /** The report that is looked at. */
  protected get report(): Report | null {
    const { reports, chosen } = this.playground.state;
    return chosenReport(reports, chosen);
  }

  /** Whether the answer waits for the prediction that a lesson asks for. */
  protected get covered(): boolean {
    const { lesson, marks } = this.playground.state;
    return lesson !== null && marks[lesson.id] === undefined;
  }

  /** The document's language and theme are the playground's. */
  protected override updated(_changed: PropertyValues<this>): void {
    this.#mendFocus();
    const { language, theme } = this.playground.state;
    const root = document.documentElement;
    root.lang = languageTags[language];
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }

  // --- views ---

  protected answerView(state: State, report: Report | null) {
    return html`<ksp-answer
      .s=${this.s}
      .report=${report}
      .reports=${state.reports}
      .engine=${state.engine}
      .failure=${state.failure}
      .scenario=${state.scenario}
      .covered=${this.covered}
    ></ksp-answer>`;
  }

  /** The lesson that is open; alone, it has no ways to other lessons. */
  protected lessonView(state: State, report: Report | null, alone = false) {
    this.needView(lessonView);
    return html`<ksp-lesson
      .s=${this.s}
      .playground=${this.playground}
      .state=${state}
      .report=${report}
      .alone=${alone}
    ></ksp-lesson>`;
  }

  protected editorTitle(key: SourceKey, readOnly = false, action: unknown = nothing) {
    const { s } = this;
    return html`<h2 id="title-${key}">
      ${key === 'stored' ? nothing : authorMark(key === 'runtimes' ? 'R' : 'I', s)}
      <span lang=${key === 'inferenceService' ? 'en' : nothing}>${s[key]}</span>
      ${action}
      ${readOnly ? nothing : html`<span class="leave" aria-hidden="true">${s.leaveEditor}</span>`}
    </h2>`;
  }

  /** While the answer waits for a prediction, no mark in the margin gives it away. */
  protected editorView(key: SourceKey, state: State, report: Report | null, readOnly = false) {
    const { s } = this;
    const source = sourceKeys.indexOf(key);
    const { diagnostics, documents } = this.#places.of(state, report);
    return html`<ksp-editor
      id=${key}
      .s=${s}
      .key=${key}
      .text=${state.scenario[key]}
      .label=${readOnly ? s.readOnlyLabel(s[key]) : s.editorLabel(s[key])}
      .hint=${s.hints[key]}
      .readOnly=${readOnly}
      .help=${this.#help(state, key)}
      .evidence=${this.#places.evidence(state)[source] ?? []}
      .documents=${documents[source] ?? []}
      .diagnostics=${this.covered ? unmarked : (diagnostics[source] ?? unmarked)}
    ></ksp-editor>`;
  }

  #help({ scenario, language }: State, key: SourceKey): FieldHelp {
    return {
      language,
      release: this.playground.scenarioToShare().kserve,
      kind: key === 'runtimes' ? 'ServingRuntime' : 'InferenceService',
      texts: sourceKeys.map((each) => scenario[each]),
      builtIns: () => this.playground.builtIns(),
      referencePage: this.referencePage,
      missing: (again) => void this.playground.tellOfMissingPart(again),
    };
  }

  /** The address of the page that has the reference; "" for this one. */
  protected get referencePage(): string {
    return '';
  }

  /** What stands below the answer: all, or of the way `only` some sections and nothing beside it. */
  protected wayView(state: State, report: Report, only: SectionId[] | null) {
    const { s } = this;
    const { answer } = report;
    const { whatIf } = state;
    const found =
      whatIf?.reports === state.reports ? whatIf.entries[state.reports.indexOf(report)] : undefined;
    const sources = whatIf?.sources ?? [];
    if (found !== undefined) this.needView(whatIfView);
    return html`${
      answer.quote === undefined && answer.meaning === undefined
        ? nothing
        : html`<ksp-refusal .s=${s} .answer=${answer}></ksp-refusal>`
    }
      ${
        (found?.answer ?? []).length === 0
          ? nothing
          : html`<ksp-what-would-help
              .s=${s}
              .edits=${found?.answer ?? []}
              .sources=${sources}
            ></ksp-what-would-help>`
      }
      <ksp-diagnostics .s=${s} .diagnostics=${report.diagnostics ?? []}></ksp-diagnostics>
      ${
        only?.length === 0
          ? nothing
          : html`<ksp-way
              .s=${s}
              .report=${report}
              .folds=${state.folds}
              .only=${only}
              .whatIf=${found ?? null}
              .sources=${sources}
            ></ksp-way>`
      }
      ${only === null ? [this.#pictureView(state, report), this.#releasesView(state)] : nothing}
      ${
        only !== null || (report.notModelled ?? []).length === 0
          ? nothing
          : html`<section aria-labelledby="not-modelled">
              <h2 class="small" id="not-modelled">${s.notModelled}</h2>
              <p class="small muted">${s.notModelledWhy}</p>
              <ul class="small muted">
                ${report.notModelled?.map((each) => html`<li>${prose(each.text)}</li>`)}
              </ul>
            </section>`
      }
      <p class="visually-hidden" role="status">${this.marked}</p>`;
  }

  #pictureView({ folds }: State, report: Report) {
    const { s } = this;
    const outline: Outline<'picture'> = {
      id: 'picture',
      title: s.pictureTitle,
      state: 'apart',
      summary: s.pictureSummary,
      steps: [],
    };
    const open = isOpen(outline, folds);
    if (open) this.needView(pictureView);
    return html`<ksp-section id="picture" .s=${s} .outline=${outline} .open=${open}>
      ${open ? html`<ksp-picture .s=${s} .report=${report}></ksp-picture>` : nothing}
    </ksp-section>`;
  }

  #releasesView(state: State) {
    const { s } = this;
    const { everywhere, folds } = state;
    const outline: Outline<'releases'> = {
      id: 'releases',
      title: s.releasesTitle,
      state: 'apart',
      summary: s.releasesSummary,
      steps: [],
    };
    const open = isOpen(outline, folds);
    if (open) this.needView(releasesView);
    const current = this.playground.everywhereIsCurrent();
    const failure = current ? (everywhere?.failure ?? null) : null;
    return html`<ksp-section id="releases" .s=${s} .outline=${outline} .open=${open}>
      ${
        open
          ? html`<ksp-releases
              .s=${s}
              .releases=${state.releases}
              .reports=${everywhere?.reports ?? []}
              .stale=${!current}
              .failure=${failure === null ? '' : s.failures[failure.cause]}
              .chosen=${state.chosen}
              .current=${this.playground.scenarioToShare().kserve}
            ></ksp-releases>`
          : nothing
      }
    </ksp-section>`;
  }

  protected panelView(state: State) {
    const { s } = this;
    switch (state.panel) {
      case 'lessons':
        return html`<ksp-lessons-panel
          .s=${s}
          .playground=${this.playground}
          .language=${state.language}
          .marks=${state.marks}
          .opened=${state.lesson?.id ?? null}
        ></ksp-lessons-panel>`;
      case 'examples':
        return html`<ksp-examples-panel
          .s=${s}
          .language=${state.language}
        ></ksp-examples-panel>`;
      case 'share':
        return html`<ksp-share-panel
          .s=${s}
          .language=${state.language}
          .scenario=${this.playground.scenarioToShare()}
          .catalog=${state.catalog}
          .report=${state.answered === state.scenario ? this.report : null}
        ></ksp-share-panel>`;
      case 'catalog':
        return html`<ksp-catalog-panel
          .s=${s}
          .release=${this.playground.scenarioToShare().kserve}
          .runtimes=${state.catalog?.runtimes ?? null}
        ></ksp-catalog-panel>`;
      case 'cluster':
        return html`<ksp-cluster-panel
          .s=${s}
          .scenario=${state.scenario}
          .releases=${state.releases}
        ></ksp-cluster-panel>`;
      case 'reference':
        return html`<ksp-reference-panel
          .s=${s}
          .language=${state.language}
          .release=${this.playground.scenarioToShare().kserve}
        ></ksp-reference-panel>`;
      case 'keys':
        return html`<ksp-keys-panel .s=${s}></ksp-keys-panel>`;
      case null:
        return nothing;
    }
  }

  /** Loads a view that is not part of the first one. */
  protected loadView(view: () => Promise<unknown>): void {
    view().catch(() => this.playground.tellOfMissingPart(() => this.loadView(view)));
  }

  /** The same while rendering, which happens often: tried once. */
  protected needView(view: () => Promise<unknown>): void {
    if (this.#needed.has(view)) return;
    this.#needed.add(view);
    this.loadView(view);
  }

  // --- actions ---

  /** Brings the editors into view, where they are not. */
  protected abstract showEditors(): void;
  /** Whether the editors are seen beside the answer. */
  protected abstract get editorsInView(): boolean;

  #mark(ranges: Range[]): void {
    this.playground.mark([...ranges]);
    const { s } = this;
    this.marked =
      ranges.length === 0 ? '' : s.linesShown(ranges.map((range) => placeOf(range, s)).join(', '));
    const [first] = ranges;
    if (!this.editorsInView && first !== undefined) void this.goTo(first);
  }

  protected async goTo(range: Range): Promise<void> {
    this.showEditors();
    await this.updateComplete;
    const key = sourceKeys[range.source];
    const span = this.#places.span(this.playground.state, range);
    if (key !== undefined) this.#editorOf(key)?.goTo(span);
  }

  #fix({ fix }: Diagnostic): void {
    const key = fix === undefined ? undefined : sourceKeys[fix.range.source];
    if (fix === undefined || key === undefined) return;
    const span = this.#places.span(this.playground.state, fix.range);
    const editor = this.#editorOf(key);
    const inEditor = editor?.matches(':focus-within') ?? false;
    editor?.edit(span, fix.replacement);
    // In the list, its button goes with what it mended.
    if (!inEditor) void this.#focusAnswer();
  }

  #apply(edit: WhatIfEdit): void {
    const { playground } = this;
    const { scenario, whatIf } = playground.state;
    // What-if is dropped with the first change to the texts that its places are of.
    if (whatIf === null) return;
    changesOf(whatIf.sources, edit).forEach((changes, source) => {
      const key = sourceKeys[source];
      if (key !== undefined) this.#editorOf(key)?.apply(changes);
    });
    const text = plainProse(edit.text);
    playground.tellOfEdit(scenario, (s) => s.applied(text));
    // Its button goes with the answer that it was about.
    void this.#focusAnswer();
  }

  async #focusAnswer(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('ksp-answer')?.focus();
  }

  protected showPanel(panel: Panel | null): void {
    const { playground } = this;
    if (panel === null) {
      this.#returnFocus();
    } else {
      this.#panelOpener = deepActiveElement();
      this.loadView(panelViews[panel]);
    }
    playground.showPanel(panel);
  }

  // To the button that opened the panel, or to the answer where it is gone.
  #returnFocus(): void {
    const opener = this.#panelOpener;
    this.#panelOpener = null;
    if (opener?.isConnected) opener.focus();
    else void this.#focusAnswer();
  }

  #editorOf(key: SourceKey): YamlEditor | null {
    return this.renderRoot.querySelector<YamlEditor>(`ksp-editor#${key}`);
  }
}

function deepActiveElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}
