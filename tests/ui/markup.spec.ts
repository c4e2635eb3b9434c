// Markup and script in every text that reaches the page: it is shown as text, nothing of it runs, and
// nothing gets wider than the window.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './playground';

/** Of different kinds, each with the place where it stands; longer than a narrow window is wide. */
function markup(place: string): string {
  const run = `ran('${place}')`;
  return [
    `"'><img src=x onerror=${run}><script>${run}</script><svg/onload=${run}>`,
    `<a href=javascript:${run}>\`\`\`\n</textarea></style>\${7*7}&lt;`,
    'x'.repeat(200),
  ].join('');
}

/** Without a line's end, for what must be one line. */
const line = (place: string) => markup(place).replaceAll('\n', ' ');

const object = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

const served = {
  runtimes: `# ${line('comment')}\n${object({
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'ServingRuntime',
    metadata: {
      name: 'mine',
      annotations: { note: markup('annotation') },
    },
    spec: {
      annotations: { note: markup('pod annotation') },
      [line('unknown field')]: markup('unknown value'),
      supportedModelFormats: [
        { name: markup('format'), version: markup('format version'), autoSelect: true },
        { name: 'special', version: '1', autoSelect: true },
      ],
      protocolVersions: ['v1', markup('protocol')],
      containers: [
        {
          name: 'kserve-container',
          image: line('image'),
          command: [markup('command')],
          args: [
            markup('argument'),
            `--model_name={{.Name}} {{.Annotations.note}} ${line('template')}`,
          ],
          env: [{ name: line('variable'), value: markup('value') }],
          workingDir: markup('folder'),
        },
      ],
    },
  })}---\n${object({ apiVersion: 'v1', kind: line('kind'), metadata: { name: line('name') } })}`,
  inferenceService: object({
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'iris', annotations: { note: line('service annotation') } },
    spec: {
      predictor: {
        model: {
          modelFormat: { name: 'special', version: '1' },
          storageUri: `s3://models/${line('storage')}`,
          args: [markup('service argument')],
          env: [{ name: line('service variable'), value: markup('value') }],
        },
      },
    },
  }),
  stored: object({
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'iris', annotations: { old: markup('stored annotation') } },
    spec: {
      predictor: {
        model: { modelFormat: { name: 'special', version: '1' }, storageUri: line('stored') },
      },
    },
  }),
  mode: 'Knative',
  kserve: 'v0.20.0',
  catalog: true,
  namespace: 'default',
  config: { [line('key')]: markup('config') },
  extra: { [line('extra key')]: markup('extra') },
};

/** With names, and more than one InferenceService, that KServe refuses. */
const refused = {
  ...served,
  runtimes: object({
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'ClusterServingRuntime',
    metadata: {
      name: line('runtime'),
      labels: { [line('label key')]: markup('label') },
      annotations: { [line('annotation key')]: 'x' },
    },
    spec: {
      supportedModelFormats: [{ name: markup('format'), autoSelect: true }],
      containers: [{ name: line('container'), image: line('image') }],
    },
  }),
  inferenceService: ['one', 'two']
    .map((place) =>
      object({
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
        metadata: { name: line(place), namespace: line('namespace') },
        spec: {
          predictor: {
            model: { modelFormat: { name: markup('format') }, runtime: line('chosen') },
          },
        },
      }),
    )
    .join('---\n'),
  stored: '',
  namespace: line('default namespace'),
  config: null,
};

/** What ran, and the elements that only markup can have made; in shadow trees too. */
function intruders(): string[] {
  const found = [...((window as unknown as { hasRun?: string[] }).hasRun ?? [])];
  const search = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      const { attributes, shadowRoot } = element;
      if (element.matches('img, object, embed, textarea, script:not([src])')) {
        found.push(element.outerHTML.slice(0, 200));
      }
      for (const { name, value } of attributes) {
        const isScript = /^on/.test(name) || /^\s*javascript:/i.test(value);
        if (isScript) found.push(`${element.localName} ${name}=${value}`);
      }
      if (shadowRoot !== null) search(shadowRoot);
    }
  };
  search(document);
  return found;
}

async function expectNothingRan(page: Page, where: string): Promise<void> {
  for (const frame of page.frames()) {
    expect(await frame.evaluate(intruders), where).toEqual([]);
  }
}

/** Nothing has run, and in the narrow layout nothing is wider than the window. */
async function expectSound(page: Page, where: string): Promise<void> {
  await expectNothingRan(page, where);
  await page.setViewportSize({ width: 360, height: 800 });
  const tabs = page.getByRole('tab');
  for (const tab of [0, 1]) {
    if ((await tabs.count()) > 0) await tabs.nth(tab).click();
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(wider, `${where}, tab ${tab}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function keep(page: Page, scenario: object): Promise<void> {
  await page.evaluate((kept) => {
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
    localStorage.setItem('kserve-playground/scenario', kept);
  }, JSON.stringify(scenario));
}

async function openSections(page: Page): Promise<void> {
  const folded = page.locator('ksp-section h2 button[aria-expanded=false]');
  for (const button of (await folded.all()).reverse()) await button.click();
}

async function savedText(page: Page, button: string): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFileSync(await (await started).path(), 'utf8');
}

test.beforeEach(async ({ page }) => {
  page.on('dialog', (dialog) => {
    throw new Error(`a dialog: ${dialog.message()}`);
  });
  await page.addInitScript(() => {
    const hasRun: string[] = [];
    Object.assign(window, { hasRun, ran: (place: string) => hasRun.push(place) });
  });
});

test('markup in what is served: sections, panels, the picture, what is shared', async ({
  playground,
  page,
}) => {
  test.slow();
  await playground.open();
  await keep(page, served);
  await playground.open();
  await expect(playground.answer).toContainText('mine serves');
  await openSections(page);
  await expect(page.locator('ksp-releases')).toContainText('v0.8.0');
  await expectSound(page, 'sections');

  const svg = await savedText(page, 'Save as SVG');
  expect(svg).toMatch(/^<svg/);
  expect(svg).not.toMatch(/<(img|script|a|svg\/)|onload=["']?ran/);

  const openers = 'ksp-header button[aria-expanded], ksp-settings button[aria-expanded]';
  for (const opener of await page.locator(openers).all()) {
    await opener.click();
    await expect(page.locator('.panel h2').first()).toBeVisible();
    await expectSound(page, (await page.locator('.panel h2').first().textContent()) ?? '');
    await page.keyboard.press('Escape');
  }

  await page.locator('#open-share').click();
  await page.getByLabel('Replace names, images and URIs').check();
  await page.locator('ksp-share-panel summary').click();
  await expectSound(page, 'the redaction');
});

test('markup in names and in what is refused; in file names, links and the address', async ({
  playground,
  page,
}) => {
  test.slow();
  await playground.open();
  await keep(page, refused);
  const query = `?lang=${encodeURIComponent(markup('lang'))}&theme=${encodeURIComponent(markup('theme'))}`;
  await playground.open(`./${query}`);
  await expect(playground.verdict).toHaveText('Refused');
  await openSections(page);
  await expectSound(page, 'what is refused');

  await test.step('file names', async () => {
    const names = [`${line('file')}.yaml`, `${line('large file')}.yaml`];
    const transfer = await page.evaluateHandle(([name = '', large = '']) => {
      const data = new DataTransfer();
      data.items.add(new File(['# dropped'], name));
      data.items.add(new File(['x'.repeat(1024 * 1024 + 1)], large));
      return data;
    }, names);
    await page.dispatchEvent('ksp-page', 'drop', { dataTransfer: transfer });
    await expect(playground.notice).toContainText("ran('large file')");
    await expectSound(page, 'file names');
  });

  for (const hash of ['#v1/', '#v0/', '#v99/', '#lesson/', '#reference/', '#reference?q=', '#']) {
    await test.step(hash, async () => {
      await page.evaluate((wanted) => {
        location.hash = wanted;
      }, hash + line('hash'));
      await expectSound(page, hash);
    });
  }

  await playground.paste('inferenceService', `a: [${line('not YAML')}\n  b: "${line('open')}`);
  await expect(playground.verdict).toHaveText('Not YAML');
  await expectSound(page, 'what is not YAML');
});

test('markup in an embed: its address, its host’s answer, messages, the scenario', async ({
  playground,
  page,
}) => {
  test.slow();
  await playground.open();
  await keep(page, served);
  await playground.open();
  await page.locator('#open-share').click();
  const address = await page.getByLabel('Link', { exact: true }).inputValue();
  const { hash, origin } = new URL(address);

  const query = new URLSearchParams({
    loading: 'click',
    view: 'full',
    ...Object.fromEntries(
      ['heading', 'answer', 'kserve', 'theme', 'lang'].map((name) => [name, markup(name)]),
    ),
  });
  await page.goto(`./embed.html?${query}${hash}`);
  await expect(page.locator('figcaption')).toContainText("ran('heading')");
  await expect(page.locator('.answer')).toContainText("ran('answer')");
  await expect(page.locator('pre').first()).toContainText("ran('comment')");
  await expectSound(page, 'before it is started');
  await page.getByRole('button').click();
  await expect(page.locator('header')).toContainText("ran('heading')");
  await expect(page.locator('ksp-answer h2')).not.toBeEmpty();
  await expectSound(page, 'an unknown release');
  query.delete('kserve');
  query.set('loading', 'eager');
  await page.goto(`./embed.html?${query}${hash}`);
  await expect(playground.answer).toContainText('mine serves');
  await openSections(page);
  await expectSound(page, 'started');

  // A host, and what it says by message.
  const src = `./embed.html?loading=eager&host=${origin}${hash}`;
  const host = `<!doctype html><title>A host</title><iframe src="${src}"></iframe>`;
  await page.route('**/host.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: host }),
  );
  await page.goto('./host.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('ksp-answer h2')).toContainText('mine serves');
  const { runtimes, inferenceService } = refused;
  const message = { heading: line('message'), lang: 'zh', yaml: { runtimes, inferenceService } };
  await page.evaluate((told) => {
    document
      .querySelector('iframe')
      ?.contentWindow?.postMessage({ kservePlayground: 'show', ...told }, location.origin);
  }, message);
  await expect(frame.locator('header')).toContainText("ran('message')");
  await expect(frame.locator('ksp-answer .verdict')).toHaveText('被拒绝');
  await expectNothingRan(page, 'a host’s message');
});
