// The page and the command line read and write the same links. tests/unit/link has what concerns the
// command line alone.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { askTool, catalog, decode, encode, page } from './sides.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const read = (name) => fs.readFileSync(path.join(top, name), 'utf8');
const corpus = read('tests/links/corpus.jsonl').trimEnd().split('\n').map((line) => JSON.parse(line));

/** What a line of the corpus or the tool leaves out is as in the empty scenario. */
const whole = (answer) =>
  answer.scenario ? { scenario: { ...page.emptyScenario, ...answer.scenario } } : answer;

const iris = {
  ...page.emptyScenario,
  kserve: 'v0.20.0',
  inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: sklearn-iris
spec:
  predictor:
    model:
      modelFormat:
        name: sklearn
      storageUri: gs://kfserving-examples/models/sklearn/1.0/model
`,
};

test('the specification names the dictionary by its hash', () => {
  const hash = createHash('sha256').update(read('core/link/dictionary.txt')).digest('hex');
  assert.ok(read('docs/links.md').includes(hash));
});

test('the page reads every link ever made', async () => {
  for (const { link, scenario, error } of corpus) {
    const decoded = await decode(link);
    if (error) assert.equal(decoded.error?.code, error, link);
    else assert.deepEqual(decoded, whole({ scenario }), link);
  }
});

test('each side reads what the other writes', async () => {
  const scenarios = [...corpus.flatMap((line) => whole(line).scenario ?? []).filter((s) => s.kserve), ...randomScenarios(300)];
  const byPage = await Promise.all(scenarios.map(encode));
  const byTool = askTool(scenarios.map((scenario) => ({ scenario })));
  const toolReads = askTool(byPage.map(({ link }) => ({ link })));
  for (const [i, scenario] of scenarios.entries()) {
    assert.deepEqual(whole(toolReads[i]), whole({ scenario }));
    assert.deepEqual(await decode(byTool[i].link), whole({ scenario }));
  }
});

test('both say the same of broken links', async () => {
  const { link } = await encode({ ...iris, runtimes: '# something that does not compress: k3Zq9Lw0\n' });
  const broken = ['', '#', '#top', '#v1', '#v1/', '#v2/x', '#v01/x', '#v1/é', '#v0/', '#v0/AAAA', 'http://x/y', `${link}A`, `${link} `];
  for (let size = 3; size < link.length; size++) broken.push(link.slice(0, size));
  for (let at = 4; at < link.length; at++) {
    for (const c of 'AZa5-_ %') if (link[at] !== c) broken.push(link.slice(0, at) + c + link.slice(at + 1));
  }
  const byTool = askTool(broken.map((link) => ({ link })));
  for (const [i, link] of broken.entries()) {
    const decoded = await decode(link);
    assert.ok(decoded.error, link);
    assert.deepEqual(decoded, byTool[i], link);
  }
});

test('every truncation is said to be one, every changed character is noticed', async () => {
  const { link } = await encode(iris);
  for (let size = 3; size < link.length; size++) {
    assert.equal((await decode(link.slice(0, size))).error?.code, 'cut');
  }
  for (let at = 4; at < link.length; at++) {
    const other = link[at] === 'A' ? 'B' : 'A';
    assert.ok((await decode(link.slice(0, at) + other + link.slice(at + 1))).error);
  }
});

test('hostile links end soon', async () => {
  const start = Date.now();
  assert.equal((await decode(`#v1/${'A'.repeat(10_000_000)}`)).error.code, 'tooLarge');
  assert.equal((await decode(`#v1/${'A'.repeat(1_400_000)}`)).error.code, 'damaged');
  assert.equal((await decode(bomb())).error.code, 'tooLarge');
  assert.deepEqual(askTool([{ link: bomb() }])[0], { error: { code: 'tooLarge', args: {} } });
  assert.ok(Date.now() - start < 20_000);
});

test('a scenario that is too large gets no link', async () => {
  assert.equal((await encode({ ...iris, runtimes: 'é'.repeat(600_000) })).error.code, 'scenarioTooLarge');
  assert.equal(page.encode(page.emptyScenario).error.code, 'noRelease');
  const incompressible = randomText(700_000, generator(7));
  const { link } = await encode({ ...iris, runtimes: incompressible });
  assert.equal((await decode(link)).scenario.runtimes, incompressible);
});

test('half a character becomes U+FFFD', async () => {
  const { link } = await encode({ ...iris, runtimes: 'a\ud83d' });
  assert.equal((await decode(link)).scenario.runtimes, 'a\ufffd');
});

test('links are short', async () => {
  const example = (await encode(iris)).link.length - 1;
  let named = 0;
  for (const { yaml } of await catalog('v0.20.0')) {
    named = Math.max(named, (await encode({ ...iris, runtimes: yaml })).link.length - 1);
  }
  console.log(`after the "#": sklearn-iris ${example}, a built-in runtime with it at most ${named} characters`);
  assert.ok(example <= 30);
  assert.ok(named <= 60);
  for (const folder of ['tests/golden/cases', '../shared/corpus']) {
    if (!fs.existsSync(path.join(top, folder))) continue;
    let [largest, sum, count] = [0, 0, 0];
    for (const name of fs.readdirSync(path.join(top, folder))) {
      if (!name.endsWith('.yaml')) continue;
      const text = read(path.join(folder, name));
      const { link } = await encode({ ...iris, inferenceService: text });
      const ratio = (link.length - 1) / Math.ceil((Buffer.byteLength(text) * 8) / 6);
      assert.ok(ratio < 0.5, `${name}: ${ratio}`);
      largest = Math.max(largest, ratio);
      sum += ratio;
      count += 1;
    }
    const percent = (ratio) => `${(ratio * 100).toFixed(1)} %`;
    console.log(`${folder}: ${count} cases, of plain base64url ${percent(sum / count)} on average, ${percent(largest)} at most`);
  }
});

/** A whole link of 1 MB that unpacks to 1 GiB: one block of a match of 258 bytes, again and again. */
function bomb() {
  // Literal "x", then length 258 (8 bits, 11000101) with distance 1 (5 bits, 00000): 13 bits each.
  const bits = [1, 1, 0];
  const push = (code, size) => {
    for (let i = size - 1; i >= 0; i--) bits.push((code >> i) & 1);
  };
  push(0x30 + 'x'.charCodeAt(0), 8);
  const pattern = [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0];
  const data = new Uint8Array(1_040_000);
  for (let at = 0; at < data.length * 8; at++) {
    const bit = at < bits.length ? bits[at] : pattern[(at - bits.length) % pattern.length];
    data[at >> 3] |= bit << (at & 7);
  }
  return frame(data);
}

/** As docs/links.md says, in the words of Node. */
function frame(data) {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  crc = ~crc >>> 0;
  const length = [];
  let rest = data.length;
  for (; rest >= 128; rest >>= 7) length.push((rest & 127) | 128);
  const head = Buffer.from([(crc >> 16) & 255, (crc >> 8) & 255, crc & 255, ...length, rest]);
  return `#v1/${Buffer.concat([head, data]).toString('base64url')}`;
}

function generator(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

function randomText(size, random) {
  let text = '';
  for (let i = 0; i < size; i++) text += String.fromCharCode(33 + random(90));
  return text;
}

function randomScenarios(count) {
  const random = generator(42);
  const letters = [...'a:- \n\n  "\\{}[]#\t\r\u0000\u0001\u2028é漢😀'];
  const words = read('core/link/dictionary.txt').split('\\n');
  const text = () => {
    let out = '';
    for (let i = random(30); i > 0; i--) out += random(3) ? `${words[random(words.length)]}\n` : letters[random(letters.length)];
    return out;
  };
  const releases = ['v0.8.0', 'v0.15.2', 'v0.20.0', 'v9.9.9'];
  return Array.from({ length: count }, () => ({
    runtimes: text(),
    inferenceService: text(),
    stored: random(3) ? '' : text(),
    kserve: releases[random(4)],
    mode: random(2) ? 'Knative' : 'Standard',
    catalog: random(2) === 0,
    namespace: random(3) ? 'default' : 'team-a',
    config: random(4) ? null : { deploy: text() },
    extra: random(4) ? {} : { view: text(), lesson: { place: random(9), seen: [true, null] } },
  }));
}
