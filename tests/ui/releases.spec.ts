import type { Locator } from '@playwright/test';
import { behavioursBetween, difference } from '../../web/src/release_outcome';
import type { Answer, Json, Report } from '../../web/src/report';
import { expect, type Playground, runtime, service, test } from './playground';

async function openReleases(playground: Playground, title = 'In all releases'): Promise<Locator> {
  const section = playground.page.locator('ksp-section#releases');
  await section.getByRole('button', { name: title }).click();
  await expect(section.locator('ol li')).toHaveCount(13);
  return section;
}

const cell = (section: Locator, release: string) =>
  section.locator('ol').getByRole('button', { name: release });

test('thirteen releases, each with its answer, and where it differs', async ({ playground }) => {
  await playground.open();
  await playground.paste('runtimes', runtime('acme', 'acme').replace('[v1]', '[v2]'));
  await playground.paste('inferenceService', service('mine', 'acme'));
  await expect(playground.verdict).toHaveText('No runtime');
  const section = await openReleases(playground);
  await expect(cell(section, 'v0.8.0')).toContainText('Serves: acme');
  await expect(cell(section, 'v0.11.2')).toContainText('No runtime');
  await expect(cell(section, 'v0.8.0')).toContainText('another verdict');
  await expect(cell(section, 'v0.11.2')).not.toContainText('another');
  await expect(cell(section, 'v0.20.0')).not.toContainText('another');
  await expect(cell(section, 'v0.20.0')).toHaveAttribute('aria-current', 'true');
});

test('choosing a release shows it on the page, and keeps the focus', async ({ playground }) => {
  await playground.open();
  const section = await openReleases(playground);
  await cell(section, 'v0.11.2').focus();
  await playground.page.keyboard.press('Enter');
  await expect(playground.page.getByLabel('KServe release')).toHaveValue('v0.11.2');
  await expect(cell(section, 'v0.11.2')).toHaveAttribute('aria-current', 'true');
  await expect(cell(section, 'v0.11.2')).toBeFocused();
  await expect(section.locator('[aria-current]')).toHaveCount(1);
});

test('the strip follows what is typed', async ({ playground }) => {
  await playground.open();
  const section = await openReleases(playground);
  await expect(cell(section, 'v0.20.0')).toContainText('kserve-sklearnserver');
  await playground.paste('inferenceService', service('mine', 'xgboost'));
  await expect(cell(section, 'v0.20.0')).toContainText('kserve-xgbserver');
  await expect(section.getByRole('status')).toContainText('A mark says');
});

test('two releases side by side: answers, objects, and what changed in KServe', async ({
  playground,
}) => {
  await playground.open();
  const section = await openReleases(playground);
  await section.getByLabel('From').selectOption('v0.11.2');
  await section.getByRole('combobox', { name: 'to', exact: true }).selectOption('v0.20.0');
  await expect(section.getByRole('definition')).toHaveCount(2);
  const columns = section.locator('ksp-diff-columns').last();
  await expect(columns.getByRole('textbox')).toHaveCount(2);
  await expect(columns.locator('.cm-merge-a .cm-changedLine').first()).toBeVisible();
  await expect(columns.locator('.cm-merge-b .cm-changedLine').first()).toBeVisible();
  const changes = section.getByRole('heading', {
    name: 'What changed in KServe between v0.11.2 and v0.20.0',
  });
  await expect(changes).toBeVisible();
  await expect(section.locator('ul li').filter({ hasText: 'Since v0.' }).first()).toBeVisible();

  await section.getByRole('combobox', { name: 'to', exact: true }).selectOption('v0.11.2');
  await expect(section).toContainText('Both make the same objects.');
  await expect(changes).toHaveCount(0);
});

test('a mark says what differs from the release that the page shows', async ({ playground }) => {
  await playground.open();
  const section = await openReleases(playground);
  await expect(cell(section, 'v0.19.0')).toContainText('image tags');
  await expect(cell(section, 'v0.20.0')).not.toContainText('image tags');
  await cell(section, 'v0.19.0').click();
  await expect(cell(section, 'v0.19.0')).not.toContainText('image tags');
  await expect(cell(section, 'v0.20.0')).toContainText('image tags');
  await expect(section.getByRole('status')).toContainText('differs from v0.19.0');
});

test('two columns are read by keyboard, and one is enough where there is little room', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await playground.open();
  const section = await openReleases(playground);
  const columns = section.locator('ksp-diff-columns').last();
  const right = columns.getByRole('textbox', { name: /under v0\.20\.0$/ });
  await expect(columns.getByRole('textbox', { name: /under v0\.19\.0$/ })).toBeVisible();
  await expect(columns.locator('.cm-collapsedLines').first()).toContainText('unchanged lines');

  await right.focus();
  await page.keyboard.type('typed');
  await expect(right).not.toContainText('typed');
  await page.keyboard.press('Tab');
  const unchanged = columns.getByRole('button', { name: 'Show unchanged lines' });
  await expect(unchanged).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(unchanged).toHaveAttribute('aria-pressed', 'true');
  await expect(columns.locator('.cm-collapsedLines')).toHaveCount(0);

  await page.setViewportSize({ width: 1010, height: 900 });
  await expect(section.locator('tr.added').first()).toBeVisible();
  await expect(section.locator('ksp-diff-columns')).toHaveCount(0);
});

test('what differs is named: the answer, or the parts of the result', () => {
  const report = (runtime: string, image: string, args: string[], more: Partial<Report> = {}) => {
    const deployments: Json[] = [{ image, args, status: more.status ?? null }];
    const answer: Answer = { kind: 'serves', text: '', runtime };
    const yaml = JSON.stringify(deployments);
    const origins = [{ object: 'deployments[0]', title: '', yaml, lines: [] }];
    return {
      file: '',
      kserve: '',
      defaultDeploymentMode: 'Standard',
      answer,
      deployments,
      origins,
      ...more,
    } as Report;
  };
  const first = report('a', 'host:5000/a:1', ['x']);
  expect(difference(first, first)).toBeNull();
  expect(difference(first, report('b', 'host:5000/a:1', ['x']))).toBe('runtime');
  expect(difference(first, report('a', 'host:5000/a:2', ['x']))).toEqual(['tags']);
  expect(difference(first, report('a', 'host:5000/a@sha256:0', ['y']))).toEqual(['tags', 'args']);
  expect(difference(first, report('a', 'host:5001/a:1', ['x']))).toEqual(['images']);
  expect(difference(first, report('a', 'host:5000/a:1', ['y']))).toEqual(['args']);
  const other = report('a', 'host:5000/a:1', ['x'], { status: { replicas: 1 } });
  expect(difference(first, other)).toEqual(['fields']);
  expect(difference(first, { ...first, origins: [] })).toEqual(['objects']);
  expect(difference(first, { ...first, error: 'e' })).toBe('message');
  const refused: Report = { ...first, answer: { kind: 'rejected', text: '' } };
  expect(difference(first, refused)).toBe('verdict');
});

test('the releases change their language with the page', async ({ playground, page }) => {
  await playground.open();
  const section = await openReleases(playground);
  await section.getByLabel('From').selectOption('v0.8.0');
  await page.getByLabel('Language').selectOption('zh');
  await expect(section.locator('ul')).toContainText('自 v0.9.0 起');
  await expect(section.locator('ul')).not.toContainText(/InferenceService without/);
  await expect(section.getByRole('definition').last()).toContainText('可以服务');
});

test('a behaviour counts where one of the two releases has it and the other not', () => {
  const behaviour = (field: string, since: string, until: string) => ({
    field,
    since,
    until,
    text: field,
  });
  const begins = behaviour('begins', 'b', '');
  const passes = behaviour('passes', 'b', 'b');
  const ends = behaviour('ends', '', 'b');
  const releases = [
    { name: 'a', behaviours: [] },
    { name: 'b', behaviours: [begins, passes] },
    { name: 'c', behaviours: [passes, ends] },
  ];
  const fields = (from: string, to: string) =>
    behavioursBetween(releases, from, to).map(({ field }) => field);
  expect(fields('a', 'b')).toEqual(['begins', 'passes']);
  expect(fields('b', 'c')).toEqual(['passes', 'ends']);
  expect(fields('a', 'c')).toEqual(['begins', 'ends']);
  expect(fields('b', 'b')).toEqual([]);
});

test('the difference has two columns where there is room, one where there is not', async ({
  playground,
  page,
}) => {
  await playground.open('./?lang=zh');
  const section = await openReleases(playground, '所有版本');
  await section.getByLabel('从').selectOption('v0.11.2');
  await expect(section.locator('.cm-merge-b .cm-changedLine').first()).toBeVisible();
  // Each column scrolls for itself.
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(800);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.getByRole('tab').nth(1).click();
  await expect(section.locator('tr.added').first()).toBeVisible();
});
