// What a person has asked the system for: forced colours, no movement.
import type { Locator } from '@playwright/test';
import { expect, test } from './playground';

/** Computed properties of an element, by their names in CSS. */
const look = (locator: Locator, ...names: string[]): Promise<string[]> =>
  locator.evaluate((element, all) => {
    const style = getComputedStyle(element);
    return all.map((name) => style.getPropertyValue(name));
  }, names);

test('under forced colours, what colour says is said by borders and signs as well', async ({
  playground,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await playground.open();
  await playground.example('The old sklearn key');
  const differ = async (chosen: Locator, other: Locator, ...names: string[]) =>
    expect(await look(chosen, ...names)).not.toEqual(await look(other, ...names));

  await test.step('the focus', async () => {
    const button = page.locator('#open-keys');
    await page.keyboard.press('Tab');
    await button.focus();
    const [style, width, colour] = await look(
      button,
      'outline-style',
      'outline-width',
      'outline-color',
    );
    expect([style, width]).toEqual(['solid', '2px']);
    expect(colour).not.toBe((await look(page.locator('html'), 'background-color'))[0]);
  });
  await test.step('what is pressed, open or chosen', async () => {
    await page.locator('ksp-settings button').first().click();
    const runtimes = page.locator('ksp-catalog-panel li button');
    await differ(runtimes.first(), runtimes.nth(1), 'border-top-width');
    const openers = page.locator('ksp-settings button');
    await differ(openers.first(), openers.nth(1), 'border-top-width');
    await page.keyboard.press('Escape');
    await expect(runtimes).toHaveCount(0);
  });
  await test.step('checks passed and failed', async () => {
    await playground.unfold('resolve');
    const cell = (result: string) => page.locator(`ksp-resolve-table .cell.${result}`).first();
    await differ(cell('failed'), cell('passed'), 'border-top-width');
    await expect(cell('failed').locator('svg')).not.toHaveCount(0);
  });
  await test.step('the release that is shown, and lines that differ', async () => {
    await page.locator('ksp-section#releases button').first().click();
    const release = (name: string) => page.locator('ksp-releases .cell', { hasText: name });
    await differ(release('v0.20.0'), release('v0.19.0'), 'border-top-width');
    await page.locator('ksp-releases select').first().selectOption('v0.8.0');
    const changed = page.locator('ksp-diff-columns .cm-changedText').first();
    expect((await look(changed, 'text-decoration-line'))[0]).toBe('underline');
  });
  await test.step('added and removed lines', async () => {
    await playground.unfold('migrate');
    const signs = page.locator('ksp-way ksp-diff .sign [aria-hidden]');
    const present = new Set(await signs.allTextContents());
    expect([...present].sort()).toEqual(['', '+', '−'].sort());
  });
  await test.step('the picture keeps its colours and its ground', async () => {
    await page.locator('ksp-section#picture button').first().click();
    const picture = page.locator('ksp-picture svg').first();
    const [ground] = await look(picture, 'background-color');
    expect(ground).not.toBe((await look(page.locator('html'), 'background-color'))[0]);
    const fills = await picture
      .locator('text')
      .evaluateAll((texts) => texts.map((text) => getComputedStyle(text).fill));
    expect(new Set(fills).size).toBeGreaterThan(2);
  });
  await test.step('the marks in the gutter', async () => {
    await playground.example('A misspelt field');
    const mark = page.locator('.cm-lint-marker').first();
    const [colour, adjust, mask] = await look(
      mark,
      'background-color',
      'forced-color-adjust',
      'mask-image',
    );
    expect(adjust).toBe('none');
    expect(mask).toContain('data:image/svg');
    expect(colour).not.toBe((await look(page.locator('html'), 'background-color'))[0]);
  });
  await test.step('the tab that is shown', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    const tab = (selected: boolean) => page.getByRole('tab', { selected });
    await differ(tab(true), tab(false), 'border-bottom-color');
  });
});

test('nothing moves for whoever asks for that', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open();
  await page.locator('#open-examples').click();
  await expect(page.locator('ksp-examples-panel')).toBeVisible();
  await playground.editor('runtimes').focus();
  const moving = await page.evaluate(() => {
    const found: string[] = [];
    const look = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        if (!element.checkVisibility()) continue;
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        const still = /^(0s(, )?)+$/.test(transitionDuration) && scrollBehavior === 'auto';
        if (!still || animationName !== 'none')
          found.push(`${element.localName} ${element.className}`);
        if (element.shadowRoot !== null) look(element.shadowRoot);
      }
    };
    look(document);
    return found;
  });
  expect(moving).toEqual([]);
});
