import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Playground, test } from './playground';

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

// What one does with the page, and what each leaves on view.
const views: [string, (playground: Playground) => Promise<void>][] = [
  ['the first view', async () => {}],
  [
    'every section open',
    async (playground) => {
      const tab = playground.page.getByRole('tab').nth(1);
      if (await tab.isVisible()) await tab.click();
      for (const name of ['read', 'admit', 'migrate', 'validate', 'merge'] as const) {
        await playground.unfold(name);
      }
    },
  ],
  [
    'a refusal',
    async (playground) => {
      await playground.paste('inferenceService', 'kind: InferenceService\nspec: [\n');
      await expect(playground.verdict).toHaveText(/YAML/);
      const tab = playground.page.getByRole('tab').nth(1);
      if (await tab.isVisible()) await tab.click();
    },
  ],
  ['the examples', (playground) => playground.page.locator('#open-examples').click()],
  ['sharing', (playground) => playground.page.locator('#open-share').click()],
  ['the keyboard', (playground) => playground.page.locator('#open-keys').click()],
  [
    'the built-in runtimes',
    (playground) => playground.page.locator('ksp-settings button').first().click(),
  ],
  ['more settings', (playground) => playground.page.locator('ksp-settings button').last().click()],
  ['the list of lessons', (playground) => playground.page.locator('#open-lessons').click()],
  [
    'a lesson, before and after the prediction',
    async (playground) => {
      const { page } = playground;
      await page.evaluate(() => {
        location.hash = '#lesson/exact-version';
      });
      await expect(page.locator('ksp-lesson input').first()).toBeVisible();
      expect(await findings(page), 'before the prediction').toEqual([]);
      await page.locator('ksp-lesson form button').last().click();
      await page.locator('ksp-lesson-task button[aria-expanded]').click();
      await expect(page.locator('ksp-lesson ksp-diff')).toBeVisible();
    },
  ],
];

for (const language of ['en', 'zh']) {
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      test(`axe finds nothing: ${language}, ${scheme}, ${width} pixels`, async ({
        playground,
        page,
      }) => {
        test.slow();
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
        for (const [name, act] of views) {
          await playground.open(`./?lang=${language}`);
          await act(playground);
          expect(await findings(page), name).toEqual([]);
          await page.evaluate(() => localStorage.clear());
        }
      });
    }
  }
}

test('the answer is told to a screen reader when it has settled', async ({ playground, page }) => {
  await playground.open();
  const told = page.locator('ksp-answer [aria-live="polite"]');
  await expect(told).toContainText('Serves: ');
  await playground.paste('inferenceService', '');
  await expect(told).toContainText('No answer yet: ');
});
