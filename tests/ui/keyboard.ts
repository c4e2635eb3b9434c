// The keyboard as a person has it who uses nothing else: the focus is looked at with every step.
import { expect, type Locator, type Page } from '@playwright/test';

/** Whether an element has the focus, and what is wrong with it: lost, out of sight, not shown. */
function focusSeenFrom(wanted: Element | null): { there: boolean; wrong: string } {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const there = wanted?.matches(':focus') ?? false;
  if (element === null || element === document.body) return { there, wrong: 'the focus is lost' };
  const name = `${element.localName}#${element.id} "${element.textContent?.trim().slice(0, 40)}"`;
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const seen = top < innerHeight && bottom > 0 && left < innerWidth && right > left + 1;
  if (!seen || !element.checkVisibility()) return { there, wrong: `${name} is out of sight` };
  // An editor's ring is around the whole of it.
  const { outlineStyle, outlineWidth } = getComputedStyle(element.closest('.cm-editor') ?? element);
  const ringed = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  return { there, wrong: ringed ? '' : `nothing shows ${name}` };
}

/** The focus is on something that is in sight and that shows it. */
export async function expectFocusShown(page: Page, after: string): Promise<void> {
  const wrong = async () => (await page.evaluate(focusSeenFrom, null)).wrong;
  await expect.poll(wrong, { message: after }).toBe('');
}

/** Presses a key until an element has the focus, which is in sight all the while. */
export async function pressUntil(key: string, page: Page, wanted: Locator): Promise<void> {
  const element = await wanted.elementHandle();
  for (let presses = 0; presses < 60; presses += 1) {
    const { there, wrong } = await page.evaluate(focusSeenFrom, element);
    // An editor takes a moment.
    if (wrong !== '' && presses > 0) await expectFocusShown(page, `by ${key} to ${wanted}`);
    if (there) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no way by ${key} to ${wanted}`);
}

export const tabTo = (page: Page, wanted: Locator) => pressUntil('Tab', page, wanted);
