// The runtimes that a release ships, to look at and to copy.
import { css, html, nothing } from 'lit';
import { highlightLines, yamlStyle } from '../editor/yaml_highlight';
import { emit } from '../events';
import type { BuiltInRuntime } from '../report';
import { base } from './base_style';
import { PanelView, panelHead, panelStyle } from './panels';

export class CatalogPanel extends PanelView {
  static override properties = {
    ...PanelView.properties,
    release: { attribute: false },
    runtimes: { attribute: false },
    chosen: { state: true },
  };
  static override styles = [
    base,
    yamlStyle,
    panelStyle,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 300px) minmax(0, 1fr);
        gap: 16px;
      }
      ul {
        list-style: none;
        padding: 0;
        columns: 1;
      }
      li button {
        width: 100%;
        justify-content: start;
        text-align: start;
        overflow-wrap: anywhere;
      }
      pre {
        max-height: 36vh;
        overflow: auto;
        padding: 8px 12px;
        margin-top: 8px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        white-space: pre-wrap;
      }
      @media (max-width: 999px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
        ul {
          max-height: 30vh;
          overflow: auto;
        }
      }
    `,
  ];
  declare release: string;
  /** Null while they are on their way. */
  declare runtimes: BuiltInRuntime[] | null;
  declare chosen: string;

  override render() {
    const { s } = this;
    const title = s.catalogTitle(this.release);
    return html`<section class="panel" aria-label=${title}>
      ${panelHead(this, title, s)}
      <p class="small">${s.catalogIntro}</p>
      ${this.runtimes === null ? html`<p class="muted">${s.waiting}</p>` : this.#list(this.runtimes)}
    </section>`;
  }

  #list(runtimes: BuiltInRuntime[]) {
    const chosen = runtimes.find((runtime) => runtime.name === this.chosen) ?? runtimes[0];
    if (chosen === undefined) return html`<p class="muted">${this.s.catalogEmpty}</p>`;
    return html`<div class="columns">
      <ul>
        ${runtimes.map(
          (runtime) => html`<li>
            <button
              class="plain"
              aria-pressed=${runtime === chosen}
              @click=${() => {
                this.chosen = runtime.name;
              }}
            >
              ${runtime.name}
            </button>
          </li>`,
        )}
      </ul>
      ${this.#runtime(chosen)}
    </div>`;
  }

  #runtime(runtime: BuiltInRuntime) {
    const lines = highlightLines(runtime.yaml.replace(/\n$/, ''));
    return html`<div>
      <button class="main" @click=${() => emit(this, 'ksp-add-runtime', runtime)}>
        ${this.s.copyIn(runtime.name)}
      </button>
      <pre tabindex="0" aria-label=${runtime.name}>${lines.map(
        (pieces, index) =>
          html`${index === 0 ? nothing : '\n'}${pieces.map((piece) => html`<span class=${piece.class}>${piece.text}</span>`)}`,
      )}</pre>
    </div>`;
  }
}

customElements.define('ksp-catalog-panel', CatalogPanel);
