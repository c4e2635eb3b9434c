// The page as the tests see it. Every test fails on an error in the console, a violation of the
// content policy, or a request that leaves the page's own server.
import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect };

export type EditorKey = 'runtimes' | 'inferenceService' | 'stored';
export type Section =
  | 'read'
  | 'admit'
  | 'migrate'
  | 'validate'
  | 'resolve'
  | 'merge'
  | 'expand'
  | 'deploy';

const sections: Section[] = [
  'read',
  'admit',
  'migrate',
  'validate',
  'resolve',
  'merge',
  'expand',
  'deploy',
];

export class Playground {
  readonly answer: Locator;
  readonly verdict: Locator;
  readonly notice: Locator;
  readonly problems: Locator;

  constructor(readonly page: Page) {
    this.answer = page.locator('ksp-answer h2');
    this.verdict = page.locator('ksp-answer .verdict');
    this.notice = page.locator('ksp-notice');
    this.problems = page.locator('ksp-diagnostics li');
  }

  /** Opens the page and waits for the first answer. */
  async open(path = './'): Promise<void> {
    await this.page.goto(path);
    await expect(this.verdict).not.toBeEmpty();
  }

  editor(key: EditorKey): Locator {
    return this.page.locator(`ksp-editor#${key} .cm-content`);
  }

  /** Pastes a text in the place of what an editor holds. */
  async paste(key: EditorKey, text: string): Promise<void> {
    const editor = this.editor(key);
    await editor.focus();
    await editor.press('ControlOrMeta+a');
    await editor.press('Delete');
    await editor.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const options = { clipboardData, bubbles: true, cancelable: true };
      element.dispatchEvent(new ClipboardEvent('paste', options));
    }, text);
  }

  /** The text of an editor, without what CodeMirror shows beside it. */
  async text(key: EditorKey): Promise<string> {
    const lines = await this.editor(key).locator('.cm-line').allTextContents();
    return lines.join('\n');
  }

  section(name: Section): Locator {
    return this.page.locator('ksp-way ksp-section').nth(sections.indexOf(name));
  }

  async unfold(name: Section): Promise<Locator> {
    const section = this.section(name);
    const heading = section.getByRole('button', { expanded: false }).first();
    if ((await section.getAttribute('open')) === null) await heading.click();
    return section;
  }

  async example(title: string): Promise<void> {
    await this.page.locator('#open-examples').click();
    await this.page.locator('button.example', { hasText: title }).click();
  }
}

interface Fixtures {
  playground: Playground;
  /** Errors that the test brings about itself; all others fail it. */
  expectedErrors: RegExp | null;
}

export const test = base.extend<Fixtures>({
  expectedErrors: [null, { option: true }],
  playground: async ({ page, baseURL, expectedErrors }, use) => {
    const wrong: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url)) wrong.push(`asked ${url}`);
    });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await use(new Playground(page));
    expect(wrong.filter((text) => !expectedErrors?.test(text))).toEqual([]);
  },
});

export const runtime = (name: string, format: string, more = ''): string =>
  `apiVersion: serving.kserve.io/v1alpha1
kind: ClusterServingRuntime
metadata:
  name: ${name}
spec:
  supportedModelFormats:
    - name: ${format}
      autoSelect: true
${more}  protocolVersions: [v1]
  containers:
    - name: kserve-container
      image: registry.example.com/${name}:1.0
      args:
        - --model_name={{.Name}}
`;

export const service = (name: string, format: string): string =>
  `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: ${name}
spec:
  predictor:
    model:
      modelFormat:
        name: ${format}
      storageUri: s3://models/${name}
`;
