// Runs the test suites one after the other and adds up what they counted. Called by script/test,
// which builds first.
//
// A suite is a function that returns {passed, failed}, and perhaps {note}. What it runs writes to
// build/test-logs/SUITE.log; the log is shown when something failed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const top = path.resolve(import.meta.dirname, '..');
process.chdir(top);
const logs = path.join(top, 'build/test-logs');
const jobs = Math.max(2, os.availableParallelism());
const longestRun = 30 * 60 * 1000; // ms; a hanging program must not hang the whole run

let log; // file descriptor of the suite that runs

// Runs a program, its output to the suite's log, and returns its exit status.
function run(command, args, { cwd = top, env = {} } = {}) {
  fs.writeSync(log, `$ ${command} ${args.join(' ')}\n`);
  const result = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
    timeout: longestRun,
  });
  if (result.error) fs.writeSync(log, `${result.error.message}\n`);
  return result.status ?? 1;
}

// Folder of a suite's result files, emptied.
function freshFolder(name) {
  const folder = path.join(top, 'build/test-results', name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

function filesBelow(folder, pattern) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((name) => pattern.test(name))
    .sort();
}

// --- native tests: every GoogleTest program, each case counted ---
function unitTests(preset) {
  const results = freshFolder(preset);
  const status = run('ctest', ['--preset', preset], { env: { GTEST_OUTPUT: `json:${results}/` } });
  const count = { passed: 0, failed: 0, status };
  for (const file of filesBelow(results, /\.json$/)) {
    const cases = readJson(file).testsuites.flatMap((suite) => suite.testsuite);
    for (const { result, failures } of cases) {
      if (failures) count.failed += 1;
      else if (result === 'COMPLETED') count.passed += 1; // neither skipped nor disabled
    }
  }
  return count;
}

function sanitizedUnitTests() {
  const preset = 'asan-ubsan';
  const configured =
    fs.existsSync(`build/${preset}/build.ninja`) || run('cmake', ['--preset', preset]) === 0;
  if (!configured || run('cmake', ['--build', '--preset', preset, '--', '--quiet']) !== 0) {
    return { passed: 0, failed: 1, note: 'does not build' };
  }
  return unitTests(preset);
}

// --- libFuzzer programs, each for a few seconds from the seeds of tests/fuzz ---
function fuzz() {
  const results = path.join(freshFolder('fuzz'), 'results.xml');
  const whole = ['--test-output-size-passed', '10000000']; // with the last lines
  const status = run('ctest', ['--preset', 'fuzz', ...whole, '--output-junit', results]);
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

// --- programs of ours that end with "N passed, M failed" ---
function countingProgram(program, args) {
  const from = fs.fstatSync(log).size;
  const status = run(program, args);
  const output = fs.readFileSync(`/dev/fd/${log}`, 'utf8').slice(from);
  const last = output.trimEnd().split('\n').at(-1);
  const match = /^(\d+) passed, (\d+) failed$/.exec(last);
  if (!match) return { passed: 0, failed: 1, note: 'ended without its counts' };
  return { passed: Number(match[1]), failed: Number(match[2]), status };
}

// The file that lists what may still differ, where there is one.
function knownDifferences(file) {
  return fs.existsSync(file) ? ['--known-differences', file] : [];
}

// --- tests in Node: the engine as the page uses it, and links on both sides ---
function nodeTests(suite) {
  const files = filesBelow(`tests/${suite}`, /\.test\.m?js$/);
  const results = path.join(freshFolder(suite), 'results.tap');
  const status = run(process.execPath, [
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${results}`,
    ...files,
  ]);
  const tap = fs.existsSync(results) ? fs.readFileSync(results, 'utf8') : '';
  const count = (key) => Number(new RegExp(`^# ${key} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), status };
}

// --- the page in a real browser ---
function pageTests() {
  const results = path.join(freshFolder('page'), 'results.json');
  const status = run('npm', ['test', '--silent', '--', '--reporter=list,json'], {
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

// --- format and lint: one check a tool ---
function formatAndLint() {
  const count = { passed: 0, failed: 0, failures: [] };
  const check = (name, ok) => {
    if (ok) count.passed += 1;
    else count.failures.push(name);
    count.failed = count.failures.length;
  };
  const sources = ['core', 'wasm', 'tests'].flatMap((folder) => filesBelow(folder, /\.(cc|h)$/));
  check('clang-format', run('clang-format-19', ['--dry-run', '-Werror', ...sources]) === 0);
  const web = { cwd: path.join(top, 'web') };
  check('web lint', run('npm', ['run', '--silent', 'lint'], web) === 0);
  check('web format', run('npm', ['run', '--silent', 'format:check'], web) === 0);
  return { ...count, note: count.failures.join(', ') };
}

// clang-tidy is slow, so a file that passed is not looked at again until it, a header that it
// includes, or the configuration changes.
async function tidy() {
  const build = 'build/asan-ubsan'; // compiled with the clang of clang-tidy
  const cache = 'build/tidy-cache';
  fs.mkdirSync(cache, { recursive: true });
  const commands = readJson(`${build}/compile_commands.json`).filter(({ file }) =>
    file.startsWith(path.join(top, 'core/')),
  );
  const includes = includesByObject(build);
  const configuration = fs.readFileSync('.clang-tidy');

  const hashes = new Map();
  const todo = [];
  for (const { file, output, command } of commands) {
    const hash = createHash('sha256').update(configuration).update(command);
    for (const source of [file, ...(includes.get(output) ?? [])]) {
      hash.update(fs.readFileSync(source));
    }
    hashes.set(file, path.join(cache, hash.digest('hex')));
    if (!fs.existsSync(hashes.get(file))) todo.push(file);
  }

  const count = { passed: commands.length - todo.length, failed: 0 };
  const worker = async () => {
    for (let file = todo.pop(); file; file = todo.pop()) {
      const { status, output } = await collect('clang-tidy-19', [
        '--quiet',
        '--extra-arg=-w', // the compiler's own warnings are the sanitizer build's to report
        '-p',
        build,
        file,
      ]);
      if (status === 0) {
        fs.writeFileSync(hashes.get(file), '');
        count.passed += 1;
      } else {
        fs.writeSync(log, `${path.relative(top, file)}\n${output}\n`);
        count.failed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return count;
}

function collect(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: longestRun });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (status) => resolve({ status, output }));
  });
}

// Object file to the files of ours that went into it, as ninja recorded them.
function includesByObject(build) {
  const listing = spawnSync('ninja', ['-C', build, '-t', 'deps'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const includes = new Map();
  let current;
  for (const line of listing.stdout.split('\n')) {
    const object = /^(\S.*): #deps/.exec(line);
    if (object) {
      current = [];
      includes.set(object[1], current);
    } else if (current && line.startsWith('    ')) {
      const file = path.resolve(build, line.trim());
      if (file.startsWith(top + path.sep) && fs.existsSync(file)) current.push(file);
    }
  }
  return includes;
}

const goldenTest = (preset) =>
  countingProgram(`build/${preset}/golden_test`, [
    '--cases',
    'tests/golden/cases',
    ...knownDifferences('tests/golden/known-differences.txt'),
  ]);
const vectorsTest = (preset) =>
  countingProgram(`build/${preset}/vectors_test`, [
    '--vectors',
    'tests/vectors/data',
    'tests/vectors/more',
    ...knownDifferences('tests/vectors/known-differences.txt'),
  ]);

const corpus = '../shared/corpus'; // real manifests; not part of the project
const suites = {
  unit: () => unitTests('native'),
  sanitized: sanitizedUnitTests,
  fuzz,
  'sanitized golden': () => goldenTest('asan-ubsan'),
  'sanitized vectors': () => vectorsTest('asan-ubsan'),
  golden: () => goldenTest('native'),
  vectors: () => vectorsTest('native'),
  corpus: () =>
    fs.existsSync(corpus)
      ? countingProgram('build/native/golden_test', ['--cases', corpus])
      : { skipped: `there is no ${corpus}` },
  hostile: () => nodeTests('hostile'),
  cli: () => nodeTests('cli'),
  wasm: () => nodeTests('wasm'),
  budget: () => nodeTests('budget'),
  links: () => nodeTests('links'),
  reference: () => nodeTests('reference'),
  share: () => nodeTests('share'),
  dependencies: () => nodeTests('dependencies'),
  docs: () => nodeTests('docs'),
  package: () => nodeTests('package'),
  lessons: () => nodeTests('lessons'),
  page: pageTests,
  format: formatAndLint,
  tidy,
};

const arguments_ = process.argv.slice(2);
if (arguments_.includes('--list')) {
  console.log(Object.keys(suites).join('\n'));
  process.exit(0);
}
const unknown = arguments_.filter((name) => !(name in suites));
if (unknown.length) {
  console.error(`no such suite: ${unknown.join(', ')} (there are ${Object.keys(suites).join(', ')})`);
  process.exit(2);
}

fs.mkdirSync(logs, { recursive: true });
const total = { passed: 0, failed: 0 };
for (const name of arguments_.length ? arguments_ : Object.keys(suites)) {
  const logFile = path.join(logs, `${name}.log`);
  log = fs.openSync(logFile, 'w+');
  const start = Date.now();
  let count;
  try {
    count = await suites[name]();
  } catch (error) {
    fs.writeSync(log, `${error.stack}\n`);
    count = { passed: 0, failed: 1, note: error.message };
  }
  fs.closeSync(log);
  if (count.skipped) {
    console.log(`${name.padEnd(10)} skipped: ${count.skipped}`);
    continue;
  }
  // A crash may leave no count behind, and a suite that ran nothing proves nothing.
  if (count.status && count.failed === 0) {
    count.failed = 1;
    count.note = `ended with status ${count.status}`;
  } else if (count.passed + count.failed === 0) {
    count.failed = 1;
    count.note = 'ran no test';
  }
  total.passed += count.passed;
  total.failed += count.failed;
  if (count.failed) showEnd(logFile);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const note = count.note ? ` (${count.note})` : '';
  console.log(
    `${name.padEnd(10)} ${count.passed} passed, ${count.failed} failed in ${seconds} s${note}`,
  );
}

function showEnd(file) {
  const lines = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
  console.log(`--- end of ${path.relative(top, file)}`);
  console.log(lines.slice(-100).join('\n'));
  console.log('---');
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed || !total.passed ? 1 : 0);
