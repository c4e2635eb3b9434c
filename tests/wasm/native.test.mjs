// Through WebAssembly the reports are those of the native core, to the byte: every golden case,
// release and mode, and every case in Chinese. Whether the native ones are KServe's is for
// tests/golden to say.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chinese, engine } from './engine.mjs';

const cases = fileURLToPath(new URL('../golden/cases/', import.meta.url));
const program = fileURLToPath(new URL('../../build/native/kserve-playground', import.meta.url));

const names = readdirSync(cases).filter((file) => file.endsWith('.yaml'));

/** The native program's reports, one a line. */
function native(...args) {
  const options = { cwd: cases, encoding: 'utf8', maxBuffer: 1 << 28 };
  return spawnSync(program, ['evaluate', ...args], options).stdout.trimEnd();
}

const ask = (name, request) =>
  engine.evaluate(
    JSON.stringify({ sources: [{ name, text: readFileSync(cases + name, 'utf8') }], ...request }),
  );

for (const name of names) {
  test(name, () => {
    const reports = native('--kserve', 'all', '--deployment-mode', 'both', name);
    const answer = ask(name, { kserve: 'all', deploymentModes: ['Knative', 'Standard'] });
    assert.equal(answer, `{"reports":[${reports.replaceAll('\n', ',')}]}`);
  });
}

test('every case in Chinese, under the newest release', () => {
  engine.addChinese(chinese);
  const reports = native('--lang', 'zh', ...names).split('\n');
  for (const name of names) {
    const answer = ask(name, { language: 'zh' });
    const { length } = JSON.parse(answer).reports;
    assert.equal(answer, `{"reports":[${reports.splice(0, length).join(',')}]}`, name);
  }
  assert.deepEqual(reports, []);
});
