import type { Page } from '@playwright/test';
import { expect, service, test } from './playground';

const tooltip = '.cm-tooltip .field-card';
const list = '.cm-tooltip-autocomplete';

/** For its first 75 ms a list takes no key, so that nobody picks from what they have not seen. */
async function pick(page: Page): Promise<void> {
  await page.waitForTimeout(100);
  await page.keyboard.press('Enter');
}

test('a field is explained on hover, and of the release that is chosen', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.editor('inferenceService').getByText('modelFormat').hover();
  await expect(page.locator(tooltip)).toContainText('spec.predictor.model.modelFormat');
  await expect(page.locator(tooltip)).toContainText('every release');
  await expect(page.locator(tooltip)).toContainText('Resolve A runtime must support it');
});

test('F1 explains the field at the cursor, and Escape takes that away', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste(
    'inferenceService',
    `${service('m', 'sklearn')}    workerSpec:\n      size: 2\n`,
  );
  await playground.editor('inferenceService').press('F1');
  await expect(page.locator(tooltip)).toBeHidden();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('F1');
  await expect(page.locator(tooltip)).toContainText('spec.predictor.workerSpec.size');
  await expect(page.locator(tooltip)).toContainText('v0.14.1 only');
  await expect(page.locator(tooltip)).toContainText(/not in v/);
  await expect(page.locator('ksp-editor#inferenceService .cm-announced')).toContainText(
    'No effect here: v0.14 knows the field',
  );
  await page.keyboard.press('Escape');
  await expect(page.locator(tooltip)).toBeHidden();
});

test('keys are completed by their place, without those that are there', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste('inferenceService', service('m', 'sklearn'));
  await playground.editor('inferenceService').press('ControlOrMeta+End');
  await page.keyboard.type('      ru');
  const options = page.locator(`${list} li`);
  await expect(options.first()).toContainText('runtime');
  await expect(page.locator(`${list} li`, { hasText: 'storageUri' })).toHaveCount(0);
  await pick(page);
  // Its values are offered at once: built-in runtimes.
  await expect(page.locator(list)).toContainText('kserve-sklearnserver');
  await page.keyboard.type('kserve-skl');
  await expect(options).toHaveCount(1);
  await pick(page);
  await expect(playground.editor('inferenceService')).toContainText(
    'runtime: kserve-sklearnserver',
  );
  await expect(playground.answer).toContainText('kserve-sklearnserver');
});

test('an empty editor offers a new object', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('runtimes', '');
  await playground.editor('runtimes').press('Control+Space');
  await expect(page.locator(`${list} li`).first()).toContainText('ServingRuntime');
  await page.locator(`${list} li`, { hasText: 'a new ClusterServingRuntime' }).click();
  await expect(playground.editor('runtimes')).toContainText('kind: ClusterServingRuntime');
  await expect(playground.problems.filter({ hasText: 'Runtimes' })).toHaveCount(0);
});
