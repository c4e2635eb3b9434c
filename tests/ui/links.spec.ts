import { emptyScenario, type Scenario } from '../../web/src/scenario';
import { decodeLink, encodeLink, linkLimit } from '../../web/src/share_link';
import { expect, runtime, service, test } from './playground';

const scenario: Scenario = {
  runtimes: runtime('linked', 'links'),
  inferenceService: `# é 🚀 模型\n${service('linked', 'links')}`,
  kserve: 'v0.15.2',
  mode: 'Standard',
  catalog: false,
};

test('a link holds the whole scenario', () => {
  expect(decodeLink(encodeLink(scenario))).toEqual({ scenario });
  expect(decodeLink(encodeLink(emptyScenario))).toEqual({ scenario: emptyScenario });
});

test('a link that unpacks to too much is not unpacked', () => {
  const bomb = { ...emptyScenario, runtimes: 'a'.repeat(linkLimit) };
  expect(decodeLink(encodeLink(bomb))).toEqual({ fault: 'tooLong' });
});

test('a link that is cut anywhere is broken, and never throws', () => {
  const link = encodeLink(scenario);
  for (let length = '#v0/'.length; length < link.length; length++) {
    expect(decodeLink(link.slice(0, length))).toEqual({ fault: 'broken' });
  }
});

test('a hash that is no link is left alone', () => {
  expect(decodeLink('')).toBeNull();
  expect(decodeLink('#section')).toBeNull();
  expect(decodeLink('#v1/whatever')).toEqual({ fault: 'newer' });
});

test('a shared link restores the scenario', async ({ playground, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open();
  await playground.type('runtimes', scenario.runtimes);
  await playground.type('inferenceService', scenario.inferenceService);
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
  ['damaged', '#v0/AAAA', 'damaged'],
  ['newer', '#v9/AAAA', 'newer version'],
  ['oversized', encodeLink({ ...emptyScenario, runtimes: 'a'.repeat(linkLimit) }), '1 MiB'],
] as const) {
  test(`a ${name} link says so and loses nothing`, async ({ playground, page }) => {
    await playground.open();
    await playground.type('inferenceService', service('mine', 'sklearn'));
    await page.goto('about:blank');
    await playground.open(`./${hash}`);
    await expect(playground.notice).toContainText(words);
    expect(await playground.text('inferenceService')).toContain('name: mine');
  });
}

test('a link over unsaved work asks first', async ({ playground, page }) => {
  await playground.open();
  await playground.type('inferenceService', service('mine', 'sklearn'));
  await page.evaluate((hash) => {
    location.hash = hash;
  }, encodeLink(scenario));
  await expect(playground.notice).toContainText('replaces what is in the editors');
  expect(await playground.text('inferenceService')).toContain('name: mine');
  await playground.notice.getByRole('button', { name: 'Open it' }).click();
  expect(await playground.text('inferenceService')).toBe(scenario.inferenceService);
  await expect(page.getByLabel('Default deployment mode')).toHaveValue('Standard');
  await playground.notice.getByRole('button', { name: 'Undo' }).click();
  expect(await playground.text('inferenceService')).toContain('name: mine');
  await expect(page.getByLabel('Default deployment mode')).toHaveValue('Knative');
});
