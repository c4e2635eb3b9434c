import { defineConfig } from '@playwright/test';

// The tests look at the page as script/build leaves it in dist, in the system's Chromium without
// its windows: the same engine, and half the work.
const port = Number(process.env.PLAYGROUND_PORT ?? 47231);
const address = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: '../tests/ui',
  outputDir: './test-results',
  tsconfig: '../tests/ui/tsconfig.json',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 8_000 },
  reporter: 'list',
  use: {
    baseURL: address,
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
  },
});
