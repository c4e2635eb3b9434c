// What stands in place of a name, an image, a URI. The same original always gets the same alias, and
// what KServe reads of it stays: a runtime's place in the alphabet, a scheme, a tag that is a version.

const validName = /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/;
const validRuntime = /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/;

/** Of a name that KServe may refuse the shape stays, for which it is refused. */
export function nameAlias(name: string, kind: string, number: number): string {
  return validName.test(name) ? `${kind}-${number}` : shapeOf(name, number);
}

/** The text with one letter and one digit for all. */
function shapeOf(text: string, number: number): string {
  const letter = String.fromCharCode(97 + (number % 26));
  return text
    .replace(/\p{L}/gu, (c) => (/\p{Lu}/u.test(c) ? letter.toUpperCase() : letter))
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

/** Of a label or an annotation. */
export function valueAlias(value: string, number: number): string {
  const actions = actionsIn(value);
  return actions === '' ? nameAlias(value, 'value', number) : `value-${number}${actions}`;
}

/** The actions of templates in a text: what they make of it is KServe's doing. */
export const actionsIn = (text: string): string => text.match(/\{\{[^{}]*\}\}/g)?.join('') ?? '';

export function imageAlias(image: string, number: number): string {
  const [, , tag, digest] = /^(.*?)(?::([^/:@]+))?(@.*)?$/s.exec(image) ?? [];
  const version = tag && /^(?:v?\d+(?:\.\d+)*|latest)(?:-[cg]pu)?$/.test(tag) ? tag : undefined;
  const end = /-[cg]pu$/.exec(tag ?? '')?.[0] ?? '';
  const actions = actionsIn(image);
  const kept = actions !== '' ? `:${actions}` : tag ? `:${version ?? `tag${end}`}` : '';
  return `registry.example/image-${number}${kept}${digest ? `@sha256:${'0'.repeat(64)}` : ''}`;
}

/**
 * `place` says what stands for a bucket, an account, a claim, a host. Null for what tells nothing:
 * this machine's own address.
 */
export function uriAlias(
  uri: string,
  number: number,
  place: (authority: string, isHost: boolean) => string,
): string | null {
  const [, scheme = '', authority = '', path = ''] =
    /^([^:/]+:\/\/)([^/?#]*)(.*)$/s.exec(uri) ?? [];
  const actions = actionsIn(uri);
  const archive = /\.(?:tar\.gz|tar|tgz|zip|gz)$/.exec(uri)?.[0] ?? '';
  if (scheme === '') return `${uri.startsWith('/') ? '/' : ''}path-${number}${archive}${actions}`;
  const [, host = '', port = ''] = /^(?:.*@)?(.*?)(:\d+)?$/s.exec(authority) ?? [];
  if (host === 'localhost' || host === '127.0.0.1') return null;
  const azure = /\.(?:blob|dfs|file)\.core\.windows\.net$/.exec(host)?.[0];
  const alias =
    azure === undefined
      ? place(host, /^(?:https?|wss?|grpcs?|tcp|(?:web)?hdfs):/.test(scheme))
      : place(host.slice(0, -azure.length), false) + azure;
  const below = azure === undefined ? `/path-${number}` : `/container/path-${number}`;
  return scheme + alias + port + (path.length > 1 ? below + archive : path) + actions;
}
