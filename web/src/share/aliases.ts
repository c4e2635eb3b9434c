// What stands in place of a name, an image, a URI. The same original always gets the same alias, and
// what KServe reads of it stays: a runtime's place in the alphabet, a scheme, a tag that is a version.

const validName = /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/;
const validRuntime = /^[a-z0-9]([-a-z0-9.]{0,38}[a-z0-9])?$/;

/** Of a name that KServe may refuse the shape stays, for which it is refused. */
export function nameAlias(name: string, kind: string, number: number): string {
  if (validName.test(name)) return `${kind}-${number}`;
  return name
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{L}/gu, (c) => (c === 'X' ? c : 'x'))
    .replace(/\p{N}/gu, '0');
}

/**
 * For runtimes: ties among them are decided by name, so aliases stand in the order of the names, among
 * themselves and between the built-in ones.
 */
export function runtimeAliases(names: string[], builtIns: string[]): Map<string, string> {
  const known = [...new Set(builtIns)].sort();
  const aliases = new Map<string, string>();
  const own = [...new Set(names)].filter((name) => !known.includes(name)).sort();
  const width = String(own.length).length + 1;
  own.forEach((name, index) => {
    const below = known.filter((each) => each < name).at(-1) ?? '';
    const above = known.find((each) => each > name);
    const number = String(index + 1).padStart(width, '0');
    const inPlace = ['runtime', 'custom-runtime', below, 'a-runtime']
      .map((prefix) => `${prefix}-${number}`)
      .find((alias) => alias > below && (above === undefined || alias < above));
    const valid = validRuntime.test(name) && inPlace !== undefined;
    aliases.set(name, valid ? inPlace : nameAlias(name, 'runtime', index + 1));
  });
  return aliases;
}

export function imageAlias(image: string, number: number): string {
  const [, , tag, digest] = /^(.*?)(?::([^/:@]+))?(@.*)?$/s.exec(image) ?? [];
  const version = tag && /^(?:v?\d+(?:\.\d+)*|latest)(?:-[cg]pu)?$/.test(tag) ? tag : undefined;
  const end = /-[cg]pu$/.exec(tag ?? '')?.[0] ?? '';
  const actions = image.match(/\{\{[^{}]*\}\}/g)?.join('') ?? '';
  const kept = actions !== '' ? `:${actions}` : tag ? `:${version ?? `tag${end}`}` : '';
  return `registry.example/image-${number}${kept}${digest ? `@sha256:${'0'.repeat(64)}` : ''}`;
}

/** Null for what tells nothing: this machine's own address. */
export function uriAlias(uri: string, number: number): string | null {
  const [, scheme = '', authority = '', path = ''] = /^([^:]+:\/\/)([^/?#]*)(.*)$/s.exec(uri) ?? [];
  const [, host = '', port = ''] = /^(?:.*@)?(.*?)(:\d+)?$/s.exec(authority) ?? [];
  if (host === 'localhost' || host === '127.0.0.1') return null;
  const actions = uri.match(/\{\{[^{}]*\}\}/g)?.join('') ?? '';
  const azure = /\.(?:blob|dfs|file)\.core\.windows\.net$/.exec(host)?.[0];
  const place = azure
    ? `host-${number}${azure}`
    : /^https?:|dfs:/.test(scheme)
      ? `host-${number}.example`
      : `place-${number}`;
  const archive = /\.(?:tar\.gz|tar|tgz|zip|gz)$/.exec(path)?.[0] ?? '';
  const below = azure ? `/container/path-${number}` : `/path-${number}`;
  return scheme + place + port + (path.length > 1 ? below + archive : path) + actions;
}
