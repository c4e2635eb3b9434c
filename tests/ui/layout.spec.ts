import { expectNoOverflow } from './audit';
import { expect, runtime, service, test } from './playground';

test('Escape, then Tab leaves an editor; Tab alone indents', async ({ playground, page }) => {
  await playground.open();
  await playground.editor('inferenceService').click();
  await page.keyboard.press('Tab');
  await expect(playground.editor('inferenceService')).toBeFocused();
  await expect(page.locator('#title-inferenceService')).toContainText('Escape, then Tab leaves');
  await expect(page.locator('#title-inferenceService .leave')).toBeVisible();
  await expect(page.locator('#title-runtimes .leave')).toBeHidden();
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
  await expect(page.locator('ksp-keys-panel').getByText('Escape, then Tab')).toBeVisible();
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

test('at 200 percent nothing is covered: a low window has no sticky answer', async ({
  playground,
  page,
}) => {
  await playground.open();
  // What 1280 by 800 pixels are then.
  await page.setViewportSize({ width: 640, height: 400 });
  await page.getByRole('tab', { name: 'What happens' }).click();
  await playground.section('deploy').scrollIntoViewIfNeeded();
  await expect(playground.answer).not.toBeInViewport();
  await page.locator('#open-lessons').focus();
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (element === null || element === document.body) return '';
      const { x, y, width, height } = element.getBoundingClientRect();
      // Its upper corner, for what is higher than the window.
      const [at, down] = [x + Math.min(width, 20) / 2, y + Math.min(height, 20) / 2];
      const root = element.getRootNode() as ShadowRoot;
      const there = root.elementFromPoint(at, down);
      const seen = there !== null && (element.contains(there) || there.contains(element));
      return seen ? '' : `${element.localName} ${element.textContent?.trim()} at ${at}, ${down}`;
    });
    expect(covered).toBe('');
  }
});

test('print gives the whole scenario with its answer, and nothing to press', async ({
  playground,
  page,
}) => {
  await playground.open();
  const lines = Array.from({ length: 200 }, (_, at) => `    label-${at}: "${at}"`).join('\n');
  const text = service('sklearn-iris', 'sklearn').replace('spec:', `  labels:\n${lines}\nspec:`);
  await playground.paste('inferenceService', text);
  await page.getByLabel('Built-in runtimes').uncheck();
  await page.getByLabel('KServe release').selectOption('v0.15.2');
  await playground.unfold('resolve');
  await expect(playground.verdict).toHaveText('No runtime');
  await page.emulateMedia({ media: 'print' });

  await expect(playground.answer).toBeVisible();
  await expect(page.locator('.print-text').nth(1)).toHaveText(text, { useInnerText: true });
  await expect(page.locator('ksp-settings p')).toHaveText(
    'KServe v0.15.2, Knative, without the built-in runtimes',
  );
  await expect(page.locator('ksp-settings p')).toBeVisible();
  await expect(playground.section('resolve').locator('ksp-steps')).toBeVisible();
  // What is left of buttons are headings, places and verdicts.
  for (const control of await page.locator('button, select, input').all()) {
    if (await control.isVisible()) await expect(control).toHaveClass(/\btold\b/);
  }
  await expect(page.getByText('It is an update')).toBeHidden();
  await expect(page.getByText('Show the lines').first()).toBeHidden();
  const file = await page.pdf();
  expect(file.length).toBeGreaterThan(20_000);
});
