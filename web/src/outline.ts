// The eight sections of the way, with what one line says of each: where the report stops, what was
// done, what is worth a look.
import { diffRows } from './editor/diff';
import type { Strings } from './i18n/strings';
import type { Json, Report, Stage, Step } from './report';

export const sectionIds = [
  'read',
  'admit',
  'migrate',
  'validate',
  'resolve',
  'merge',
  'expand',
  'deploy',
] as const;
export type SectionId = (typeof sectionIds)[number];

/** What folds: the sections of the way, and those that stand apart from it. */
export type FoldId = SectionId | 'picture' | 'releases';

export type SectionState = 'done' | 'noted' | 'stopped' | 'skipped' | 'apart';

/** What a person has opened (true) or folded (false). */
export type Folds = Partial<Record<FoldId, boolean>>;

export interface Outline<Id extends FoldId = SectionId> {
  id: Id;
  title: string;
  state: SectionState;
  summary: string;
  steps: Step[];
}

const sectionOfStage: Record<Stage, SectionId> = {
  read: 'read',
  type: 'read',
  admit: 'admit',
  default: 'migrate',
  validate: 'validate',
  resolve: 'resolve',
  merge: 'merge',
  expand: 'expand',
  deploy: 'deploy',
};

/** The section at which KServe stops, or null where it goes all the way. */
function stopOf(report: Report): SectionId | null {
  if (report.decodeError !== undefined) return 'read';
  switch (report.rejectedBy) {
    case 'decode':
      return 'read';
    case 'defaulter':
      return 'migrate';
    case 'schema':
    case 'validator':
      return 'validate';
  }
  switch (report.answer.kind) {
    case 'nothing':
      return 'admit';
    case 'noRuntime':
      return 'resolve';
    case 'modelMesh':
      return 'validate';
    case 'error':
    case 'crash': {
      const last = report.steps?.at(-1);
      const section = last === undefined ? 'resolve' : sectionOfStage[last.stage];
      return sectionIds.indexOf(section) < sectionIds.indexOf('resolve') ? 'resolve' : section;
    }
    default:
      return null;
  }
}

const openAtFirst: ReadonlySet<FoldId> = new Set(['resolve', 'expand', 'deploy']);

/** Where a person has said nothing, what matters is open: above all where KServe stops. */
export function isOpen({ id, state }: Outline<FoldId>, folds: Folds): boolean {
  return folds[id] ?? (state === 'stopped' || (state !== 'skipped' && openAtFirst.has(id)));
}

export function outlineOf(report: Report, s: Strings): Outline[] {
  const stop = stopOf(report);
  const last = stop === null ? sectionIds.length - 1 : sectionIds.indexOf(stop);
  const failed = !['serves', 'modelMesh', 'nothing'].includes(report.answer.kind);
  return sectionIds.map((id, index) => {
    const title = s[id];
    const steps = (report.steps ?? []).filter((step) => sectionOfStage[step.stage] === id);
    if (index > last) return { id, title, steps, state: 'skipped', summary: s.stepStates.skipped };
    const { summary, noted } = summaries[id](report, s);
    if (failed && index === last) {
      return { id, title, steps, state: 'stopped', summary: stopSummary(id, report, s) };
    }
    return { id, title, steps, state: noted ? 'noted' : 'done', summary };
  });
}

interface Summary {
  summary: string;
  noted?: boolean;
}

const summaries: Record<SectionId, (report: Report, s: Strings) => Summary> = {
  read(report, s) {
    const roles = (report.documents ?? []).map((document) => document.role);
    const count = (role: string) => roles.filter((each) => each === role).length;
    const others = count('other') + count('replaced') + count('error');
    return {
      summary: s.readSummary(count('runtime'), count('inferenceService'), others),
      noted: (report.dropped ?? []).length > 0,
    };
  },
  admit(report, s) {
    const all = report.admission ?? [];
    if (all.length === 0) return { summary: s.admitNone };
    const allowed = all.filter((each) => each.allowed).length;
    const refused = all.length - allowed;
    return { summary: s.admitSummary(allowed, refused), noted: refused > 0 };
  },
  migrate(report, s) {
    const { before = '', after = before } = report.changes ?? {};
    const changed = diffRows(before, after).filter(({ kind }) =>
      ['added', 'removed'].includes(kind),
    ).length;
    return { summary: changed === 0 ? s.migrateNone : s.migrateSummary(changed) };
  },
  validate(report, s) {
    const count = (report.warnings ?? []).length;
    if (count === 0) return { summary: s.validateSummary };
    return { summary: s.validateWarnings(count), noted: true };
  },
  resolve(report, s) {
    const candidates = report.candidates ?? [];
    const eligible = candidates.filter((each) => each.eligible).length;
    const winner = candidates.find((each) => each.winner)?.name ?? report.answer.runtime ?? '';
    return { summary: s.resolveSummary(winner, eligible, candidates.length) };
  },
  merge: (_report, s) => ({ summary: s.mergeSummary }),
  expand(report, s) {
    const expansions = report.expansions ?? [];
    if (expansions.length === 0) return { summary: s.expandNone };
    const altered = expansions.filter((each) => each.value !== each.escaped).length;
    return { summary: s.expandSummary(expansions.length, altered), noted: altered > 0 };
  },
  deploy(report, s) {
    const made = [
      ...(report.deployments ?? []).map((object) => s.deploySummary('Deployment', nameOf(object))),
      ...(report.knativeServices ?? []).map((object) =>
        s.deploySummary('Knative Service', nameOf(object)),
      ),
    ];
    return { summary: made.join(', ') || s.deployNone };
  },
};

function stopSummary(id: SectionId, report: Report, s: Strings): string {
  switch (id) {
    case 'read':
      return report.decodeError === undefined ? s.stoppedHere : s.readStopped;
    case 'migrate':
      return s.migrateStopped;
    case 'validate':
      return s.validateStopped(report.rejectedBy ?? 'validator');
    case 'resolve':
      return report.answer.kind === 'noRuntime'
        ? s.resolveNone((report.candidates ?? []).length)
        : s.stoppedHere;
    default:
      return s.stoppedHere;
  }
}

function nameOf(object: Json): string {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return '';
  const metadata = object.metadata;
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return '';
  const name = metadata.name;
  return typeof name === 'string' ? name : '';
}
