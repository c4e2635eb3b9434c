// What a lesson says of a report, and whether it holds: the one check of the reader's own edit on
// the page and of every lesson in the tests. docs/lessons.md describes the keys.
import type { Json, Report } from '../report';

/** `null` in a map stands for "absent". */
export interface Expectation {
  /** The runtime that serves the model. */
  winner?: string;
  winnerKind?: 'ServingRuntime' | 'ClusterServingRuntime';
  /** What automatic selection finds, in order. */
  candidates?: string[];
  /** Names of the pasted runtimes that are let in, and of those refused. */
  admitted?: string[];
  denied?: string[];
  deniedContains?: string;
  errorContains?: string;
  /** Of the refusal of the InferenceService. */
  invalidContains?: string;
  noError?: boolean;
  noWorkload?: boolean;
  mode?: string;
  /** Of the last failure in the status. */
  statusReason?: string;
  /** `predictor.model` as it is stored. */
  defaultedModel?: Json;
  defaultedAnnotations?: Values;
  /** The protocol that the model ends up with. */
  protocol?: string;
  /** Names of the Deployments or Knative Services. */
  workloads?: string[];
  replicas?: { [workload: string]: number };
  /** Of the first container of the main workload. */
  args?: string[];
  argsContain?: string[];
  env?: Values;
  /** Without INFERENCE_SERVICE_NAME, which KServe appends in some releases. */
  envOrder?: string[];
  image?: string;
  /** Of the main workload's pod template. */
  containers?: string[];
  podLabels?: Values;
  podAnnotations?: Values;
}

export type Key = keyof Expectation;
type Values = { [name: string]: string | null };
type Tree = { [key: string]: Json | undefined };

/** The keys of an expectation that a report does not fulfil. */
export function unmet(expectation: Expectation, report: Report): Key[] {
  return (Object.keys(expectation) as Key[]).filter((key) => !holds(key, expectation, report));
}

function holds(key: Key, expected: Expectation, report: Report): boolean {
  const container = mainContainer(report);
  switch (key) {
    case 'winner':
      return report.answer.kind === 'serves' && report.answer.runtime === expected.winner;
    case 'winnerKind':
      return report.answer.runtimeKind === expected.winnerKind;
    case 'candidates':
      return same(report.supporting ?? [], expected.candidates);
    case 'admitted':
      return same(namesOfAdmission(report, true), expected.admitted);
    case 'denied':
      return same(namesOfAdmission(report, false), expected.denied);
    case 'deniedContains':
      return (report.admission ?? []).some((row) => contains(row.message, expected.deniedContains));
    case 'errorContains':
      return contains(report.error, expected.errorContains);
    case 'invalidContains':
      return contains(report.rejection, expected.invalidContains);
    case 'noError':
      return report.error === undefined && report.rejection === undefined;
    case 'noWorkload':
      return workloads(report).length === 0;
    case 'mode':
      return report.mode === expected.mode;
    case 'statusReason':
      return same(
        at(report.status, 'modelStatus', 'lastFailureInfo', 'reason'),
        expected.statusReason,
      );
    case 'defaultedModel':
      return same(at(report.defaulted, 'spec', 'predictor', 'model'), expected.defaultedModel);
    case 'defaultedAnnotations':
      return has(at(report.defaulted, 'metadata', 'annotations'), expected.defaultedAnnotations);
    case 'protocol':
      return same(at(report.model, 'protocolVersion'), expected.protocol);
    case 'workloads':
      return same(workloads(report).map(nameOf), expected.workloads);
    case 'replicas':
      return Object.entries(expected.replicas ?? {}).every(([name, count]) =>
        workloads(report).some(
          (each) => nameOf(each) === name && at(each, 'spec', 'replicas') === count,
        ),
      );
    case 'args':
      return same(container.args ?? [], expected.args);
    case 'argsContain':
      return (expected.argsContain ?? []).every((arg) => list(container.args).includes(arg));
    case 'env':
      return has(Object.fromEntries(env(container)), expected.env);
    case 'envOrder':
      return same(
        env(container)
          .map(([name]) => name)
          .filter((name) => name !== 'INFERENCE_SERVICE_NAME'),
        expected.envOrder,
      );
    case 'image':
      return same(container.image, expected.image);
    case 'containers':
      return same(
        containers(report).map((each) => at(each, 'name')),
        expected.containers,
      );
    case 'podLabels':
      return has(at(podTemplate(report), 'metadata', 'labels'), expected.podLabels);
    case 'podAnnotations':
      return has(at(podTemplate(report), 'metadata', 'annotations'), expected.podAnnotations);
  }
}

// --- the parts of a report ---

function workloads(report: Report): Json[] {
  return [...(report.deployments ?? []), ...(report.knativeServices ?? [])];
}

/** Of the predictor's own workload, which comes first. */
function podTemplate(report: Report): Json | undefined {
  return at(workloads(report)[0], 'spec', 'template');
}

function containers(report: Report): Json[] {
  return list(at(podTemplate(report), 'spec', 'containers'));
}

function mainContainer(report: Report): Tree {
  return tree(containers(report)[0]);
}

/** A variable without a value is an empty string for the server. */
function env(container: Tree): [string, Json][] {
  return list(container.env).map((each) => [String(at(each, 'name')), at(each, 'value') ?? '']);
}

function namesOfAdmission(report: Report, allowed: boolean): string[] {
  return (report.admission ?? []).filter((row) => row.allowed === allowed).map((row) => row.name);
}

const nameOf = (object: Json): Json | undefined => at(object, 'metadata', 'name');

// --- JSON ---

function at(value: Json | undefined, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => tree(inner)[key], value);
}

function tree(value: Json | undefined): Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function has(value: Json | undefined, expected: Values | undefined): boolean {
  return Object.entries(expected ?? {}).every(([key, want]) => (tree(value)[key] ?? null) === want);
}

function contains(text: string | undefined, part: string | undefined): boolean {
  return text?.includes(part ?? '') ?? false;
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const other = b as Record<string, unknown>;
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && same((a as Record<string, unknown>)[key], other[key]))
  );
}
