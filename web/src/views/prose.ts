// Prose of the core and of the lessons: what stands between backticks is code, between double ones
// if it holds a backtick itself.
import { html, type TemplateResult } from 'lit';

export function prose(text: string): (string | TemplateResult)[] {
  return text
    .split(/`(`.+?`|[^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? part : html`<code>${unwrapped(part)}</code>`));
}

/** For where there can be no markup. */
export function plainProse(text: string): string {
  return text.replace(/`(`.+?`|[^`]+)`/g, (_, part: string) => unwrapped(part));
}

/** What is left of a code between double backticks, once the outer two are gone. */
function unwrapped(part: string): string {
  return part.startsWith('`') ? part.slice(1, -1).trim() : part;
}
