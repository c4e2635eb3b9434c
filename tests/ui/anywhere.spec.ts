// The page needs no more than files: any base path, no other origin, no network once it is loaded,
// no server at all.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, Playground, runtime, service, test } from './playground';
import { serveDist } from './static_server';

const dist = path.join(__dirname, '../../dist');

const policyOf = (file: string): string =>
  /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(
    readFileSync(path.join(dist, file), 'utf8'),
  )?.[1] ?? '';

/** What goes wrong from here on: errors, breaches of the policy, requests beyond `allowed`. */
async function watch(page: Page, allowed: (url: string) => boolean): Promise<string[]> {
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    if (!allowed(request.url())) wrong.push(`asked ${request.url()}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return wrong;
}

/** All that a person can open and do. */
async function doEverything(playground: Playground): Promise<void> {
  test.slow();
  const { page } = playground;
  await playground.paste('runtimes', runtime('mine', 'special'));
  await playground.paste('inferenceService', service('iris', 'special'));
  await expect(playground.answer).toContainText('mine serves this model');

  for (const button of await page.locator('ksp-header button[aria-expanded]').all()) {
    await button.click();
    await expect(page.locator('.panel h2').first()).toBeVisible();
    await page.keyboard.press('Escape');
  }
  for (const button of await page.locator('ksp-settings button[aria-expanded]').all()) {
    await button.click();
    await expect(page.locator('.panel h2').first()).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await page.locator('#open-share').click();
  await page.locator('ksp-share-panel input[type=checkbox]').check();
  await expect(page.locator('ksp-share-panel')).toContainText('The answer stays the same.');
  await page.keyboard.press('Escape');
  await playground.editor('inferenceService').press('ControlOrMeta+Home');
  await page.keyboard.press('F1');
  await expect(page.locator('.field-card')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('ksp-section#picture button[aria-expanded]').first().click();
  await expect(page.locator('ksp-picture svg')).toBeVisible();
  await page.locator('ksp-section#releases button[aria-expanded]').first().click();
  await expect(page.locator('ksp-releases')).toContainText('v0.8.0');
  const v2Only = runtime('mine', 'special').replace('[v1]', '[v2]');
  await playground.paste('runtimes', v2Only);
  await expect(playground.verdict).toHaveText('No runtime');
  await expect(page.locator('ksp-what-would-help')).toBeVisible({ timeout: 20_000 });
  await page.getByLabel('Language').selectOption('zh');
  await expect(playground.answer).toContainText('没有运行时为这个模型');
}

test('the policy allows scripts of the page only, and none that is made of text', () => {
  for (const file of ['index.html', 'kserve-playground.html']) {
    const policy = policyOf(file);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toMatch(
      /unsafe-inline|\*|https?:|blob:|data:/,
    );
  }
});

test('file names carry a hash, and addresses are relative', () => {
  for (const name of readdirSync(path.join(dist, 'assets'))) {
    expect(name).toMatch(/-[\w-]{8}\.\w+$/);
  }
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(4);
  for (const address of addresses) expect(address).toMatch(/^\.\//);
});

test('works below any path, under its own policy, and asks no other origin', async ({ page }) => {
  // As a header too: then it holds for everything that the page loads.
  const headers = { 'content-security-policy': policyOf('index.html') };
  await using server = await serveDist('/some/base/', headers);
  const wrong = await watch(
    page,
    (url) => url.startsWith(server.address) || url.startsWith('blob:'),
  );
  const playground = new Playground(page);
  await playground.open(server.address);
  await doEverything(playground);
  expect(wrong).toEqual([]);
  expect(server.missing).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test('goes on working when the network goes away', async ({ page, context }) => {
  await using server = await serveDist('/');
  const wrong = await watch(
    page,
    (url) => url.startsWith(server.address) || url.startsWith('blob:'),
  );
  // A page in English whose reader may want Chinese; others fetch that with its first answer.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'languages', { value: ['en', 'zh'] }),
  );
  const playground = new Playground(page);
  await playground.open(server.address);
  // What is fetched ahead: everything but what only embeds load.
  const later = readdirSync(path.join(dist, 'assets')).filter((name) => !/^embed-/.test(name));
  expect(later.length).toBeGreaterThan(20);
  for (const name of later) {
    const loaded = (file: string) =>
      performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(file));
    await expect.poll(() => page.evaluate(loaded, name)).toBe(true);
  }
  await context.setOffline(true);
  await doEverything(playground);
  expect(wrong).toEqual([]);
});

test('kserve-playground.html works from disk, alone', async ({ page }) => {
  const address = pathToFileURL(path.join(dist, 'kserve-playground.html')).href;
  const wrong = await watch(page, (url) => url === address || url.startsWith('blob:'));
  const playground = new Playground(page);
  await playground.open(address);
  await doEverything(playground);
  expect(wrong).toEqual([]);
});

test('the page offers the single file', async ({ playground, page }) => {
  await playground.open();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'one file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('kserve-playground.html');
  expect(readFileSync(await download.path(), 'utf8')).toContain('<ksp-page>');
});
