// The keyboard shortcuts.
import { css, html } from 'lit';
import { base } from './base_style';
import { PanelView, panelHead, panelStyle } from './panels';

export class KeysPanel extends PanelView {
  static override styles = [
    base,
    panelStyle,
    css`
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 20px;
        font-size: var(--text-small);
      }
    `,
  ];

  override render() {
    const { s } = this;
    return html`<section class="panel" aria-label=${s.keysTitle}>
      ${panelHead(this, s.keysTitle, s)}
      <dl>
        ${s.shortcuts.map(([keys, what]) => html`<dt><kbd>${keys}</kbd></dt><dd>${what}</dd>`)}
      </dl>
    </section>`;
  }
}

customElements.define('ksp-keys-panel', KeysPanel);
