import { expectNoOverflow } from './audit';
import { expect, runtime, service, test } from './playground';

test('Escape, then Tab leaves an editor; Tab alone indents', async ({ playground, page }) => {
  await playground.open();
  await playground.editor('inferenceService').click();
  await page.keyboard.press('Tab');
  await expect(playground.editor('inferenceService')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(playground.editor('inferenceService')).not.toBeFocused();
});

test('F6 goes from part to part', async ({ playground, page }) => {
  await playground.open();
  await page.keyboard.press('F6');
  await expect(playground.editor('runtimes')).toBeFocused();
  await page.keyboard.press('F6');
  await expect(playground.editor('inferenceService')).toBeFocused();
  await page.keyboard.press('F6');
  await expect(playground.answer).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(playground.editor('inferenceService')).toBeFocused();
});

test('a skip link leads to the answer', async ({ playground, page }) => {
  await playground.open();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the answer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(playground.answer).toBeFocused();
});

test('a panel takes the focus and gives it back', async ({ playground, page }) => {
  await playground.open();
  const opener = page.locator('#open-keys');
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Keyboard' })).toBeFocused();
  await expect(page.getByText('Escape, then Tab')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('ksp-keys-panel')).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('arrow keys move in the table of checks, which is one stop of Tab', async ({
  playground,
  page,
}) => {
  await playground.open();
  const table = playground.section('resolve').locator('ksp-resolve-table');
  await expect(table.locator('[tabindex="0"][data-row]')).toHaveCount(1);
  await table.locator('[data-row="0"][data-column="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(table.locator('[data-row="1"][data-column="1"]')).toBeFocused();
});

test('the dividers move by keyboard and by mouse, and remember it', async ({
  playground,
  page,
}) => {
  await playground.open();
  const divider = page.getByRole('separator', { name: 'Width of the editors' });
  const width = async () => (await page.locator('#have').boundingBox())?.width ?? 0;
  const before = await width();
  await divider.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(before + 40);
  const box = await divider.boundingBox();
  if (box === null) throw new Error('the divider is not shown');
  await page.mouse.move(box.x + 4, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(400, box.y + 200);
  await page.mouse.up();
  await expect.poll(width).toBeLessThan(420);
  await page.reload();
  await expect(playground.verdict).toHaveText('Serves');
  expect(await width()).toBeLessThan(420);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('tabs show either side, with the answer always on view', async ({ playground, page }) => {
    await playground.open();
    await expect(playground.editor('inferenceService')).toBeVisible();
    await expect(page.locator('ksp-way')).toBeHidden();
    await page.getByRole('tab', { name: 'What happens' }).click();
    await expect(playground.editor('inferenceService')).toBeHidden();
    await playground.section('deploy').scrollIntoViewIfNeeded();
    await expect(playground.answer).toBeInViewport();
    await page.getByRole('tab', { name: 'What happens' }).press('ArrowLeft');
    await expect(page.getByRole('tab', { name: 'What I have' })).toBeFocused();
    await expect(playground.editor('inferenceService')).toBeVisible();
  });

  test('a cell of the table leads to its line on the other tab', async ({ playground, page }) => {
    await playground.open();
    await playground.example('A v2-only runtime');
    await page.getByRole('tab', { name: 'What happens' }).click();
    await page.locator('ksp-resolve-table button.failed').first().click();
    await expect(playground.editor('runtimes')).toBeVisible();
    await expect(page.locator('.cm-evidence-line').first()).toBeVisible();
  });

  test('buttons are 44 pixels high', async ({ playground, page }) => {
    await playground.open();
    for (const button of await page.locator('ksp-header button, ksp-settings button').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });
});

test('nothing scrolls sideways in any width, with names of 253 characters', async ({
  playground,
  page,
}) => {
  await playground.open();
  const long = `${'long-name.'.repeat(25)}end`;
  await playground.paste('runtimes', runtime(long, long));
  await playground.paste('inferenceService', service('it', long));
  await expect(playground.answer).toContainText('long-name');
  await expectNoOverflow(page, 0);
  await expectNoOverflow(page, 1);
});

test('print shows the texts and the way', async ({ playground, page }) => {
  await playground.open();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-text').nth(1)).toContainText('name: sklearn-iris');
  await expect(playground.answer).toBeVisible();
  await expect(page.locator('ksp-header button').first()).toBeHidden();
});
