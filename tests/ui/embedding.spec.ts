// Embeds in pages of other origins: the package and embed.html as script/build leaves them.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { test as base, expect, type Page } from '@playwright/test';
import { serve } from './embedding/server';

const top = path.join(__dirname, '../..');
const page_ = path.join(top, 'build/package/static/kserve-playground');
const corpus = readFileSync(path.join(top, 'tests/links/corpus.jsonl'), 'utf8').split('\n');
const linkWith = (part: string): string =>
  JSON.parse(corpus.find((line) => line.includes(part)) ?? '').link;
const link = linkWith('"catalog":false');

/** Two origins: the hosts' and another one, which serves the same. */
const test = base.extend<object, { origins: { host: string; other: string } }>({
  origins: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const folders = {
        hosts: path.join(__dirname, 'embedding'),
        package: path.join(top, 'build/package'),
        react: path.join(top, 'build/test-results/react'),
      };
      const servers: { origin: string; server: Server }[] = [];
      for (let i = 0; i < 2; i++) servers.push(await serve(folders));
      await use({ host: servers[0]?.origin ?? '', other: servers[1]?.origin ?? '' });
      for (const { server } of servers) server.closeAllConnections();
      for (const { server } of servers) server.close();
    },
    { scope: 'worker' },
  ],
});

// No embed reports an error, breaks its policy, or asks another place than where it is from.
test.beforeEach(({ page, origins }) => {
  wrong = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    const own = [origins.host, origins.other].some((origin) => url.startsWith(origin));
    if (!own && !/^(data|blob):/.test(url)) wrong.push(`asked ${url}`);
  });
});
test.afterEach(() => expect(wrong).toEqual([]));
let wrong: string[] = [];

const embed = (page: Page, id: string) => page.locator(`#${id}`);
const frameOf = (page: Page, id: string) => page.frameLocator(`#${id} iframe`);
const answerOf = (page: Page, id: string) => frameOf(page, id).locator('ksp-answer h2');

test('five at once: each has its own answer, and one is edited while another runs', async ({
  page,
  origins,
}) => {
  test.slow();
  await page.goto(`${origins.host}/hosts/five.html`);
  await expect(embed(page, 'answer')).toContainText('not worked out yet');
  await embed(page, 'answer').getByRole('button', { name: 'Work it out here' }).press('Enter');
  for (const id of ['resolve', 'full', 'chinese']) await embed(page, id).scrollIntoViewIfNeeded();
  await expect(answerOf(page, 'answer')).toContainText('kserve-sklearnserver serves');
  await expect(answerOf(page, 'expand')).toContainText('mine serves');
  // The last one starts anew, and runs while the first is edited.
  await embed(page, 'chinese').evaluate((element) => {
    const src = '/package/static/kserve-playground/embed.html';
    element.setAttribute('src', src);
  });
  const editor = frameOf(page, 'answer').locator('ksp-editor#inferenceService .cm-content');
  const told = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener('ksp-answer', (event) => {
          const { target, detail } = event as CustomEvent;
          if ((target as Element).id === 'answer' && detail.kind === 'nothing')
            resolve(detail.link);
        });
      }),
  );
  await editor.press('ControlOrMeta+a');
  await editor.press('Delete');
  await expect(answerOf(page, 'chinese')).toContainText('没有运行时');
  await expect(answerOf(page, 'resolve')).toContainText('kserve-xgbserver serves');
  await expect(answerOf(page, 'full')).toContainText('No runtime');
  expect(await told).toMatch(/^#v1\//);
  const kept = await page.frames()[1]?.evaluate(() => localStorage.length);
  expect(kept).toBe(0);
});

test('view, release and read-only are what the host says', async ({ page, origins }) => {
  await page.goto(`${origins.host}/hosts/five.html`);
  await expect(answerOf(page, 'expand')).toContainText('mine serves');
  await expect(frameOf(page, 'expand').locator('ksp-section')).toHaveCount(1);
  await embed(page, 'resolve').scrollIntoViewIfNeeded();
  await expect(frameOf(page, 'resolve').locator('header')).toContainText('v0.15.2');
  const editor = frameOf(page, 'expand').locator('ksp-editor#inferenceService .cm-content');
  await editor.press('x');
  await expect(editor).not.toContainText('x');
  const height = async () => (await page.locator('#full iframe').boundingBox())?.height;
  await expect.poll(height).toBe(700);
  await embed(page, 'full').evaluate((e) => {
    e.setAttribute('max-height', '1');
    e.setAttribute('view', 'answer');
  });
  await expect.poll(height).toBe(120);
});

test('theme and language follow the host; its edits arrive, and give a reader’s back', async ({
  page,
  origins,
}) => {
  await page.goto(`${origins.host}/hosts/five.html`);
  await embed(page, 'answer').getByRole('button').click();
  await expect(answerOf(page, 'answer')).toContainText('serves this model');
  const frame = frameOf(page, 'answer');
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
    document.documentElement.lang = 'zh';
  });
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(frame.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await frame.locator('ksp-editor#inferenceService .cm-content').press('ControlOrMeta+End');
  await page.keyboard.type('# mine');
  await embed(page, 'answer')
    .locator('[slot=inferenceservice]')
    .evaluate((pre) => {
      pre.textContent = (pre.textContent ?? '').replace('sklearn', 'xgboost');
    });
  await expect(answerOf(page, 'answer')).toContainText('kserve-xgbserver');
  await frame.getByRole('button', { name: '撤销' }).click();
  await expect(answerOf(page, 'answer')).toContainText('kserve-sklearnserver');
  // After all that a reader does in it, an embed keeps nothing.
  expect(await frame.locator('html').evaluate(() => localStorage.length)).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
});

test('messages of other origins change nothing', async ({ page, origins }) => {
  const src = `${origins.other}/package/static/kserve-playground/embed.html`;
  await page.goto(`${origins.host}/hosts/five.html`);
  // This embed's address names the other origin as its host, and the page around it is not that.
  await page.evaluate(
    ([address, hash]) => {
      const frame = document.createElement('iframe');
      frame.id = 'deaf';
      frame.src = `${address}${hash}`;
      document.body.prepend(frame);
    },
    [`${src}?loading=eager&host=${encodeURIComponent(origins.other)}`, link],
  );
  const deaf = page.frameLocator('#deaf');
  await expect(deaf.locator('ksp-answer .verdict')).not.toBeEmpty();
  const text = await deaf.locator('ksp-answer h2').textContent();
  await page.locator('#deaf').evaluate((frame: HTMLIFrameElement) => {
    const yaml = { runtimes: '', inferenceService: '' };
    frame.contentWindow?.postMessage({ kservePlayground: 'show', theme: 'dark', yaml }, '*');
  });
  // And that frame speaks to the page around it as if it were the embed of another element.
  await expect(answerOf(page, 'expand')).toContainText('mine serves');
  const height = await page.locator('#expand iframe').boundingBox();
  const other = page.frames().find((frame) => frame.url().startsWith(origins.other));
  await other?.evaluate(() => parent.postMessage({ kservePlayground: 'height', height: 400 }, '*'));
  await page.waitForTimeout(300);
  expect((await page.locator('#expand iframe').boundingBox())?.height).toBe(height?.height);
  await expect(deaf.locator('html')).not.toHaveAttribute('data-theme', 'dark');
  expect(await deaf.locator('ksp-answer h2').textContent()).toBe(text);
});

test('before it is started a frame shows the YAML of its link in at most 12 KB', async ({
  page,
  origins,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const address = `${origins.host}/package/static/kserve-playground/embed.html`;
  await page.goto(`${address}?loading=click&heading=Mine&answer=It+works${link}`);
  await expect(page.locator('figcaption')).toContainText('Mine');
  await expect(page.locator('pre').last()).toContainText('kind: InferenceService');
  await expect(page.locator('.answer')).toContainText('not worked out yet');
  await page.waitForLoadState('networkidle');
  const files = [...new Set(asked)].filter((file) => !file.endsWith('.svg'));
  const weights = files.map((file) => {
    const name = path.relative('/package/static/kserve-playground', file);
    return gzipSync(readFileSync(path.join(page_, name)), { level: 9 }).length;
  });
  expect(files.length).toBeGreaterThan(2);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(12 * 1024);
  await page.getByRole('button', { name: 'Work it out here' }).click();
  await expect(page.locator('ksp-answer .verdict')).not.toBeEmpty();
});

test('plain HTML and a plain frame, as the documentation shows them', async ({ page, origins }) => {
  const docs = readFileSync(path.join(top, 'docs/embedding.md'), 'utf8');
  const examples = [...docs.matchAll(/^```html\n(.*?)^```$/gms)].map(([, code = '']) => code);
  expect(examples).toHaveLength(2);
  const body = examples
    .join('\n')
    .replace('/node_modules/kserve-playground/', '/package/')
    .replace('/kserve-playground/embed.html', '/package/static/kserve-playground/embed.html')
    .replace('#v1/…', link);
  await page.route('**/docs.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en">${body}` }),
  );
  await page.goto(`${origins.host}/docs.html`);

  await test.step('plain HTML', async () => {
    const element = page.locator('kserve-playground');
    await expect(element).toContainText('Which runtime serves iris?');
    await expect(element).toContainText('kserve-sklearnserver serves it.');
    await element.getByRole('button').click();
    const frame = element.locator('iframe').contentFrame();
    await expect(frame.locator('ksp-answer h2')).toContainText('kserve-sklearnserver serves');
  });

  const frame = page.frameLocator('body > iframe');
  const answer = frame.locator('ksp-answer h2');
  await test.step('a frame', async () => {
    await expect(frame.getByRole('heading', { name: 'Iris' })).toBeVisible();
    await expect(frame.locator('pre').last()).toContainText('kind: InferenceService');
    await frame.getByRole('button').click();
    await expect(answer).toContainText('No runtime');
    await expect(frame.locator('ksp-way ksp-section')).toHaveCount(1);
  });
  const go = (hash: string) =>
    page.locator('body > iframe').evaluate((element: HTMLIFrameElement, to) => {
      element.src = element.src.replace(/#.*/, to);
    }, hash);
  await test.step('another link in the same frame', async () => {
    await go(linkWith('"kserve":"v0.14.1"'));
    await expect(frame.locator('header')).toContainText('v0.14.1');
    await expect(answer).toContainText('kserve-sklearnserver serves');
  });
  await test.step('a broken link leaves what is there, and is said to be broken', async () => {
    await go('#v1/1Y-zBxsNGlxBAwA');
    await expect(frame.locator('ksp-notice')).toContainText('damaged');
    await expect(answer).toContainText('kserve-sklearnserver serves');
  });
  await test.step('the link of a lesson', async () => {
    await go('#lesson/first-match');
    await expect(frame.locator('ksp-lesson h2').first()).not.toBeEmpty();
  });
});

test('a wrong address and an unknown release are told of, and can be set right', async ({
  page,
  origins,
}) => {
  await page.goto(`${origins.host}/hosts/five.html`);
  const element = embed(page, 'answer');
  await element.evaluate((e) => {
    e.setAttribute('src', 'javascript:alert(1)');
    e.setAttribute('kserve', 'v9.9');
  });
  await element.getByRole('button').click();
  await expect(element.getByRole('status')).toContainText('not be loaded from javascript:alert(1)');
  await element.evaluate((e) => e.removeAttribute('src'));
  await element.getByRole('button').click();
  await expect(answerOf(page, 'answer')).toContainText('cannot use what is named here');
  await expect(frameOf(page, 'answer').locator('ksp-answer code')).toContainText('"v9.9"');
  await element.evaluate((e) => e.setAttribute('kserve', '0.15'));
  await expect(answerOf(page, 'answer')).toContainText('kserve-sklearnserver serves');
});

test('the component for Docusaurus takes release, theme and language from the site', async ({
  page,
  origins,
}) => {
  const vite = path.join(top, 'web/node_modules/vite/bin/vite.js');
  const config = path.join(__dirname, 'embedding/react.vite.config.ts');
  execFileSync(process.execPath, [vite, 'build', '--config', config], { stdio: 'pipe' });
  await page.goto(`${origins.host}/hosts/react.html`);
  const frame = page.frameLocator('kserve-playground iframe');
  await expect(frame.locator('header')).toContainText('v0.15.2');
  await expect(page.locator('#told')).toContainText('kserve-sklearnserver serves');
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(page.locator('#told')).toContainText('kserve-xgbserver 为这个模型服务');
  await expect(frame.locator('header')).toContainText('v0.20.0');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(frame.locator('html')).toHaveAttribute('lang', 'zh-Hans');
});
