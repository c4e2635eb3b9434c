// Small things that are easily lost: the focus, the language of parts.
import type { Locator } from '@playwright/test';
import { expectFocusShown } from './keyboard';
import { expect, test } from './playground';

test('the focus is never lost with what had it', async ({ playground, page }) => {
  const { notice, answer } = playground;
  const press = async (button: Locator) => {
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(button).toHaveCount(0);
    await expectFocusShown(page, `${button} is gone`);
  };
  const named = (name: string) => page.getByRole('button', { name });
  await playground.open();

  await test.step('the buttons of a notice', async () => {
    await page.keyboard.press('Tab');
    await named('Reset').press('Enter');
    await press(notice.getByRole('button', { name: 'Undo' }));
    await expect(answer).toBeFocused();
    await named('Reset').press('Enter');
    await press(notice.getByRole('button', { name: 'Dismiss' }));
    await expect(answer).toBeFocused();
  });
  await test.step('the editor for what is stored', async () => {
    await named('It is an update').press('Enter');
    await expect(playground.editor('stored')).toBeFocused();
    await press(page.locator('#title-stored button'));
    await expect(playground.editor('inferenceService')).toBeFocused();
  });
  await test.step('an edit that is made', async () => {
    await playground.unfold('resolve');
    await playground.example('A v2-only runtime');
    await named('Make it win').first().press('Enter');
    await press(page.locator('ksp-edit').getByRole('button'));
    await expect(answer).toBeFocused();
  });
  await test.step('what has been learnt, forgotten', async () => {
    await page.evaluate(() => {
      location.hash = '#lesson/first-match';
    });
    await named('Show the answer').press('Enter');
    await page.locator('#open-lessons').press('Enter');
    await press(named('Forget my progress'));
    await expect(page.locator('ksp-lessons-panel h2')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('#open-lessons')).toBeFocused();
    await press(named('Back to my work'));
    await expect(answer).toBeFocused();
  });
  await test.step('the tabs of a narrow window that is made wide', async () => {
    await page.setViewportSize({ width: 600, height: 800 });
    await page.getByRole('tab').first().press('ArrowRight');
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(answer).toBeFocused();
  });
});

test('the focus goes to the answer when a button goes with what it mended', async ({
  playground,
  page,
}) => {
  await playground.open('./?lang=zh');
  await playground.example('拼错的字段');
  const fix = playground.problems.filter({ hasText: 'modelformat' }).locator('button').last();
  await fix.focus();
  await page.keyboard.press('Enter');
  await expect(playground.problems.filter({ hasText: 'modelformat' })).toHaveCount(0);
  await expect(playground.answer).toBeFocused();
  const line = playground.section('deploy').locator('ksp-origin td[lang]').first();
  await expect(line).toHaveAttribute('lang', 'en');
});
