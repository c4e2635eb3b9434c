// Mutation checks, called by script/mutate. A mutant is the core with one token changed; it is killed
// when a unit test or a golden case fails. The survivors are printed: each is a rule that no test
// states, or a change that makes no difference. All happens in a copy, build/mutation.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});

const root = path.resolve(import.meta.dirname, '..');
const copy = path.join(root, 'build/mutation/source');
const build = path.join(root, 'build/mutation/build');
const programs = [
  'kserve_unit_test',
  'kserve_admission_unit_test',
  'kserve_controller_unit_test',
  'answer_unit_test',
  'golden_test',
];
const timeout = 120_000; // milliseconds: a mutant may not come to an end

// The sources are formatted, so operators stand between spaces, and no template is among them.
const changes = [
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ == /g, ' != '],
  [/ != /g, ' == '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \+ 1\b/g, ' + 2'],
  [/ - 1\b/g, ' - 2'],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/(?<=\bif \()[^;=]+(?=\) (?:\{|return\b|continue;|break;))/g, '!($&)'],
];
const notCode = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])+'|\/\/.*|^#.*/g;

// Every way to change one token of a file: the line's number, the line as it is and as it would be.
function mutantsOf(file) {
  const lines = fs.readFileSync(path.join(copy, file), 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    const code = line.replace(notCode, (text) => '~'.repeat(text.length));
    return changes.flatMap(([pattern, after]) =>
      [...code.matchAll(pattern)].map(({ 0: { length }, index }) => {
        const before = line.slice(index, index + length);
        const changed = after.replace('$&', () => before);
        return { file, at, line, mutant: line.slice(0, index) + changed + line.slice(index + length) };
      }),
    );
  });
}

// `count` of the list, chosen by the seed alone (mulberry32).
function sample(list, count, seed) {
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  const drawn = list.map((item) => ({ item, order: random() }));
  return drawn.sort((a, b) => a.order - b.order).slice(0, count).map(({ item }) => item);
}

const run = (program, args, limit = timeout) =>
  spawnSync(program, args, { cwd: root, stdio: 'ignore', timeout: limit }).status === 0;
const compiles = (limit) => run('cmake', ['--build', build, '--target', ...programs], limit);
const passes = () =>
  programs.every((name) =>
    run(path.join(build, name), name === 'golden_test' ? ['--cases', 'tests/golden/cases'] : []),
  );

function prepare() {
  fs.rmSync(copy, { recursive: true, force: true });
  for (const part of ['CMakeLists.txt', 'cmake', 'core', 'tests']) {
    const options = { recursive: true, preserveTimestamps: true };
    fs.cpSync(path.join(root, part), path.join(copy, part), options);
  }
  fs.symlinkSync(path.join(root, '.tools'), path.join(copy, '.tools'));
  const made = run('cmake', [
    ...['-S', copy, '-B', build, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Debug'],
    ...['-DCMAKE_C_COMPILER=clang-19', '-DCMAKE_CXX_COMPILER=clang++-19', '-DCMAKE_CXX_FLAGS=-O1'],
    ...['-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld-19', `-DCMAKE_RUNTIME_OUTPUT_DIRECTORY=${build}`],
  ]);
  if (!made || !compiles(0) || !passes()) throw new Error('fails without any change');
}

prepare();
const files = positionals.length
  ? positionals
  : fs
      .readdirSync(path.join(copy, 'core/kserve'), { recursive: true })
      .filter((name) => name.endsWith('.cc'))
      .map((name) => path.join('core/kserve', name));
const counts = { killed: 0, survived: 0, uncompilable: 0 };
const all = files.sort().flatMap(mutantsOf);
for (const { file, at, line, mutant } of sample(all, Number(values.count), Number(values.seed))) {
  const source = path.join(copy, file);
  const text = fs.readFileSync(source, 'utf8');
  const lines = text.split('\n');
  lines[at] = mutant;
  fs.writeFileSync(source, lines.join('\n'));
  const fate = !compiles() ? 'uncompilable' : passes() ? 'survived' : 'killed';
  fs.writeFileSync(source, text);
  ++counts[fate];
  if (fate === 'survived') {
    console.log(`${file}:${at + 1}\n- ${line.trim()}\n+ ${mutant.trim()}`);
  }
}
console.log(
  `${all.length} mutants possible; ${counts.killed} killed, ${counts.survived} survived, ` +
    `${counts.uncompilable} that do not compile`,
);
