// A text of a lesson: paragraphs with code in them.
import { html } from 'lit';
import { prose } from './prose';

export function paragraphs(text: string) {
  return text.split('\n\n').map((paragraph) => html`<p>${prose(paragraph)}</p>`);
}
