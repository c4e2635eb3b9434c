// The documentation site: docs/*.md to dist/docs/*.html. All pages are in one folder and every address
// is relative, so the site works below any path, beside the page that it belongs to.
import { markdown } from './markdown.mjs';
import { languageOf, languages, menu, nameOf } from './navigation.mjs';

export default function (config) {
  config.setLibrary('md', markdown);
  config.setDataFileSuffixes([]); // docs/fidelity.json is no data of the site
  config.setUseGitIgnore(false);
  config.addPassthroughCopy({
    'web/src/tokens.css': 'tokens.css',
    'web/public/icon.svg': 'icon.svg',
    'site/site.css': 'site.css',
    'docs/screenshot.png': 'screenshot.png',
    'docs/examples': 'examples',
    'build/package/kserve-playground.js': 'kserve-playground.js',
  });

  config.addGlobalData('layout', 'layout.njk');
  config.addGlobalData('languages', languages);
  config.addGlobalData('permalink', () => ({ page }) => `${page.filePathStem.slice(1)}.html`);

  config.addFilter('language', languageOf);
  config.addFilter('address', ({ url }) => `.${url}`);
  config.addFilter('title', (text) => /^# (.+)$/m.exec(text)?.[1].replaceAll('`', ''));
  config.addFilter('outline', (content) =>
    [...content.matchAll(/<h2 id="([^"]*)"[^>]*>(.*?)<\/h2>/g)].map(([, id, heading]) => ({
      id,
      text: heading.replace(/<[^>]*>/g, ''),
    })),
  );
  for (const language of Object.keys(languages)) {
    config.addCollection(language, (all) => menu(all.getAll(), language));
  }
  config.addFilter('sameIn', (page, items) => items.find((item) => nameOf(item.page) === nameOf(page)));

  return {
    dir: { input: 'docs', includes: '../site', output: 'dist/docs' },
    templateFormats: ['md'],
    markdownTemplateEngine: false, // the sources speak of {{.Name}}
  };
}
