// Every download names its version and the hash of its content. What apt downloads is checked by
// the signatures of Debian's lists.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const top = path.resolve(import.meta.dirname, '../..');
const read = (name) => fs.readFileSync(path.join(top, name), 'utf8');
const sha512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

for (const folder of ['web', 'site']) {
  test(`the lock file of ${folder} has a hash for every package, and no download address`, () => {
    const packages = Object.entries(JSON.parse(read(`${folder}/package-lock.json`)).packages);
    assert.ok(packages.length > 10);
    for (const [name, { version, integrity, resolved }] of packages) {
      if (name === '') continue; // the folder itself
      assert.match(version, /^\d+\.\d+\.\d+/, name);
      assert.match(integrity ?? 'none', sha512, name);
      assert.equal(resolved, undefined, name);
    }
  });

  test(`${folder} asks for exact versions`, () => {
    const { dependencies = {}, devDependencies } = JSON.parse(read(`${folder}/package.json`));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    }
  });
}

test('docs/dependencies.md says why each one is there, with its version', () => {
  const rows = read('docs/dependencies.md').split('\n').filter((line) => line.startsWith('| '));
  for (const folder of ['web', 'site']) {
    const { dependencies = {}, devDependencies } = JSON.parse(read(`${folder}/package.json`));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      const named = new RegExp(`(^|[^\\w/-])${name}([^\\w/-]|$)`);
      const row = rows.find((each) => named.test(each) && each.includes(version));
      assert.ok(row, `${name} ${version}`);
    }
  }
});

test('workflows use actions by the hash of their commit, with its version beside it', () => {
  const folder = path.join(top, '.github/workflows');
  const text = fs.readdirSync(folder).map((file) => read(`.github/workflows/${file}`)).join('\n');
  const used = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action);
  assert.ok(used.length > 2);
  for (const action of used) assert.match(action, /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('CMake fetches commits by their hash', () => {
  const folder = path.join(top, 'cmake');
  const text = fs.readdirSync(folder).map((file) => read(`cmake/${file}`)).join('\n');
  const fetched = [...text.matchAll(/GIT_REPOSITORY \S+\s+GIT_TAG (\S+)/g)];
  assert.equal(fetched.length, text.match(/FetchContent_Declare\(/g).length);
  for (const [declaration, commit] of fetched) assert.match(commit, /^[0-9a-f]{40}$/, declaration);
});

test('script/setup installs from npm by hash alone, and else only from apt', () => {
  const setup = read('script/setup');
  assert.match(/^acorn_integrity=(\S+)$/m.exec(setup)[1], sha512);
  for (const command of ['npm install', 'npx ', 'pip ', 'curl ', 'wget ', 'git clone']) {
    assert.ok(!setup.includes(command), command);
  }
  assert.ok(!/allow-unauthenticated|allow-insecure|trusted=yes/i.test(setup));
});
