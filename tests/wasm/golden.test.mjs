// Through WebAssembly the answers are KServe's own too: every golden case, release and mode. The rules
// of comparison are those of tests/golden/golden_test.cc.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { evaluate } from './engine.mjs';

const folder = new URL('../golden/cases/', import.meta.url);
const caseKeys = ['decodeError', 'admission', 'dropped'];
const runKeys = [
  'defaulted', 'warnings', 'rejectedBy', 'rejection', 'panic', 'mode', 'supporting',
  'supportingError', 'error', 'model', 'status', 'deployments', 'knativeServices',
];
// v0.8.0 takes candidates in no order; what follows from it is not compared where it is open.
const undeterminedKeys = new Set(runKeys.slice(runKeys.indexOf('mode')));

function expected(holder, key, release) {
  return holder[key]?.find((alternative) => alternative.versions.includes(release))?.value;
}

function known() {
  const list = new URL('../golden/known-differences.txt', import.meta.url);
  try {
    return new Set(
      readFileSync(list, 'utf8')
        .split('\n')
        .map((line) => line.replace(/#.*/, '').trim()),
    );
  } catch {
    return new Set();
  }
}

function withoutDecodeTexts(admission) {
  return admission?.map((row) => (row.by === 'decode' ? { ...row, message: undefined } : row));
}

function compare(report, expectation) {
  const release = report.kserve;
  const run = expectation.runs?.[report.defaultDeploymentMode] ?? {};
  const undetermined = expected(run, 'supporting', release)?.includes('?');
  const crashed = expected(run, 'panic', release) !== undefined;
  const rejectedBy = expected(run, 'rejectedBy', release);
  const decoded = rejectedBy === 'decode' || rejectedBy === 'defaulter';
  for (const key of [...caseKeys, ...runKeys]) {
    if (undetermined && undeterminedKeys.has(key)) continue;
    const ofCase = caseKeys.includes(key);
    if (crashed && key !== 'panic' && !ofCase) continue;
    let want = expected(ofCase ? expectation : run, key, release);
    let got = report[key];
    const where = `${release} ${report.defaultDeploymentMode}: ${key}`;
    if (key === 'decodeError' || key === 'panic' || (key === 'rejection' && decoded)) {
      assert.equal(got !== undefined, want !== undefined, where);
      continue;
    }
    if (key === 'admission') [want, got] = [withoutDecodeTexts(want), withoutDecodeTexts(got)];
    assert.deepEqual(got, want, where);
  }
}

const knownDifferences = known();

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort()) {
  const name = file.replace('.yaml', '');
  test(name, () => {
    const expectation = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
    const { reports } = evaluate({
      sources: [{ name, text: readFileSync(new URL(file, folder), 'utf8') }],
      kserve: 'all',
      deploymentModes: ['Knative', 'Standard'],
      detail: false,
    });
    // Of several InferenceServices the expectation is the last one's.
    const last = new Map(reports.map((r) => [`${name} ${r.kserve} ${r.defaultDeploymentMode}`, r]));
    assert.equal(last.size, 26);
    for (const [id, report] of last) {
      if (!knownDifferences.has(id)) compare(report, expectation);
    }
  });
}
