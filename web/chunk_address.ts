// `import address from './file.ts?chunk'`: the address of a script that is built of that file. The
// other way to load a script late, import(), brings Vite's preload helper along, which alone would
// take a twelfth of what an embed may weigh before it is started.
import path from 'node:path';
import type { Plugin } from 'vite';

const suffix = '?chunk';

export function chunkAddress(): Plugin {
  let serving = false;
  return {
    name: 'chunk-address',
    enforce: 'pre',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    resolveId(source, importer) {
      if (!source.endsWith(suffix) || importer === undefined) return null;
      return path.resolve(path.dirname(importer), source);
    },
    load(id) {
      if (!id.endsWith(suffix)) return null;
      const file = id.slice(0, -suffix.length);
      const address = serving
        ? JSON.stringify(`/${path.relative(import.meta.dirname, file)}`)
        : `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id: file })}`;
      return `export default ${address};`;
    },
  };
}
