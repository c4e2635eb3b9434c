// Both implementations of links: the page's, and the command line's by way of link_tool.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { loadPageModules, top } from '../page_modules.mjs';

const tool = process.env.LINK_TOOL ?? path.join(top, 'build/native/link_tool');

export const [page] = await loadPageModules('/src/link/codec.ts');

/** Asks the command line's side; an answer a question, in order. */
export function askTool(questions) {
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
  const result = spawnSync(tool, { input, encoding: 'utf8', maxBuffer: 1 << 30, timeout: 300_000 });
  if (result.status !== 0) throw new Error(`${tool}: ${result.error ?? result.signal}`);
  return result.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
}

const catalogs = new Map();
export async function catalog(release) {
  if (!catalogs.has(release)) catalogs.set(release, askTool([{ catalog: release }])[0]);
  return catalogs.get(release);
}

export const decode = (link) => page.decode(link, catalog);
export const encode = async (scenario) => page.encode(scenario, await catalog(scenario.kserve));
