// Each template action: what it is, what it became, and whether escaping changed it.
import { css, html, nothing } from 'lit';
import { emit } from '../events';
import type { Expansion } from '../report';
import { allOrFirst } from './all_or_first';
import { base } from './base_style';
import { icons } from './icons';
import { View } from './view';

const shownAtFirst = 100;

export class ExpansionList extends View {
  static override properties = {
    ...View.properties,
    expansions: { attribute: false },
    all: { state: true },
  };
  static override styles = [
    base,
    css`
      td,
      th {
        min-width: 7em;
      }
      .altered {
        display: flex;
        gap: 4px;
        align-items: center;
        font-size: 0.8125rem;
      }
    `,
  ];
  declare expansions: Expansion[];
  declare all: boolean;

  constructor() {
    super();
    this.all = false;
  }

  override render() {
    const { s, expansions } = this;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${s.expandCaption}>
      <table>
        <caption class="visually-hidden">
          ${s.expandCaption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${s.action}</th>
            <th scope="col">${s.where}</th>
            <th scope="col">${s.value}</th>
            <th scope="col">${s.escaped}</th>
          </tr>
        </thead>
        <tbody>
          ${(this.all ? expansions : expansions.slice(0, shownAtFirst)).map((each) => this.#row(each))}
        </tbody>
      </table>
      ${allOrFirst(this.all, expansions.length, shownAtFirst, s, () => {
        this.all = !this.all;
      })}
    </div>`;
  }

  #row(expansion: Expansion) {
    const { s } = this;
    const { range, from } = expansion;
    const altered = expansion.value !== expansion.escaped;
    return html`<tr>
      <th scope="row"><code>${expansion.action}</code></th>
      <td>
        ${
          range === undefined
            ? html`<code>${expansion.path}</code>`
            : html`<button class="inline told" @click=${() => emit(this, 'ksp-goto', range)}>
                <code>${expansion.path}</code>
              </button>`
        }
        <div class="muted">${expansion.container}</div>
      </td>
      <td>
        ${this.#text(expansion.value)}
        ${
          from === undefined
            ? nothing
            : html`<div>
                <button class="inline" @click=${() => emit(this, 'ksp-goto', from)}>
                  ${s.toSource}
                </button>
              </div>`
        }
      </td>
      <td>
        ${
          altered
            ? html`${this.#text(expansion.escaped)}
                <div class="altered warn">${icons.warning}${s.alteredByEscaping}</div>`
            : html`<span class="muted">${s.unescaped}</span>`
        }
      </td>
    </tr>`;
  }

  #text(value: string) {
    return value === ''
      ? html`<span class="muted">${this.s.emptyValue}</span>`
      : html`<code class="verbatim">${value}</code>`;
  }
}

customElements.define('ksp-expansions', ExpansionList);
