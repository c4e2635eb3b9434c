// The keyboard as a person has it who uses nothing else: the focus is looked at with every step.
import { expect, type Locator, type Page } from '@playwright/test';

/** What is wrong with the focus: it is lost, out of sight, or nothing shows it; "" for nothing. */
function wrongWithFocus(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (element === null || element === document.body) return 'the focus is lost';
  const name = `${element.localName}#${element.id} "${element.textContent?.trim().slice(0, 40)}"`;
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const seen = top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
  if (!seen || right - left < 2 || !element.checkVisibility()) return `${name} is out of sight`;
  // An editor's ring is around the whole of it.
  const ringed = element.closest('.cm-editor') ?? element;
  const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 1) return `nothing shows ${name}`;
  return '';
}

/** The focus is on something that is in sight and that shows it. */
export async function expectFocusShown(page: Page, after: string): Promise<void> {
  if ((await page.evaluate(wrongWithFocus)) === '') return;
  // An editor takes a moment.
  await expect.poll(() => page.evaluate(wrongWithFocus), { message: after }).toBe('');
}

/** Presses a key until an element has the focus. */
export async function pressUntil(key: string, page: Page, wanted: Locator): Promise<void> {
  const element = await wanted.elementHandle();
  const isThere = () => element?.evaluate((each) => each.matches(':focus'));
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
    await expectFocusShown(page, `on the way by ${key} to ${wanted}`);
  }
  throw new Error(`no way by ${key} to ${wanted}`);
}

export const tabTo = (page: Page, wanted: Locator) => pressUntil('Tab', page, wanted);
