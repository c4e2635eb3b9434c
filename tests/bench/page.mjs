// How long the page takes from a keystroke to the new answer painted, in Chromium: the milliseconds
// of each keystroke, as JSON. Wants dist; takes the port from PLAYGROUND_PORT as the tests do.
import { createRequire } from 'node:module';
import { typedInto } from './scenarios.mjs';

const web = new URL('../../web/', import.meta.url);
const require = createRequire(new URL('package.json', web));
const { chromium } = require('@playwright/test');
const { preview } = await import(require.resolve('vite'));

/** In the page: milliseconds from the next keystroke until its verdict is on the screen. */
function painted(answer) {
  return new Promise((resolve) => {
    const text = () => answer.shadowRoot.querySelector('.verdict')?.textContent;
    const before = text();
    let pressed = 0;
    const note = (event) => {
      pressed = event.timeStamp;
    };
    addEventListener('keydown', note, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (text() === before) return;
      observer.disconnect();
      // A message sent while a frame is made comes after it was painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - pressed);
        port2.postMessage(null);
      });
    });
    observer.observe(answer.shadowRoot, { subtree: true, childList: true, characterData: true });
  });
}

const keystrokes = 60;
const warmUp = 10;

const server = await preview({
  root: web.pathname,
  preview: { host: '127.0.0.1', port: Number(process.env.PLAYGROUND_PORT ?? 47231) },
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(server.resolvedUrls.local[0]);
  const verdict = page.locator('ksp-answer .verdict');
  await verdict.filter({ hasText: /./ }).waitFor();

  const editor = page.locator('ksp-editor#inferenceService .cm-content');
  await page.locator('ksp-editor#runtimes .cm-content').fill('');
  await editor.fill(typedInto);
  // The format's name: one more letter and no runtime serves it, one less and one does.
  await editor.press('ControlOrMeta+End');
  const line = page.locator('ksp-editor#inferenceService .cm-line', { hasText: 'name: sklearn' });
  await line.filter({ hasNotText: 'name: sklearn-' }).last().click();
  await editor.press('End');
  await verdict.filter({ hasText: 'Serves' }).waitFor();

  const times = [];
  for (let i = 0; i < warmUp + keystrokes; ++i) {
    const done = page.locator('ksp-answer').evaluate(painted);
    await page.waitForTimeout(150); // a person's pace
    await page.keyboard.press(i % 2 === 0 ? 'x' : 'Backspace');
    const time = await done;
    if (i >= warmUp) times.push(time);
  }
  console.log(JSON.stringify(times));
} finally {
  await browser.close();
  await server.close();
}
