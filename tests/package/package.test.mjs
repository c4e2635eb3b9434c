// The npm package, as `npm pack` makes it and as a new project gets it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const top = path.resolve(import.meta.dirname, '../..');
const project = mkdtempSync(path.join(os.tmpdir(), 'playground-package-'));
after(() => rmSync(project, { recursive: true, force: true }));

const npm = (...args) =>
  execFileSync('npm', args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const [packed] = JSON.parse(
  npm('pack', path.join(top, 'build/package'), '--json', '--pack-destination', project),
);
writeFileSync(path.join(project, 'package.json'), '{"private": true, "type": "module"}\n');
npm('install', '--offline', '--no-audit', '--no-fund', path.join(project, packed.filename));
const installed = path.join(project, 'node_modules/kserve-playground');
const read = (file) => readFileSync(path.join(installed, file), 'utf8');

test('it holds the module, its types, the page, a README and the license, and nothing else', () => {
  const { dependencies } = JSON.parse(read('package.json'));
  assert.equal(dependencies, undefined);
  assert.deepEqual(readdirSync(installed).sort(), [
    'LICENSE',
    'README.md',
    'index.d.ts',
    'kserve-playground.js',
    'package.json',
    'static',
  ]);
});

test('the page in it is whole: every file that embed.html names is there', () => {
  const page = read('static/kserve-playground/embed.html');
  const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => file);
  assert.ok(named.length >= 3);
  for (const file of named) {
    assert.ok(existsSync(path.join(installed, 'static/kserve-playground', file)), file);
  }
  const assets = readdirSync(path.join(installed, 'static/kserve-playground/assets'));
  assert.ok(assets.some((file) => file.endsWith('.wasm')));
});

test('the module loads where there is no document, as on a server that renders pages', () => {
  const script = "const m = await import('kserve-playground'); console.log(Object.keys(m).join());";
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: project,
    encoding: 'utf8',
  });
  assert.equal(output, 'KServePlaygroundElement\n');
});

const using = `import { type Answered, KServePlaygroundElement } from 'kserve-playground';
const element: KServePlaygroundElement = document.createElement('kserve-playground');
element.addEventListener('ksp-answer', ({ detail }) => tell(detail));
element.start();
function tell({ link, kind, text }: Answered): string {
  return link + kind + text;
}
`;

function typeErrors(source, resolution) {
  writeFileSync(path.join(project, 'use.ts'), source);
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom'];
  const tsc = path.join(top, 'web/node_modules/typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, ...options, ...resolution, 'use.ts'], { cwd: project });
    return '';
  } catch (error) {
    return String(error.stdout);
  }
}

for (const resolution of [
  ['--module', 'nodenext'],
  ['--module', 'esnext', '--moduleResolution', 'bundler'],
]) {
  test(`it is typed: ${resolution.join(' ')}`, () => {
    assert.equal(typeErrors(using, resolution), '');
    assert.match(typeErrors(using.replace('start', 'begin'), resolution), /begin/);
  });
}

test('the module is small enough to be on every page', async () => {
  const { gzipSync } = await import('node:zlib');
  assert.ok(gzipSync(read('kserve-playground.js')).length <= 6 * 1024);
});
