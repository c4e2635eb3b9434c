// The payload of a link: a scenario as JSON, what has its default left out (docs/links.md).
import type { BuiltInRuntime, Json } from '../report';
import { emptyScenario, type Scenario, sourceKeys } from '../scenario';
import { LinkFailure } from './failure';
import { lengthenText, shortenText } from './texts';

/** The built-in runtimes of a release, in full; asked for only where a link names one. */
export type Catalog = (release: string) => Promise<readonly BuiltInRuntime[]>;

/** The most that a link may hold, in bytes: its payload, and its texts together. */
export const maxBytes = 1 << 20;

const maxDepth = 32;
/** A reader that does not know a key with this at its end must not open the link. */
const mustKnow = '!';
/** To a reader that does not know of stored objects, the scenario would be another. */
const storedKey = 'stored!';

const utf8 = new TextEncoder();

/** Half characters, which UTF-8 cannot hold, become U+FFFD. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** The keys are in the order of the dictionary, which makes links short. */
export function writePayload(scenario: Scenario, builtIns: readonly BuiltInRuntime[]): Uint8Array {
  const { kserve, mode, catalog, namespace, config, extra } = scenario;
  if (kserve === '') throw new LinkFailure('noRelease');
  const texts = sourceKeys.map((key) => wellFormed(scenario[key]));
  const [runtimes = '', inferenceService = '', stored = ''] = texts;
  const short = (text: string) => shortenText(text, builtIns);
  const json = JSON.stringify({
    kserve,
    ...(mode === emptyScenario.mode ? {} : { mode }),
    ...(catalog ? {} : { catalog }),
    ...(namespace === emptyScenario.namespace ? {} : { namespace: wellFormed(namespace) }),
    ...(config === null ? {} : { config }),
    ...extra,
    ...(stored === '' ? {} : { [storedKey]: short(stored) }),
    ...(runtimes === '' ? {} : { runtimes: short(runtimes) }),
    ...(inferenceService === '' ? {} : { inferenceService: short(inferenceService) }),
  });
  const payload = utf8.encode(json);
  if (payload.length > maxBytes || sizeOf(texts.join('')) > maxBytes) {
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
      case storedKey:
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
  for (const key of sourceKeys) {
    const field = value[key === 'stored' ? storedKey : key];
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
