// The names that other documents give: runtimes, and the model formats that they support.
import type { SyntaxNode } from '@lezer/common';
import { documentsOf, entryOf, itemsOf, parse, rootMap, textOf } from './yaml_tree';

export interface KnownNames {
  runtimes: string[];
  formats: { name: string; version: string }[];
}

/** From the texts of runtimes, each name once, in their order. */
export function knownNames(streams: readonly string[]): KnownNames {
  const runtimes = new Set<string>();
  const formats = new Map<string, { name: string; version: string }>();
  const read = (object: SyntaxNode | null, text: string) => {
    const kind = textOf(object, 'kind', text);
    if (kind === 'List')
      for (const item of itemsOf(entryOf(object, 'items', text))) read(item, text);
    if (kind !== 'ServingRuntime' && kind !== 'ClusterServingRuntime') return;
    runtimes.add(textOf(entryOf(object, 'metadata', text), 'name', text));
    const spec = entryOf(object, 'spec', text);
    for (const each of itemsOf(entryOf(spec, 'supportedModelFormats', text))) {
      const name = textOf(each, 'name', text);
      const version = textOf(each, 'version', text);
      formats.set(`${name} ${version}`, { name, version });
    }
  };
  for (const { text } of streams.flatMap(documentsOf)) read(rootMap(parse(text)), text);
  return {
    runtimes: [...runtimes].filter((name) => name !== ''),
    formats: [...formats.values()].filter(({ name }) => name !== ''),
  };
}
