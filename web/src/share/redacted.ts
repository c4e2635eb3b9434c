// What is shared in place of a scenario: its redaction, and KServe's answer to that.
import { EngineClient } from '../engine/client';
import { EngineFailure } from '../engine/protocol';
import type { BuiltInRuntime, Language, Report, Response } from '../report';
import { chosenReport, serviceKey } from '../report_choice';
import { requestOf, type Scenario } from '../scenario';
import { type Redaction, redact } from './redact';
import { sameAnswer } from './same_answer';

export interface Redacted {
  /** What it is the redaction of. */
  of: Report;
  redaction: Redaction;
  report: Report;
  sameAnswer: boolean;
}

/** Of its own, so that the page's answers do not wait for it. */
let engine: EngineClient | null = null;
let unavailable: (failure: EngineFailure) => void = () => {};

function ask(scenario: Scenario, language: Language): Promise<Response> {
  return new Promise((resolve, reject) => {
    unavailable = reject;
    engine ??= new EngineClient((state) => {
      if (state.phase !== 'unavailable') return;
      engine = null; // the next question starts another one
      unavailable(new EngineFailure(state.failure));
    });
    engine.evaluate(requestOf(scenario, language)).then(resolve, reject);
  });
}

/** Null where a text is too long, or too tangled. Rejected where the engine has no answer. */
export async function redacted(
  scenario: Scenario,
  of: Report,
  builtIns: readonly BuiltInRuntime[],
  language: Language,
): Promise<Redacted | null> {
  const redaction = redact(scenario, builtIns);
  if (redaction === null) return null;
  const response = await ask(redaction.scenario, language);
  if ('error' in response) throw new Error(response.error);
  const { names, namespaces } = redaction.aliases;
  const { inferenceService: service } = of;
  const renamed =
    service === undefined
      ? of
      : {
          ...of,
          inferenceService: {
            ...service,
            name: names.get(service.name) ?? service.name,
            namespace: namespaces.get(service.namespace) ?? service.namespace,
          },
        };
  const report = chosenReport(response.reports, serviceKey(renamed));
  if (report === null) throw new Error('no report');
  return { of, redaction, report, sameAnswer: sameAnswer(of, report, redaction.aliases) };
}
