// The documentation site, as script/build leaves it below the page.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { axeFindings } from './audit';
import { expect, test } from './playground';

const folder = path.join(__dirname, '../../dist/docs');

for (const file of ['how-kserve-selects.html', 'how-kserve-selects.zh.html']) {
  test(`the examples of ${file} answer as the page states, and axe finds nothing`, async ({
    // The fixture fails the test on errors, violations of the policy, and other origins.
    playground,
    page,
  }) => {
    await page.goto(`docs/${file}`);
    const embeds = page.locator('kserve-playground');
    await expect(embeds).toHaveCount(3);
    expect(await axeFindings(page)).toEqual([]);
    for (const embed of await embeds.all()) {
      const stated = await embed.locator('[slot=answer]').textContent();
      await embed.getByRole('button').click();
      await expect(embed.frameLocator('iframe').locator('ksp-answer h2')).toContainText(
        stated ?? 'stated',
      );
    }
    await expect(playground.page).toHaveTitle(/KServe/);
  });
}

test('the page’s footer leads to it', async ({ playground, page }) => {
  await playground.open('./?lang=zh');
  await page.locator('footer a[href*=docs]').click();
  await expect(page.locator('h1')).toHaveText('KServe Runtime Playground');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
});

test('every page of it fits 320 pixels and says its language', async ({ playground, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(10);
  for (const name of pages) {
    await playground.page.goto(`docs/${name}`);
    const [width, language] = await page.evaluate(() => {
      const { scrollWidth, lang } = document.documentElement;
      return [scrollWidth, lang];
    });
    expect.soft(width, name).toBeLessThanOrEqual(320);
    expect.soft(language, name).toBe(name.endsWith('.zh.html') ? 'zh-Hans' : 'en');
  }
});

test('axe finds nothing where there is no example either', async ({ playground, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const name of ['index', 'index.zh', 'embedding.zh', 'command-line']) {
    await playground.page.goto(`docs/${name}.html`);
    expect.soft(await axeFindings(page), name).toEqual([]);
  }
});
