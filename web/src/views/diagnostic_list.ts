// The diagnostics as a list: what, where, and the edit that mends it.
import { css, html, nothing } from 'lit';
import { emit } from '../events';
import type { Diagnostic } from '../report';
import { allOrFirst } from './all_or_first';
import { base } from './base_style';
import { icons } from './icons';
import { prose } from './prose';
import { placeOf } from './show_lines';
import { View } from './view';

const severityIcons = { error: icons.cross, warning: icons.warning, info: icons.info };
const severityTones = { error: 'bad', warning: 'warn', info: 'muted' };
const shownAtFirst = 20;

export class DiagnosticList extends View {
  static override properties = {
    ...View.properties,
    diagnostics: { attribute: false },
    all: { state: true },
  };
  static override styles = [
    base,
    css`
      section {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 8px 14px;
      }
      h2 {
        font-size: 1rem;
        font-weight: 600;
      }
      h2 span {
        font-size: var(--text-small);
        font-weight: 400;
      }
      ul {
        list-style: none;
        padding: 0;
        font-size: var(--text-small);
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 8px;
        max-width: none;
        padding: 5px 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      li:first-child {
        border-top: 0;
      }
      li > :first-child {
        padding-top: 2px;
      }
    `,
  ];
  declare diagnostics: Diagnostic[];
  declare all: boolean;

  override render() {
    const { s, diagnostics } = this;
    if (diagnostics.length === 0) return nothing;
    const count = (severity: Diagnostic['severity']) =>
      diagnostics.filter((each) => each.severity === severity).length;
    const shown = this.all ? diagnostics : diagnostics.slice(0, shownAtFirst);
    return html`<section aria-labelledby="title">
      <h2 id="title">
        ${s.diagnostics}
        <span class="muted">
          ${s.diagnosticsCount(count('error'), count('warning'), count('info'))}
        </span>
      </h2>
      <ul>
        ${shown.map((each) => this.#item(each))}
      </ul>
      ${allOrFirst(this.all, diagnostics.length, shownAtFirst, s, () => {
        this.all = !this.all;
      })}
    </section>`;
  }

  #item(diagnostic: Diagnostic) {
    const { s } = this;
    const { range, fix } = diagnostic;
    return html`<li>
      <span class=${severityTones[diagnostic.severity]}>
        ${severityIcons[diagnostic.severity]}
        <span class="visually-hidden">${s.severities[diagnostic.severity]}</span>
      </span>
      <div>
        ${prose(diagnostic.text)}
        ${
          range === undefined
            ? nothing
            : html`<button class="inline told" @click=${() => emit(this, 'ksp-goto', range)}>
                ${placeOf(range, s)}
              </button>`
        }
        ${
          fix === undefined
            ? nothing
            : html`<div>
                <button @click=${() => emit(this, 'ksp-fix', diagnostic)}>${prose(fix.label)}</button>
              </div>`
        }
      </div>
    </li>`;
  }
}

customElements.define('ksp-diagnostics', DiagnosticList);
