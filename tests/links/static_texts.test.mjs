// What an embed shows of a link before the playground has loaded is what the link holds.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { loadPageModules, top } from '../page_modules.mjs';

const [{ textsOfLink }] = await loadPageModules('/src/embed/link_texts.ts');
const corpus = fs
  .readFileSync(path.join(top, 'tests/links/corpus.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

test('every link ever made is shown as it is, its built-in runtimes by their names', async () => {
  let shown = 0;
  for (const { link, scenario } of corpus) {
    if (scenario === undefined || !link.startsWith('#v1/')) continue;
    const texts = await textsOfLink(link);
    for (const key of ['runtimes', 'inferenceService']) {
      // A comment stands for each built-in runtime.
      const pieces = texts[key].split(/^# KServe: (.+)$/m);
      let rest = scenario[key] ?? '';
      pieces.forEach((piece, index) => {
        const at = rest.indexOf(index % 2 === 0 ? piece : `name: ${piece}\n`);
        assert.ok(index === 0 ? at === 0 : at >= 0, `${link}: ${piece}`);
        rest = rest.slice(at + piece.length);
      });
      if (pieces.length === 1) assert.equal(texts[key], scenario[key] ?? '', link);
    }
    shown++;
  }
  assert.ok(shown > 20);
});

test('of what is no link nothing is shown', async () => {
  for (const { link, error } of corpus) {
    if (error !== undefined) assert.equal(await textsOfLink(link), null, `${error}: ${link}`);
  }
});
