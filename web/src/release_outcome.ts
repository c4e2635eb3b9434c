// What a scenario comes to under a release, and what differs from another.
import type { Behaviour, OriginObject, Release, Report } from './report';
import { chosenReport } from './report_choice';

export interface Outcome {
  release: string;
  report: Report;
  /** What differs from the release before. */
  differs: 'answer' | 'result' | null;
}

/** The objects of a report that are the result: all but the status. */
export function resultOf(report: Report): OriginObject[] {
  return (report.origins ?? []).filter((origin) => origin.object !== 'status');
}

// What the answer's sentence says, without the words that differ by release.
function answerOf({ answer, decodeError, rejection, error, panic }: Report): string {
  const { kind, runtime, runtimeKind, runtimeNamespace } = answer;
  return JSON.stringify([
    kind,
    runtime,
    runtimeKind,
    runtimeNamespace,
    decodeError,
    rejection,
    error,
    panic,
  ]);
}

function textOf(report: Report): string {
  return JSON.stringify(resultOf(report).map(({ object, yaml }) => [object, yaml]));
}

function difference(before: Report | undefined, after: Report): Outcome['differs'] {
  if (before === undefined) return null;
  if (answerOf(before) !== answerOf(after)) return 'answer';
  return textOf(before) === textOf(after) ? null : 'result';
}

/** One outcome for each release, for the InferenceService that is looked at. */
export function outcomesOf(releases: Release[], reports: Report[], chosen: string): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const { name } of releases) {
    const report = chosenReport(
      reports.filter((each) => each.kserve === name),
      chosen,
    );
    if (report === null) continue;
    outcomes.push({ release: name, report, differs: difference(outcomes.at(-1)?.report, report) });
  }
  return outcomes;
}

/** What KServe does in one of two releases and not in the other; `before` is the older one. */
export function behavioursBetween(releases: Release[], before: string, after: string): Behaviour[] {
  const place = (name: string) => releases.findIndex((release) => release.name === name);
  const last = releases.length - 1;
  const holds = ({ since, until }: Behaviour, at: number) =>
    at >= (since === '' ? 0 : place(since)) && at <= (until === '' ? last : place(until));
  const [from, to] = [place(before), place(after)];
  const found = new Map<string, Behaviour>();
  for (const { behaviours } of releases.slice(from + 1, to + 1)) {
    for (const each of behaviours) {
      if (holds(each, from) !== holds(each, to)) found.set(each.field, each);
    }
  }
  return [...found.values()];
}
