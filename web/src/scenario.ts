// A scenario: all that the page holds of a person's work, and all that a link carries.
import type { Json, Language, Mode, Request } from './report';

export interface Scenario {
  runtimes: string;
  inferenceService: string;
  /** Objects that the cluster has stored already: those of the same name are updates of them. */
  stored: string;
  /** A release by name, or "" for the newest. */
  kserve: string;
  mode: Mode;
  /** Whether the built-in runtimes are installed. */
  catalog: boolean;
  /** For objects that have none. */
  namespace: string;
  /** Keys of KServe's `inferenceservice-config`; null for what the release ships. */
  config: { [key: string]: Json } | null;
  /** What a link of a later version holds besides: kept, and passed on. */
  extra: { [key: string]: Json };
}

/** The texts, by the number that a report's ranges have for them. */
export const sourceKeys = ['runtimes', 'inferenceService', 'stored'] as const;
export type SourceKey = (typeof sourceKeys)[number];

export const emptyScenario: Scenario = {
  runtimes: '',
  inferenceService: '',
  stored: '',
  kserve: '',
  mode: 'Knative',
  catalog: true,
  namespace: 'default',
  config: null,
  extra: {},
};

export function sameScenario(a: Scenario, b: Scenario): boolean {
  return (Object.keys(emptyScenario) as (keyof Scenario)[]).every(
    (key) => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}

export function requestOf(scenario: Scenario, language: Language): Request {
  return {
    sources: [
      { name: 'runtimes.yaml', text: scenario.runtimes },
      { name: 'inferenceservice.yaml', text: scenario.inferenceService },
      ...(scenario.stored === ''
        ? []
        : [{ name: 'stored.yaml', text: scenario.stored, stored: true }]),
    ],
    ...(scenario.kserve === '' ? {} : { kserve: [scenario.kserve] }),
    // The usual mode leaves it to a pasted configuration.
    ...(scenario.mode === emptyScenario.mode && scenario.config === null
      ? {}
      : { deploymentModes: [scenario.mode] }),
    catalog: scenario.catalog,
    namespace: scenario.namespace,
    ...(scenario.config === null ? {} : { config: scenario.config }),
    language,
  };
}

/** The scenario that a value read from outside stands for, or null if it is none. */
export function scenarioFrom(value: unknown): Scenario | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Partial<Record<keyof Scenario, unknown>>;
  const scenario: Scenario = { ...emptyScenario };
  for (const key of [...sourceKeys, 'kserve'] as const) {
    const text = given[key] ?? '';
    if (typeof text !== 'string') return null;
    scenario[key] = text;
  }
  const { mode = 'Knative', catalog = true, namespace = 'default' } = given;
  const { config = null, extra = {} } = given;
  if (mode !== 'Knative' && mode !== 'Standard') return null;
  if (typeof catalog !== 'boolean') return null;
  if (typeof namespace !== 'string') return null;
  if ((config !== null && !isMap(config)) || !isMap(extra)) return null;
  return { ...scenario, mode, catalog, namespace, config, extra };
}

const isMap = (value: unknown): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
