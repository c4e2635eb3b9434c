// What is downloaded, in bytes after gzip, and what it may be. Looks at dist and build/wasm.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const top = path.resolve(import.meta.dirname, '../..');
const dist = path.join(top, 'dist');

/** By the program itself: Node's zlib is a faster one, which leaves 1 % more of WebAssembly. */
function weight(file) {
  return execFileSync('gzip', ['-9', '-n', '-c', file], { maxBuffer: Infinity }).length;
}

/** A page's file and the scripts and styles that it names. */
function pageWeight(name) {
  const page = readFileSync(path.join(dist, name), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)];
  if (files.length < 2) throw new Error(`${name} names no script and style`);
  return files.reduce(
    (sum, [, file]) => sum + weight(path.join(dist, file)),
    weight(path.join(dist, name)),
  );
}

function engineWeight() {
  const worker = readdirSync(path.join(dist, 'assets')).filter((name) =>
    /^worker-.*\.js$/.test(name),
  );
  if (worker.length !== 1) throw new Error('dist has not one worker');
  return (
    weight(path.join(top, 'build/wasm/kserve_playground.wasm')) +
    weight(path.join(dist, 'assets', worker[0]))
  );
}

const KB = 1024;

/** By name: the size, and the limit. */
export function sizes() {
  return [
    // The worker's script is the engine's loader and little else.
    { name: 'engine', size: engineWeight(), limit: 220 * KB },
    {
      name: 'Chinese texts of the engine',
      size: weight(path.join(top, 'build/wasm/kserve_playground.zh.txt')),
      limit: 12 * KB,
    },
    { name: 'first view', size: pageWeight('index.html'), limit: 200 * KB },
    {
      name: 'embed before activation',
      size: pageWeight('embed.html'),
      limit: 12 * KB,
    },
  ];
}
