// A redacted scenario tells no name, image, URI or credential, and KServe decides the same of it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { loadPageModules, top } from '../page_modules.mjs';
import { engine, evaluate } from '../wasm/engine.mjs';

const [{ redact, longestRedacted }, { aliasKinds }, { sameAnswer }, { emptyScenario, requestOf }] =
  await loadPageModules(
    '/src/share/redact.ts',
    '/src/share/aliasing.ts',
    '/src/share/same_answer.ts',
    '/src/scenario.ts',
  );

const releases = ['v0.8.0', 'v0.13.1', 'v0.20.0'];
const newest = 'v0.20.0';
const catalogs = Object.fromEntries(
  releases.map((release) => [release, JSON.parse(engine.catalog(release))]),
);
const reportOf = (scenario) => evaluate({ ...requestOf(scenario, 'en') }).reports[0];

function redactionOf(texts, release = newest) {
  const scenario = { ...emptyScenario, kserve: release, ...texts };
  const redaction = redact(scenario, catalogs[release]);
  return { before: reportOf(scenario), after: reportOf(redaction.scenario), redaction };
}

/** The text of one object, redacted. */
const redacted = (text) => redact({ ...emptyScenario, runtimes: text }, catalogs[newest]);

const acme = {
  runtimes: `# acme's own
apiVersion: serving.kserve.io/v1alpha1
kind: ServingRuntime
metadata:
  name: acme-rt
  namespace: acme-ns
  labels: {owner/acme-rt: x, team: acme-fraud, serving.kserve.io/x: "1"}
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"metadata": {"name": "acme-old"}}
    note: Call Acme at 555
    prometheus.io/port: "8080"
spec:
  supportedModelFormats: [{name: sklearn, version: "1", autoSelect: true}]
  containers:
    - name: kserve-container
      image: "hub.acme.io/acme/server:1.2-gpu"
      args:
        - --model_name=acme-svc
        - "--from=s3://acme-bucket/x,s3://acme-bucket/y"
        - --registry=registry.acme.internal:5000
        - --api-key=acme-1
        - --token
        - acme-2
        - --max-tokens=100
        - --password {{.Name}}
      env:
        - {name: KEY, valueFrom: {secretKeyRef: {name: acme-secret, key: k}}}
        - {name: HF_TOKEN, value: acme-3}
        - {name: DB_PASSWORD, value: $(KEY)}
        - {name: BUCKET, value: acme-bucket}
        - {name: OTHER, value: hf_acmeacmeacmeacmeacme1}
      volumeMounts: [{name: acme-volume, mountPath: /x}, {name: shm, mountPath: /dev/shm}]
  volumes: [{name: acme-volume, persistentVolumeClaim: {claimName: acme-claim}}]
--- # acme again
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Secret
    metadata: {name: acme-secret, namespace: acme-ns}
    data: {password: YWNtZQ==}
    stringData:
      note: |
        acme
        acme
`,
  inferenceService: `{"apiVersion": "serving.kserve.io/v1beta1", "kind": "InferenceService",
 "metadata": {"name": "acme-svc", "namespace": "acme-ns"},
 "spec": {"predictor": {"serviceAccountName": "\\u0061cme-sa", "model": {
   "modelFormat": {"name": "sklearn"}, "storageUri": "pvc://acme-claim/models/iris"}}}}
`,
  config: { ingress: { ingressDomain: 'acme.com', token: 'acme-4' } },
  extra: { later: 'acme' },
};

test('nothing of the originals is left; the verdict stays', () => {
  const { before, after, redaction } = redactionOf(acme);
  assert.equal(before.answer.runtime, 'acme-rt');
  assert.equal(after.answer.runtime, redaction.aliases.names.get('acme-rt'));
  assert.ok(sameAnswer(before, after, redaction.aliases));
  assert.doesNotMatch(JSON.stringify([redaction.scenario, after]), /acme|YWNtZQ|555/i);
  const { runtimes } = redaction.scenario;
  for (const kept of [
    ...['--max-tokens=100', '--password {{.Name}}', 'value: $(KEY)', 'prometheus.io/port: "8080"'],
    ...['{name: shm, mountPath: /dev/shm}', 'name: kserve-container', 'serving.kserve.io/x: "1"'],
  ]) {
    assert.ok(runtimes.includes(kept), kept);
  }
});

test('it says what it did', () => {
  const { redaction } = redactionOf(acme);
  const { comments, removed, credentials } = redaction;
  assert.deepEqual({ comments, removed, credentials }, { comments: 2, removed: 4, credentials: 5 });
  assert.deepEqual(Object.fromEntries(aliasKinds.map((kind) => [kind, redaction.aliases[kind].size])), {
    ...{ names: 6, namespaces: 1, images: 1, uris: 3, hosts: 3, values: 3 },
  });
});

test('the same original is the same word everywhere, and another one another', () => {
  const { redaction } = redactionOf(acme);
  const { runtimes, inferenceService } = redaction.scenario;
  const claim = redaction.aliases.names.get('acme-claim');
  assert.ok(runtimes.includes(`claimName: ${claim}`));
  assert.ok(inferenceService.includes(`pvc://${claim}/`));
  const bucket = redaction.aliases.hosts.get('acme-bucket');
  assert.ok(runtimes.includes(`s3://${bucket}/path-`));
  assert.ok(runtimes.includes(`value: ${bucket}}`));
  for (const kind of aliasKinds) {
    const aliases = [...redaction.aliases[kind].values()];
    assert.equal(new Set(aliases).size, aliases.length, kind);
  }
});

for (const [name, text, expected] of [
  ['a storageUri without a scheme', 'storageUri: models/acme.tar.gz', 'storageUri: path-1.tar.gz'],
  ['a path from the root', 'storageUri: /mnt/acme', 'storageUri: /path-1'],
  ['an address', 'args: ["--at=10.1.2.3:80"]', 'args: ["--at=host-1.example:80"]'],
  ['a person', 'args: [--by=jo@acme.com]', 'args: [--by=user@host-1.example]'],
  ['a public host', 'args: [--at=nvcr.io, 127.0.0.1]', 'args: [--at=nvcr.io, 127.0.0.1]'],
  ['a file is no host', 'args: [model.pt, a.py, config.json]', 'args: [model.pt, a.py, config.json]'],
  ['a number as a password', 'env: [{name: PASSWORD, value: 123}]', 'env: [{name: PASSWORD, value: 000}]'],
  ['a flag in a shell line', 'args: ["x --token abc -y"]', 'args: ["x --token redacted -y"]'],
  ['a value that is no text', 'labels: {a: true, b: 1}', 'labels: {a: true, b: 1}'],
  ['a value that is no label', "labels: {a: 'A b_1'}", "labels: {a: 'B b_0'}"],
  ['an anchor', 'a: &acme x\nb: *acme', 'a: &name-1 x\nb: *name-1'],
  ['text that is not YAML', 'metadata: {name: acme}\nx: "acme', 'metadata: {name: name-1}\nx: "name-1'],
]) {
  test(`${name}: ${text}`, () => assert.equal(redacted(text).scenario.runtimes, expected));
}

test('of what cannot be read whole nothing is redacted', () => {
  assert.equal(redacted(': '.repeat(50_000)), null);
  assert.equal(redacted('x'.repeat(longestRedacted + 1)), null);
});

test('it takes time by the length of a text, not more', () => {
  const repeated = (piece) => piece.repeat(50_000 / piece.length);
  const many = (make) => Array.from({ length: 1_000 }, (_, i) => make(i)).join('');
  const names = many((i) => `metadata: {name: ${'a-'.repeat(i % 100)}a${i}}\n---\n`);
  for (const text of [
    ...['a', 'a.', 'a-', 'a+', '-a ', 'a@', 'a://', 'a: a\n', '- a\n', '# a\n'].map(repeated),
    `${names}x: ${'a-'.repeat(20_000)}`,
  ]) {
    const start = process.cpuUsage();
    assert.notEqual(redacted(text), null);
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 3_000_000, `${text.slice(0, 10)}: ${user + system} µs`);
  }
});

/** The originals that are still there as a word, but for keys, and words of KServe's own runtimes. */
function left(redaction, release) {
  const wordsOf = (text) => new Set(text.match(/[A-Za-z0-9][A-Za-z0-9._-]*/g));
  const words = wordsOf(redaction.scenario.runtimes.replace(/[\w./-]+:(?=\s|$)/g, ''));
  const shipped = wordsOf(catalogs[release].map(({ yaml }) => yaml).join('\n'));
  return aliasKinds
    .flatMap((kind) => [...redaction.aliases[kind].keys()])
    .filter((original) => original.length > 2 && words.has(original) && !shipped.has(original));
}

// Each case under one of the releases.
releases.forEach((release, share) => {
  test(`the decision stays in the golden cases: ${release}`, () => {
    const folder = path.join(top, 'tests/golden/cases');
    const cases = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const changed = cases.filter((name, index) => {
      if (index % releases.length !== share) return false;
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      const { before, after, redaction } = redactionOf({ runtimes: text }, release);
      assert.deepEqual(left(redaction, release), [], name);
      return !sameAnswer(before, after, redaction.aliases);
    });
    assert.ok(cases.length > 300);
    assert.deepEqual(changed, []);
  });
});
