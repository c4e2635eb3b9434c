// What a view is looked through for, on a page that stays open: axe's rules, sideways scrolling.
// A view is built once and then shown in other widths and themes, which the page takes up live.
import { expect, type Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';

/** Every width at which the page lays itself out differently, the narrowest and the widest. */
const widths = [320, 360, 640, 768, 1000, 1200, 1280, 1920];
/** One of each layout; axe's structural rules see no more in others. */
const layouts = [1280, 360];
/** Where a language's own lengths of words tell most: the ends, and one of each layout. */
export const fewWidths = [320, 360, 1280, 1920];
const height = 800;

/** axe as the page's script, once it is there. */
type WithAxe = { axe?: { run(options: RunOptions): Promise<AxeResults> } };

/** What axe finds; `only` these rules, else all, with the size of targets, which is off by default. */
export async function axeFindings(page: Page, only: string[] = []): Promise<string[]> {
  for (const frame of page.frames()) {
    // Half a megabyte, so not sent again to a page that stays open.
    const there = await frame.evaluate(() => (globalThis as WithAxe).axe !== undefined);
    if (!there) await frame.evaluate(axe.source);
  }
  const options: RunOptions = {
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } },
    ...(only.length > 0 && { runOnly: only }),
  };
  const violations = await page.evaluate(
    async (asked) => (await (globalThis as WithAxe).axe?.run(asked))?.violations,
    options,
  );
  if (!violations) throw new Error('axe did not run');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** Calls back in every width, once the page has taken it up; `tab` is chosen where there are tabs. */
async function inEveryWidth(
  page: Page,
  tab: number,
  look: (width: number) => Promise<void>,
  among = widths,
) {
  const tabs = page.getByRole('tab');
  for (const width of among) {
    await page.setViewportSize({ width, height });
    // What the page does about a new width it does in the next frame.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    if ((await tabs.count()) > 0) await tabs.nth(tab).click();
    await look(width);
  }
}

/** By how many pixels the page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export async function expectNoOverflow(page: Page, tab: number): Promise<void> {
  await inEveryWidth(page, tab, async (width) => {
    expect.soft(await overflow(page), `${width} pixels`).toBeLessThanOrEqual(0);
  });
}

/**
 * What is too small for a finger by the page's own measure. Lines of code are as they are: the
 * editors, and the marks beside YAML that is only shown.
 */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { documentElement } = document;
    // Before an embed is started, it has nothing of the page but the text.
    const least = parseFloat(getComputedStyle(documentElement).getPropertyValue('--target')) || 44;
    const found: string[] = [];
    const look = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot !== null) look(element.shadowRoot);
        const isTarget = element.matches('a[href], button, select, input, summary');
        if (!isTarget || !element.checkVisibility() || element.closest('.cm-editor, .by, .skip')) {
          continue;
        }
        // A label is a part of what it names.
        const box = element.matches('[type="checkbox"], [type="radio"]')
          ? element.closest('label')
          : element;
        const { width, height } = (box ?? element).getBoundingClientRect();
        if (Math.min(width, height) > least - 0.5) continue;
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim();
        found.push(`${element.localName} "${name}" is ${width} by ${height}, not ${least} pixels`);
      }
    };
    look(document);
    return found;
  });

/** Looks through what is on view in these widths and both themes. */
export async function expectSound(
  page: Page,
  name: string,
  tab: number,
  among = widths,
): Promise<void> {
  const found: string[] = [];
  await inEveryWidth(
    page,
    tab,
    async (width) => {
      const wider = await overflow(page);
      if (wider > 0) found.push(`${width} pixels: ${wider} too wide`);
      if (!layouts.includes(width)) return;
      if (width < 1000) found.push(...(await smallTargets(page)));
      await page.emulateMedia({ colorScheme: 'light' });
      found.push(...(await axeFindings(page)).map((each) => `${width} pixels, light: ${each}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await axeFindings(page, ['color-contrast']);
      found.push(...dark.map((each) => `${width} pixels, dark: ${each}`));
    },
    among,
  );
  expect.soft(found, name).toEqual([]);
}
