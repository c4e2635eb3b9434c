// What is shared: a scenario, the answer to it, and the link that holds it.
import type { Report } from '../report';
import { resultOf } from '../release_outcome';
import { type Scenario, type SourceKey, sourceKeys } from '../scenario';

export interface Shared {
  /** With its release by name. */
  scenario: Scenario;
  report: Report;
  /** Null where the scenario is too large for a link. */
  link: string | null;
}

export const fileNames: Record<SourceKey, string> = {
  runtimes: 'runtimes.yaml',
  inferenceService: 'inferenceservice.yaml',
  stored: 'stored.yaml',
};

/** The texts that hold something, by the names of their files. */
export function inputsOf(scenario: Scenario): { name: string; text: string }[] {
  return sourceKeys
    .map((key) => ({ name: fileNames[key], text: scenario[key] }))
    .filter(({ text }) => text.trim() !== '');
}

/** The objects that KServe makes, as a stream of YAML; "" where it makes none. */
export function resultYaml(report: Report): string {
  return resultOf(report)
    .map(({ title, yaml }) => `# ${title.replace(/[\s\u0085]+/g, ' ')}\n${yaml}`)
    .join('---\n');
}
