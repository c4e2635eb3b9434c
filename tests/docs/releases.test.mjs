// docs/releases.md is what the core's release records say.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

test('docs/releases.md is what `kserve-playground releases` prints', () => {
  const program = new URL('../../build/native/kserve-playground', import.meta.url).pathname;
  const page = readFileSync(new URL('../../docs/releases.md', import.meta.url), 'utf8');
  assert.equal(page, execFileSync(program, ['releases'], { encoding: 'utf8' }));
});
