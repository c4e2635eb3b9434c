// The documentation as it is built, and the Markdown files as they are read in the repository: no
// link and no anchor is dead, and what the examples claim is what the program answers.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { markdown } from '../../site/markdown.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const site = path.join(top, 'dist/docs');
const program = path.join(top, 'build/native/kserve-playground');
const read = (file) => readFileSync(file, 'utf8');
const pages = readdirSync(site).filter((name) => name.endsWith('.html'));
const sources = readdirSync(path.join(top, 'docs')).filter((name) => name.endsWith('.md'));

const withoutCode = (html) => html.replace(/<pre[^]*?<\/pre>/g, '');
const addresses = (html) =>
  [...withoutCode(html).matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address]) => address);
const anchors = (html) => new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));

/** Every address of `html`, the text of `file`, leads somewhere; `render` gives a target's HTML. */
function checkAddresses(file, html, render) {
  for (const address of addresses(html)) {
    if (/^https:/.test(address)) continue;
    const [rest, anchor] = address.split('#');
    assert.doesNotMatch(rest, /^\/|^\w+:/, `${file}: ${address} is not relative`);
    const target = path.resolve(path.dirname(file), decodeURI(rest.split('?')[0])) || file;
    const other = rest === '' ? file : target;
    assert.ok(existsSync(other), `${file}: ${address} is not there`);
    if (anchor) {
      const ids = anchors(rest === '' ? html : render(other));
      assert.ok(ids.has(decodeURIComponent(anchor)), `${file}: ${address} has no such anchor`);
    }
  }
}

test('every Markdown file of docs has its page', () => {
  assert.ok(sources.length > 10);
  assert.deepEqual(pages.sort(), sources.map((name) => name.replace(/md$/, 'html')).sort());
});

test('a line break within a Chinese sentence is no space', () => {
  for (const page of pages.filter((name) => name.endsWith('.zh.html'))) {
    const html = withoutCode(read(path.join(site, page)));
    assert.doesNotMatch(html, /[\p{Script=Han}，。；：、]\n\p{Script=Han}/u, page);
  }
});

test('no link of the site is dead, and none leads out of its folder by a fixed path', () => {
  for (const page of pages) {
    const file = path.join(site, page);
    const html = read(file);
    assert.ok(addresses(html).length > 5, page);
    checkAddresses(file, html, read);
  }
});

test('no link of a Markdown file is dead', () => {
  const files = execFileSync('git', ['ls-files', '*.md'], { cwd: top, encoding: 'utf8' });
  // The site's addresses of pages, back to those of files.
  const render = (file) =>
    markdown.render(read(file)).replace(/( href="(?!https:)[^"#]*)\.html/g, '$1.md');
  for (const name of files.trim().split('\n')) {
    const file = path.join(top, name);
    const html = render(file).replaceAll('src="../embed.html"', ''); // only in the built site
    checkAddresses(file, html, render);
  }
});

test('a page and its translation have the same sections and examples', () => {
  const translated = sources.filter((name) => name.endsWith('.zh.md'));
  assert.ok(translated.length >= 3);
  const outline = (name) => {
    const text = read(path.join(top, 'docs', name));
    const sections = text.match(/^##+ /gm) ?? [];
    return [...sections, ...(text.match(/view="\w+"/g) ?? [])];
  };
  for (const name of translated) {
    assert.deepEqual(outline(name), outline(name.replace('.zh.md', '.md')), name);
  }
});

const unescape = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
for (const page of ['how-kserve-selects.md', 'how-kserve-selects.zh.md']) {
  test(`what the examples of ${page} state is what the program answers`, () => {
    const text = read(path.join(top, 'docs', page));
    const embeds = [...text.matchAll(/<kserve-playground ([^>]*)>([^]*?)<\/kserve-playground>/g)];
    assert.equal(embeds.length, 3);
    for (const [, attributes, content] of embeds) {
      const yaml = [...content.matchAll(/<pre slot="\w+">([^]*?)<\/pre>/g)]
        .map(([, source]) => unescape(source).replace(/^ {4}/gm, ''))
        .join('\n---\n');
      const kserve = /kserve="([^"]+)"/.exec(attributes)[1];
      const lang = page.endsWith('.zh.md') ? 'zh' : 'en';
      const args = ['evaluate', '--kserve', kserve, '--lang', lang, '-'];
      const { stdout } = spawnSync(program, args, { input: yaml, encoding: 'utf8' });
      const stated = unescape(/<p slot="answer">([^]*?)<\/p>/.exec(content)[1]);
      assert.equal(JSON.parse(stdout.split('\n')[0]).answer.text, stated);
    }
  });
}
