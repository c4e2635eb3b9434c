import { mountsToken, resourcesOf, withResources, withToken } from '../../web/src/cluster_config';
import { expect, service, test } from './playground';

const ownContainer = service('mine', 'any').replace(
  / {4}model:[\s\S]*/,
  '    containers:\n      - name: kserve-container\n        image: registry.example.com/own:1\n',
);

test('default resources change the result, and the answer says that they are set', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste('inferenceService', ownContainer);
  const set = page.locator('ksp-answer .configured');
  await expect(set).toHaveCount(0);
  await page.getByRole('button', { name: 'More settings' }).click();
  await page.getByLabel('cpuLimit').fill('7');
  await page.getByLabel('cpuLimit').press('Tab');
  await expect(set).toContainText('Default resources: cpu 1 to 7');
  const deploy = await playground.unfold('deploy');
  await expect(deploy.getByRole('row', { name: /cpu: .7/ }).first()).toBeVisible();

  await page.getByLabel('cpuLimit').fill('1');
  await page.getByLabel('cpuLimit').press('Tab');
  await expect(set).toHaveCount(0);
});

test('a quantity that is none is named, and mended', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'More settings' }).click();
  await page.getByLabel('memoryLimit').fill('much');
  await page.getByLabel('memoryLimit').press('Tab');
  await expect(page.locator('ksp-answer')).toContainText("cannot parse 'much'");
  await page.getByLabel('memoryLimit').fill('3Gi');
  await page.getByLabel('memoryLimit').press('Tab');
  await expect(playground.verdict).toHaveText('Serves');
});

test('the namespace is that of objects that name none', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'More settings' }).click();
  await page.getByLabel('Namespace of objects').fill('team-a');
  await page.getByLabel('Namespace of objects').press('Tab');
  await expect(page.locator('ksp-answer .configured')).toContainText(
    'Objects without a namespace are in team-a',
  );
  const deploy = await playground.unfold('deploy');
  await expect(deploy.getByRole('row', { name: 'namespace: team-a' }).first()).toBeVisible();
  await page.getByLabel('Namespace of objects').fill('');
  await page.getByLabel('Namespace of objects').press('Tab');
  await expect(page.locator('ksp-answer .configured')).toHaveCount(0);
});

test('the token of the service account', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'More settings' }).click();
  await page.getByLabel('autoMountServiceAccountToken').uncheck();
  await expect(page.locator('ksp-answer .configured')).toContainText(
    'autoMountServiceAccountToken is false',
  );
  const deploy = await playground.unfold('deploy');
  await expect(
    deploy.getByRole('row', { name: 'automountServiceAccountToken: false' }).first(),
  ).toBeVisible();
});

test('what equals the shipped configuration is left out, and other keys are kept', () => {
  const resources = { ...resourcesOf(null), cpuLimit: '2' };
  const link = { multiNode: { customGPUResourceTypeList: ['x'] }, inferenceService: { a: 1 } };
  const changed = withResources(link, resources);
  expect(resourcesOf(changed)).toEqual(resources);
  expect(changed?.inferenceService).toEqual({ a: 1, resource: resources });
  expect(withResources(changed, resourcesOf(null))).toEqual(link);
  expect(withResources(withResources(null, resources), resourcesOf(null))).toBeNull();

  expect(mountsToken(null)).toBe(true);
  expect(mountsToken(withToken(null, false))).toBe(false);
  expect(withToken(withToken(null, false), true)).toBeNull();
  expect(mountsToken({ security: {} })).toBe(false);
  expect(withToken({ security: { other: 1 } }, true)).toEqual({
    security: { other: 1, autoMountServiceAccountToken: true },
  });
});
