// The page stays quick: it never blocks while the engine works, and gives back what it took.
import type { Browser, Page } from '@playwright/test';
import { expect, runtime, service, test } from './playground';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Processor time in microseconds: what else the machine does does not count. */
  tdur?: number;
  args: { name?: string };
}

/** The most processor time that one task of the page's thread takes during `run`, in ms. */
async function longestTask(
  browser: Browser,
  page: Page,
  run: () => Promise<void>,
): Promise<number> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline'],
  });
  await run();
  const trace = JSON.parse((await browser.stopTracing()).toString());
  const events: TraceEvent[] = trace.traceEvents;
  const main = events.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const tasks = events.filter(
    ({ name, pid, tid }) =>
      name.endsWith('RunTask') && main.some((thread) => thread.pid === pid && thread.tid === tid),
  );
  expect(tasks.length).toBeGreaterThan(100);
  return Math.max(...tasks.map(({ tdur }) => (tdur ?? 0) / 1000));
}

const runtimes = (count: number): string =>
  Array.from({ length: count }, (_, i) => runtime(`rt-${i}`, 'sklearn')).join('---\n');

test('typing and its answers never block the page', async ({ playground, page, browser }) => {
  await playground.open();
  await playground.paste('runtimes', runtimes(12));
  await playground.paste('inferenceService', service('iris', 'sklearn'));
  await expect(playground.verdict).toHaveText('Serves');
  const longest = await longestTask(browser, page, async () => {
    await playground.editor('inferenceService').press('ControlOrMeta+End');
    await page.keyboard.type('# a comment, letter by letter', { delay: 30 });
    await expect(playground.verdict).toHaveText('Serves');
  });
  expect(longest).toBeLessThanOrEqual(50);
});

test('the memory of a large input comes back', async ({ playground, page }) => {
  await playground.open();
  await playground.paste('inferenceService', service('iris', 'sklearn'));
  await playground.paste('runtimes', `# ${'large '.repeat(200_000)}\n${runtimes(1)}`);
  await expect(playground.answer).toContainText('rt-0');
  const workers = page.workers();
  await playground.paste('runtimes', runtime('small', 'sklearn'));
  await expect(playground.answer).toContainText('small');
  expect(page.workers().filter((worker) => workers.includes(worker)).length).toBeLessThan(
    workers.length,
  );
});

test('a newer input does not wait for an older one that takes long', async ({
  playground,
  page,
}) => {
  await page.route(/worker-.*\.js/, async (route) => {
    const response = await route.fetch();
    const trap = `self.addEventListener('message', (event) => {
      if (JSON.stringify(event.data).includes('please hang')) for (;;);
    });`;
    await route.fulfill({ response, body: trap + (await response.text()) });
  });
  await playground.open();
  await playground.paste('runtimes', '# please hang\n');
  // Only after two seconds is there a sign that it takes long.
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await playground.paste('runtimes', runtime('newer', 'sklearn'));
  await expect(playground.answer).toContainText('newer', { timeout: 5_000 });
});
