// Which pages there are, in the order of the menu, and the few words around them. A page is known by
// its name, "links"; its Chinese text is in links.zh.md.
const order = [
  'index',
  'how-kserve-selects',
  'releases',
  'lessons',
  'embedding',
  'links',
  'command-line',
  'report',
  'fidelity',
  'architecture',
  'performance',
  'security',
  'contributing',
  'dependencies',
];

export const languages = {
  en: {
    tag: 'en',
    name: 'English',
    suffix: '',
    skip: 'Skip to the text',
    menu: 'All pages',
    outline: 'On this page',
    open: 'Open the playground',
    onlyEnglish: '',
  },
  zh: {
    tag: 'zh-Hans',
    name: '中文',
    suffix: '.zh',
    skip: '跳到正文',
    menu: '全部页面',
    outline: '本页内容',
    open: '打开演练场',
    onlyEnglish: '（英文）',
  },
};

const stem = ({ filePathStem }) => filePathStem.slice(1);

export const languageOf = (page) => (stem(page).endsWith('.zh') ? 'zh' : 'en');
export const nameOf = (page) => stem(page).replace(/\.zh$/, '');

/** A page for each name, in the order of the menu: in the language, or in English where it lacks it. */
export function menu(pages, language) {
  const byName = new Map();
  for (const item of pages) {
    const own = languageOf(item.page) === language;
    if (own || (languageOf(item.page) === 'en' && !byName.has(nameOf(item.page)))) {
      byName.set(nameOf(item.page), item);
    }
  }
  const place = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...byName]
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([, item]) => item);
}
