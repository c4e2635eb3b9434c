import { expect, runtime, service, test } from './playground';

test('the answer follows typing', async ({ playground }) => {
  await playground.open();
  await playground.paste('runtimes', runtime('my-server', 'my-format'));
  await playground.paste('inferenceService', service('mine', 'my-format'));
  await expect(playground.verdict).toHaveText('Serves');
  await expect(playground.answer).toContainText('my-server');
  await playground.editor('inferenceService').getByText('my-format').dblclick();
  await playground.page.keyboard.type('other');
  await expect(playground.verdict).toHaveText('No runtime');
});

test("a refusal is quoted and marked as KServe's words", async ({ playground, page }) => {
  await playground.open();
  await playground.paste('inferenceService', service('mine', 'SKLearn'));
  await expect(page.locator('ksp-refusal blockquote')).toHaveText(
    'no runtime found to support predictor with model type: {SKLearn <nil>}',
  );
  await expect(page.locator('ksp-refusal figcaption')).toHaveText('In KServe’s own words');
});

test('broken YAML shows its position in the list and in the gutter', async ({ playground }) => {
  await playground.open();
  await playground.paste('inferenceService', 'kind: InferenceService\nspec:\n\tpredictor: {}\n');
  await expect(playground.verdict).toHaveText('Not YAML');
  await expect(playground.problems.first()).toContainText('InferenceService line 3');
  await expect(playground.page.locator('.cm-lint-marker-error')).toBeVisible();
});

test('an empty page says what to do', async ({ playground }) => {
  await playground.open();
  await playground.paste('inferenceService', '');
  await expect(playground.verdict).toHaveText('No answer yet');
  await expect(playground.answer).not.toBeEmpty();
});

test('the cluster can be another', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('switch', { name: 'Built-in runtimes' }).uncheck();
  await expect(playground.verdict).toHaveText('No runtime');
  await page.getByRole('switch', { name: 'Built-in runtimes' }).check();
  await expect(playground.verdict).toHaveText('Serves');
  await page.getByLabel('Default deployment mode').selectOption('Standard');
  await expect(playground.section('deploy')).toContainText('Deployment sklearn-iris-predictor');
});

test('a diagnostic leads to its line, past characters of several bytes', async ({
  playground,
  page,
}) => {
  await playground.open();
  const text = service('mine', 'sklearn').replace(
    'spec:',
    '  annotations:\n    note: "é 🚀 模型"\nspec:\n  "é🚀": 1',
  );
  await playground.paste('inferenceService', text);
  const problem = playground.problems.filter({ hasText: 'é🚀' });
  await problem.getByRole('button', { name: /line/ }).click();
  const line = page.locator('ksp-editor#inferenceService .cm-activeLine');
  await expect(line).toContainText('é🚀');
  await expect(page.locator('ksp-editor#inferenceService .cm-lintRange').first()).toHaveText(
    /^"?é🚀"?$/,
  );
});

test('a misspelt field is told in the gutter and in the list', async ({ playground, page }) => {
  await playground.open();
  await playground.example('A misspelt field');
  await expect(playground.verdict).toHaveText('No runtime');
  await expect(playground.problems.filter({ hasText: 'modelformat' })).toHaveCount(1);
  const marked = page.locator('ksp-editor#inferenceService .cm-lintRange');
  await expect(marked.first()).toContainText('modelformat');
});

test('undo in an editor takes back what was pasted', async ({ playground }) => {
  await playground.open();
  await playground.paste('inferenceService', service('mine', 'unheard-of'));
  await expect(playground.verdict).toHaveText('No runtime');
  await playground.editor('inferenceService').press('ControlOrMeta+z');
  await expect(playground.verdict).not.toHaveText('No runtime');
});

test('what was typed survives a reload, and reset takes it away with a way back', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste('inferenceService', service('kept', 'sklearn'));
  await page.reload();
  await expect(playground.verdict).toHaveText('Serves');
  expect(await playground.text('inferenceService')).toContain('name: kept');
  await page.getByRole('button', { name: 'Reset' }).click();
  expect(await playground.text('inferenceService')).toContain('name: sklearn-iris');
  await playground.notice.getByRole('button', { name: 'Undo' }).click();
  expect(await playground.text('inferenceService')).toContain('name: kept');
});

test('of several InferenceServices one is chosen', async ({ playground, page }) => {
  await playground.open();
  await playground.paste(
    'inferenceService',
    `${service('first', 'sklearn')}---\n${service('second', 'nothing-known')}`,
  );
  const choice = page.locator('ksp-answer').getByLabel('InferenceService');
  await expect(choice).toHaveValue('first (default)');
  await expect(playground.verdict).toHaveText('Serves');
  await choice.selectOption('second (default)');
  await expect(playground.verdict).toHaveText('No runtime');
});

test('a document in the other editor counts as well', async ({ playground }) => {
  await playground.open();
  await playground.paste('runtimes', service('mine', 'my-format'));
  await playground.paste('inferenceService', runtime('my-server', 'my-format'));
  await expect(playground.answer).toContainText('my-server');
});

test('files may be dropped, several at once', async ({ playground, page }) => {
  await playground.open();
  const files = {
    'runtime.yaml': runtime('dropped', 'drops'),
    'isvc.yaml': service('it', 'drops'),
  };
  const transfer = await page.evaluateHandle((texts) => {
    const data = new DataTransfer();
    for (const [name, text] of Object.entries(texts)) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent('ksp-page', 'drop', { dataTransfer: transfer });
  await expect(playground.answer).toContainText('dropped');
  await expect(playground.notice).toContainText('runtime.yaml, isvc.yaml');
});
