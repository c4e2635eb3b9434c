import { readFile } from 'node:fs/promises';
import type { Download, Locator } from '@playwright/test';
import { layOut } from '../../web/src/drawing/layout';
import { pictureOf } from '../../web/src/drawing/picture';
import { fit, forXml, widthOf, wrap } from '../../web/src/drawing/text';
import { strings } from '../../web/src/i18n/strings';
import type { Candidate, Report } from '../../web/src/report';
import { expect, type Playground, runtime, service, test } from './playground';

async function openPicture({ page }: Playground, title = 'Picture'): Promise<Locator> {
  const section = page.locator('ksp-section#picture');
  await section.getByRole('button', { name: title }).click();
  await expect(section.getByRole('img')).toBeVisible();
  return section;
}

const drawnTexts = (section: Locator) => section.locator('svg text').allTextContents();

test('the drawing says what the table says: a runtime picked among two', async ({ playground }) => {
  await playground.open();
  await playground.example('Two runtimes that both fit');
  await expect(playground.answer).toContainText('xgb-stable');
  const section = await openPicture(playground);
  const texts = await drawnTexts(section);
  const table = playground.section('resolve').locator('ksp-resolve-table tbody .name');
  expect(texts).toEqual(expect.arrayContaining(await table.allTextContents()));
  const inOrder = playground.section('resolve').locator('ksp-sort-table tbody tr');
  const cells = await inOrder.first().locator('th, td').allTextContents();
  expect(texts).toEqual(expect.arrayContaining(cells.map((cell) => cell.trim())));
  expect(texts).toContain('Serves');
  expect(texts.filter((each) => each === 'picked')).toHaveLength(2);

  const [svg, png] = [await save(section, 'SVG'), await save(section, 'PNG')];
  expect(svg.suggestedFilename()).toMatch(/^[\w-]+-v0\.20\.0\.svg$/);
  const saved = await readFile(await svg.path(), 'utf8');
  expect(saved).toContain('>xgb-stable</text>');
  expect(saved).not.toMatch(/var\(|<!--/);
  expect(saved).toContain('fill="rgb(255, 255, 255)"');
  const image = await readFile(await png.path());
  expect(image.subarray(1, 4).toString()).toBe('PNG');
  expect(image.readUInt32BE(16)).toBe(1920);
});

async function save(section: Locator, format: string): Promise<Download> {
  const downloaded = section.page().waitForEvent('download');
  await section.getByRole('button', { name: `Save as ${format}` }).click();
  return downloaded;
}

test('the drawing follows the answer: no runtime, refused, not YAML', async ({ playground }) => {
  await playground.open();
  const section = await openPicture(playground);
  await playground.paste('runtimes', runtime('acme', 'acme').replace('[v1]', '[v2]'));
  await playground.paste('inferenceService', service('mine', 'acme'));
  await expect(playground.verdict).toHaveText('No runtime');
  const why = playground.section('resolve').locator('ksp-resolve-table .why').first();
  await expect(section.locator('svg desc')).toContainText(
    `acme (cluster): protocol failed. ${await why.textContent()}`,
  );
  let texts = await drawnTexts(section);
  expect(texts).toContain('acme');
  expect(texts).not.toContain('picked');
  expect(texts).toContainEqual(expect.stringMatching(/^\d+ built-in runtimes for other formats$/));

  await playground.paste('inferenceService', service('Not_a_name', 'acme'));
  await expect(playground.verdict).toHaveText('Refused');
  await expect(section.locator('svg desc')).toContainText('Resolve: not reached');
  texts = await drawnTexts(section);
  expect(texts).toContainEqual(expect.stringMatching(/^stops here, refused by/));
  expect(texts).not.toContain('acme');

  await playground.paste('inferenceService', 'kind: InferenceService\nspec: [\n');
  await expect(playground.verdict).toHaveText('Not YAML');
  await expect(section.locator('svg desc')).toContainText('Read: stops here');
});

test('the picture fits every width, and stays large enough to read', async ({
  playground,
  page,
}) => {
  await playground.open();
  const section = await openPicture(playground);
  for (const width of [1280, 360, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const tab = page.getByRole('tab').nth(1);
    if (await tab.isVisible()) await tab.click();
    await expect(async () => {
      const drawing = await section.getByRole('img').boundingBox();
      expect(drawing?.width).toBeLessThanOrEqual(width);
      expect(drawing?.width).toBeGreaterThanOrEqual(260);
    }).toPass();
  }
});

const check = (name: Candidate['checks'][number]['check'], failed: boolean) =>
  ({ check: name, result: failed ? 'failed' : 'passed', text: 'Because. '.repeat(40) }) as const;

/** A report with so many runtimes, each third of which would do. */
function crowded(count: number): Report {
  return {
    file: '',
    kserve: 'v0.20.0',
    defaultDeploymentMode: 'Standard',
    inferenceService: { name: 's'.repeat(200), namespace: 'default', document: 0 },
    answer: { kind: 'serves', text: 'It serves. '.repeat(60) },
    candidates: Array.from({ length: count }, (_, index) => ({
      name: `runtime-${index}-${'n'.repeat(200)}`,
      kind: 'ServingRuntime',
      namespace: '模'.repeat(60),
      eligible: index % 3 === 0,
      winner: index === 0,
      ...(index % 3 === 0 ? { place: index / 3 } : {}),
      checks: [check('scope', false), check('format', index % 3 !== 0)],
    })),
  };
}

test('a crowd of runtimes with long names: capped, told of, and within the drawing', () => {
  for (const s of [strings.en, strings.zh]) {
    const picture = pictureOf(crowded(200), s);
    expect(picture.contest?.lanes).toHaveLength(12);
    expect(picture.contest?.more).toEqual([s.andMore(188)]);
    expect(picture.order?.rows.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(picture.order?.more).toBe(s.andMore(59));
    for (const width of [280, 360, 640, 960]) {
      const { shapes, height } = layOut(picture, width, s);
      expect(height).toBeLessThan(3_000);
      for (const shape of shapes) {
        expect(shape.y).toBeLessThanOrEqual(height);
        if (shape.shape !== 'text' || shape.turn !== undefined) continue;
        const room = widthOf(shape.text, shape.size);
        const from = shape.x - { start: 0, middle: room / 2, end: room }[shape.anchor ?? 'start'];
        expect(from, shape.text).toBeGreaterThanOrEqual(0);
        expect(from + room, shape.text).toBeLessThanOrEqual(width);
      }
    }
  }
});

test('texts are cut and broken to a width, and hold only what XML can', () => {
  expect(fit('short', 100, 12)).toBe('short');
  expect(fit('much too long for this', 60, 12)).toMatch(/^much.*…$/);
  expect(wrap('one two three', 1_000, 12, 3)).toEqual(['one two three']);
  expect(wrap('one two three', 50, 12, 3)).toEqual(['one two', 'three']);
  expect(wrap('运行时与服务合为一体', 60, 12, 5)).toEqual(['运行时与服', '务合为一体']);
  expect(wrap('acme；十四个', 48, 12, 5)).toEqual(['acme；', '十四个']);
  expect(wrap('one two three four five six', 50, 12, 2).at(-1)).toMatch(/…$/);
  expect(forXml('a\u0001b\ud800c🚀')).toBe('a\ufffdb\ufffdc🚀');
});
