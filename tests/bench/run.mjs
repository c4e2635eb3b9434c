// Runs every benchmark and prints one table (docs/performance.md). Called by script/bench, which
// builds first.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sizes } from '../budget/sizes.mjs';
import { inputSize, median, percentile, scenarios } from './scenarios.mjs';

const here = import.meta.dirname;
const folder = path.resolve(here, '../../build/bench');

function run(program, ...args) {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** Milliseconds by scenario, the median of five. */
function native() {
  const requests = path.join(folder, 'requests');
  const out = path.join(folder, 'native.json');
  rmSync(requests, { recursive: true, force: true });
  mkdirSync(requests);
  for (const [name, { request }] of Object.entries(scenarios)) {
    writeFileSync(path.join(requests, `${name}.json`), JSON.stringify(request));
  }
  run(
    path.join(folder, 'bench'),
    requests,
    '--benchmark_repetitions=5',
    '--benchmark_min_time=0.1',
    `--benchmark_out=${out}`,
  );
  const { benchmarks } = JSON.parse(readFileSync(out, 'utf8'));
  const medians = benchmarks.filter(({ aggregate_name }) => aggregate_name === 'median');
  return Object.fromEntries(medians.map(({ run_name, real_time }) => [run_name, real_time]));
}

const load = () => os.loadavg()[0].toFixed(1);
const ms = (time) => (time < 10 ? time.toFixed(2) : time.toFixed(0)).padStart(9);

console.log(`${os.cpus().length} x ${os.cpus()[0].model}, load ${load()} before`);
const natively = native();
const inNode = JSON.parse(run(process.execPath, path.join(here, 'node.mjs')));
console.log(
  '\nscenario            input KB   native ms   wasm ms   ratio   wasm MB   memory/input',
);
for (const [name, { request }] of Object.entries(scenarios)) {
  const input = inputSize(request);
  const { median: wasm, memory } = inNode[name];
  const cells = [
    name.padEnd(18),
    (input / 1024).toFixed(1).padStart(9),
    ms(natively[name]).padStart(11),
    ms(wasm),
    (wasm / natively[name]).toFixed(2).padStart(7),
    (memory / 2 ** 20).toFixed(0).padStart(9),
    (input < 2 ** 20 ? '' : (memory / input).toFixed(0)).padStart(14),
  ];
  console.log(cells.join(' '));
}
const slower = inNode['runtimes-10000'].median / natively['runtimes-10000'];
console.log(
  `\nchoosing among 10,000 runtimes: ${ms(natively['resolve-10000']).trim()} ms native, and at ` +
    `${slower.toFixed(1)} times that ${ms(natively['resolve-10000'] * slower).trim()} ms in WebAssembly`,
);
const growth = (times) => (times('runtimes-10000') / times('runtimes-1000')).toFixed(1);
const resolving = (times) => ms(times('runtimes-10000') - times('unused-10000')).trim();
for (const [what, times] of [
  ['native', (name) => natively[name]],
  ['wasm', (name) => inNode[name].median],
]) {
  console.log(
    `${what}: 1,000 to 10,000 runtimes takes ${growth(times)} times as long; resolving and all ` +
      `after it takes ${resolving(times)} ms of 10,000`,
  );
}

const keystrokes = JSON.parse(run(process.execPath, path.join(here, 'page.mjs')));
console.log(
  `\nkeystroke to the answer painted, in Chromium: ${ms(median(keystrokes)).trim()} ms at the median, ` +
    `${ms(percentile(keystrokes, 0.95)).trim()} ms at the 95th percentile of ${keystrokes.length}`,
);

console.log('\nafter gzip                      bytes     limit');
for (const { name, size, limit } of sizes()) {
  console.log(
    [name.padEnd(27), ...[size, limit].map((n) => String(n).padStart(9))].join(' '),
  );
}
console.log(`\nload ${load()} after`);
