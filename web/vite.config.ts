import { defineConfig, type UserConfig } from 'vite';
import { chunkAddress } from './chunk_address.ts';
import { singleFile } from './single_file.ts';

// The page is static: relative addresses, so that any base path works, and names that carry a
// hash of their content, so that an old page and a new one never mix.
const page: UserConfig = {
  base: './',
  plugins: [chunkAddress()],
  // Where script/build puts the engine.
  resolve: { alias: { '@engine': '/engine' } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // The first browsers with light-dark(), which the tokens are written in.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // The page, and what other pages embed (docs/embedding.md).
    rolldownOptions: { input: ['index.html', 'embed.html'] },
    assetsInlineLimit: 0,
    // In kB before gzip; what it may weigh is tests/budget's to say.
    chunkSizeWarningLimit: 700,
  },
  // No module: of a page from disk, browsers start only such a worker.
  // The engine asks for Node's `module` where it runs in Node, which a worker does not.
  worker: { format: 'iife', rolldownOptions: { external: ['module'] } },
};

export default defineConfig(({ mode }) => (mode === 'single' ? singleFile(page) : page));
