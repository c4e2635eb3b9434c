// What the drawing says of a report: what the tables say, in their words and their order.
import {
  checkNames,
  eligibleInOrder,
  failedCheck,
  orderCandidates,
  sortKeysOf,
} from '../candidate_order';
import type { Strings } from '../i18n/strings';
import { outlineOf, type SectionState } from '../outline';
import type { AnswerKind, Candidate, CheckResult, Report } from '../report';
import { plainProse } from '../views/prose';

export interface Stage {
  name: string;
  state: SectionState;
  summary: string;
}

/** A runtime on its way through the checks. */
export interface Lane {
  name: string;
  /** Its namespace, or that it is the cluster's, or built in. */
  tag: string;
  winner: boolean;
  eligible: boolean;
  /** One for each check of the contest. */
  results: (CheckResult | null)[];
  /** The check at which it is out, or null. */
  stop: number | null;
  why: string;
}

export interface Contest {
  checks: string[];
  lanes: Lane[];
  /** What stands for the runtimes that have no lane. */
  more: string[];
}

export interface Order {
  keys: string[];
  rows: { place: number; name: string; winner: boolean; values: string[] }[];
  more: string | null;
}

export interface Picture {
  service: string;
  cluster: string;
  kind: AnswerKind;
  verdict: string;
  answer: string;
  stages: Stage[];
  /** Null where KServe does not get that far, or no runtime is in reach. */
  contest: Contest | null;
  /** Null where there is nothing to sort. */
  order: Order | null;
  winner: string | null;
}

const lanesAtMost = 12;
const rowsAtMost = 8;

export function pictureOf(report: Report, s: Strings): Picture {
  const stages = outlineOf(report, s);
  const resolved = stages.some(({ id, state }) => id === 'resolve' && state !== 'skipped');
  const candidates = resolved ? (report.candidates ?? []) : [];
  const { answer } = report;
  return {
    service: report.inferenceService?.name ?? '',
    cluster: [`KServe ${report.kserve}`, report.mode ?? report.defaultDeploymentMode].join(' · '),
    kind: answer.kind,
    verdict: s.verdicts[answer.kind],
    answer: plainProse(answer.text),
    stages: stages.map(({ title, state, summary }) => ({ name: title, state, summary })),
    contest: candidates.length === 0 ? null : contestOf(candidates, s),
    order: orderOf(candidates, s),
    winner: candidates.find((candidate) => candidate.winner)?.name ?? null,
  };
}

function contestOf(candidates: Candidate[], s: Strings): Contest {
  const { shown, folded } = orderCandidates(candidates);
  const checks = checkNames(candidates);
  const lanes = shown.slice(0, lanesAtMost).map((candidate): Lane => {
    const failed = failedCheck(candidate);
    const result = (name: string) => candidate.checks.find(({ check }) => check === name)?.result;
    return {
      name: candidate.name,
      tag: candidate.builtIn ? s.builtIn : candidate.namespace || s.clusterWide,
      winner: candidate.winner ?? false,
      eligible: candidate.eligible,
      results: checks.map((name) => result(name) ?? null),
      stop: failed === undefined ? null : checks.indexOf(failed.check),
      why: plainProse(failed?.text ?? ''),
    };
  });
  const rest = shown.length - lanes.length;
  return {
    checks: checks.map((name) => s.checks[name]),
    lanes,
    more: [
      ...(rest > 0 ? [s.andMore(rest)] : []),
      ...(folded.length > 0 ? [s.otherFormats(folded.length)] : []),
    ],
  };
}

function orderOf(candidates: Candidate[], s: Strings): Order | null {
  const eligible = eligibleInOrder(candidates);
  if (eligible.length < 2) return null;
  const rows = eligible.slice(0, rowsAtMost).map((candidate) => ({
    place: (candidate.place ?? 0) + 1,
    name: candidate.name,
    winner: candidate.winner ?? false,
    values: sortKeysOf(candidate, s),
  }));
  const rest = eligible.length - rows.length;
  return {
    keys: [s.sortScope, s.sortProtocol, s.sortPriority, s.sortCreated],
    rows,
    more: rest > 0 ? s.andMore(rest) : null,
  };
}

/** The picture in sentences, for who does not see it. */
export interface Words {
  answer: string;
  stages: string[];
  contest: string[];
  order: string[];
}

export function inWords({ verdict, answer, stages, contest, order }: Picture, s: Strings): Words {
  return {
    answer: `${verdict}: ${answer}`,
    stages: stages.map((stage) => `${stage.name}: ${stageWords(stage, s).join(', ')}`),
    contest:
      contest === null
        ? []
        : [...contest.lanes.map((lane) => laneInWords(lane, contest.checks, s)), ...contest.more],
    order:
      order === null
        ? []
        : [
            ...order.rows.map(
              ({ place, name, values }) => `${place}. ${name}: ${pairs(order.keys, values)}`,
            ),
            ...(order.more === null ? [] : [order.more]),
          ],
  };
}

/** What became of a stage, and what was done; once, where the two are the same. */
export function stageWords({ state, summary }: Stage, s: Strings): string[] {
  return [...new Set([s.stepStates[state], summary])];
}

/** The keys by which a runtime is sorted, in one line. */
export function pairs(keys: string[], values: string[]): string {
  return values.map((value, key) => `${keys[key]} ${value}`).join(' · ');
}

function laneInWords(lane: Lane, checks: string[], s: Strings): string {
  const stop = lane.stop === null ? undefined : checks[lane.stop];
  const outcome = [
    ...(lane.winner ? [s.winner] : lane.eligible ? [s.eligible] : []),
    ...(stop === undefined ? [] : [`${stop} ${s.checkResults.failed}`]),
  ].join(', ');
  return `${lane.name} (${lane.tag}): ${[outcome, lane.why].filter((part) => part !== '').join('. ')}`;
}
