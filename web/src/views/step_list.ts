// The steps of a section, in order, as the core tells them.
import { css, html, nothing } from 'lit';
import type { Step } from '../report';
import { base } from './base_style';
import { prose } from './prose';
import { showLines } from './show_lines';
import { View } from './view';

/** A page with a hundred thousand elements stands still. */
const shownSteps = 200;

export class StepList extends View {
  static override properties = { ...View.properties, steps: { attribute: false } };
  static override styles = [
    base,
    css`
      ol {
        padding-inline-start: 1.4em;
        font-size: var(--text-small);
      }
      li {
        padding: 1px 0;
        overflow-wrap: anywhere;
      }
      li::marker {
        color: var(--text-muted);
      }
    `,
  ];
  declare steps: Step[];

  override render() {
    if (this.steps.length === 0) return nothing;
    const rest = this.steps.length - shownSteps;
    return html`<ol>
      ${this.steps.slice(0, shownSteps).map((step) => html`<li>${prose(step.text)} ${showLines(step.evidence, this.s)}</li>`)}
    </ol>
    ${rest > 0 ? html`<p class="small muted">${this.s.andMore(rest)}</p>` : nothing}`;
  }
}

customElements.define('ksp-steps', StepList);
