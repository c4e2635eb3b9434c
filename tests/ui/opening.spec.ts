import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chooseLanguage } from '../../web/src/i18n/language';
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

test('?lang= comes before the earlier choice, and that before the browser’s languages', () => {
  const chosen = (search: string, remembered: unknown, ...browser: string[]) =>
    chooseLanguage(search, remembered, browser);
  expect(chosen('', null, 'zh-CN')).toBe('zh');
  expect(chosen('', null, 'zh-TW', 'en')).toBe('zh');
  expect(chosen('', null, 'zh-Hans-SG')).toBe('zh');
  expect(chosen('', null, 'en-GB', 'zh-CN')).toBe('en');
  expect(chosen('', null, 'de', 'zh-CN')).toBe('zh');
  expect(chosen('', null, 'de-DE', 'fr')).toBe('en');
  expect(chosen('', null)).toBe('en');
  expect(chosen('', 'zh', 'en-US')).toBe('zh');
  expect(chosen('?lang=en', 'zh', 'zh-CN')).toBe('en');
  expect(chosen('?lang=zh-CN', 'en', 'en')).toBe('zh');
  expect(chosen('?lang=tlh', 'zh', 'en')).toBe('zh');
  expect(chosen('', { no: 'text' }, 'en')).toBe('en');
});

test.describe('in a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });

  test('speaks its language, then that of the switch, and remembers it', async ({
    playground,
    page,
  }) => {
    const language = page.locator('html');
    const shown = page.locator('ksp-header select').first();
    await playground.open();
    await expect(playground.verdict).toHaveText('可以服务');
    await expect(language).toHaveAttribute('lang', 'zh-Hans');
    // What is not in the language of the page says so.
    await expect(shown.locator('option[lang="en"]')).toHaveText('English');
    await expect(page.locator('#title-inferenceService [lang="en"]')).toHaveText(
      'InferenceService',
    );
    await page.getByLabel('语言').selectOption('en');
    await expect(playground.verdict).toHaveText('Serves');
    await expect(language).toHaveAttribute('lang', 'en');
    await expect(shown.locator('option[lang="zh-Hans"]')).toHaveText('中文');
    await page.reload();
    await expect(playground.verdict).toHaveText('Serves');
    await page.goto('./?lang=zh');
    await expect(playground.verdict).toHaveText('可以服务');
  });
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
