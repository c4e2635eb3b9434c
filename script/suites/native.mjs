// The native programs: GoogleTest, libFuzzer, and those of ours that count golden cases and vectors.
import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, readJson } from './suite.mjs';

/** Every GoogleTest program of a preset, each case counted. */
export async function unitTests(suite, preset) {
  const results = suite.freshResults();
  const env = { GTEST_OUTPUT: `json:${results}/` };
  const status = await suite.run('ctest', ['--preset', preset], { env });
  const count = { passed: 0, failed: 0, status };
  for (const file of filesBelow(path.relative('.', results), /\.json$/)) {
    const cases = readJson(file).testsuites.flatMap((group) => group.testsuite);
    for (const { result, failures } of cases) {
      if (failures) count.failed += 1;
      else if (result === 'COMPLETED') count.passed += 1; // neither skipped nor disabled
    }
  }
  return count;
}

export async function sanitizedUnitTests(suite) {
  const preset = 'asan-ubsan';
  const configured =
    fs.existsSync(`build/${preset}/build.ninja`) ||
    (await suite.run('cmake', ['--preset', preset])) === 0;
  if (!configured || (await suite.run('cmake', ['--build', '--preset', preset])) !== 0) {
    return { passed: 0, failed: 1, note: 'does not build' };
  }
  return unitTests(suite, preset);
}

/** libFuzzer programs, each for a few seconds from the seeds of tests/fuzz. */
export async function fuzz(suite) {
  const results = path.join(suite.freshResults(), 'results.xml');
  const whole = ['--test-output-size-passed', '10000000']; // with the last lines
  const junit = ['--output-junit', results];
  const status = await suite.run('ctest', ['--preset', 'fuzz', ...whole, ...junit]);
  const xml = fs.existsSync(results) ? fs.readFileSync(results, 'utf8') : '';
  const count = (pattern) => [...xml.matchAll(pattern)].length;
  const executions = [...xml.matchAll(/number_of_executed_units: (\d+)/g)];
  return {
    passed: count(/<testcase [^>]*status="run"/g),
    failed: count(/<testcase [^>]*status="fail"/g),
    note: `${executions.reduce((sum, [, units]) => sum + Number(units), 0)} inputs tried`,
    status,
  };
}

/** A program of ours that ends with "N passed, M failed". */
async function countingProgram(suite, program, args) {
  const { status, output } = await suite.collect(program, args);
  suite.write(output);
  const last = output.trimEnd().split('\n').at(-1);
  const match = /^(\d+) passed, (\d+) failed$/.exec(last);
  if (!match) return { passed: 0, failed: 1, note: 'ended without its counts' };
  return { passed: Number(match[1]), failed: Number(match[2]), status };
}

/** The file that lists what may still differ, where there is one. */
function knownDifferences(file) {
  return fs.existsSync(file) ? ['--known-differences', file] : [];
}

export const golden = (suite, preset) =>
  countingProgram(suite, `build/${preset}/golden_test`, [
    '--cases',
    'tests/golden/cases',
    ...knownDifferences('tests/golden/known-differences.txt'),
  ]);

export const vectors = (suite, preset) =>
  countingProgram(suite, `build/${preset}/vectors_test`, [
    '--vectors',
    'tests/vectors/data',
    'tests/vectors/more',
    ...knownDifferences('tests/vectors/known-differences.txt'),
  ]);

const manifests = '../shared/corpus'; // real ones; not part of the project
export async function corpus(suite) {
  if (!fs.existsSync(manifests)) return { skipped: `there is no ${manifests}` };
  return countingProgram(suite, 'build/native/golden_test', ['--cases', manifests]);
}
