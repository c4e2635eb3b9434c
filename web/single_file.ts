// kserve-playground.html: the whole page in one file, to be opened from disk. A second build of the
// same sources; this puts what that build makes into the HTML.
import { createHash } from 'node:crypto';
import type { Rolldown, UserConfig } from 'vite';

const types: Record<string, string> = {
  js: 'text/javascript',
  wasm: 'application/wasm',
  txt: 'text/plain',
};

/** Where the page asks for the address of a file, it gets that of a copy in memory. */
const embeddedFile = `function embeddedFile(type, base64) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type }));
}
`;

export function singleFile(page: UserConfig): UserConfig {
  return {
    ...page,
    build: {
      ...page.build,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { input: 'index.html', output: { codeSplitting: false } },
    },
    experimental: {
      renderBuiltUrl: (file, { hostType }) =>
        hostType === 'js' ? { runtime: placeholder(file) } : { relative: true },
    },
    plugins: [
      ...(page.plugins ?? []),
      {
        name: 'single-file',
        generateBundle: {
          order: 'post', // when the script is what would be written
          handler(_, bundle) {
            const source = inOneFile(Object.values(bundle));
            for (const name of Object.keys(bundle)) delete bundle[name];
            this.emitFile({ type: 'asset', fileName: 'kserve-playground.html', source });
          },
        },
      },
    ],
  };
}

const placeholder = (file: string) => `__embedded(${JSON.stringify(file)})`;
const placeholders = /__embedded\(["'`]([^"'`]+)["'`]\)/g; // minifying changes the quotes

function inOneFile(files: (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): string {
  const asset = (name: string) => {
    const file = files.find(({ fileName }) => fileName === name);
    if (file?.type !== 'asset') throw new Error(`${name} was not built`);
    return file.source;
  };
  const entry = files.find((file) => file.type === 'chunk' && file.isEntry);
  if (entry?.type !== 'chunk') throw new Error('no script was built');

  let script = entry.code.replace(placeholders, (_, name: string) => {
    const base64 = Buffer.from(asset(name)).toString('base64');
    return `embeddedFile('${types[name.replace(/.*\./, '')]}', '${base64}')`;
  });
  // What would end the element, or begin a comment in it; inside strings the backslash is nothing.
  script = (embeddedFile + script).replace(/<(?=\/script|!--)/gi, '\\x3C');

  const hash = createHash('sha256').update(script).digest('base64');
  const styles = files.filter(({ fileName }) => fileName.endsWith('.css'));
  let html = String(asset('index.html'));
  const put = (what: RegExp, instead: string) => {
    if (!what.test(html)) throw new Error(`index.html has no ${what}`);
    html = html.replace(what, () => instead);
  };
  put(/script-src 'self'/, `script-src 'sha256-${hash}'`);
  put(/connect-src 'self'/, 'connect-src blob:');
  put(/worker-src 'self' blob:/, 'worker-src blob:');
  put(/<script src="[^"]*start\.js"[^>]*><\/script>\s*/, '');
  put(/<link rel="preload"[^>]*>\s*/, '');
  put(/<link rel="icon"[^>]*>\s*/, '');
  put(
    /<link rel="stylesheet"[^>]*>/,
    `<style>${styles.map(({ fileName }) => asset(fileName)).join('')}</style>`,
  );
  put(/<script type="module"[^>]*><\/script>/, `<script type="module">${script}</script>`);
  return html;
}
