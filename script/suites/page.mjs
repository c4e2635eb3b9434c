// What is tested in Node: the engine as the page uses it, modules of the page; and in a real
// browser: the page.
import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, readJson, top } from './suite.mjs';

/** The tests of tests/FOLDER/*.test.mjs. */
export async function nodeTests(suite, folder) {
  const results = path.join(suite.freshResults(), 'results.tap');
  const status = await suite.run(process.execPath, [
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${results}`,
    ...filesBelow(`tests/${folder}`, /\.test\.m?js$/),
  ]);
  const tap = fs.existsSync(results) ? fs.readFileSync(results, 'utf8') : '';
  const count = (key) => Number(new RegExp(`^# ${key} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), status };
}

export async function browserTests(suite) {
  const results = path.join(suite.freshResults(), 'results.json');
  const status = await suite.run('npm', ['test', '--silent', '--', '--reporter=list,json'], {
    cwd: path.join(top, 'web'),
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: results, PLAYWRIGHT_JSON_OUTPUT_FILE: results },
  });
  if (!fs.existsSync(results)) return { passed: 0, failed: 1, note: 'Playwright did not run' };
  const { stats, errors } = readJson(results);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    note: stats.flaky ? `${stats.flaky} passed only when tried again` : '',
    status,
  };
}
