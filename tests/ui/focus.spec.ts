// Small things that are easily lost: the focus, stillness, the language of parts.
import { expect, test } from './playground';

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

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.editor('runtimes').focus();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
