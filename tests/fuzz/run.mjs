// Runs one fuzz target from its seeds, with a dictionary: run.mjs NAME PROGRAM. KSP_FUZZ_SECONDS says
// for how long. What it finds stays in build/fuzz/NAME/findings, and the run has failed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { seedsOf } from './seeds.mjs';

// Bytes of the longest input: long inputs are slow, and find nothing that short ones do not.
const maximum = { yaml: 2048, typing: 2048, merge: 2048, template: 512, evaluate: 4096, link: 1024 };
const dictionaries = {
  yaml: ['yaml'],
  typing: ['yaml', 'objects'],
  merge: ['objects'],
  template: ['template'],
  evaluate: ['yaml', 'objects', 'template'],
  link: ['link'],
};

const [name, program] = process.argv.slice(2);
const folder = path.resolve(import.meta.dirname, '../../build/fuzz', name);
fs.rmSync(folder, { recursive: true, force: true });
for (const part of ['seeds', 'corpus', 'findings']) {
  fs.mkdirSync(path.join(folder, part), { recursive: true });
}
seedsOf(name, maximum[name]).forEach((seed, i) => {
  fs.writeFileSync(path.join(folder, 'seeds', String(i)), seed);
});
const words = dictionaries[name].map((dictionary) =>
  fs.readFileSync(path.join(import.meta.dirname, 'dictionaries', `${dictionary}.dict`), 'utf8'),
);
fs.writeFileSync(path.join(folder, 'words.dict'), words.join('\n'));

const { status } = spawnSync(
  program,
  [
    `-max_total_time=${process.env.KSP_FUZZ_SECONDS ?? 10}`,
    `-max_len=${maximum[name]}`,
    `-dict=${folder}/words.dict`,
    `-artifact_prefix=${folder}/findings/`,
    '-timeout=30', // seconds for one input
    '-seed=1',
    '-print_final_stats=1',
    `${folder}/corpus`,
    `${folder}/seeds`,
  ],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
