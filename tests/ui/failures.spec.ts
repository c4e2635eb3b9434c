// What fails, fails in the open: what is wrong, what to do, and a way to go on that works.
import { chromium, type Page } from '@playwright/test';
import { expect, type Playground, runtime, test } from './playground';

test.use({
  expectedErrors:
    /Failed to load|MIME type|policy: |Content Security Policy|broken|CompileError|SyntaxError/,
});

const engine = /kserve_playground.*\.wasm/;
const chinese = /kserve_playground\.zh.*\.txt/;
const worker = /worker-.*\.js/;
const script = /assets\/index-[\w-]+\.js/;
const serves = (playground: Playground) => expect(playground.verdict).toHaveText('Serves');

async function missing(page: Page, file: RegExp): Promise<void> {
  await page.route(file, (route) => route.fulfill({ status: 404 }));
}

/** Puts `trap` before the worker's own script. */
async function setTrap(page: Page, trap: string): Promise<void> {
  await page.route(worker, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: trap + (await response.text()) });
  });
}

test('a missing engine is named, and can be tried again', async ({ playground, page }) => {
  await missing(page, engine);
  await page.goto('./');
  await expect(playground.answer).toContainText('A file of the page is not on the server');
  await page.unroute(engine);
  await page.getByRole('button', { name: 'Try again' }).click();
  await serves(playground);
});

test('a page of HTML in place of the engine is named, and can be tried again', async ({
  playground,
  page,
}) => {
  await page.route(engine, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto('./');
  await expect(playground.answer).toContainText('The server sent something else');
  await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  await page.unroute(engine);
  await page.getByRole('button', { name: 'Try again' }).click();
  await serves(playground);
});

test('an engine with the wrong type does no harm', async ({ playground, page }) => {
  await page.route(engine, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { 'content-type': 'text/plain' } });
  });
  await playground.open();
  await serves(playground);
});

test('a network that is gone is named, in both languages, and can be tried again', async ({
  playground,
  page,
}) => {
  await page.route(engine, (route) => route.abort());
  await page.goto('./');
  await expect(playground.answer).toContainText('the network or the server does not answer');
  await page.getByLabel('Language').selectOption('zh');
  await expect(playground.answer).toContainText('网络或服务器没有响应');
  await page.unroute(engine);
  await page.getByRole('button', { name: '重试' }).click();
  await expect(playground.verdict).toHaveText('可以服务');
});

test('who reads English fetches no Chinese; where that is missing it is named, and can be tried again', async ({
  playground,
  page,
}) => {
  let asked = 0;
  page.on('request', (request) => {
    if (chinese.test(request.url())) asked++;
  });
  const retry = page.locator('ksp-answer').getByRole('button', { name: '重试' });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(chinese, (route) => held.then(() => route.fulfill({ status: 404 })));
  await setTrap(
    page,
    `self.addEventListener('message', ({ data }) => {
      if (JSON.stringify(data).includes('please die')) throw Error('broken by its input');
    });`,
  );
  await playground.open();
  await page.locator('ksp-section#releases button[aria-expanded]').first().click();
  await expect(page.locator('ksp-releases')).toContainText('v0.8.0');
  expect(asked).toBe(0);
  await test.step('it is slow, and missing', async () => {
    await page.getByLabel('Language').selectOption('zh');
    await expect(page.locator('ksp-answer')).toContainText('引擎仍在加载');
    release();
    await expect(playground.answer).toContainText('服务器上缺少页面的某个文件');
    await expect(page.locator('ksp-answer code')).toContainText('404');
    await expect(playground.notice).not.toContainText('服务器');
  });
  await test.step('English goes on', async () => {
    await page.getByLabel('语言').selectOption('en');
    await expect(playground.answer).toContainText('serves this model');
  });
  await test.step('something else is in its place', async () => {
    await page.unroute(chinese);
    await page.route(chinese, (route) => route.fulfill({ body: '<!doctype html>' }));
    await page.getByLabel('Language').selectOption('zh');
    await expect(playground.answer).toContainText('服务器返回的不是页面的文件');
    await page.unroute(chinese);
    await page.route(chinese, (route) => route.fulfill({ body: 'of another engine\n' }));
    await retry.click();
    await expect(page.locator('ksp-answer code')).toContainText('zh.txt');
    await expect(playground.answer).toContainText('服务器返回的不是页面的文件');
  });
  await test.step('it is tried again', async () => {
    await page.unroute(chinese);
    await retry.click();
    await expect(playground.answer).toContainText('为这个模型服务');
    await expect(page.locator('ksp-releases')).toContainText('协议');
  });
  await test.step('a worker that is replaced needs no network for it', async () => {
    await page.route(chinese, (route) => route.abort());
    await playground.paste('runtimes', '# please die\n');
    await expect(playground.answer).toContainText('引擎');
    await playground.paste('runtimes', '# please live\n');
    await expect(playground.answer).toContainText('为这个模型服务');
  });
});

test('a page in Chinese fetches its texts beside the engine', async ({ playground, page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(engine, async (route) => {
    await held;
    await route.continue();
  });
  const texts = page.waitForResponse(chinese);
  await page.goto('./?lang=zh');
  expect((await texts).ok()).toBe(true);
  release();
  await expect(playground.answer).toContainText('为这个模型服务');
});

test('old HTML with new files: the page’s script is gone, which is said in both languages', async ({
  playground,
  page,
}) => {
  const said = page.getByRole('alert');
  const retry = page.getByRole('button', { name: 'Try again 重试' });
  await page.route(script, (route) => route.abort());
  await page.goto('./');
  await expect(said).toContainText('could not be fetched: the network');

  await page.route(script, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await retry.click();
  await expect(said).toContainText('The server sent something else');

  await missing(page, script);
  await retry.click();
  await expect(said).toContainText('A file of the page is not on the server');
  await expect(said).toContainText('服务器上缺少页面的某个文件');
  await expect(said).not.toContainText('something else', { useInnerText: true });

  await page.route(script, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'broken by its age' }),
  );
  await retry.click();
  await expect(said).toContainText('Mostly it is too old', { useInnerText: true });
  await page.unroute(script);
  await retry.click();
  await serves(playground);
});

test('parts that are missing are told of, and arrive when tried again', async ({
  playground,
  page,
}) => {
  // The styles too: without them the page works, but does not look it.
  const parts = /assets\/((share_panel|course|field_tooltip)-[\w-]+\.js|index-[\w-]+\.css)/;
  await missing(page, parts);
  const told = playground.notice.getByText('A file of the page is not on the server');
  const again = playground.notice.getByRole('button', { name: 'Try again' });
  const back = async () => {
    await page.unroute(parts);
    await again.click();
  };
  await playground.open();
  await expect(told).toBeVisible();
  await playground.notice.getByRole('button', { name: 'Dismiss' }).click();

  await test.step('a panel', async () => {
    await page.locator('#open-share').click();
    await expect(told).toBeVisible();
    await back();
    await expect(page.getByLabel('Link', { exact: true })).toHaveValue(/#v1/);
    await expect(told).toBeHidden();
    await missing(page, parts);
  });
  await test.step('help with a field', async () => {
    await playground.editor('inferenceService').getByText('kind', { exact: true }).click();
    await page.keyboard.press('F1');
    await expect(told).toBeVisible();
    await back();
    await expect(page.locator('.cm-field')).toBeVisible();
    await missing(page, parts);
  });
  await test.step('a lesson', async () => {
    await page.evaluate(() => {
      location.hash = '#lesson/attributes';
    });
    await expect(told).toBeVisible();
  });
});

test('a server’s policy that forbids the engine is named; what can be done is to reload', async ({
  playground,
  page,
}) => {
  const html = /\/$/;
  const serveWith = (policy: string) =>
    page.route(html, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': policy };
      await route.fulfill({ response, headers });
    });
  for (const policy of ["script-src 'self'; worker-src blob:", "worker-src 'self'"]) {
    await serveWith(policy);
    await page.goto('./');
    await expect(playground.answer).toContainText('A content policy forbids');
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  }
  await page.getByLabel('Language').selectOption('zh');
  await expect(playground.answer).toContainText('内容安全策略禁止了');
  await page.unroute(html);
  await page.getByRole('button', { name: '重新加载页面' }).click();
  await expect(playground.verdict).toHaveText('可以服务');
});

test('WebAssembly switched off is named', async ({ baseURL, launchOptions }) => {
  const args = [...(launchOptions.args ?? []), '--js-flags=--jitless'];
  const browser = await chromium.launch({ ...launchOptions, args });
  const page = await browser.newPage();
  await page.goto(baseURL ?? '');
  await expect(page.locator('ksp-answer h2')).toContainText('WebAssembly is switched off');
  await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  await browser.close();
});

test('a worker that is missing, or fails at its start, or gets a damaged engine, is fetched again', async ({
  playground,
  page,
}) => {
  await missing(page, worker);
  await page.goto('./');
  await expect(playground.answer).toContainText('Mostly the page was updated');
  await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  await page.unroute(worker);
  await setTrap(page, 'throw Error("broken at its start");');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(playground.answer).toContainText('The browser would not start the engine');
  await expect(page.locator('ksp-answer code')).toContainText('broken at its start');
  await page.unroute(worker);
  await page.route(engine, (route) => route.fulfill({ body: '\0asm and nothing that follows' }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('ksp-answer code')).toContainText('CompileError');
  await expect(playground.answer).toContainText('The browser would not start the engine');
  await page.unroute(engine);
  await page.getByRole('button', { name: 'Try again' }).click();
  await serves(playground);
});

test('a worker that dies beside the answer is told of where it was asked, and asked again', async ({
  playground,
  page,
}) => {
  await setTrap(
    page,
    `self.addEventListener('message', (event) => {
      const input = JSON.stringify(event.data);
      const request = new XMLHttpRequest();
      request.open('GET', self.origin + '/deadly', false);
      request.send();
      if (!JSON.parse(request.responseText).some((part) => input.includes(part))) return;
      event.stopImmediatePropagation();
      throw Error('broken beside the answer');
    });`,
  );
  // Each worker asks before each call, however new it is.
  const deadly = new Set(['"method":"catalog"', '"kserve":"all"', 'image-1:']);
  await page.route('**/deadly', (route) => route.fulfill({ json: [...deadly] }));
  await playground.open();
  await playground.paste('runtimes', runtime('mine', 'special'));
  await test.step('the built-in runtimes', async () => {
    await page.getByRole('button', { name: 'Look at them' }).click();
    await expect(playground.notice).toContainText('The engine broke down');
    deadly.delete('"method":"catalog"');
    await playground.notice.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('ksp-catalog-panel')).toContainText('kserve-sklearnserver');
    await page.keyboard.press('Escape');
  });
  await test.step('the other releases', async () => {
    await page.locator('ksp-section#releases button[aria-expanded]').first().click();
    const releases = page.locator('ksp-releases');
    await expect(releases).toContainText('The engine broke down on this input');
    deadly.delete('"kserve":"all"');
    await releases.getByRole('button', { name: 'Try again' }).click();
    await expect(releases).toContainText('v0.8.0');
  });
  await test.step('what is shared in place of names', async () => {
    await page.locator('#open-share').click();
    const share = page.locator('ksp-share-panel');
    await share.getByRole('checkbox').check();
    await expect(share).toContainText('The engine gave no answer: nothing is offered');
    await expect(share.getByRole('button', { name: 'Copy' })).toHaveCount(0);
    deadly.delete('image-1:');
    await share.getByRole('button', { name: 'Try again' }).click();
    await expect(share).toContainText('The answer stays the same.');
  });
  await serves(playground);
});

test('a worker that dies is replaced, and one that hangs can be stopped', async ({
  playground,
  page,
}) => {
  await setTrap(
    page,
    `self.addEventListener('message', (event) => {
      const input = JSON.stringify(event.data);
      if (input.includes('please hang')) for (;;);
      if (!input.includes('please die')) return;
      event.stopImmediatePropagation();
      throw Error('broken by its input');
    });`,
  );
  await playground.open();
  await test.step('it dies', async () => {
    await playground.paste('runtimes', '# please die\n');
    await expect(playground.answer).toContainText('The engine broke down on this input');
    await expect(page.locator('ksp-answer code')).toContainText('broken by its input');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(playground.answer).toContainText('The engine broke down on this input');
    await playground.paste('runtimes', '# please live\n');
    await serves(playground);
  });
  await test.step('it is stopped', async () => {
    await playground.paste('runtimes', '# please hang\n');
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(playground.answer).toContainText('Stopped');
    await playground.paste('runtimes', '# go on\n');
    await serves(playground);
  });
  await test.step('it takes too long', async () => {
    await playground.paste('runtimes', '# please hang again\n');
    await expect(playground.answer).toContainText('longer than ten seconds', { timeout: 14_000 });
    await playground.paste('runtimes', '# and on\n');
    await serves(playground);
  });
});

test('an embed whose playground is missing says so, and starts when tried again', async ({
  page,
}) => {
  const html = await (await page.request.get('./embed.html')).text();
  const [own = ''] = /embed-[\w-]+\.js/.exec(html) ?? [];
  const playground = new RegExp(`assets/(?!${own})embed-[\\w-]+\\.js`);
  await missing(page, playground);
  await page.goto('./embed.html?loading=eager&lang=zh');
  await expect(page.getByRole('status')).toContainText('加载演练场');
  await expect(page.getByRole('status')).toContainText('/assets/embed-');
  await page.unroute(playground);
  await page.getByRole('button', { name: '在此推算' }).click();
  await expect(page.locator('ksp-answer .verdict')).toHaveText('可以服务');

  // Old HTML: nothing of the embed is there any more.
  await missing(page, new RegExp(own));
  await page.reload();
  await expect(page.locator('body > p')).toHaveText(/reload.*请重新加载/);
  await expect(page.locator('body > p')).toHaveCSS('opacity', '1');
});
