import { expect, runtime, service, test } from './playground';

test('Read lists the documents and what is passed over', async ({ playground }) => {
  await playground.open();
  await playground.paste('runtimes', 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\n');
  const section = await playground.unfold('read');
  await expect(section.getByRole('row', { name: /Secret s/ })).toContainText('passed over');
  await expect(section.getByRole('row', { name: /sklearn-iris/ })).toContainText(
    'InferenceService line 1',
  );
});

test("Admit shows the webhook's refusal verbatim", async ({ playground }) => {
  await playground.open();
  await playground.example('A copied runtime refused');
  const section = await playground.unfold('admit');
  await expect(section).toContainText('1 refused');
  await expect(section.getByRole('row', { name: /fast-sklearn/ })).toContainText(
    'refused by KServe’s webhook',
  );
});

test('Migrate shows the change as a diff', async ({ playground }) => {
  await playground.open();
  await playground.example('The old sklearn key');
  const section = await playground.unfold('migrate');
  await expect(section.locator('tr.removed').filter({ hasText: 'sklearn:' })).toHaveCount(1);
  await expect(section.locator('tr.added').filter({ hasText: /modelFormat:\s*$/ })).toHaveCount(1);
});

test('Validate says that nothing is wrong', async ({ playground }) => {
  await playground.open();
  await expect(playground.section('validate')).toContainText('accepted');
});

test('Resolve marks the first failing check, and a cell its lines in both editors', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.example('A v2-only runtime');
  const row = playground.section('resolve').getByRole('row', { name: /acme-llm/ });
  const failed = row.getByRole('button', { name: /protocol: failed/ });
  await expect(row.locator('button.failed')).toHaveCount(1);
  await failed.click();
  await expect(page.locator('ksp-editor#runtimes .cm-evidence-line').first()).toBeVisible();
});

test('Resolve folds built-in runtimes of other formats into one row', async ({ playground }) => {
  await playground.open();
  const section = playground.section('resolve');
  await expect(section.getByRole('row', { name: /kserve-sklearnserver/ })).toContainText('picked');
  await expect(section.getByRole('row', { name: /kserve-lgbserver/ })).toHaveCount(0);
  await section.getByRole('button', { name: /for other formats/ }).click();
  await expect(section.getByRole('row', { name: /kserve-lgbserver/ })).toHaveCount(1);
});

test('Resolve shows the keys of the sort', async ({ playground }) => {
  await playground.open();
  await playground.example('Two runtimes that both fit');
  await expect(playground.answer).toContainText('xgb-stable');
  const table = playground.section('resolve').getByRole('table', { name: /order of those/ });
  await expect(table.getByRole('row').nth(1)).toContainText('xgb-stable');
  await expect(table.getByRole('row').nth(2)).toContainText('xgb-next');
});

test('Resolve stays usable with 200 runtimes', async ({ playground }) => {
  await playground.open();
  const many = Array.from({ length: 200 }, (_, n) => runtime(`runtime-${n}`, 'many'));
  await playground.paste('runtimes', many.join('---\n'));
  await playground.paste('inferenceService', service('mine', 'many'));
  await expect(playground.answer).toContainText('runtime-');
  const section = playground.section('resolve');
  await expect(section.locator('ksp-resolve-table tbody tr:not(.edits)')).toHaveCount(25);
  await section.getByRole('button', { name: /Show all/ }).click();
  await expect(section.locator('ksp-resolve-table tbody tr:not(.edits)')).toHaveCount(200);
});

test('Expand stays usable with 300 actions', async ({ playground }) => {
  await playground.open();
  const args = Array.from({ length: 300 }, () => '        - "{{.Name}}"\n').join('');
  await playground.paste('runtimes', runtime('many', 'many') + args);
  await playground.paste('inferenceService', service('mine', 'many'));
  await expect(playground.answer).toContainText('many serves');
  const section = await playground.unfold('expand');
  await expect(section.locator('tbody tr')).toHaveCount(100);
  await section.getByRole('button', { name: 'Show all 301' }).click();
  await expect(section.locator('tbody tr')).toHaveCount(301);
});

test('Merge and Deploy show where each line comes from, and lead there', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.example('Arguments that append');
  const section = await playground.unfold('deploy');
  const line = section.getByRole('row', { name: /--max-batch=32/ });
  await expect(line).toContainText('I');
  await expect(section.getByRole('row', { name: /--max-batch=8/ })).toContainText('R');
  await line.getByRole('button').click();
  await expect(page.locator('ksp-editor#inferenceService .cm-activeLine')).toContainText(
    '--max-batch=32',
  );
  await expect(playground.editor('inferenceService')).toBeFocused();
});

test('Expand shows each action, its value, and what escaping changed', async ({ playground }) => {
  await playground.open();
  await playground.example('A value that escaping changes');
  const section = await playground.unfold('expand');
  await expect(section.getByRole('row', { name: /\.Name/ })).toContainText('router');
  const altered = section.getByRole('row', { name: /\.Annotations\.query/ });
  await expect(altered).toContainText('a=1&b=<2>');
  await expect(altered).toContainText('HTML escaping changed the value');
});

test('the result can be copied', async ({ playground, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open();
  const section = await playground.unfold('deploy');
  await section.getByRole('button', { name: 'Copy' }).first().click();
  await expect(section.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('containers:');
});

test('what KServe does not reach says so', async ({ playground }) => {
  await playground.open();
  await playground.paste('inferenceService', service('mine', 'unheard-of'));
  await expect(playground.section('resolve')).toContainText('none of');
  await expect(playground.section('deploy')).toContainText('not reached');
});

test('sections remember whether they are folded', async ({ playground, page }) => {
  await playground.open();
  await playground.unfold('merge');
  await playground.section('resolve').getByRole('button', { expanded: true }).first().click();
  await page.reload();
  await expect(playground.verdict).toHaveText('Serves');
  await expect(playground.section('merge')).toHaveAttribute('open');
  await expect(playground.section('resolve')).not.toHaveAttribute('open');
});

test('a built-in runtime can be looked at and copied in', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Look at them' }).click();
  await page.getByRole('button', { name: 'kserve-mlserver', exact: true }).click();
  await page.getByRole('button', { name: /Copy kserve-mlserver into/ }).click();
  expect(await playground.text('runtimes')).toContain('name: kserve-mlserver');
  await expect(playground.verdict).toHaveText('Serves');
});
