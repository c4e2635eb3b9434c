// What the fuzz targets start from: the golden cases and the vectors, in the form that each target
// reads.
import fs from 'node:fs';
import path from 'node:path';

const tests = path.resolve(import.meta.dirname, '..');
const most = 400; // seeds of one target: they all run before anything is tried

const lines = (file) =>
  fs
    .readFileSync(path.join(tests, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const vectors = (name) =>
  ['data', 'more']
    .map((folder) => `vectors/${folder}/${name}.jsonl`)
    .filter((file) => fs.existsSync(path.join(tests, file)))
    .flatMap(lines);

const goldenTexts = () =>
  fs
    .readdirSync(path.join(tests, 'golden/cases'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => fs.readFileSync(path.join(tests, 'golden/cases', file), 'utf8'));

const kinds = ['InferenceService', 'ServingRuntime', 'ClusterServingRuntime'];
const makers = {
  yaml: () => [...vectors('yaml'), ...vectors('split')].map(({ yaml }) => yaml).concat(goldenTexts()),
  typing: () =>
    vectors('schema').map(
      ({ object }, i) =>
        String.fromCharCode(Math.max(0, kinds.indexOf(object?.kind)), i % 128) +
        JSON.stringify(object),
    ),
  merge: () =>
    vectors('merge').map(({ base, patch }) => `${JSON.stringify(base)}\n${JSON.stringify(patch)}`),
  template: () => vectors('template').flatMap(({ args }) => args ?? []),
  evaluate: () => goldenTexts().map((text, i) => String.fromCharCode(i % 52) + text),
  link: () =>
    lines('links/corpus.jsonl').flatMap(({ link, scenario }) => [
      link,
      ...(scenario
        ? [`${scenario.runtimes}\0${scenario.inferenceService}`, JSON.stringify(scenario)]
        : []),
    ]),
};

// Seeds of a target, evenly taken from all there are, as Buffers of at most `maximum` bytes.
export function seedsOf(name, maximum) {
  const all = [...new Set(makers[name]())]
    .map((text) => Buffer.from(text))
    .filter((seed) => seed.length <= maximum);
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)]);
}
