// Every view of the page, in both languages and themes and in every width. The page is opened once a
// language; each view is built on it, looked through, and left again.
import { expectSound, fewWidths } from './audit';
import { expect, type Playground, service, test } from './playground';

const first = service('sklearn-iris', 'sklearn');

interface View {
  name: string;
  /** Leads there from the page as it opens. */
  enter(playground: Playground): Promise<unknown>;
  leave?(playground: Playground): Promise<unknown>;
  /** What the tabs of the narrow layout show: what one has, or what happens. */
  tab: 0 | 1;
}

const closePanel = ({ page }: Pick<Playground, 'page'>) => page.keyboard.press('Escape');

function panel(name: string, opener: string, shown: string): View {
  return {
    name,
    tab: 0,
    async enter({ page }) {
      await page.locator(opener).click();
      await expect(page.locator(shown).locator('h2').first()).toBeVisible();
    },
    leave: closePanel,
  };
}

async function unserved(playground: Playground): Promise<void> {
  await playground.example('v2');
  await expect(playground.page.locator('ksp-what-would-help button')).not.toHaveCount(0);
}

const views: View[] = [
  { name: 'the first view', enter: async () => {}, tab: 0 },
  {
    name: 'every section open',
    tab: 1,
    async enter(playground) {
      for (const name of ['read', 'admit', 'migrate', 'validate', 'merge'] as const) {
        await playground.unfold(name);
      }
      const { page } = playground;
      await page.locator('ksp-section#releases button').first().click();
      await page.locator('ksp-releases select').first().selectOption('v0.11.2');
      await expect(page.locator('ksp-releases .cm-changedLine').first()).toBeVisible();
      await page.locator('ksp-section#picture button').first().click();
      await page.locator('ksp-section#picture summary').click();
    },
    async leave({ page }) {
      for (const button of (await page.locator('ksp-section[open] h2 button').all()).reverse()) {
        await button.click();
      }
    },
  },
  {
    name: 'no runtime, and what would help',
    tab: 1,
    async enter(playground) {
      const { page } = playground;
      await playground.unfold('resolve');
      await unserved(playground);
      await page.locator('ksp-what-would-help').getByRole('button').first().click();
      await page.locator('ksp-resolve-table .edits button').first().click();
      await expect(page.locator('ksp-edit')).toHaveCount(2);
    },
  },
  {
    name: 'text that is not YAML, with its notice',
    tab: 1,
    enter: (playground) =>
      playground.paste('inferenceService', 'kind: InferenceService\nspec: [\n'),
    leave: (playground) => playground.paste('inferenceService', first),
  },
  panel('the examples', '#open-examples', 'ksp-examples-panel'),
  {
    name: 'sharing, with what is replaced',
    tab: 0,
    async enter({ page }) {
      await page.locator('#open-share').click();
      await page.locator('ksp-share-panel input[type=checkbox]').check();
      await page.locator('ksp-share-panel summary').click();
    },
    leave: closePanel,
  },
  panel('the keyboard', '#open-keys', 'ksp-keys-panel'),
  {
    name: 'the reference',
    tab: 0,
    // Of its hundreds of rows, which are all made alike, those that a search leaves.
    async enter({ page }) {
      await page.locator('#open-reference').click();
      await page.locator('ksp-reference-panel [type=search]').fill('protocol');
      await expect(page.locator('ksp-reference-panel dl > div').nth(20)).toBeHidden();
    },
    async leave({ page }) {
      await page.locator('ksp-reference-panel [type=search]').fill('');
      await closePanel({ page });
    },
  },
  panel('the built-in runtimes', 'ksp-settings button >> nth=0', 'ksp-catalog-panel'),
  panel('more settings', 'ksp-settings button >> nth=1', 'ksp-cluster-panel'),
  panel('the list of lessons', '#open-lessons', 'ksp-lessons-panel'),
  {
    name: 'an update of what is stored',
    tab: 0,
    async enter(playground) {
      await playground.page.locator('.add-stored button').click();
      await playground.paste('stored', first);
    },
    leave: ({ page }) => page.locator('#title-stored button').click(),
  },
  {
    name: 'the card of a field',
    tab: 0,
    async enter(playground) {
      await playground.editor('inferenceService').press('ControlOrMeta+Home');
      await playground.page.keyboard.press('F1');
      await expect(playground.page.locator('.field-card')).toBeVisible();
    },
    leave: closePanel,
  },
  {
    name: 'a lesson before the prediction',
    tab: 0,
    async enter({ page }) {
      await page.evaluate(() => {
        location.hash = '#lesson/exact-version';
      });
      await expect(page.locator('ksp-lesson input').first()).toBeVisible();
    },
  },
  {
    name: 'a lesson after the prediction',
    tab: 1,
    async enter({ page }) {
      await page.locator('ksp-lesson form button').last().click();
      await page.locator('ksp-lesson-task button[aria-expanded]').click();
      await expect(page.locator('ksp-lesson ksp-diff')).toBeVisible();
    },
  },
];

for (const language of ['en', 'zh']) {
  test(`axe finds nothing and nothing scrolls sideways in any view: ${language}`, async ({
    playground,
    page,
  }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await playground.open(`./?lang=${language}`);
    for (const { name, enter, leave, tab } of views) {
      await test.step(name, async () => {
        await page.setViewportSize({ width: 1280, height: 800 });
        await enter(playground);
        await expectSound(page, name, tab, language === 'en' ? undefined : fewWidths);
        await page.setViewportSize({ width: 1280, height: 800 });
        await leave?.(playground);
      });
    }
  });

  test(`the same of an embed, before and after it is started: ${language}`, async ({
    playground,
    page,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await playground.open();
    await page.locator('#open-share').click();
    const link = await page.locator('ksp-share-panel input[readonly]').inputValue();
    const hash = new URL(link).hash;
    await page.goto(`./embed.html?lang=${language}&loading=click&answer=It+works${hash}`);
    await expect(page.locator('pre').last()).toContainText('kind: InferenceService');
    await expectSound(page, 'before', 0);
    await page.locator('button').click();
    await expect(playground.verdict).not.toBeEmpty();
    await expectSound(page, 'after', 1);
    await page.goto(`./embed.html?lang=${language}&loading=eager#lesson/first-match`);
    await expect(page.locator('ksp-lesson input').first()).toBeVisible();
    await expectSound(page, 'a lesson', 0);
  });
}

test('the answer is told to a screen reader when it has settled', async ({ playground, page }) => {
  await playground.open();
  const told = page.locator('ksp-answer [aria-live="polite"]');
  await expect(told).toContainText('Serves: ');
  await playground.paste('inferenceService', '');
  await expect(told).toContainText('No answer yet: ');
});
