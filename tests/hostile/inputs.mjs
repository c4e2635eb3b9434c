// Hostile inputs, made once for the command line, the engine and the page. Each is
// {name, text(), says?}: a name for the test, the text, and what the answer or a diagnostic must say
// of it, where a limit or a syntax error is to be named.

const megabytes = (count) => count * 1_000_000;
const many = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join('');

const service = (name, model = '') => `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: ${name}}
spec:
  predictor:
    model:
      modelFormat: {name: sklearn}
${model}`;

const runtime = (name, priority = 1, format = 'sklearn') => `---
apiVersion: serving.kserve.io/v1alpha1
kind: ClusterServingRuntime
metadata: {name: ${name}}
spec:
  supportedModelFormats: [{name: ${format}, version: "1", autoSelect: true, priority: ${priority}}]
  containers: [{name: kserve-container, image: "registry.example.com/${name}:1"}]
`;

const withArgument = (text) => service('x', `      args: [${JSON.stringify(text)}]\n`);

// Each anchor holds the one before nine times: nine to the ninth values.
const bomb = (open, close, use) =>
  many(10, (i) => {
    const name = 'abcdefghij'[i];
    const before = 'abcdefghij'[i - 1];
    const parts = Array.from({ length: 9 }, (_, k) => (i === 0 ? use('x', k) : use(`*${before} `, k)));
    return `${name}: &${name} ${open}${parts.join(', ')}${close}\n`;
  });

export const hostile = [
  { name: 'nothing', text: () => '' },

  // Size.
  {
    name: '10 MB of runtimes',
    text: () => {
      const one = runtime('rt-10000').length;
      return service('x') + many(Math.floor(megabytes(10) / one), (i) => runtime(`rt-${10_000 + i}`));
    },
    says: /more than 10000 objects of the kind ClusterServingRuntime/,
  },
  {
    name: '10 MB of text that is no Kubernetes object',
    text: () => many(megabytes(10) / 20, (i) => `key-${String(i).padStart(8, '0')}: abc\n`),
  },
  { name: 'a line of 10 MB', text: () => `a: ${'x'.repeat(megabytes(10))}\n` },
  { name: 'a line of 10 MB of brackets', text: () => `[${'[],'.repeat(megabytes(10) / 3)}]\n` },
  { name: 'an argument of 10 MB', text: () => withArgument('x'.repeat(megabytes(10))) },
  { name: '17 MB', text: () => 'a: b\n'.repeat(megabytes(17) / 5), says: /larger than 16 MB/ },

  // Number.
  { name: '100,000 documents', text: () => '---\na: 1\n'.repeat(100_000) },
  { name: '300,000 documents', text: () => '---\na: 1\n'.repeat(300_000), says: /200000/ },
  { name: '100,000 documents with an error each', text: () => '---\na: [\n'.repeat(100_000) },
  {
    name: '200 InferenceServices',
    text: () => many(200, (i) => `---\n${service(`x${i}`)}`),
  },
  {
    name: '20,000 InferenceServices',
    text: () => many(20_000, (i) => `---\n${service(`x${i}`)}`),
    says: /more than 200 objects of the kind InferenceService/,
  },
  { name: '10,000 runtimes', text: () => service('x') + many(10_000, (i) => runtime(`rt-${i}`)) },
  {
    name: '100,000 keys, duplicates among them',
    text: () => many(100_000, (i) => `k${i % 50_000}: ${i}\n`),
    says: /k1/,
  },
  {
    name: '100,000 labels',
    text: () =>
      service('x').replace('{name: x}', `{name: x, labels: {${many(100_000, (i) => `l${i}: v, `)}}}`),
  },
  {
    name: '100,000 unknown fields',
    text: () => service('x', many(100_000, (i) => `      unknown${i}: 1\n`)),
  },
  {
    name: '10,000 arguments with an action each',
    text: () => service('x', `      args: [${'"{{.Name}}",'.repeat(10_000)}]\n`),
  },

  // Depth.
  { name: 'nesting of 100,000 lists', text: () => '['.repeat(100_000), says: /400/ },
  { name: 'nesting of 100,000 maps', text: () => '{a: '.repeat(100_000), says: /400/ },
  { name: 'nesting of 100,000 dashes', text: () => '- '.repeat(100_000), says: /400/ },
  { name: 'nesting of 100,000 question marks', text: () => '? '.repeat(100_000), says: /400/ },
  {
    name: 'nesting of 100,000 in JSON',
    text: () => `${'{"a":['.repeat(50_000)}${']}'.repeat(50_000)}`,
    says: /400/,
  },
  { name: 'nesting of 3,000 indented maps', text: () => many(3_000, (i) => `${' '.repeat(i)}a:\n`), says: /400/ },
  { name: 'nesting of 399 in an argument', text: () => service('x', `      args: ${'['.repeat(380)}${']'.repeat(380)}\n`) },

  // Aliases.
  { name: 'an alias bomb of lists', text: () => bomb('[', ']', (x) => x), says: /aliases repeat so much/ },
  { name: 'an alias bomb of maps', text: () => bomb('{', '}', (x, k) => `k${k}: ${x}`), says: /aliases repeat so much/ },
  { name: 'an alias bomb of merge keys', text: () => `${bomb('{<<: [', ']}', (x) => (x === 'x' ? '{x: 1}' : x))}` },
  { name: 'a self-reference', text: () => 'a: &a\n  b: *a\n', says: /alias \*a stands inside/ },
  { name: 'a self-reference through a merge key', text: () => 'a: &a\n  <<: *a\n', says: /alias \*a stands inside/ },
  { name: '100,000 anchors of one name', text: () => many(100_000, (i) => `k${i}: &a ${i}\n`) },

  // Characters.
  { name: 'NUL', text: () => 'a: \0\n', says: /U\+0000|0x00|control/i },
  { name: 'a lone surrogate, escaped', text: () => withArgument('').replace('""', '"\\ud800"') },
  { name: 'a lone surrogate in JSON', text: () => '{"a": "\\ud800", "\\udfff": 1}' },
  { name: 'a lone surrogate as it is', text: () => 'a: \ud800\n' },
  {
    name: 'bidirectional controls',
    text: () => withArgument('\u202e\u2066abc\u2069\u202c\u200f\u061c {{.Name}}'),
  },
  { name: 'a byte order mark in the middle', text: () => 'a: 1\n\ufeff---\nb: 1\n' },

  // Templates. KServe escapes quotes before it parses a template, so theirs are backquotes.
  {
    name: 'a template that calls itself',
    text: () => withArgument('{{define `a`}}{{template `a`}}{{end}}{{template `a`}}'),
    says: /exceeded maximum template depth/,
  },
  {
    name: 'two templates that call each other',
    text: () =>
      withArgument('{{define `a`}}{{template `b`}}{{end}}{{define `b`}}{{template `a`}}{{end}}{{template `a`}}'),
    says: /exceeded maximum template depth/,
  },
  {
    name: 'a template that loops for ever',
    text: () => withArgument('{{range 2000000000}}{{range 2000000000}}x{{end}}{{end}}'),
    says: /playground limit/,
  },
  {
    name: 'a template that makes gigabytes by a width',
    text: () => withArgument('{{printf `%999999d%999999d` 1 1}}'.repeat(1_000)),
    says: /playground limit/,
  },
  {
    name: 'a template that doubles a string',
    text: () =>
      withArgument(`{{$x := \`xxxxxxxxxxxxxxxx\`}}${'{{$x = printf `%s%s` $x $x}}'.repeat(40)}{{$x}}`),
    says: /playground limit/,
  },
  { name: 'a template of 100,000 parentheses', text: () => withArgument(`{{${'('.repeat(100_000)}`) },
  { name: 'a template of 100,000 blocks', text: () => withArgument('{{if true}}'.repeat(100_000)) },
  { name: 'a template of 100,000 pipes', text: () => withArgument(`{{1${' | print'.repeat(100_000)}}}`) },
  {
    name: 'a template of 20,000 definitions',
    text: () => withArgument(many(20_000, (i) => `{{define "t${i}"}}x{{end}}`)),
  },

  // Numbers.
  {
    name: 'a quantity of a million digits',
    text: () => service('x', `      resources: {limits: {cpu: "${'9'.repeat(1_000_000)}"}}\n`),
  },
  {
    name: 'a quantity of a million decimals',
    text: () => service('x', `      resources: {limits: {cpu: "0.${'0'.repeat(1_000_000)}1"}}\n`),
  },
  {
    name: 'a quantity with a huge exponent',
    text: () => service('x', '      resources: {limits: {cpu: 1e999999999, memory: 1e-999999999}}\n'),
  },
  { name: 'a number of a million digits', text: () => `a: ${'9'.repeat(1_000_000)}\nb: 1e${'9'.repeat(1_000_000)}\n` },
  {
    name: 'priorities at the ends of int32',
    text: () =>
      service('x') + runtime('low', -2147483648) + runtime('high', 2147483647) + runtime('zero', 0),
  },
  {
    name: 'priorities beyond int32',
    text: () => service('x') + runtime('low', -2147483649) + runtime('high', 2147483648),
    says: /2147483648/,
  },
  {
    name: 'a replica count beyond int64',
    text: () => service('x').replace('predictor:', 'predictor:\n    minReplicas: 92233720368547758080'),
  },
];
