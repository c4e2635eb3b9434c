// What is shared as Markdown: whatever the texts hold, it stays inside its fence or its link.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import MarkdownIt from '../../site/node_modules/markdown-it/index.mjs';
import { loadPageModules } from '../page_modules.mjs';

const [{ issueReport, markdownLink }, { shareStrings }, { emptyScenario }] = await loadPageModules(
  '/src/share/markdown.ts',
  '/src/share/strings.ts',
  '/src/scenario.ts',
);
// As chats and forges read it: HTML is HTML, and addresses are links.
const markdown = new MarkdownIt({ html: true, linkify: true });
const tokensOf = (text) => markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
const link = 'https://playground.example/#v1/abc_-';

const hostile = [
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '```\n<script>alert(1)</script>\n```',
  `${'`'.repeat(9)}\n# a heading\n~~~\n${'`'.repeat(12)}yaml`,
  '](javascript:alert(1)) [x](https://elsewhere.example) ![x](https://elsewhere.example/x.png)',
  '\\](https://elsewhere.example) \\\\[ <https://elsewhere.example> &lt;b&gt; **b** ~~s~~ | a | b |',
  'a\n\n<b>b</b>\n\n- c\n\n    d\r\n</details>\u2028# e',
];

for (const text of hostile) {
  test(`in a link: ${JSON.stringify(text)}`, () => {
    const tokens = tokensOf(markdownLink(text, link));
    const opened = tokens.filter(({ type }) => type === 'link_open');
    assert.deepEqual(opened.map((token) => token.attrGet('href')), [link]);
    const allowed = /^(paragraph_open|paragraph_close|inline|link_open|link_close|text|text_special)$/;
    assert.deepEqual(tokens.map(({ type }) => type).filter((type) => !allowed.test(type)), []);
  });

  test(`in a report: ${JSON.stringify(text)}`, () => {
    const scenario = {
      ...emptyScenario,
      ...{ runtimes: text, inferenceService: `${text}\n`, stored: text, kserve: text },
      ...{ namespace: text, config: { [text]: text } },
    };
    const report = {
      ...{ kserve: 'v0.20.0', defaultDeploymentMode: 'Knative' },
      answer: { kind: 'error', text, quote: text, meaning: text },
    };
    for (const language of ['en', 'zh']) {
      const tokens = tokensOf(issueReport({ scenario, report, link }, shareStrings[language]));
      const types = tokens.map(({ type }) => type);
      const allowed =
        /^((heading|paragraph|link)_(open|close)|inline|text|softbreak|code_inline|fence)$/;
      assert.deepEqual(types.filter((type) => !allowed.test(type)), []);
      // The answer, the settings, three texts.
      const fences = tokens.filter(({ type }) => type === 'fence').map(({ content }) => content);
      assert.equal(fences.length, 5);
      for (const input of fences.slice(2)) {
        assert.equal(input.trimEnd(), text.replace(/\r\n/g, '\n').trimEnd());
      }
      assert.equal(types.filter((type) => type === 'link_open').length, 1);
    }
  });
}

test('of a page from disk a report has the link, which is no address', () => {
  const report = { kserve: 'v0.20.0', answer: { kind: 'serves', text: 'x' } };
  const shared = { scenario: emptyScenario, report, link: '#v1/abc' };
  assert.match(issueReport(shared, shareStrings.en), /Open it: `#v1\/abc`\n$/);
});
