import { chromium } from '@playwright/test';
import { expect, test } from './playground';

test.use({ expectedErrors: /Failed to load resource|MIME type/ });

const engine = /kserve_playground.*\.wasm/;

test('a missing engine is named, and can be tried again', async ({ playground, page }) => {
  await page.route(engine, (route) => route.fulfill({ status: 404 }));
  await page.goto('./');
  await expect(playground.answer).toContainText('A file of the page is not on the server');
  await page.unroute(engine);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(playground.verdict).toHaveText('Serves');
});

test('a page of HTML in place of the engine is named', async ({ playground, page }) => {
  await page.route(engine, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto('./');
  await expect(playground.answer).toContainText('The server sent something else');
});

test('an engine with the wrong type does no harm', async ({ playground, page }) => {
  await page.route(engine, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { 'content-type': 'text/plain' } });
  });
  await playground.open();
  await expect(playground.verdict).toHaveText('Serves');
});

test('a network that is gone is named', async ({ playground, page }) => {
  await page.route(engine, (route) => route.abort());
  await page.goto('./');
  await expect(playground.answer).toContainText('the network or the server does not answer');
});

test('an old page after an update is told that a file is gone', async ({ playground, page }) => {
  await page.route(/worker-.*\.js/, (route) => route.fulfill({ status: 404 }));
  await page.goto('./');
  await expect(playground.answer).toContainText('Mostly the page was updated');
  await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
});

test('a worker that dies is replaced', async ({ playground, page }) => {
  await page.route(/worker-.*\.js/, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    // Dies of the first input that says so.
    const trap = `self.addEventListener('message', (event) => {
      if (JSON.stringify(event.data).includes('please die')) setTimeout(() => { throw Error('dead'); });
    });`;
    await route.fulfill({ response, body: trap + body });
  });
  await playground.open();
  await playground.paste('runtimes', '# please die\n');
  await expect(playground.verdict).not.toBeEmpty();
  await playground.paste('runtimes', '# please live\n');
  await expect(playground.verdict).toHaveText('Serves');
});

test('an input that takes for ever can be stopped, and the next one is answered', async ({
  playground,
  page,
}) => {
  await page.route(/worker-.*\.js/, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    const trap = `self.addEventListener('message', (event) => {
      if (JSON.stringify(event.data).includes('please hang')) for (;;);
    });`;
    await route.fulfill({ response, body: trap + body });
  });
  await playground.open();
  await playground.paste('runtimes', '# please hang\n');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(playground.answer).toContainText('Stopped');
  await playground.paste('runtimes', '# go on\n');
  await expect(playground.verdict).toHaveText('Serves');

  await playground.paste('runtimes', '# please hang again\n');
  await expect(playground.answer).toContainText('longer than ten seconds', { timeout: 14_000 });
  await playground.paste('runtimes', '# and on\n');
  await expect(playground.verdict).toHaveText('Serves');
});

test('WebAssembly switched off is named', async ({ baseURL, launchOptions }) => {
  const args = [...(launchOptions.args ?? []), '--js-flags=--jitless'];
  const browser = await chromium.launch({ ...launchOptions, args });
  const page = await browser.newPage();
  await page.goto(baseURL ?? '');
  await expect(page.locator('ksp-answer h2')).toContainText('WebAssembly is switched off');
  await browser.close();
});
