// What a visitor downloads stays within its limits (docs/performance.md).
import assert from 'node:assert/strict';
import test from 'node:test';
import { sizes } from './sizes.mjs';

for (const { name, size, limit } of sizes()) {
  test(`${name}: at most ${limit} bytes after gzip`, () => {
    assert.ok(size <= limit, `${size} bytes`);
  });
}
