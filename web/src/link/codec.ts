// Links: a whole scenario in the hash of an address (docs/links.md specifies the format). The
// command line has the same in core/link; tests/links proves that both agree.
import dictionaryText from '../../../core/link/dictionary.txt?raw';
import type { BuiltInRuntime } from '../report';
import type { Scenario } from '../scenario';
import { type LinkError, LinkFailure } from './failure';
import { frame, unframe, unframeTrial } from './frame';
import { type Catalog, readPayload, writePayload } from './payload';

export { emptyScenario } from '../scenario';
export type { LinkError, LinkErrorCode } from './failure';

/** A payload of 1 MiB that does not compress is shorter than this as base64url. */
const maxCharacters = 1_500_000;

const dictionary = new TextEncoder().encode(dictionaryText);

/**
 * `#v1/…`. Runtimes that are in `builtIns`, the catalog of the scenario's release, are carried by
 * name; without them the link is only longer. Fails only on a scenario that is too large or names no
 * release.
 */
export function encode(
  scenario: Scenario,
  builtIns: readonly BuiltInRuntime[] = [],
): { link: string } | { error: LinkError } {
  try {
    return { link: `#v1/${frame(writePayload(scenario, builtIns), dictionary)}` };
  } catch (error) {
    return failure(error);
  }
}

/** `address` is a whole address or its part from the "#" on. */
export async function decode(
  address: string,
  catalog: Catalog,
): Promise<{ scenario: Scenario } | { error: LinkError }> {
  try {
    const hash = address.slice(address.indexOf('#'));
    const version = /^#v(0|[1-9]\d*)(?:\/|$)/.exec(hash.slice(0, 1000))?.[1];
    if (version === undefined) throw new LinkFailure('notOurs');
    if (version !== '0' && version !== '1') {
      throw new LinkFailure('newer', { need: `format v${version.slice(0, 9)}` });
    }
    if (hash.length > maxCharacters) throw new LinkFailure('tooLarge');
    const text = hash.slice('#v1/'.length);
    const payload = version === '0' ? unframeTrial(hash, text) : unframe(hash, text, dictionary);
    return { scenario: await readPayload(payload, version !== '0', catalog) };
  } catch (error) {
    return failure(error);
  }
}

/** Errors that are not the link's own are not answers: they are the caller's to show. */
function failure(error: unknown): { error: LinkError } {
  if (error instanceof LinkFailure) return { error: error.error };
  throw error;
}
