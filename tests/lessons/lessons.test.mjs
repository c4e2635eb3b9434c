// What the lessons say is what the pipeline answers: in the release that a lesson opens with, in
// those it speaks of, and after every edit that it proposes.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { engine, evaluate } from '../wasm/engine.mjs';
import { course, lessons, requestOf, scenarioOf, top, unmet } from './page.mjs';

const releases = JSON.parse(engine.releases('en')).map(({ name }) => name);

function reportOf(lesson, { edits = [], release = lesson.release, mode = lesson.mode } = {}) {
  const scenario = { ...scenarioOf(lesson, edits), kserve: release, mode };
  const { reports } = evaluate(requestOf(scenario, 'en'));
  assert.equal(reports.length, 1, 'a lesson has one InferenceService');
  return reports[0];
}

function holds(expectation, report, where) {
  const { answer, supporting, admission, error, rejection } = report;
  const seen = JSON.stringify({ answer: answer.text, supporting, admission, error, rejection });
  assert.deepEqual(unmet(expectation, report), [], `${where}: ${seen}`);
}

/** What is deployed, part by part, with the names that the table of attributes uses. */
function podOf({ supporting, deployments: [{ spec }] }) {
  const { containers, ...pod } = spec.template.spec;
  const named = (prefix, parts) =>
    Object.entries(parts).map(([key, value]) => [`${prefix}.${key}`, value]);
  return Object.fromEntries([
    ['supporting', supporting],
    ['replicas', spec.replicas],
    ['sidecars', containers.slice(1)],
    ...named('container', containers[0]),
    ...named('pod', pod),
    ...named('template', spec.template.metadata),
  ]);
}

for (const lesson of lessons) {
  const { release, expect, since, inReleases = {}, task, claims = [] } = lesson;

  test(`${lesson.id}: what it says of ${release}`, () => {
    holds(expect, reportOf(lesson), release);
  });

  if (since !== undefined || Object.keys(inReleases).length > 0) {
    test(`${lesson.id}: what it says of other releases`, () => {
      for (const [other, expectation] of Object.entries(inReleases)) {
        holds(expectation, reportOf(lesson, { release: other }), other);
      }
      if (since === undefined) return;
      assert.ok(releases.includes(since), `${since} is a release`);
      for (const other of releases.slice(releases.indexOf(since))) {
        if (!(other in inReleases)) holds(expect, reportOf(lesson, { release: other }), other);
      }
    });
  }

  test(`${lesson.id}: its task is not done before, and is after the edit`, () => {
    assert.notDeepEqual(unmet(task.expect, reportOf(lesson)), [], 'already done');
    holds(task.expect, reportOf(lesson, task), 'after the edit');
  });

  for (const { attribute, edits, changes } of lesson.table ?? []) {
    test(`${lesson.id}: ${attribute} changes ${changes}`, () => {
      const [before, after] = [reportOf(lesson), reportOf(lesson, { edits })];
      assert.ok(after.admission.every(({ allowed, dropped = [] }) => allowed && !dropped.length));
      if (changes === 'selection') {
        assert.notDeepEqual(after.supporting ?? [], before.supporting);
        return;
      }
      const [from, to] = [before, after].map((report) => podOf(report));
      const others = (pod) => ({ ...pod, [changes]: undefined });
      assert.deepEqual(others(to), others(from), 'and nothing else');
      if (changes === 'nothing' || changes === 'modelMesh') return;
      assert.notDeepEqual(to[changes], from[changes]);
    });
  }

  claims.forEach((claim, index) => {
    test(`${lesson.id}: claim ${index + 1}`, () => {
      holds(claim.expect, reportOf(lesson, claim), JSON.stringify(claim));
    });
  });

  test(`${lesson.id}: its edits are of its own text`, () => {
    for (const { find } of [task, ...claims].flatMap(({ edits = [] }) => edits)) {
      assert.equal(lesson.yaml.split(find).length, 2, `"${find}" stands once`);
    }
  });

  test(`${lesson.id}: texts in both languages, and a right answer`, () => {
    const texts = [lesson.title, lesson.story, lesson.question, lesson.explanation, task.text];
    for (const text of [...texts, ...lesson.choices]) {
      assert.ok(text.en.trim() && text.zh.trim());
      for (const each of [text.en, text.zh]) {
        assert.equal(each.replaceAll('``', '').split('`').length % 2, 1, `open code mark: ${each}`);
      }
    }
    assert.ok(lesson.choices.length >= 2 && lesson.answer in lesson.choices);
    assert.match(lesson.yaml, /^# catalog: (on|off)\n/);
    assert.ok(releases.includes(release));
  });
}

test('every lesson has its place in the course, once', () => {
  const files = readdirSync(path.join(top, 'lessons'));
  const ids = (ending) =>
    files.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
  const placed = course.flatMap((part) => part.lessons.map(({ id }) => id)).sort();
  assert.deepEqual(placed, ids('.json').filter((id) => id !== 'course').sort());
  assert.deepEqual(placed, ids('.yaml').sort());
  assert.ok(course.every((part) => part.title.en && part.title.zh && part.aim.en && part.aim.zh));
});
