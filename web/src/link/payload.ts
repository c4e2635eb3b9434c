// The payload of a link: a scenario as JSON, what has its default left out (docs/links.md).
import type { BuiltInRuntime, Json } from '../report';
import { emptyScenario, type Scenario } from '../scenario';
import { LinkFailure } from './failure';
import { lengthenText, shortenText } from './texts';

/** The built-in runtimes of a release, in full; asked for only where a link names one. */
export type Catalog = (release: string) => Promise<readonly BuiltInRuntime[]>;

/** The most that a link may hold, in bytes: its payload, and the two texts together. */
export const maxBytes = 1 << 20;

const maxDepth = 32;
/** A reader that does not know a key with this at its end must not open the link. */
const mustKnow = '!';

const utf8 = new TextEncoder();

/** Half characters, which UTF-8 cannot hold, become U+FFFD. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** The keys are in the order of the dictionary, which makes links short. */
export function writePayload(scenario: Scenario, builtIns: readonly BuiltInRuntime[]): Uint8Array {
  const { kserve, mode, catalog, namespace, config, extra, runtimes, inferenceService } = scenario;
  if (kserve === '') throw new LinkFailure('noRelease');
  const texts = { runtimes: wellFormed(runtimes), inferenceService: wellFormed(inferenceService) };
  const json = JSON.stringify({
    kserve,
    ...(mode === emptyScenario.mode ? {} : { mode }),
    ...(catalog ? {} : { catalog }),
    ...(namespace === emptyScenario.namespace ? {} : { namespace: wellFormed(namespace) }),
    ...(config === null ? {} : { config }),
    ...extra,
    ...(runtimes === '' ? {} : { runtimes: shortenText(texts.runtimes, builtIns) }),
    ...(inferenceService === ''
      ? {}
      : { inferenceService: shortenText(texts.inferenceService, builtIns) }),
  });
  const payload = utf8.encode(json);
  if (payload.length > maxBytes || sizeOf(texts.runtimes + texts.inferenceService) > maxBytes) {
    throw new LinkFailure('scenarioTooLarge');
  }
  return payload;
}

/** With `releaseRequired` a payload must name its release. */
export async function readPayload(
  payload: Uint8Array,
  releaseRequired: boolean,
  catalog: Catalog,
): Promise<Scenario> {
  const value = parse(payload);
  const scenario: Scenario = { ...emptyScenario };
  const extra: [string, Json][] = [];
  for (const [key, field] of Object.entries(value)) {
    switch (key) {
      case 'kserve':
      case 'namespace':
        if (typeof field !== 'string') throw new LinkFailure('malformed');
        scenario[key] = wellFormed(field);
        break;
      case 'mode':
        if (typeof field !== 'string') throw new LinkFailure('malformed');
        if (field !== 'Knative' && field !== 'Standard') {
          throw new LinkFailure('newer', { need: field });
        }
        scenario.mode = field;
        break;
      case 'catalog':
        if (typeof field !== 'boolean') throw new LinkFailure('malformed');
        scenario.catalog = field;
        break;
      case 'config':
        if (!isMap(field)) throw new LinkFailure('malformed');
        scenario.config = field;
        break;
      case 'runtimes':
      case 'inferenceService':
        break; // below: they need the release
      default:
        if (key.endsWith(mustKnow)) throw new LinkFailure('newer', { need: key });
        extra.push([key, field]);
    }
  }
  scenario.extra = Object.fromEntries(extra);
  if (releaseRequired && scenario.kserve === '') throw new LinkFailure('malformed');
  const builtIns = () => catalog(scenario.kserve);
  let left = maxBytes;
  for (const key of ['runtimes', 'inferenceService'] as const) {
    const field = value[key];
    if (field === undefined) continue;
    scenario[key] = wellFormed(await lengthenText(field, scenario.kserve, builtIns, left));
    left -= sizeOf(scenario[key]);
    if (left < 0) throw new LinkFailure('tooLarge');
  }
  return scenario;
}

function parse(payload: Uint8Array): { [key: string]: Json } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
    const value: Json = JSON.parse(text);
    if (isMap(value) && isWithin(value, maxDepth)) return value;
  } catch {
    // Neither UTF-8 nor JSON: what follows says so.
  }
  throw new LinkFailure('malformed');
}

const isMap = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether lists and maps are at most `depth` deep. */
function isWithin(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((item) => isWithin(item, depth - 1));
}

/** In UTF-8. */
const sizeOf = (text: string) => utf8.encode(text).length;
