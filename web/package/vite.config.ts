import { defineConfig } from 'vite';

// The module of the npm package; script/build puts the rest around it.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: '../build/package',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    lib: { entry: 'src/embed/element.ts', formats: ['es'], fileName: 'kserve-playground' },
  },
});
