// Runs the test suites, as many at once as there are cores for, and adds up what they counted.
// Called by script/test, which builds first.
//
// What a suite runs writes to build/test-logs/SUITE.log; its end is shown when something failed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suites } from './suites/index.mjs';
import { Suite, top } from './suites/suite.mjs';

process.chdir(top);

const names = process.argv.slice(2);
if (names.includes('--list')) {
  console.log(Object.keys(suites).join('\n'));
  process.exit(0);
}
const unknown = names.filter((name) => !(name in suites));
if (unknown.length) {
  console.error(`no such suite: ${unknown.join(', ')} (there are ${Object.keys(suites).join(', ')})`);
  process.exit(2);
}

/** Runs one suite; never rejects. */
async function runSuite(name) {
  const suite = new Suite(name);
  const start = performance.now();
  let count;
  try {
    count = await suites[name].run(suite);
  } catch (error) {
    suite.write(`${error.stack}\n`);
    count = { passed: 0, failed: 1, note: error.message };
  }
  suite.close();
  // A crash may leave no count behind, and a suite that ran nothing proves nothing.
  if (count.status && count.failed === 0) {
    Object.assign(count, { failed: 1, note: `ended with status ${count.status}` });
  } else if (!count.skipped && count.passed + count.failed === 0) {
    Object.assign(count, { failed: 1, note: 'ran no test' });
  }
  const seconds = (performance.now() - start) / 1000;
  tell(suite, count, seconds);
  return count;
}

function tell({ name, logFile }, { passed, failed, skipped, note }, seconds) {
  const title = name.padEnd(18);
  if (skipped) {
    console.log(`${title}skipped: ${skipped}`);
    return;
  }
  if (failed) {
    const lines = fs.readFileSync(logFile, 'utf8').trimEnd().split('\n');
    console.log(`--- end of ${path.relative(top, logFile)}`);
    console.log(lines.slice(-100).join('\n'));
    console.log('---');
  }
  const more = note ? ` (${note})` : '';
  console.log(`${title}${passed} passed, ${failed} failed in ${seconds.toFixed(1)} s${more}`);
}

const waiting = names.length ? names : Object.keys(suites);
const running = new Map(); // name to the promise of its end
const total = { passed: 0, failed: 0 };
let cores = Math.max(2, os.availableParallelism());

/** The next suite that has its cores free, and what it builds on behind it. */
function next() {
  const blocked = ({ after }) => waiting.includes(after) || running.has(after);
  return waiting.find((name) => suites[name].cores <= cores && !blocked(suites[name]));
}

while (waiting.length || running.size) {
  for (let name = next(); name; name = next()) {
    waiting.splice(waiting.indexOf(name), 1);
    cores -= suites[name].cores;
    running.set(name, runSuite(name).then((count) => ({ name, count })));
  }
  const { name, count } = await Promise.race(running.values());
  running.delete(name);
  cores += suites[name].cores;
  total.passed += count.passed ?? 0;
  total.failed += count.failed ?? 0;
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed || !total.passed ? 1 : 0);
