import type { Locator, Page } from '@playwright/test';
import { expect, service, test } from './playground';

const tooltip = '.cm-tooltip .field-card';
const list = '.cm-tooltip-autocomplete';

/** The rows of the reference on the page. */
function rows(page: Page): Locator {
  return page.locator('ksp-reference-panel dl > div');
}

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

test('the reference lists KServe’s fields, with Kubernetes’ own folded, and finds by name', async ({
  playground,
  page,
}) => {
  await playground.open();
  await page.locator('#open-reference').press('Enter');
  await expect(page.getByRole('heading', { name: 'Reference', exact: true })).toBeFocused();
  const own = await rows(page).count();
  expect(own).toBeGreaterThan(140);
  const container = page.locator('ksp-reference-panel details', {
    has: page.getByRole('heading', { name: 'Container', exact: true }),
  });
  await expect(container.locator('dl')).toHaveCount(0);
  await container.locator('summary').press('Enter');
  await expect(
    container.getByRole('link', { name: 'spec.containers[].image', exact: true }),
  ).toBeVisible();
  await container.locator('summary').press('Enter');
  await expect(rows(page)).toHaveCount(own);

  await page.keyboard.press('Shift+Tab');
  await page.getByRole('searchbox').fill('autosel');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('spec.supportedModelFormats[].autoSelect');
  await expect(rows(page)).toContainText('Resolve');
  await expect(page.locator('ksp-reference-panel [role=status]')).toHaveText(/^1 of \d+ fields$/);
  await page.getByRole('searchbox').fill('no such field');
  await expect(page.getByText('No field of that name or path.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('ksp-reference-panel')).toHaveCount(0);
  expect(new URL(page.url()).hash).toBe('');
});

test('a link leads to a field; what the chosen release lacks is marked', async ({
  playground,
  page,
}) => {
  await playground.open('./#reference/spec.predictor.workerSpec.pipelineParallelSize');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('since v0.15.2');
  await expect(rows(page).locator('.absent')).toHaveCount(0);
  await page.locator('ksp-settings select').first().selectOption({ label: 'v0.11.2' });
  await expect(rows(page).locator('.absent')).toHaveText('not in v0.11.2');
  await page.evaluate(() => {
    location.hash = '#reference/spec.containers%5B%5D.env';
  });
  await expect(rows(page).first()).toContainText('spec.containers[].env');
  await expect(page.getByRole('searchbox')).toHaveValue('spec.containers[].env');
});

test('F1 once more leads to the field’s place in the reference', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('inferenceService', `${service('m', 'sklearn')}      runtime: r`);
  await playground.editor('inferenceService').press('F1');
  await page.keyboard.press('Home');
  await page.keyboard.press('F1');
  await expect(page.locator(tooltip)).toContainText('spec.predictor.model.runtime');
  await page.keyboard.press('F1');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('spec.predictor.model.runtime');
  expect(new URL(page.url()).hash).toBe('#reference/spec.predictor.model.runtime');
});

test('the reference in Chinese, at 320 pixels', async ({ playground, page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await playground.open('./?lang=zh');
  await page.locator('#open-reference').click();
  await expect(rows(page).first()).toContainText('所有版本');
  await page.getByRole('searchbox').fill('port');
  await expect(rows(page).first()).toContainText(/\p{Script=Han}/u);
  const panel = page.locator('ksp-reference-panel .panel');
  expect(await panel.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
});
