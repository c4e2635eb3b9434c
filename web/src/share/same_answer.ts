import type { Report } from '../report';
import type { Aliases } from './aliasing';

/** Whether KServe decides the same, but for the names. */
export function sameAnswer(
  before: Report,
  after: Report,
  { names }: Pick<Aliases, 'names'>,
): boolean {
  const decision = ({ answer, candidates }: Report, name: (name: string) => string) =>
    JSON.stringify([
      answer.kind,
      answer.runtime === undefined ? null : name(answer.runtime),
      (candidates ?? []).map((each) => [name(each.name), each.eligible, each.place]).sort(),
    ]);
  return decision(before, (name) => names.get(name) ?? name) === decision(after, (name) => name);
}
