import path from 'node:path';

// Bundles react.tsx with the package as script/build leaves it.
const top = path.resolve(import.meta.dirname, '../../..');

export default {
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: {
    alias: {
      'kserve-playground': path.join(top, 'build/package/kserve-playground.js'),
      react: path.join(top, 'web/node_modules/react'),
      'react-dom': path.join(top, 'web/node_modules/react-dom'),
    },
  },
  build: {
    outDir: path.join(top, 'build/test-results/react'),
    emptyOutDir: true,
    lib: {
      entry: path.join(import.meta.dirname, 'react.tsx'),
      formats: ['es'],
      fileName: 'react',
    },
  },
};
