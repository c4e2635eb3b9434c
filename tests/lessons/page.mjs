// The page's own lessons and check of expectations, in Node.
import path from 'node:path';

import { createServer } from '../../web/node_modules/vite/dist/node/index.js';

export const top = path.resolve(import.meta.dirname, '../..');

const server = await createServer({
  root: path.join(top, 'web'),
  configFile: false,
  server: { middlewareMode: true, ws: false, hmr: false, fs: { allow: [top] } },
  optimizeDeps: { noDiscovery: true },
  appType: 'custom',
  logLevel: 'error',
});
const load = (name) => server.ssrLoadModule(`/src/${name}.ts`);
export const { course, lessons } = await load('lessons/course');
export const { scenarioOf } = await load('lessons/lesson');
export const { unmet } = await load('lessons/expectation');
export const { requestOf } = await load('scenario');
await server.close();
