// Pictures of the page: docs/screenshot.png for the README where SCREENSHOT is set, and one of each
// look into the folder that SCREENSHOTS names.
import path from 'node:path';
import { expect, test } from './playground';

const { SCREENSHOT, SCREENSHOTS } = process.env;

test('the picture in the README', async ({ playground, page }) => {
  test.skip(!SCREENSHOT, 'SCREENSHOT is not set');
  await playground.open();
  await page.setViewportSize({ width: 1280, height: 900 });
  await playground.example('Two runtimes that both fit');
  await playground.notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(playground.answer).toContainText('xgb-stable');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(__dirname, '../../docs/screenshot.png') });
});

for (const scheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1280, 800],
    [360, 740],
  ] as const) {
    test(`pictures: ${scheme}, ${width} pixels`, async ({ playground, page }) => {
      test.skip(!SCREENSHOTS, 'SCREENSHOTS is not set');
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height });
      const picture = (name: string) =>
        page.screenshot({ path: path.join(SCREENSHOTS ?? '', `${name}-${scheme}-${width}.png`) });
      await playground.open();
      await picture('first');
      await page.locator('#open-examples').click();
      await picture('examples');
      await page.keyboard.press('Escape');
      await playground.example('A v2-only runtime');
      const tab = page.getByRole('tab').nth(1);
      if (await tab.isVisible()) await tab.click();
      await picture('no-runtime');
      await playground.example('The old sklearn key');
      await playground.unfold('migrate');
      await playground.section('migrate').scrollIntoViewIfNeeded();
      await picture('migrate');
      await playground.section('deploy').scrollIntoViewIfNeeded();
      await picture('deploy');
    });
  }
}
