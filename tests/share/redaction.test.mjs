// A redacted scenario tells no name, image or URI, and KServe decides the same of it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { loadPageModules, top } from '../page_modules.mjs';
import { engine, evaluate } from '../wasm/engine.mjs';

const [{ redact }, { sameAnswer }, { emptyScenario, requestOf }] = await loadPageModules(
  '/src/share/redact.ts',
  '/src/share/same_answer.ts',
  '/src/scenario.ts',
);

const release = 'v0.20.0';
const builtIns = JSON.parse(engine.catalog(release));
const reportOf = (scenario) => evaluate({ ...requestOf(scenario, 'en') }).reports[0];

function redactionOf(texts) {
  const scenario = { ...emptyScenario, kserve: release, ...texts };
  const redaction = redact(scenario, builtIns);
  return { before: reportOf(scenario), after: reportOf(redaction.scenario), redaction };
}

const secret = {
  runtimes: `# acme's own
apiVersion: serving.kserve.io/v1alpha1
kind: ServingRuntime
metadata: {name: acme-rt, namespace: acme-ns, labels: {owner/acme-rt: x}}
spec:
  supportedModelFormats: [{name: sklearn, version: "1", autoSelect: true}]
  containers:
    - name: kserve-container
      image: "hub.acme.io/acme/server:1.2-gpu"
      args: [--model_name=acme-svc, "--from=s3://acme-bucket/x,s3://acme-bucket/y"]
      env: [{name: KEY, valueFrom: {secretKeyRef: {name: acme-secret, key: k}}}]
---
apiVersion: v1
kind: Secret
metadata: {name: acme-secret, namespace: acme-ns}
data: {password: YWNtZQ==}
`,
  inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: acme-svc, namespace: acme-ns}
spec:
  predictor:
    serviceAccountName: acme-sa
    model: {modelFormat: {name: sklearn}, storageUri: 's3://acme-bucket/models/iris'}
`,
};

test('names, images, URIs, comments and secrets are gone; the verdict stays', () => {
  const { before, after, redaction } = redactionOf(secret);
  assert.equal(before.answer.runtime, 'acme-rt');
  assert.equal(after.answer.runtime, redaction.names.get('acme-rt'));
  assert.ok(sameAnswer(before, after, redaction));
  assert.doesNotMatch(JSON.stringify([redaction.scenario, after]), /acme|YWNtZQ/i);
  assert.deepEqual([redaction.comments, redaction.secrets], [1, 1]);
  assert.deepEqual(
    [redaction.names.size, redaction.namespaces.size, redaction.images.size, redaction.uris.size],
    [4, 1, 1, 3],
  );
});

test('of what cannot be read whole nothing is redacted', () => {
  assert.equal(redact({ ...emptyScenario, runtimes: 'x'.repeat(200_001) }, builtIns), null);
});

test('the decision stays in all the golden cases', () => {
  const folder = path.join(top, 'tests/golden/cases');
  const changed = [];
  const cases = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (const name of cases) {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    const { before, after, redaction } = redactionOf({ runtimes: text });
    if (!sameAnswer(before, after, redaction)) changed.push(name);
  }
  assert.deepEqual(changed, []);
});
