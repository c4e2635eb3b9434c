// The order in which the table shows the candidates: those that would do as KServe sorts them, then
// the others, those that got furthest first.
import type { Strings } from './i18n/strings';
import type { Candidate, CheckName } from './report';

export interface OrderedCandidates {
  shown: Candidate[];
  /** Built-in runtimes that lack the format: one row for all of them. */
  folded: Candidate[];
}

/** The first check that failed, by which a candidate is out. */
export function failedCheck(candidate: Candidate) {
  return candidate.checks.find((check) => check.result === 'failed');
}

export function checkNames(candidates: Candidate[]): CheckName[] {
  return candidates[0]?.checks.map((check) => check.check) ?? [];
}

export function orderCandidates(candidates: Candidate[]): OrderedCandidates {
  const reach = (candidate: Candidate): number => {
    const failed = candidate.checks.findIndex((check) => check.result === 'failed');
    return failed === -1 ? candidate.checks.length : failed;
  };
  const place = (candidate: Candidate): number => candidate.place ?? candidates.length;
  const foreign = (candidate: Candidate): boolean =>
    candidate.builtIn === true && !candidate.winner && failedCheck(candidate)?.check === 'format';
  const shown = candidates
    .filter((candidate) => !foreign(candidate))
    .sort(
      (a, b) =>
        Number(b.winner ?? false) - Number(a.winner ?? false) ||
        place(a) - place(b) ||
        reach(b) - reach(a),
    );
  return { shown, folded: candidates.filter(foreign) };
}

/** Those that would do, as KServe sorts them. */
export function eligibleInOrder(candidates: Candidate[]): Candidate[] {
  return candidates
    .filter((candidate) => candidate.eligible)
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
}

/** What a candidate is sorted by: scope, protocol rank, priority, creation. */
export function sortKeysOf({ namespace, sort }: Candidate, s: Strings): string[] {
  return [
    namespace || s.clusterWide,
    String(sort?.protocolRank ?? s.none),
    String(sort?.priority ?? s.none),
    sort?.creationTimestamp || s.none,
  ];
}
