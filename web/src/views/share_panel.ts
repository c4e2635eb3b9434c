// The link that holds the whole scenario.
import { css, html, nothing } from 'lit';
import { encode } from '../link/codec';
import type { BuiltInRuntime } from '../report';
import type { Scenario } from '../scenario';
import { base } from './base_style';
import { PanelView, panelHead, panelStyle } from './panels';
import './copy_button';

/** From here on a link is long enough to be cut by programs it passes through. */
const longLink = 2_000;

export class SharePanel extends PanelView {
  static override properties = {
    ...PanelView.properties,
    scenario: { attribute: false },
    catalog: { attribute: false },
  };
  static override styles = [
    base,
    panelStyle,
    css`
      label {
        display: flex;
        gap: 8px;
        align-items: center;
        flex: 1 1 260px;
        min-width: 0;
        font-size: var(--text-small);
      }
      input {
        flex: 1;
        min-width: 0;
        font-family: var(--font-code);
      }
    `,
  ];
  declare scenario: Scenario;
  declare catalog: { release: string; runtimes: BuiltInRuntime[] } | null;

  override render() {
    const { s } = this;
    const { origin, pathname } = location;
    const base = origin === 'null' ? location.href.replace(/#.*/s, '') : origin + pathname;
    const catalog = this.catalog?.release === this.scenario.kserve ? this.catalog.runtimes : [];
    const encoded = encode(this.scenario, catalog);
    if ('error' in encoded) {
      return html`<section class="panel" aria-label=${s.shareTitle}>
        ${panelHead(this, s.shareTitle, s)}
        <p class="small">${s.linkError(encoded.error)}</p>
      </section>`;
    }
    const link = base + encoded.link;
    return html`<section class="panel" aria-label=${s.shareTitle}>
      ${panelHead(this, s.shareTitle, s)}
      <p class="small">${s.shareIntro}</p>
      <div class="row">
        <label
          >${s.shareLink}
          <input
            readonly
            .value=${link}
            @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
          />
        </label>
        <ksp-copy .s=${s} .text=${link} .label=${s.copyLink}></ksp-copy>
      </div>
      ${link.length > longLink ? html`<p class="small muted">${s.shareLong(link.length)}</p>` : nothing}
    </section>`;
  }
}

customElements.define('ksp-share-panel', SharePanel);
