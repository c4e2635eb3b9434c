// The ways to hand a scenario on. tests/share has what the texts hold; here is that they get out.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from '../../web/node_modules/fflate';
import { expect, type Playground, runtime, service, test } from './playground';

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function copy(page: Page, button: string): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(page.getByText('Copied').last()).toBeVisible();
  return clipboard(page);
}

async function download(page: Page, button: string): Promise<Buffer> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  return readFileSync(await (await started).path());
}

async function unzip(page: Page): Promise<Record<string, string>> {
  const files = unzipSync(await download(page, 'Download all (zip)'));
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
}

async function shareOf(playground: Playground, runtimes: string, isvc: string): Promise<void> {
  const { page } = playground;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open();
  await playground.paste('runtimes', runtimes);
  await playground.paste('inferenceService', isvc);
  await page.locator('#open-share').click();
}

test('a scenario leaves as Markdown, as a report, as YAML, as a zip, to an app', async ({
  playground,
  page,
}) => {
  await page.addInitScript(() => {
    navigator.share = async (data) => {
      Object.assign(window, { shared: data });
    };
  });
  await shareOf(playground, runtime('mine', 'special'), service('iris', 'special'));
  await expect(playground.answer).toContainText('mine serves');
  const link = await page.getByLabel('Link', { exact: true }).inputValue();

  const markdown = await copy(page, 'Copy Markdown link');
  expect(markdown).toMatch(/^\[mine serves this model/);
  expect(markdown.endsWith(`](${link})`)).toBe(true);

  const report = await copy(page, 'Copy issue report');
  for (const part of [
    runtime('mine', 'special'),
    service('iris', 'special').trimEnd(),
    'KServe release: v0.20.0',
    'mine serves this model',
    `<${link}>`,
  ]) {
    expect(report).toContain(part.trimEnd());
  }

  const yaml = (await download(page, 'Download result (YAML)')).toString();
  expect(yaml).toContain('image: registry.example.com/mine:1.0');

  expect(await unzip(page)).toEqual({
    'runtimes.yaml': runtime('mine', 'special'),
    'inferenceservice.yaml': service('iris', 'special'),
    'settings.json': expect.stringContaining('"kserve": "v0.20.0"'),
    'report.md': report,
    'result.yaml': yaml,
    'link.txt': `${link}\n`,
  });

  await page.getByRole('button', { name: 'Share with an app' }).click();
  const shared = () =>
    page.evaluate(() => (window as unknown as { shared?: { url: string } }).shared);
  expect(await shared()).toMatchObject({ url: link });

  // In Chinese there is the same.
  await page.getByLabel('Language').selectOption('zh');
  await page.getByRole('button', { name: '复制问题报告' }).click();
  await expect.poll(() => clipboard(page)).toContain('### 结果');
});

test('a redacted scenario tells no names, images or URIs, and says what was replaced', async ({
  playground,
  page,
}) => {
  await shareOf(
    playground,
    runtime('acme-rt', 'special').replace('registry.example.com', 'hub.acme.io'),
    `# of acme\n${service('acme-svc', 'special')}`,
  );
  await expect(playground.answer).toContainText('acme-rt serves');
  await page.getByLabel('Replace names, images and URIs').check();
  const panel = page.locator('ksp-share-panel');
  await expect(panel).toContainText('Replaced: 2 names, 1 image, 1 URI, 1 host or bucket.');
  await expect(panel).toContainText('Taken out: 1 comment.');
  await expect(panel).toContainText('The answer stays the same.');

  const files = await unzip(page);
  expect(Object.keys(files)).toContain('link.txt');
  expect(JSON.stringify(files)).not.toContain('acme');
  expect(files['report.md']).toContain('serves this model');
  expect(await copy(page, 'Copy issue report')).toBe(files['report.md']);

  await playground.open(files['link.txt']?.trim());
  await playground.notice.getByRole('button', { name: 'Open it' }).click();
  await expect(playground.answer).toContainText('runtime-01 serves');
  expect(await playground.text('runtimes')).not.toContain('acme');
});
