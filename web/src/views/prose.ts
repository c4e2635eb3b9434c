// The core's prose: what stands between backticks is code.
import { html, type TemplateResult } from 'lit';

export function prose(text: string): (string | TemplateResult)[] {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}

/** For where there can be no markup. */
export function plainProse(text: string): string {
  return text.replace(/`([^`]+)`/g, '$1');
}
