// What the example asks Docusaurus for. react.vite.config.ts has what answers it in the test.
declare module '@docusaurus/plugin-content-docs/client' {
  export function useActiveDocContext(plugin: undefined): { activeVersion?: { name: string } };
}
declare module '@docusaurus/theme-common' {
  export function useColorMode(): { colorMode: 'light' | 'dark' };
}
declare module '@docusaurus/useBaseUrl' {
  export default function useBaseUrl(path: string): string;
}
declare module '@docusaurus/useDocusaurusContext' {
  export default function useDocusaurusContext(): { i18n: { currentLocale: string } };
}
