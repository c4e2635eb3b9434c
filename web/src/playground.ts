// The page without its looks: the scenario, the engine that evaluates it, and what is kept. The view
// reads `state` and calls the actions.

import type { DroppedFile } from './dropped_files';
import { EngineClient, type EngineState, Superseded } from './engine/client';
import { EngineFailure, type Failure } from './engine/protocol';
import type { Panel, Theme } from './events';
import { firstExample } from './examples/first_example';
import { chooseLanguage } from './i18n/language';
import type { Strings } from './i18n/strings';
import type { Lesson } from './lessons/lesson';
import { lessonOfHash, type Mark, type Marks } from './lessons/marks';
import type { decode } from './link/codec';
import type { FoldId, Folds } from './outline';
import { releaseNamed } from './release_name';
import type { BuiltInRuntime, Language, Range, Release, Report, WhatIf } from './report';
import {
  emptyScenario,
  requestOf,
  type Scenario,
  sameScenario,
  scenarioFrom,
  sourceKeys,
} from './scenario';
import type { Storage } from './storage';
import { Utf8Offsets } from './utf8_offsets';
import type { Notice, NoticeAction } from './views/notice';

export interface Everywhere {
  scenario: Scenario;
  language: Language;
  reports: Report[];
  failure: Failure | null;
}

export interface State {
  scenario: Scenario;
  language: Language;
  theme: Theme;
  engine: EngineState;
  /** Why the present scenario has no answer, where the engine failed on it. */
  failure: Failure | null;
  reports: Report[];
  /** For the texts that the reports are about, to convert their ranges. */
  offsets: Utf8Offsets[];
  /** The InferenceService that is looked at, by its name. */
  chosen: string;
  releases: Release[];
  catalog: { release: string; runtimes: BuiltInRuntime[] } | null;
  evidence: Range[];
  notice: Notice | null;
  panel: Panel | null;
  /** What would change the answer: for each report, in their order. */
  whatIf: { reports: Report[]; sources: readonly string[]; entries: WhatIf[] } | null;
  /** The scenario under every release, or why that failed; null until it was asked for. */
  everywhere: Everywhere | null;
  /** The sections that a person has opened or folded. */
  folds: Folds;
  /** The scenario that `reports` are about. */
  answered: Scenario | null;
  /** While a lesson is open, the scenario is the lesson's; the person's own is set aside. */
  lesson: Lesson | null;
  /** How far the person has come in the lessons, by their IDs. */
  marks: Marks;
}

/** How long an answer must hold before more is worked out about it, in milliseconds. */
const restAfterAnswer = 250;

export class Playground {
  state: State;
  readonly #changed: () => void;
  readonly #storage: Storage;
  readonly #engine: EngineClient;
  /** A second worker for what stands beside the answer, so that no answer waits for it. */
  #beside: EngineClient | null = null;
  #rest = 0;
  /** The language that the releases were asked for in; null where that failed. */
  #releasesIn: Language | null = null;
  /** What the present work started from; work that differs from it is worth keeping. */
  #base: Scenario;
  /** The hash that was opened last. */
  #opening = '';
  /** The person's own work while a lesson is open. */
  #aside: Scenario | null = null;
  /** False until something was shown. */
  hasScenario: boolean;
  /** Whether what-if is worked out once an answer rests. */
  asksWhatIf = true;

  /** `first` is shown where nothing was kept; with null nothing is, until something is brought. */
  constructor(storage: Storage, changed: () => void, first: Scenario | null = firstExample) {
    this.#storage = storage;
    this.#changed = changed;
    const stored = scenarioFrom(storage.read('scenario'));
    this.#base = scenarioFrom(storage.read('base')) ?? first ?? emptyScenario;
    const theme = storage.read('theme');
    this.state = {
      scenario: stored ?? first ?? emptyScenario,
      language: chooseLanguage(location.search, storage.read('language'), navigator.languages),
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      engine: { phase: 'loading', slow: false },
      failure: null,
      reports: [],
      offsets: sourceKeys.map(() => new Utf8Offsets('')),
      chosen: '',
      releases: [],
      catalog: null,
      evidence: [],
      notice: null,
      panel: null,
      whatIf: null,
      everywhere: null,
      folds: { ...(storage.read('folds') as Folds | null) },
      answered: null,
      lesson: null,
      marks: { ...(storage.read('lessons') as Marks | null) },
    };
    this.#engine = new EngineClient((engine) => this.#engineChanged(engine));
    this.hasScenario = (stored ?? first) !== null;
    if (this.hasScenario) void this.#evaluate();
    this.#loadReleases();
  }

  // --- the scenario ---

  change(part: Partial<Scenario>): void {
    const scenario = { ...this.state.scenario, ...part };
    if (!sameScenario(scenario, this.state.scenario)) this.#show(scenario);
  }

  #show(scenario: Scenario): void {
    this.hasScenario = true;
    this.#set({ scenario, evidence: [], whatIf: null });
    this.#leaveBeside();
    this.#keep(scenario);
    void this.#evaluate();
    if (this.state.panel === 'catalog' || this.state.panel === 'share') this.#loadCatalog();
  }

  #keep(scenario: Scenario): void {
    const { lesson } = this.state;
    if (lesson !== null) {
      this.#storage.write('lessonWork', { id: lesson.id, scenario });
      return;
    }
    this.#storage.write('scenario', scenario);
    // The address keeps a link only as long as it is what the page shows.
    if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  }

  /** Another scenario in place of the present one. */
  load(scenario: Scenario, said: (s: Strings) => string): void {
    this.leaveLesson();
    this.#put(scenario, scenario, said);
  }

  /**
   * What the host of an embed has, shown without asking. Where it takes the place of a reader's edits
   * there is a way back.
   */
  bring(part: Partial<Scenario>): void {
    const { scenario } = this.state;
    const base = { ...this.#base, ...part };
    const next = { ...scenario, ...part };
    const loses = sourceKeys.some(
      (key) => next[key] !== scenario[key] && scenario[key] !== this.#base[key],
    );
    if (loses) {
      this.#put(next, base, (s) => s.brought);
      return;
    }
    this.#base = base;
    if (this.hasScenario) this.change(next);
    else this.#show(next);
  }

  reset(): void {
    this.load(firstExample, (s) => s.resetDone);
  }

  /** Adds a runtime to the end of the runtimes. */
  addRuntime(name: string, yaml: string): void {
    const runtimes = joinDocuments(this.state.scenario.runtimes, yaml);
    this.#put({ ...this.state.scenario, runtimes }, this.#base, (s) => s.added(name));
  }

  /** Tells of an edit that the editors have made, and offers the way back. */
  tellOfEdit(before: Scenario, said: (s: Strings) => string): void {
    this.#tell(said, () => {
      this.change(before);
      this.dismiss();
    });
  }

  /** Files take the place of an example, and join what a person has typed. */
  addFiles(files: DroppedFile[]): void {
    if (files.length === 0) return;
    const scenario = { ...this.state.scenario };
    if (sameScenario(scenario, this.#base)) {
      scenario.runtimes = '';
      scenario.inferenceService = '';
    }
    for (const { key, text } of files) scenario[key] = joinDocuments(scenario[key], text);
    const names = files.map((file) => file.name).join(', ');
    this.#put(scenario, this.#base, (s) => s.added(names));
  }

  // --- links ---

  /** Opens a link; one that would take the place of a person's work asks first. */
  async openHash(hash: string): Promise<void> {
    this.#opening = hash;
    const id = lessonOfHash(hash);
    if (id !== null) return await this.#openLesson(id, hash);
    if (hash === '') this.leaveLesson();
    const scenario = await this.readHash(hash);
    if (scenario === null) return;
    this.leaveLesson();
    if (sameScenario(scenario, this.state.scenario)) {
      this.#setBase(scenario);
      return;
    }
    const open = () => {
      this.load(scenario, (s) => s.loaded(s.aLink));
      history.replaceState(null, '', hash);
    };
    if (sameScenario(this.state.scenario, this.#base)) {
      open();
      return;
    }
    this.#set({
      notice: {
        tone: 'warn',
        text: (s) => s.offer,
        actions: [
          { label: (s) => s.openLink, run: open },
          { label: (s) => s.keepMine, run: () => this.dismiss() },
        ],
      },
    });
  }

  /** What a link holds. Null where it holds nothing, which is told, or another was asked for since. */
  async readHash(hash: string): Promise<Scenario | null> {
    this.#opening = hash;
    const link = await this.#decode(hash);
    if (link === null || this.#opening !== hash) return null;
    if ('scenario' in link) return link.scenario;
    const { error } = link;
    if (error.code !== 'notOurs') this.warn((s) => s.linkError(error));
    return null;
  }

  /** Null where a part of the page, or the engine for a built-in runtime, is missing; it is shown. */
  async #decode(hash: string): Promise<Awaited<ReturnType<typeof decode>> | null> {
    if (hash === '') return null;
    const again = { label: (s: Strings) => s.retry, run: () => void this.openHash(hash) };
    // Few people open the page by a link; its dictionary is large.
    const codec = await import('./link/codec').catch(() => null);
    if (codec === null) {
      void this.tellOfMissingPart(again.run);
      return null;
    }
    try {
      return await codec.decode(hash, (release) => this.#engine.call('catalog', release));
    } catch {
      this.warn((s) => s.linkNeedsEngine, [again]);
      return null;
    }
  }

  /** The scenario as a link carries it: with the release by name, for "newest" changes. */
  scenarioToShare(): Scenario {
    const { scenario, releases } = this.state;
    const newest = releases.at(-1)?.name ?? '';
    const named = releaseNamed(releases, scenario.kserve)?.name ?? scenario.kserve;
    return { ...scenario, kserve: named || newest };
  }

  // --- lessons ---

  async #openLesson(id: string, hash: string): Promise<void> {
    const course = await import('./lessons/course').catch(() => null);
    if (course === null) {
      void this.tellOfMissingPart(() => void this.openHash(hash));
      return;
    }
    if (this.#opening !== hash) return;
    const lesson = course.lessons.find((each) => each.id === id);
    if (lesson === undefined) {
      this.warn((s) => s.noSuchLesson(id));
      return;
    }
    this.#aside ??= this.state.scenario;
    const kept = this.#storage.read('lessonWork') as { id?: unknown; scenario?: unknown } | null;
    const work = kept?.id === id ? scenarioFrom(kept.scenario) : null;
    this.#set({ lesson, panel: null, notice: null, chosen: '' });
    this.change(work ?? course.scenarioOf(lesson));
  }

  /** Gives the person's own work back. */
  leaveLesson(): void {
    const aside = this.#aside;
    if (aside === null) return;
    this.#aside = null;
    this.#set({ lesson: null, notice: null, chosen: '' });
    this.change(aside);
    // Where the lesson held what the person has, nothing has changed but the address.
    this.#keep(aside);
  }

  /** Null: as if the lesson had never been opened. */
  markLesson(id: string, mark: Mark | null): void {
    const { [id]: _, ...others } = this.state.marks;
    this.#setMarks(mark === null ? others : { ...others, [id]: mark });
  }

  forgetLessons(): void {
    const { marks } = this.state;
    this.#setMarks({});
    const undo = () => {
      this.#setMarks(marks);
      this.dismiss();
    };
    this.#tell((s) => s.lessonsForgotten, undo);
  }

  #setMarks(marks: Marks): void {
    this.#storage.write('lessons', marks);
    this.#set({ marks });
  }

  // --- what is shown ---

  setLanguage(language: Language): void {
    this.#storage.write('language', language);
    this.#set({ language });
    if (this.hasScenario) void this.#evaluate();
    this.#loadReleases();
  }

  setTheme(theme: Theme): void {
    this.#storage.write('theme', theme);
    this.#set({ theme });
  }

  choose(chosen: string): void {
    this.#set({ chosen, evidence: [] });
  }

  mark(evidence: Range[]): void {
    this.#set({ evidence });
  }

  fold(id: FoldId, open: boolean): void {
    const folds = { ...this.state.folds, [id]: open };
    this.#storage.write('folds', folds);
    this.#set({ folds });
    if (id === 'releases' && open) void this.#askEverywhere();
  }

  showPanel(panel: Panel | null): void {
    this.#set({ panel });
    if (panel === 'catalog' || panel === 'share') this.#loadCatalog();
  }

  dismiss(): void {
    this.#set({ notice: null });
  }

  // --- the engine ---

  stop(): void {
    this.#engine.stop();
  }

  retry(): void {
    this.#set({ failure: null });
    if (this.state.engine.phase === 'unavailable') this.#engine.retry();
    else this.#evaluate();
  }

  #engineChanged(engine: EngineState): void {
    this.#set(engine.phase === 'unavailable' ? { engine, failure: engine.failure } : { engine });
  }

  async #evaluate(): Promise<void> {
    const { scenario, language, engine } = this.state;
    try {
      const response = await this.#engine.evaluate(requestOf(scenario, language));
      if ('error' in response) {
        this.#set({ failure: { cause: 'unusable', detail: response.error } });
        return;
      }
      this.#set({
        failure: null,
        answered: scenario,
        reports: response.reports,
        offsets: sourceKeys.map((key) => new Utf8Offsets(scenario[key])),
        whatIf: null,
      });
      if (this.#releasesIn !== language) this.#loadReleases();
      this.#workBeside();
    } catch (error) {
      if (error instanceof Superseded || engine.phase === 'unavailable') return;
      const failure: Failure =
        error instanceof EngineFailure
          ? error.failure
          : { cause: 'crashed', detail: String(error) };
      this.#set({ failure });
    }
  }

  /** What stops them stops the answer too, which tells of it; they are asked for again after it. */
  #loadReleases(): void {
    const { language } = this.state;
    this.#releasesIn = language;
    this.#engine.call('releases', language).then(
      (releases) => {
        if (language === this.state.language) this.#set({ releases });
      },
      () => {
        if (language === this.#releasesIn) this.#releasesIn = null;
      },
    );
  }

  // --- beside the answer ---

  /** Once the answer has held for a moment: what would change it, and the other releases. */
  #workBeside(): void {
    this.#leaveBeside();
    this.#rest = window.setTimeout(() => {
      if (this.asksWhatIf) void this.#askWhatIf();
      if (this.state.folds.releases) void this.#askEverywhere();
    }, restAfterAnswer);
  }

  #leaveBeside(): void {
    clearTimeout(this.#rest);
    this.#beside?.cancel();
  }

  #startBeside(): EngineClient {
    this.#beside ??= new EngineClient((engine) => {
      if (engine.phase !== 'unavailable') return;
      this.#beside = null; // the next question starts another one
      this.#everywhere([], engine.failure);
    });
    return this.#beside;
  }

  /** Whether the other releases were asked about what the page holds now. */
  everywhereIsCurrent(): boolean {
    const { scenario, language, everywhere } = this.state;
    if (everywhere === null || everywhere.language !== language) return false;
    return sameScenario({ ...everywhere.scenario, kserve: '' }, { ...scenario, kserve: '' });
  }

  async #askEverywhere(): Promise<void> {
    if (this.everywhereIsCurrent() && this.state.everywhere?.failure === null) return;
    const { scenario, language } = this.state;
    const request = { ...requestOf(scenario, language), kserve: 'all' as const };
    try {
      const response = await this.#startBeside().evaluate(request);
      if (scenario !== this.state.scenario || language !== this.state.language) return;
      if ('reports' in response) this.#everywhere(response.reports, null);
      else this.#everywhere([], { cause: 'unusable', detail: response.error });
    } catch (error) {
      // Stopped by a newer input, which asks again.
      if (!(error instanceof EngineFailure) || error.failure.cause === 'stopped') return;
      this.#everywhere([], error.failure);
    }
  }

  #everywhere(reports: Report[], failure: Failure | null): void {
    const { scenario, language } = this.state;
    this.#set({ everywhere: { scenario, language, reports, failure } });
  }

  async #askWhatIf(): Promise<void> {
    const { scenario, language, reports } = this.state;
    try {
      const response = await this.#startBeside().call('whatIf', requestOf(scenario, language));
      const { state } = this;
      if ('error' in response || state.scenario !== scenario || state.reports !== reports) return;
      const sources = sourceKeys.map((key) => scenario[key]);
      this.#set({ whatIf: { reports, sources, entries: response.whatIf } });
    } catch {
      // Superseded, or too long: the answer stands without it.
    }
  }

  /** The built-in runtimes that are installed; none where the engine cannot tell. */
  async builtIns(): Promise<BuiltInRuntime[]> {
    if (!this.state.scenario.catalog) return [];
    return this.#engine.call('catalog', this.scenarioToShare().kserve).catch(() => []);
  }

  #loadCatalog(): void {
    const release = this.scenarioToShare().kserve;
    if (this.state.catalog?.release === release) return;
    this.#set({ catalog: null });
    const use = (runtimes: BuiltInRuntime[]) => this.#set({ catalog: { release, runtimes } });
    this.#engine.call('catalog', release).then(use, (error) => {
      if (!(error instanceof EngineFailure)) return;
      const again = () => {
        this.dismiss();
        this.#loadCatalog();
      };
      this.warn((s) => s.failures[error.failure.cause], [{ label: (s) => s.retry, run: again }]);
    });
  }

  // --- state ---

  /** A scenario and what it counts as starting from; a notice offers the way back. */
  #put(scenario: Scenario, base: Scenario, said: (s: Strings) => string): void {
    const before = { scenario: this.state.scenario, base: this.#base };
    this.#setBase(base);
    this.change(scenario);
    this.#set({ panel: null });
    this.#tell(said, () => {
      this.#setBase(before.base);
      this.change(before.scenario);
      this.dismiss();
    });
  }

  #setBase(base: Scenario): void {
    this.#base = base;
    this.#storage.write('base', base);
  }

  /** What was done, with the way back. */
  #tell(text: (s: Strings) => string, undo: () => void): void {
    const actions = [
      { label: (s: Strings) => s.undo, run: undo },
      { label: (s: Strings) => s.dismiss, run: () => this.dismiss() },
    ];
    this.#set({ notice: { tone: 'calm', text, actions } });
  }

  warn(text: (s: Strings) => string, actions: NoticeAction[] = []): void {
    const dismiss = { label: (s: Strings) => s.dismiss, run: () => this.dismiss() };
    this.#set({ notice: { tone: 'warn', text, actions: [...actions, dismiss] } });
  }

  /** A script of the page did not arrive. Browsers do not say why; whether there is a server does. */
  async tellOfMissingPart(again: () => void): Promise<void> {
    const server = await fetch(document.baseURI, { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    const retry = () => {
      this.dismiss();
      again();
    };
    this.warn(
      (s) => (server ? s.failures.notFound : s.partMissing),
      [
        { label: (s) => s.retry, run: retry },
        { label: (s) => s.reload, run: () => location.reload() },
      ],
    );
  }

  #set(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    this.#changed();
  }
}

function joinDocuments(present: string, added: string): string {
  const text = added.replace(/\r\n?/g, '\n');
  return present.trim() === '' ? text : `${present.trimEnd()}\n---\n${text}`;
}
