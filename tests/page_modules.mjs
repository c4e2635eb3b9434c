// Modules of the page's sources, in Node: loads each of `paths`, "/src/….ts", as Vite builds it.
import path from 'node:path';

import { createServer } from '../web/node_modules/vite/dist/node/index.js';

export const top = path.resolve(import.meta.dirname, '..');

export async function loadPageModules(...paths) {
  const server = await createServer({
    root: path.join(top, 'web'),
    configFile: false,
    server: { middlewareMode: true, ws: false, hmr: false, fs: { allow: [top] } },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
    logLevel: 'error',
  });
  const modules = [];
  for (const each of paths) modules.push(await server.ssrLoadModule(each));
  await server.close();
  return modules;
}
