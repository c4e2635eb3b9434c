// Real input of every theme, pasted into the page: always an answer, never a blank or a hang.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './playground';

const cases = path.join(__dirname, '../golden/cases');
const themes = new Map<string, string>();
for (const name of readdirSync(cases).filter((file) => file.endsWith('.yaml'))) {
  const theme = name.split('-')[1] ?? '';
  if (!themes.has(theme)) themes.set(theme, name);
}

test('an answer for pasted input of every theme', async ({ playground }) => {
  test.slow();
  expect(themes.size).toBeGreaterThan(5);
  await playground.open();
  for (const [theme, name] of themes) {
    await test.step(theme, async () => {
      const text = readFileSync(path.join(cases, name), 'utf8');
      await playground.paste('inferenceService', '');
      await playground.paste('runtimes', '');
      await expect(playground.verdict).toHaveText('No answer yet');
      await playground.paste('runtimes', text);
      await expect(playground.verdict).not.toHaveText('No answer yet');
      await expect(playground.answer).not.toBeEmpty();
      for (const section of ['read', 'admit', 'migrate', 'validate', 'merge'] as const) {
        await playground.unfold(section);
      }
    });
  }
});
