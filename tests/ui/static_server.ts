// A plain file server for what is in dist, below a base path and with headers of choice: what a
// static host does, and nothing else.
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const dist = path.join(__dirname, '../../dist');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

export interface StaticServer extends AsyncDisposable {
  /** Of the page: ends with the base path. */
  address: string;
  /** What was asked for and is not there. */
  missing: string[];
}

export async function serveDist(
  base: string,
  headers: http.OutgoingHttpHeaders = {},
): Promise<StaticServer> {
  const missing: string[] = [];
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      if (!pathname.startsWith(base)) throw new Error('outside');
      const name = pathname.slice(base.length) || 'index.html';
      const bytes = await readFile(path.join(dist, name));
      response.writeHead(200, { 'content-type': types[path.extname(name)], ...headers });
      response.end(request.method === 'HEAD' ? '' : bytes);
    } catch {
      missing.push(pathname);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    missing,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
