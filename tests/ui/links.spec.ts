// Links in the page; tests/links has the format.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, runtime, service, test } from './playground';

const scenario = {
  runtimes: runtime('linked', 'links'),
  inferenceService: `# é 🚀 模型\n${service('linked', 'links')}`,
};

/** A link of the corpus with a runtime of its own, Standard, and no built-in runtimes. */
const given: { link: string; scenario: { inferenceService: string } } = JSON.parse(
  readFileSync(path.join(__dirname, '../links/corpus.jsonl'), 'utf8')
    .split('\n')
    .find((line) => line.includes('"catalog":false')) ?? '',
);

test('a shared link restores the scenario', async ({ playground, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open();
  await playground.paste('runtimes', scenario.runtimes);
  await playground.paste('inferenceService', scenario.inferenceService);
  await page.getByRole('switch', { name: 'Built-in runtimes' }).uncheck();
  await page.getByLabel('KServe release').selectOption('v0.15.2');
  await page.getByLabel('Default deployment mode').selectOption('Standard');
  await expect(playground.answer).toContainText('linked');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await playground.open(link);
  await expect(playground.answer).toContainText('linked');
  expect(await playground.text('runtimes')).toBe(scenario.runtimes);
  expect(await playground.text('inferenceService')).toBe(scenario.inferenceService);
  await expect(page.getByLabel('KServe release')).toHaveValue('v0.15.2');
  await expect(page.getByLabel('Default deployment mode')).toHaveValue('Standard');
  await expect(page.getByRole('switch', { name: 'Built-in runtimes' })).not.toBeChecked();
});

for (const [name, hash, words] of [
  ['damaged', '#v1/%20', 'damaged'],
  ['cut', given.link.slice(0, -9), 'cut off'],
  ['newer', '#v9/AAAA', 'newer version'],
  ['oversized', `#v1/${'A'.repeat(1_500_000)}`, '1 MiB'],
] as const) {
  test(`a ${name} link says so and loses nothing`, async ({ playground, page }) => {
    await playground.open();
    await playground.paste('inferenceService', service('mine', 'sklearn'));
    await page.goto('about:blank');
    await playground.open(`./${hash}`);
    await expect(playground.notice).toContainText(words);
    expect(await playground.text('inferenceService')).toContain('name: mine');
  });
}

test('a link over unsaved work asks first', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('inferenceService', service('mine', 'sklearn'));
  await page.evaluate((hash) => {
    location.hash = hash;
  }, given.link);
  await expect(playground.notice).toContainText('replaces what is in the editors');
  expect(await playground.text('inferenceService')).toContain('name: mine');
  await playground.notice.getByRole('button', { name: 'Open it' }).click();
  expect(await playground.text('inferenceService')).toBe(given.scenario.inferenceService);
  await expect(page.getByLabel('Default deployment mode')).toHaveValue('Standard');
  await playground.notice.getByRole('button', { name: 'Undo' }).click();
  expect(await playground.text('inferenceService')).toContain('name: mine');
  await expect(page.getByLabel('Default deployment mode')).toHaveValue('Knative');
});
