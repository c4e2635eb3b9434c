// The command line: what each command prints, and its exit status.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const top = path.resolve(import.meta.dirname, '../..');
const program = path.join(top, process.env.KSP_PROGRAMS ?? 'build/native', 'kserve-playground');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cli-'));
after(() => fs.rmSync(folder, { recursive: true }));

function run(args, input = '') {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function file(name, text) {
  const full = path.join(folder, name);
  fs.writeFileSync(full, text);
  return full;
}

const service = (name, format, more = '') => `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: ${name}}
spec: {predictor: {model: {modelFormat: {name: ${format}}, storageUri: "s3://b/m"${more}}}}
`;
const runtime = (image) => `apiVersion: serving.kserve.io/v1alpha1
kind: ServingRuntime
metadata: {name: own}
spec:
  supportedModelFormats: [{name: own, version: "1", autoSelect: true}]
  containers: [{name: kserve-container, image: "${image}", args: ["--name={{.Name}}"]}]
`;
const sklearn = file('sklearn.yaml', service('iris', 'sklearn'));
const own = file('own.yaml', `${runtime('example.com/own:1')}---\n${service('m', 'own')}`);

test('evaluate prints a report a line, for each release and mode', () => {
  assert.equal(run(['evaluate', sklearn]).status, 0);
  const { stdout } = run(['evaluate', '--kserve', 'all', '--deployment-mode', 'both', sklearn]);
  const reports = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.equal(reports.length, 26);
  assert.equal(reports[0].kserve, 'v0.8.0');
  assert.deepEqual(reports.slice(0, 2).map((r) => r.defaultDeploymentMode), ['Knative', 'Standard']);
});

test('evaluate reads standard input, and the catalog can be switched off', () => {
  const { status, stdout } = run(['evaluate', '--catalog', 'off', '-'], service('iris', 'sklearn'));
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).answer.kind, 'noRuntime');
});

test('what is not YAML, or refused, ends with 1', () => {
  assert.equal(run(['evaluate', '-'], 'a: [').status, 1);
  assert.equal(run(['evaluate', '-'], runtime('').replace('name: own', 'name: OWN_')).status, 1);
});

test('explain says in words what happens, in both languages', () => {
  const english = run(['explain', own]);
  assert.equal(english.status, 0);
  assert.match(english.stdout, /own serves this model/);
  assert.match(english.stdout, /--name=m/);
  const chinese = run(['explain', '--lang', 'zh', '--deployment-mode', 'both', own]);
  assert.match(chinese.stdout, /own/);
  assert.match(chinese.stdout, /[\u4e00-\u9fff]/);
});

test('explain names the runtimes that were not taken, and why', () => {
  const { status, stdout } = run(['explain', '--catalog', 'off', file('none.yaml', `${runtime('x')}---\n${service('m', 'other')}`)]);
  assert.equal(status, 1);
  assert.match(stdout, /other/);
});

test('explain tells of refusals, of errors and of broken YAML', () => {
  const refused = run(['explain', '-'], service('iris', 'sklearn').replace('storageUri: "s3://b/m"', 'storageUri: "bad://b/m"'));
  assert.equal(refused.status, 1);
  const error = run(['explain', '-'], service('iris', 'sklearn', ', args: ["{{.Foo}}"]'));
  assert.equal(error.status, 1);
  assert.match(error.stdout, /can't evaluate field Foo/);
  const broken = run(['explain', '-'], 'a: 1\nb: [\n');
  assert.equal(broken.status, 1);
  assert.match(broken.stdout, /2/);
});

test('control characters of the input do not reach the terminal', () => {
  const { stdout } = run(['explain', '-'], service('iris', '"\\e[31mred"'));
  assert.ok(!stdout.includes('\x1b[31mred'));
});

test('compare prints what changes between two releases', () => {
  const changed = run(['compare', '--from', '0.8', '--to', '0.20', sklearn]);
  assert.equal(changed.status, 1);
  assert.match(changed.stdout, /v0\.8\.0/);
  const same = run(['compare', '--from', '0.20', '--to', '0.20', sklearn]);
  assert.equal(same.status, 0);
  const json = run(['compare', '--json', '--deployment-mode', 'both', own]);
  for (const line of json.stdout.trimEnd().split('\n')) JSON.parse(line);
});

test('the address of a lesson is told from a link', () => {
  for (const address of ['https://example.org/#lesson/first-match', '#lesson/first-match']) {
    const { status, stderr } = run(['explain', address]);
    assert.equal(status, 2);
    assert.match(stderr, /lessons\/first-match\.yaml/);
  }
});

test('link prints a link that evaluate, explain and compare read', () => {
  const made = run(['link', '--base', 'https://example.org/', '--kserve', '0.15', '--namespace', 'team', own]);
  assert.equal(made.status, 0);
  const link = made.stdout.trim();
  assert.match(link, /^https:\/\/example\.org\/#v1\/[\w-]+$/);
  const report = JSON.parse(run(['evaluate', link]).stdout);
  assert.equal(report.kserve, 'v0.15.2');
  assert.equal(report.inferenceService.namespace, 'team');
  assert.equal(run(['evaluate', link.slice(0, -5)]).status, 2);
  assert.equal(run(['link', '--kserve', 'all', own]).status, 2);
  assert.match(run(['link', sklearn, own]).stdout, /^#v1\//);
  const latin = file('latin.yaml', Buffer.from('# caf\xe9\n', 'latin1'));
  const failed = run(['link', latin]);
  assert.equal(failed.status, 2);
  assert.match(failed.stderr, /not UTF-8/);
});

test('yaml2json prints what a client reads, and the place of what it cannot', () => {
  const read = run(['yaml2json', '-'], 'a: yes\n---\n- 0x1F\n---\n# nothing\n');
  assert.equal(read.status, 0);
  assert.deepEqual(read.stdout.trimEnd().split('\n'), ['{"a":true}', '[31]', 'null']);
  const broken = run(['yaml2json', '-'], 'a: 1\n---\nb: [\n');
  assert.equal(broken.status, 1);
  assert.match(broken.stderr, /-:3:4: /);
});

test('releases prints docs/releases.md', () => {
  const page = fs.readFileSync(path.join(top, 'docs/releases.md'), 'utf8');
  assert.equal(run(['releases']).stdout, page);
});

test('a configuration changes the answer, and is checked', () => {
  const config = file('config.yaml', 'deploy: \'{"defaultDeploymentMode": "RawDeployment"}\'\n');
  const [line] = run(['evaluate', '--kserve', '0.15', '--config', config, sklearn]).stdout.split('\n');
  assert.equal(JSON.parse(line).defaultDeploymentMode, 'Standard');
  for (const text of ['deploy: "{"\n', 'a: [', 'deploy: \'{"defaultDeploymentMode": "X"}\'\n', 'deploy: 1\n']) {
    assert.equal(run(['evaluate', '--config', file('bad.yaml', text), sklearn]).status, 2, text);
  }
});

test('arguments that cannot be used end with 2 and a line on standard error', () => {
  for (const args of [
    [],
    ['evaluate'],
    ['evaluate', path.join(folder, 'none.yaml.gone')],
    ['evaluate', '--kserve', '9.9', sklearn],
    ['evaluate', '--deployment-mode', 'x', sklearn],
    ['evaluate', '--deployment-mode', 'ModelMesh', sklearn],
    ['evaluate', '--catalog', 'maybe', sklearn],
    ['explain', '#v1/'],
    ['nonsense'],
  ]) {
    const { status, stderr } = run(args);
    assert.equal(status, 2, args.join(' '));
    assert.notEqual(stderr, '', args.join(' '));
  }
  assert.equal(run(['--help']).status, 0);
});
