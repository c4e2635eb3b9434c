// What the page may weigh, in bytes after gzip.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './playground';

const dist = path.join(__dirname, '../../dist');

function weight(file: string): number {
  return gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length;
}

test('the first view without the engine is at most 200 KB', () => {
  const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, file]) => file,
  );
  const total = files.reduce((sum, file) => sum + weight(file ?? ''), weight('index.html'));
  expect(files.length).toBeGreaterThan(1);
  expect(total).toBeLessThanOrEqual(200 * 1024);
});
