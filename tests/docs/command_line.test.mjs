// docs/command-line.md has every subcommand and option that the program has, and no other.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const top = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(top, 'docs/command-line.md'), 'utf8');
const help = (...args) =>
  execFileSync(path.join(top, 'build/native/kserve-playground'), [...args, '--help'], {
    encoding: 'utf8',
  });
const matches = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name);
const subcommands = matches(help().split('Subcommands:')[1], /^ {2}([\w]+) /gm);
const optionsOf = (text) => matches(text, /^ +(?:-\w,)?(--[\w-]+)/gm).filter((o) => o !== '--help');

test('the subcommands are those of the program', () => {
  assert.ok(subcommands.length > 3);
  assert.deepEqual(matches(page, /^\| `(\w+)(?: FILE[.]*)?` \|/gm).sort(), subcommands.sort());
});

test('the options of each subcommand are those of the program', () => {
  const documented = (text) => matches(text, /^\| `(--[\w-]+)` \|/gm);
  const [common, some, link, compare] = page
    .split(/^## Options of.*$|^`evaluate`, `explain` and `link` also have:$|^`link` alone has:$|^`compare` alone has:$/m)
    .slice(1)
    .map(documented);
  const expected = {
    evaluate: [...common, ...some],
    explain: [...common, ...some],
    link: [...common, ...some, ...link],
    compare: [...common, ...compare],
    yaml2json: [],
    releases: [],
  };
  for (const name of subcommands) {
    assert.deepEqual(optionsOf(help(name)).sort(), expected[name].sort(), name);
  }
});
