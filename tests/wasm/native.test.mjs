// Through WebAssembly the reports are those of the native core, to the byte: every golden case,
// release and mode. Whether the native ones are KServe's is for tests/golden to say.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { engine } from './engine.mjs';

const cases = fileURLToPath(new URL('../golden/cases/', import.meta.url));
const program = fileURLToPath(new URL('../../build/native/kserve-playground', import.meta.url));

for (const name of readdirSync(cases).filter((file) => file.endsWith('.yaml'))) {
  test(name, () => {
    const { stdout } = spawnSync(
      program,
      ['evaluate', '--kserve', 'all', '--deployment-mode', 'both', name],
      { cwd: cases, encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    const answer = engine.evaluate(
      JSON.stringify({
        sources: [{ name, text: readFileSync(cases + name, 'utf8') }],
        kserve: 'all',
        deploymentModes: ['Knative', 'Standard'],
      }),
    );
    assert.equal(answer, `{"reports":[${stdout.trimEnd().replaceAll('\n', ',')}]}`);
  });
}
