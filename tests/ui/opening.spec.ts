import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './playground';

test('opens on sklearn-iris with the answer on view', async ({ playground }) => {
  await playground.open();
  await expect(playground.verdict).toHaveText('Serves');
  await expect(playground.answer).toContainText('kserve-sklearnserver');
  await expect(playground.answer).toBeInViewport();
  expect(await playground.text('inferenceService')).toContain('name: sklearn-iris');
});

test('says what it is before its script runs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('KServe Runtime Playground');
  await expect(page.getByText('nothing leaves the page')).toBeVisible();
  await context.close();
});

test('speaks the language of the browser, the switch and ?lang=', async ({ playground, page }) => {
  await playground.open('./?lang=zh');
  await expect(playground.verdict).toHaveText('可以服务');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await page.getByLabel('语言').selectOption('en');
  await expect(playground.verdict).toHaveText('Serves');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('remembers the theme', async ({ playground, page }) => {
  await playground.open();
  await page.getByLabel('Theme').selectOption('dark');
  await page.reload();
  await expect(playground.verdict).toHaveText('Serves');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the footer gives the figures of docs/fidelity.json', async ({ playground, page }) => {
  const file = path.join(__dirname, '../../docs/fidelity.json');
  const { golden } = JSON.parse(readFileSync(file, 'utf8'));
  const [agree, all] = [golden.agree, golden.evaluations].map((n) => n.toLocaleString('en-US'));
  await playground.open();
  await expect(page.getByRole('contentinfo')).toContainText(
    `Compared with KServe’s own code: ${agree} of ${all} evaluations agree`,
  );
});
