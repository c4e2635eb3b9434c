// Markdown as the site shows it, and as the tests read it: headings have the anchors that GitHub
// gives them, and links between the sources become links between the pages.
import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser as html } from '@lezer/html';
import { parser as json } from '@lezer/json';
import { parser as yaml } from '@lezer/yaml';
import { slug } from 'github-slugger';
import MarkdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import chineseLineBreaks from 'markdown-it-cjk-breaks';

const parsers = { html, json, yaml };

export const markdown = new MarkdownIt({ html: true, highlight })
  .use(anchor, { slugify: slug, permalink: anchor.permalink.headerLink() })
  .use(chineseLineBreaks)
  .use(linksBetweenPages)
  .use(scrollingTables);

/** The same classes as CodeMirror gives the page's editors. */
function highlight(code, language) {
  const parser = parsers[language];
  if (!parser) return '';
  const { escapeHtml } = markdown.utils;
  let text = '';
  highlightCode(
    code,
    parser.parse(code),
    classHighlighter,
    (piece, classes) => {
      text += classes ? `<span class="${classes}">${escapeHtml(piece)}</span>` : escapeHtml(piece);
    },
    () => (text += '\n'),
  );
  return text;
}

function linksBetweenPages(md) {
  md.core.ruler.push('links_between_pages', ({ tokens }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href && !href.includes(':')) {
        token.attrSet('href', href.replace(/\.md(?=#|$)/, '.html'));
      }
    }
  });
}

/** What is wider than the page scrolls by itself, by keyboard too. */
function scrollingTables(md) {
  md.renderer.rules.table_open = () => '<div class="scroll" tabindex="0"><table>\n';
  md.renderer.rules.table_close = () => '</table></div>\n';
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (...given) => fence(...given).replace('<pre>', '<pre tabindex="0">');
}
