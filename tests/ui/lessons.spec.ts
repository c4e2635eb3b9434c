// The lessons: read, predict, see, edit; tests/lessons proves what they say, course.spec.ts takes them all.
import type { Locator, Page } from '@playwright/test';
import { expect, type Playground, service, test } from './playground';

const lesson = (page: Page): Locator => page.locator('ksp-lesson');

async function openLesson(playground: Playground, id: string, language = 'en'): Promise<void> {
  await playground.page.goto(`./?lang=${language}#lesson/${id}`);
  await expect(lesson(playground.page).locator('h2')).not.toBeEmpty();
}

test('nothing beside the question gives the answer away', async ({ playground, page }) => {
  await openLesson(playground, 'misspelt-field');
  await expect(playground.answer).toContainText('Predict first');
  const marks = page.locator('.cm-lint-marker');
  const given = [marks, page.locator('ksp-diagnostics'), page.locator('.cm-lintRange')];
  for (const each of given) await expect(each).toHaveCount(0);
  await lesson(page).getByRole('button', { name: 'Show the answer' }).click();
  await expect(marks).not.toHaveCount(0);
});

test('a wrong prediction is told, with the reason', async ({ playground, page }) => {
  await openLesson(playground, 'first-match');
  const check = lesson(page).getByRole('button', { name: 'Check my prediction' });
  await check.click();
  await expect(lesson(page).getByRole('alert')).toHaveText('Choose an answer first.');
  await lesson(page).getByRole('radio').nth(1).check();
  await check.click();
  await expect(lesson(page).getByRole('heading', { name: 'Not so.' })).toBeFocused();
  await expect(lesson(page).getByText('(your prediction)')).toBeVisible();
  await expect(lesson(page).getByText('(right)')).toBeVisible();
  await expect(lesson(page)).toContainText('KServe filters before it compares priorities');
});

test('another edit than the lesson’s own does as well', async ({ playground, page }) => {
  await openLesson(playground, 'auto-select-off');
  await lesson(page).getByRole('button', { name: 'Show the answer' }).click();
  await expect(lesson(page).getByRole('status')).toContainText('Not there yet');
  const text = await playground.text('runtimes');
  await playground.paste('runtimes', text.replace('version: "1"', 'autoSelect: true'));
  await expect(lesson(page).getByRole('status')).toContainText('Done');
});

test('whoever is stuck has the edit made, and can undo it', async ({ playground, page }) => {
  await openLesson(playground, 'exact-version');
  await lesson(page).getByRole('button', { name: 'Show the answer' }).click();
  await lesson(page).getByRole('button', { name: 'Show one way' }).click();
  await expect(lesson(page).getByRole('table')).toContainText('version: "4.1"');
  await lesson(page).getByRole('button', { name: 'Make this edit' }).click();
  await expect(lesson(page).getByRole('status')).toContainText('Done');
  await playground.notice.getByRole('button', { name: 'Undo' }).click();
  expect(await playground.text('inferenceService')).toContain('version: "4.1"');
  await lesson(page).getByRole('button', { name: 'Start this lesson over' }).click();
  await expect(lesson(page).getByRole('radio').first()).not.toBeChecked();
  await expect(playground.answer).toContainText('Predict first');
});

test('progress and the edits of a lesson are kept, and can be forgotten', async ({
  playground,
  page,
}) => {
  await openLesson(playground, 'exact-version');
  await lesson(page).getByRole('button', { name: 'Show the answer' }).click();
  const text = await playground.text('inferenceService');
  await playground.paste('inferenceService', text.replace('"4.1"', '"4"'));
  await expect(lesson(page).getByRole('status')).toContainText('Done');
  await page.reload();
  await expect(lesson(page).getByRole('status')).toContainText('Done');
  expect(await playground.text('inferenceService')).toContain('version: "4"');

  await page.locator('#open-lessons').click();
  const list = page.locator('ksp-lessons-panel');
  await expect(
    list.getByRole('link', { name: /^Format versions are plain strings.*done$/ }),
  ).toBeVisible();
  await expect(list).toContainText(/1 of \d+ lessons done/);
  await list.getByRole('button', { name: 'Forget my progress' }).click();
  await expect(list).toContainText(/0 of \d+ lessons done/);
  await playground.notice.getByRole('button', { name: 'Undo' }).click();
  await expect(list).toContainText(/1 of \d+ lessons done/);
  await list.getByRole('button', { name: 'Forget my progress' }).click();
  await page.reload();
  await expect(lesson(page).getByRole('radio').first()).toBeVisible();
});

test('a lesson gives a person’s own work back', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('inferenceService', service('mine', 'sklearn'));
  await page.locator('#open-lessons').click();
  await page.getByRole('link', { name: 'The first automatic match' }).click();
  await expect.poll(() => playground.text('inferenceService')).toContain('name: iris');
  await page.reload();
  await expect.poll(() => playground.text('inferenceService')).toContain('name: iris');
  await lesson(page).getByRole('button', { name: 'Back to my work' }).click();
  await expect(lesson(page)).toHaveCount(0);
  await expect.poll(() => playground.text('inferenceService')).toContain('name: mine');
  expect(new URL(page.url()).hash).toBe('');

  // The browser's own way back leads into the lesson and out of it, too.
  await page.locator('#open-lessons').click();
  await page.getByRole('link', { name: 'The first automatic match' }).click();
  await expect(lesson(page)).toBeVisible();
  await page.goBack();
  await expect(lesson(page)).toHaveCount(0);
  await expect.poll(() => playground.text('inferenceService')).toContain('name: mine');
});

test('an example leaves the lesson, and undo leads to the own work', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste('inferenceService', service('mine', 'sklearn'));
  await page.locator('#open-lessons').click();
  await page.getByRole('link', { name: 'The first automatic match' }).click();
  await expect(lesson(page)).toBeVisible();
  await playground.example('A v2-only runtime');
  await expect(lesson(page)).toHaveCount(0);
  await playground.notice.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => playground.text('inferenceService')).toContain('name: mine');
});

test('a link to a lesson that is not there says so', async ({ playground, page }) => {
  await playground.open('./#lesson/no-such-thing');
  await expect(playground.notice).toContainText('no-such-thing');
  await expect(lesson(page)).toHaveCount(0);
});

test('a lesson in Chinese', async ({ playground, page }) => {
  await openLesson(playground, 'auto-select-off', 'zh');
  await expect(lesson(page).locator('h2')).toHaveText('不会被自动选中的运行时');
  await expect(playground.answer).toContainText('请先预测');
  await lesson(page).getByRole('radio').nth(1).check();
  await lesson(page).getByRole('button', { name: '核对预测' }).click();
  await expect(lesson(page).getByRole('heading', { name: '答对了。' })).toBeFocused();
  await lesson(page).getByRole('button', { name: '看一种改法' }).click();
  await lesson(page).getByRole('button', { name: '替我修改' }).click();
  await expect(lesson(page).getByRole('status')).toContainText('完成');
});

test('a lesson stands alone in the embed', async ({ playground, page }) => {
  await page.goto('./embed.html?loading=eager#lesson/first-match');
  await expect(lesson(page).locator('h2')).toHaveText('The first automatic match');
  await expect(playground.answer).toContainText('Predict first');
  await expect(lesson(page).getByRole('link')).toHaveCount(0);
  await lesson(page).getByRole('radio').first().check();
  await lesson(page).getByRole('button', { name: 'Check my prediction' }).click();
  await expect(playground.answer).toContainText('kserve-sklearnserver');
  const text = await playground.text('inferenceService');
  await playground.paste('inferenceService', text.replace('name: sklearn', 'name: SKLearn'));
  await expect(lesson(page).getByRole('status')).toContainText('Done');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});
