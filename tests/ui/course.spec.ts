// The whole course as a person takes it who has no mouse: nothing but keys is sent to the page.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Lesson, type Part, scenarioOf, type TextEdit } from '../../web/src/lessons/lesson';
import { expectFocusShown, pressUntil, tabTo } from './keyboard';
import { expect, type Playground, test } from './playground';

const read = (file: string) => readFileSync(`${__dirname}/../../lessons/${file}`, 'utf8');
const course = JSON.parse(read('course.json')) as Part[];
const lessons = course
  .flatMap((part) => part.lessons)
  .map((id): Lesson => ({ id, yaml: read(`${id}.yaml`), ...JSON.parse(read(`${id}.json`)) }));

/** A change within one line, which can be found and typed in the editor; null where it is not that. */
function withinLine({ task }: Lesson): TextEdit | null {
  const [edit, ...others] = task.edits;
  if (edit === undefined || others.length > 0) return null;
  return /\n/.test(edit.find + edit.replace) ? null : edit;
}

/** What is typed: the first such change of each part. The others are made by the lesson's button. */
const typed = new Map(
  course.flatMap((part) => {
    const first = lessons.find((each) => part.lessons.includes(each.id) && withinLine(each));
    return first === undefined ? [] : [[first.id, withinLine(first)]];
  }),
);

async function typeEdit(page: Page, lesson: Lesson, { find, replace }: TextEdit): Promise<void> {
  const key = scenarioOf(lesson).runtimes.includes(find) ? 'runtimes' : 'inferenceService';
  await pressUntil('F6', page, page.locator(`ksp-editor#${key} .cm-content`));
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type(find);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expectFocusShown(page, 'the search is closed');
  await page.keyboard.insertText(replace);
}

async function takeLesson(playground: Playground, lesson: Lesson): Promise<void> {
  const { page } = playground;
  const view = page.locator('ksp-lesson');
  const title = view.locator('h2');
  await expect(title).toBeFocused();
  await expectFocusShown(page, 'the lesson is open');
  await expect(playground.answer).toContainText('Predict first');

  await tabTo(page, view.getByRole('radio').first());
  await page.keyboard.press('Space');
  for (let at = 0; at < lesson.answer; at += 1) await page.keyboard.press('ArrowDown');
  await tabTo(page, view.getByRole('button', { name: 'Check my prediction' }));
  await page.keyboard.press('Enter');
  await expect(view.getByRole('heading', { name: 'Right.' })).toBeFocused();
  await expectFocusShown(page, 'the outcome is shown');

  const edit = typed.get(lesson.id) ?? null;
  if (edit !== null) {
    await typeEdit(page, lesson, edit);
  } else {
    await tabTo(page, view.getByRole('button', { name: 'Show one way' }));
    await page.keyboard.press('Enter');
    await tabTo(page, view.getByRole('button', { name: 'Make this edit' }));
    await page.keyboard.press('Enter');
  }
  await expect(view.getByRole('status')).toContainText('Done');
  await expectFocusShown(page, 'the edit is made');
  if (edit !== null) await pressUntil('Shift+F6', page, title);
}

test('the whole course by keyboard alone, and the focus is always in sight', async ({
  playground,
  page,
}) => {
  test.setTimeout(120_000);
  await playground.open();
  const list = page.locator('ksp-lessons-panel');
  await tabTo(page, page.locator('#open-lessons'));
  await page.keyboard.press('Enter');
  await expect(list.locator('h2')).toBeFocused();
  await expect(list).toContainText(`0 of ${lessons.length} lessons done`);
  await tabTo(page, list.getByRole('link').first());
  await page.keyboard.press('Enter');
  for (const [at, lesson] of lessons.entries()) {
    await test.step(lesson.id, async () => {
      await expect.poll(() => new URL(page.url()).hash).toBe(`#lesson/${lesson.id}`);
      await takeLesson(playground, lesson);
      const last = at === lessons.length - 1;
      const onwards = page.locator('ksp-lesson nav');
      await tabTo(
        page,
        last
          ? onwards.getByRole('button', { name: 'All lessons' })
          : onwards.getByRole('link', { name: 'Next' }),
      );
      await page.keyboard.press('Enter');
    });
  }
  await expect(list).toContainText(`${lessons.length} of ${lessons.length} lessons done`);
  await expectFocusShown(page, 'the list is open again');
  await page.keyboard.press('Escape');
  await expectFocusShown(page, 'the list is closed');
  const back = page.locator('ksp-lesson').getByRole('button', { name: 'Back to my work' });
  await pressUntil('Shift+Tab', page, back);
  await page.keyboard.press('Enter');
  await expect(page.locator('ksp-lesson')).toHaveCount(0);
  await expectFocusShown(page, 'the lesson is left');
});
