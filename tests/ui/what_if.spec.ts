import type { Locator } from '@playwright/test';
import { expect, type Playground, runtime, service, test } from './playground';

const v2Only = runtime('acme', 'acme').replace('[v1]', '[v2]');

async function openUnserved(playground: Playground): Promise<Locator> {
  await playground.open();
  await playground.paste('runtimes', v2Only);
  await playground.paste('inferenceService', service('mine', 'acme'));
  await expect(playground.verdict).toHaveText('No runtime');
  const help = playground.page.locator('ksp-what-would-help');
  await expect(help.getByRole('heading', { name: 'What would help' })).toBeVisible();
  return help;
}

test('where no runtime serves, an edit that helps is shown, applied and undone', async ({
  playground,
  page,
}) => {
  const help = await openUnserved(playground);
  const edit = help.getByRole('button', { name: 'Ask for protocol v2' });
  await expect(help).toContainText('Then: acme serves this model');
  await edit.click();
  await expect(help.locator('tr.added')).toContainText('protocolVersion: v2');
  await expect(help.locator('tr.removed')).toHaveCount(0);
  await help.getByRole('button', { name: 'Apply' }).click();

  await expect(playground.verdict).toHaveText('Serves');
  expect(await playground.text('inferenceService')).toContain('      protocolVersion: v2\n');
  await expect(playground.answer).toBeFocused();
  await expect(page.locator('ksp-answer [aria-live="polite"]')).toContainText('Serves: acme');
  await expect(help).toHaveCount(0);

  await playground.editor('inferenceService').press('ControlOrMeta+z');
  await expect(playground.verdict).toHaveText('No runtime');
  expect(await playground.text('inferenceService')).toContain('name: acme\n');
});

test('the notice takes an edit back too', async ({ playground }) => {
  const help = await openUnserved(playground);
  await help.getByRole('button', { name: 'Ask for protocol v2' }).click();
  await help.getByRole('button', { name: 'Apply' }).click();
  await expect(playground.notice).toContainText('Done: ask for protocol v2');
  await playground.notice.getByRole('button', { name: 'Undo' }).click();
  await expect(playground.verdict).toHaveText('No runtime');
});

test('the table says of a rejected runtime what would make it win', async ({ playground }) => {
  await playground.open();
  const section = playground.section('resolve');
  const win = section.getByRole('button', { name: 'Make it win: kserve-mlserver' });
  await win.click();
  await expect(win).toHaveAttribute('aria-expanded', 'true');
  const detail = section.locator('ksp-edit');
  await expect(detail).toContainText('Then: kserve-mlserver serves this model');
  await expect(detail.locator('tr.added')).toContainText('protocolVersion: v2');
  await detail.getByRole('button', { name: 'Apply' }).click();
  await expect(playground.answer).toContainText('kserve-mlserver serves this model');
});

test('a runtime that would do but not win has an edit for each', async ({ playground }) => {
  await playground.open();
  const slow = runtime('slow', 'twin', '      priority: 1\n').replace('autoSelect: true', '');
  const fast = runtime('fast', 'twin', '      priority: 2\n');
  await playground.paste('runtimes', `${slow}---\n${fast}`);
  await playground.paste('inferenceService', service('mine', 'twin'));
  await expect(playground.answer).toContainText('fast serves this model');
  const section = playground.section('resolve');
  await section.getByRole('button', { name: 'Make it eligible: slow' }).click();
  const detail = section.locator('ksp-edit');
  await expect(detail).toContainText('Then: fast serves this model');
  await section.getByRole('button', { name: 'Make it win: slow' }).click();
  await expect(detail).toHaveCount(1);
  await expect(detail).toContainText('Then: slow serves this model');
});

test('an edit has its place after characters of several bytes', async ({ playground }) => {
  await playground.open();
  await playground.paste('runtimes', v2Only);
  await playground.paste('inferenceService', `# é 模型 🚀\n${service('mine', 'acme')}`);
  const help = playground.page.locator('ksp-what-would-help');
  await help.getByRole('button', { name: 'Ask for protocol v2' }).click();
  await help.getByRole('button', { name: 'Apply' }).click();
  await expect(playground.answer).toContainText('acme serves this model');
  expect(await playground.text('inferenceService')).toContain('\n      protocolVersion: v2\n');
});

test('what would help goes with the input that it was about', async ({ playground }) => {
  const help = await openUnserved(playground);
  await playground.paste('inferenceService', service('mine', 'sklearn'));
  await expect(playground.verdict).toHaveText('Serves');
  await expect(help).toHaveCount(0);
});

test('a refused runtime has the edit that gets it in', async ({ playground }) => {
  await playground.open();
  await playground.example('refused for its priority');
  const admit = await playground.unfold('admit');
  await admit.getByRole('button', { name: 'Get it admitted' }).click();
  await expect(admit.locator('ksp-diff')).toContainText('priority: ');
  await admit.getByRole('button', { name: 'Apply' }).click();
  await expect(admit).toContainText('let in');
  await expect(admit).not.toContainText('same priority');
});

test('a refusal has edits that help, in Chinese too', async ({ playground, page }) => {
  await playground.open('./?lang=zh');
  await playground.paste('runtimes', v2Only);
  await playground.paste('inferenceService', service('mine', 'acme'));
  const help = page.locator('ksp-what-would-help');
  await expect(help.getByRole('heading', { name: '怎样修改可行' })).toBeVisible();
  await help.getByRole('button', { expanded: false }).first().click();
  await help.getByRole('button', { name: '应用' }).click();
  await expect(playground.verdict).toHaveText('可以服务');
});
