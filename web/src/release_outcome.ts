// What a scenario comes to under a release, and what differs from another.
import type { Behaviour, Json, OriginObject, Release, Report } from './report';
import { chosenReport } from './report_choice';

/** Another answer: its kind, the runtime, or what KServe says; or other parts of what it makes. */
export type Difference = 'verdict' | 'runtime' | 'message' | Part[];

/** `tags`: the same images in other versions; `fields`: anything in an object without a name here. */
export type Part = 'objects' | 'images' | 'tags' | 'args' | 'fields';

export interface Outcome {
  release: string;
  report: Report;
  /** What differs from the release that the page shows. */
  differs: Difference | null;
}

/** The objects of a report that are the result: all but the status. */
export function resultOf(report: Report): OriginObject[] {
  return (report.origins ?? []).filter((origin) => origin.object !== 'status');
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

// What the answer says, without the words that differ by release.
function runtimeOf({ answer }: Report) {
  return [answer.runtime, answer.runtimeKind, answer.runtimeNamespace];
}

function messageOf({ decodeError, rejection, error, panic }: Report) {
  return [decodeError, rejection, error, panic];
}

// Images and arguments of all containers, and the objects without them.
function takenApart({ defaulted, model, deployments, knativeServices }: Report) {
  const images: string[] = [];
  const args: Json[] = [];
  const rest = JSON.stringify({ defaulted, model, deployments, knativeServices }, (key, value) => {
    if (key === 'image' && typeof value === 'string') images.push(value);
    else if ((key === 'args' || key === 'command') && Array.isArray(value)) args.push(value);
    else return value;
    return null;
  });
  return { images, repositories: images.map(repository), args, rest };
}

// A colon before the last slash is that of a port.
function repository(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
}

function differentParts(from: Report, to: Report): Part[] {
  const objects = (report: Report) => resultOf(report).map(({ object }) => object);
  const texts = (report: Report) => resultOf(report).map(({ yaml }) => yaml);
  if (!same(objects(from), objects(to))) return ['objects'];
  if (same(texts(from), texts(to))) return [];
  const a = takenApart(from);
  const b = takenApart(to);
  const parts: Part[] = [];
  if (!same(a.repositories, b.repositories)) parts.push('images');
  else if (!same(a.images, b.images)) parts.push('tags');
  if (!same(a.args, b.args)) parts.push('args');
  if (a.rest !== b.rest || parts.length === 0) parts.push('fields');
  return parts;
}

/** Null where the two come to the same. */
export function difference(from: Report, to: Report): Difference | null {
  if (from.answer.kind !== to.answer.kind) return 'verdict';
  if (!same(runtimeOf(from), runtimeOf(to))) return 'runtime';
  if (!same(messageOf(from), messageOf(to))) return 'message';
  const parts = differentParts(from, to);
  return parts.length === 0 ? null : parts;
}

/** One outcome for each release, for the InferenceService that is looked at. */
export function outcomesOf(
  releases: Release[],
  reports: Report[],
  chosen: string,
  current: string,
): Outcome[] {
  const reportUnder = (release: string) =>
    chosenReport(
      reports.filter((each) => each.kserve === release),
      chosen,
    );
  const shown = reportUnder(current);
  return releases.flatMap(({ name }) => {
    const report = reportUnder(name);
    if (report === null) return [];
    return [{ release: name, report, differs: shown && difference(shown, report) }];
  });
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
