// What the cluster has stored already, beside what is applied now.
import { axeFindings } from './audit';
import { expect, service, test } from './playground';

const annotated = (mode: string) =>
  service('m', 'sklearn').replace(
    'metadata:\n',
    `metadata:\n  annotations:\n    serving.kserve.io/deploymentMode: ${mode}\n`,
  );

test('an update that the webhook refuses, and a way back', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('inferenceService', annotated('Knative'));
  await expect(playground.verdict).toHaveText('Serves');
  await page.getByRole('button', { name: 'It is an update' }).click();
  await expect(playground.editor('stored')).toBeFocused();
  await playground.paste('stored', `${annotated('Standard')}status:\n  deploymentMode: Standard\n`);
  await expect(page.locator('ksp-refusal')).toContainText(
    "update rejected: deploymentMode cannot be changed from 'Standard' to 'Knative'",
  );
  await expect(page.locator('ksp-answer .configured')).toContainText('update of the stored one');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(playground.verdict).toHaveText('Serves');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(playground.answer).toContainText('refuses this update');
});

test('stored objects go with a link', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('inferenceService', annotated('Knative'));
  await page.getByRole('button', { name: 'It is an update' }).click();
  await playground.paste('stored', `${annotated('Standard')}status:\n  deploymentMode: Standard\n`);
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.locator('ksp-share-panel input[readonly]').inputValue();
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await page.goto(link);
  await expect(playground.answer).toContainText('refuses this update');
});

test('a pasted ConfigMap of KServe is the configuration', async ({ playground, page }) => {
  await playground.open();
  const config = `apiVersion: v1
kind: ConfigMap
metadata:
  name: inferenceservice-config
  namespace: kserve
data:
  deploy: '{"defaultDeploymentMode": "Standard"}'
  security: '{"autoMountServiceAccountToken": false}'
`;
  await playground.paste('runtimes', config);
  await expect(page.locator('ksp-answer .configured')).toContainText('the pasted ConfigMap');
  await expect(page.locator('ksp-answer .configured')).toContainText(
    'autoMountServiceAccountToken is false',
  );
});
