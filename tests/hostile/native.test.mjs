// The command line answers whatever it is given, within bounds of time and memory.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

import { hostile } from './inputs.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const program = path.join(top, process.env.KSP_PROGRAMS ?? 'build/native', 'kserve-playground');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostile-'));
after(() => fs.rmSync(folder, { recursive: true }));

// Far above what any of them needs; `prlimit` ends a program that takes more.
const cpuSeconds = 30;
const bytes = 4_000_000_000;

async function evaluate(content) {
  const file = path.join(folder, 'input.yaml');
  fs.writeFileSync(file, content);
  const args = [`--cpu=${cpuSeconds}`, `--as=${bytes}`, program, 'evaluate', file];
  const { stdout } = await promisify(execFile)('prlimit', args, { maxBuffer: 1 << 30 }).catch(
    (error) => {
      // 1: something is refused, which is an answer as well.
      assert.equal(error.code, 1, `${error.signal ?? ''} ${error.stderr}`);
      return error;
    },
  );
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
}

for (const { name, text, says } of hostile) {
  test(`the command line answers to ${name}`, async () => {
    const reports = await evaluate(text());
    for (const { answer } of reports) assert.ok(answer.text.length > 0);
    if (says) assert.match(JSON.stringify(reports[0]), says);
  });
}

test('the command line names the place of broken UTF-8', async () => {
  const [report] = await evaluate(Buffer.from('a: 1\nb: caf\xe9\n', 'latin1'));
  assert.equal(report.diagnostics[0].code, 'read.invalid_utf8');
  assert.equal(report.diagnostics[0].range.line, 2);
});
