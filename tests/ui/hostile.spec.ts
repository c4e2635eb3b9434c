// Hostile inputs in the page: each gets an answer or a message, and the page lives on.
import { hostile } from '../hostile/inputs.mjs';
import { expect, type Playground, runtime, service, test } from './playground';

test.setTimeout(400_000);
// The editor's own parser overflows on 100,000 nested `?`, reports it and goes on without colours.
test.use({ expectedErrors: /Maximum call stack size exceeded/ });

// One page stands a share of all inputs, one after the other.
const shares = 4;

// An answer that only a page and an engine in good health give.
async function expectLife(playground: Playground, name: string): Promise<void> {
  await playground.paste('runtimes', `${runtime(name, name)}---\n${service('x', name)}`);
  await expect(playground.answer).toContainText(`${name} serves`, { timeout: 90_000 });
}

for (let share = 0; share < shares; share++) {
  test(`the page stands hostile inputs, part ${share + 1}`, async ({ playground, page }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await playground.open();
    await playground.paste('inferenceService', '');
    for (const [i, { name, text }] of hostile.entries()) {
      if (i % shares !== share) continue;
      await test.step(name, async () => {
        await expectLife(playground, `alive-${i}`);
        await playground.paste('runtimes', text());
        await expect(playground.answer).not.toContainText('alive-', { timeout: 90_000 });
        await expect(playground.answer).not.toBeEmpty();
        if ((await playground.verdict.textContent()) === 'Not YAML') {
          await expect(playground.problems.first()).toBeVisible();
        }
      });
    }
    await expectLife(playground, 'alive-at-last');
    expect(dialogs).toEqual([]);
  });
}
