// The gallery of examples.
import { css, html } from 'lit';
import { emit } from '../events';
import { examples } from '../examples/examples';
import type { Language } from '../report';
import { base } from './base_style';
import { PanelView, panelHead, panelStyle } from './panels';

export class ExamplesPanel extends PanelView {
  static override properties = { ...PanelView.properties, language: { attribute: false } };
  static override styles = [
    base,
    panelStyle,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
        gap: 8px;
        list-style: none;
        padding: 0;
      }
      li {
        display: grid;
      }
      button.example {
        display: grid;
        align-content: start;
        justify-content: start;
        gap: 0;
        padding: 8px 12px;
        text-align: start;
      }
      .example strong {
        font-weight: 600;
      }
    `,
  ];
  declare language: Language;

  override render() {
    const { s, language } = this;
    return html`<section class="panel" aria-label=${s.examplesTitle}>
      ${panelHead(this, s.examplesTitle, s)}
      <p class="small">${s.examplesIntro}</p>
      <ul>
        ${examples.map(
          (example) => html`<li>
            <button
              class="example"
              @click=${() =>
                emit(this, 'ksp-load', {
                  scenario: example.scenario,
                  from: example.title[language],
                })}
            >
              <strong>${example.title[language]}</strong>
              <span class="muted">${example.question[language]}</span>
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define('ksp-examples-panel', ExamplesPanel);
