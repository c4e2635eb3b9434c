// The report of the core, as docs/report.md describes it: the contract between the core and the
// page. A key without a value is absent.

export type Mode = 'Knative' | 'Standard';
export type Language = 'en' | 'zh';

/** Bytes of a source's UTF-8 text; line and column count from 1, the column in characters. */
export interface Range {
  source: number;
  begin: number;
  end: number;
  line: number;
  column: number;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Stage =
  | 'read'
  | 'type'
  | 'admit'
  | 'default'
  | 'validate'
  | 'resolve'
  | 'merge'
  | 'expand'
  | 'deploy';

/** Prose in the language asked for, and the code and arguments it was made from. */
export interface Prose {
  code: string;
  args?: { [name: string]: Json };
  text: string;
}

export type AnswerKind =
  | 'serves'
  | 'modelMesh'
  | 'noRuntime'
  | 'error'
  | 'crash'
  | 'rejected'
  | 'notYaml'
  | 'tooMuch'
  | 'nothing';

export interface Answer {
  kind: AnswerKind;
  text: string;
  quote?: string;
  quotedFrom?: 'KServe' | 'Kubernetes';
  meaning?: string;
  runtime?: string;
  runtimeKind?: string;
  runtimeNamespace?: string;
  builtIn?: boolean;
  evidence?: Range[];
}

export interface Document {
  source: number;
  range?: Range;
  role: 'runtime' | 'inferenceService' | 'stored' | 'config' | 'replaced' | 'other' | 'error';
  apiVersion?: string;
  kind?: string;
  name?: string;
  namespace?: string;
}

export interface Step extends Prose {
  stage: Stage;
  evidence?: Range[];
}

export type CheckName =
  | 'scope'
  | 'disabled'
  | 'multiModel'
  | 'format'
  | 'version'
  | 'autoSelect'
  | 'protocol'
  | 'workers';

export type CheckResult = 'passed' | 'failed' | 'notReached' | 'notChecked';

export interface Check {
  check: CheckName;
  result: CheckResult;
  code?: string;
  text?: string;
  evidence?: Range[];
}

export interface SortKeys {
  protocolRank?: number;
  creationTimestamp?: string;
  priority?: number;
}

export interface Candidate {
  name: string;
  kind: string;
  namespace?: string;
  builtIn?: boolean;
  document?: number;
  eligible: boolean;
  winner?: boolean;
  place?: number;
  sort?: SortKeys;
  checks: Check[];
}

export interface Expansion {
  container: string;
  path: string;
  action: string;
  value: string;
  escaped: string;
  range?: Range;
  from?: Range;
}

/** A runtime, the InferenceService, KServe, Kubernetes, a template value, or nobody. */
export type Author = 'R' | 'I' | 'K' | '8' | 'T' | '';

export interface OriginLine {
  author: Author;
  range?: Range;
}

export interface OriginObject {
  object: string;
  title: string;
  yaml: string;
  lines: OriginLine[];
}

export interface Fix {
  label: string;
  range: Range;
  replacement: string;
}

export interface Diagnostic extends Prose {
  severity: 'error' | 'warning' | 'info';
  stage: Stage;
  range?: Range;
  fix?: Fix;
}

export interface Admission {
  kind: string;
  name: string;
  namespace?: string;
  allowed: boolean;
  by?: 'decode' | 'schema' | 'webhook';
  message?: string;
  dropped?: string[];
}

export interface Report {
  file: string;
  kserve: string;
  defaultDeploymentMode: Mode;
  inferenceService?: { name: string; namespace: string; document: number };
  decodeError?: string;
  admission?: Admission[];
  dropped?: string[];
  defaulted?: Json;
  warnings?: string[];
  rejectedBy?: 'decode' | 'defaulter' | 'schema' | 'validator';
  rejection?: string;
  mode?: string;
  supporting?: string[];
  supportingError?: string;
  error?: string;
  panic?: string;
  model?: Json;
  status?: Json;
  deployments?: Json[];
  knativeServices?: Json[];

  answer: Answer;
  /** What holds for the answer and is not as KServe ships it. */
  settings?: Prose[];
  documents?: Document[];
  steps?: Step[];
  candidates?: Candidate[];
  /** `after` is absent where the webhook refuses. */
  changes?: { before: string; after?: string };
  expansions?: Expansion[];
  origins?: OriginObject[];
  diagnostics?: Diagnostic[];
  notModelled?: Prose[];
}

/** What `evaluate` is asked. */
export interface Request {
  sources: { name: string; text: string; stored?: boolean }[];
  kserve?: string[] | 'all';
  deploymentModes?: Mode[];
  catalog?: boolean;
  namespace?: string;
  config?: { [key: string]: Json };
  language?: Language;
  detail?: boolean;
}

export type Response = { reports: Report[] } | { error: string };

/** An entry of `catalog(kserve)`: a runtime that the release ships. */
export interface BuiltInRuntime {
  name: string;
  yaml: string;
}

/** What KServe does in some releases and not in others. */
export interface Behaviour {
  field: string;
  /** The first and the last release that has it; "" where that is the first or the newest. */
  since: string;
  until: string;
  text: string;
}

/** An entry of `releases()`, oldest first. */
export interface Release {
  name: string;
  /** What begins with this release, or ended with the one before. */
  behaviours: Behaviour[];
}

/** An edit of the sources, tried through the whole pipeline. */
export interface WhatIfEdit {
  text: string;
  /** The answer's sentence after it. */
  answer: string;
  edits: { source: number; begin: number; end: number; replacement: string }[];
}

/** A rejected runtime, and what would change that. */
export interface WhatIfCandidate {
  name: string;
  kind: string;
  namespace?: string;
  eligible?: WhatIfEdit;
  wins?: WhatIfEdit;
}

/** A runtime that the cluster does not let in, and the edit after which it does. */
export interface WhatIfRefused {
  document: number;
  name: string;
  kind: string;
  admitted: WhatIfEdit;
}

/** What `whatIf` answers for each report. */
export interface WhatIf {
  candidates?: WhatIfCandidate[];
  refused?: WhatIfRefused[];
  answer?: WhatIfEdit[];
}

export type WhatIfResponse = { whatIf: WhatIf[] } | { error: string };
