// Prints what an LCOV file says of core/: coverage_table.mjs FILE LEAST. Exits with 1 if fewer than
// LEAST per cent of the lines are covered. Called by script/coverage.
import fs from 'node:fs';
import path from 'node:path';

const [lcov, least] = process.argv.slice(2);
const core = path.resolve(import.meta.dirname, '../core');

const files = [];
for (const record of fs.readFileSync(lcov, 'utf8').split('end_of_record')) {
  const file = path.relative(core, /^SF:(.*)$/m.exec(record)?.[1] ?? '/');
  if (file.startsWith('..')) continue;
  const lines = new Map();
  for (const [, line, count] of record.matchAll(/^DA:(\d+),(\d+)/gm)) lines.set(+line, +count);
  const branches = [...record.matchAll(/^BRDA:.*,(\d+|-)$/gm)].map(([, taken]) => Number(taken) > 0);
  files.push({ file, lines, branches });
}

const share = (part, all) => (all ? `${((100 * part) / all).toFixed(1)} %` : '').padStart(8);
function row(name, some) {
  const lines = some.flatMap((file) => [...file.lines.values()]);
  const branches = some.flatMap((file) => file.branches);
  const covered = lines.filter((count) => count > 0).length;
  const taken = branches.filter(Boolean).length;
  console.log(
    name.padEnd(24) +
      `${covered} of ${lines.length}`.padStart(16) + share(covered, lines.length) +
      `${taken} of ${branches.length}`.padStart(16) + share(taken, branches.length),
  );
  return (100 * covered) / lines.length;
}

console.log(`${'folder of core/'.padEnd(24)}${'lines'.padStart(24)}${'branches'.padStart(24)}`);
const folders = [...new Set(files.map(({ file }) => path.dirname(file)))].sort();
for (const folder of folders) {
  row(folder, files.filter(({ file }) => path.dirname(file) === folder));
}
const total = row('all', files);

// Runs of lines: 3-5, 9.
function ranges(numbers) {
  const runs = [];
  for (const number of numbers) {
    if (runs.at(-1)?.[1] === number - 1) runs.at(-1)[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(', ');
}
console.log('\nlines that no test reaches:');
for (const { file, lines } of files) {
  const missing = [...lines].filter(([, count]) => count === 0).map(([line]) => line);
  if (missing.length) console.log(`core/${file}: ${ranges(missing.sort((a, b) => a - b))}`);
}
process.exit(total >= Number(least) ? 0 : 1);
