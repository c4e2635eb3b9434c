import path from 'node:path';

// Bundles react.tsx with the package as script/build leaves it.
const top = path.resolve(import.meta.dirname, '../../..');

/** The hooks of Docusaurus, as far as the example uses them, for the site that react.tsx describes. */
const docusaurus: Record<string, string> = {
  '@docusaurus/plugin-content-docs/client':
    'export const useActiveDocContext = () => ({ activeVersion: { name: site.version } });',
  '@docusaurus/theme-common': 'export const useColorMode = () => ({ colorMode: site.colorMode });',
  '@docusaurus/useBaseUrl': "export default (path) => '/package/static' + path;",
  '@docusaurus/useDocusaurusContext':
    'export default () => ({ i18n: { currentLocale: site.locale } });',
};

export default {
  publicDir: false,
  plugins: [
    {
      name: 'docusaurus',
      enforce: 'pre',
      resolveId: (id: string) => (id in docusaurus ? `\0${id}` : null),
      load: (id: string) => docusaurus[id.slice(1)] ?? null,
    },
  ],
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
