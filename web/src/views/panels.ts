// What opens below the head: examples, sharing, the built-in runtimes, the keyboard. Inline, never
// a modal dialog.
import { type CSSResultGroup, css, html } from 'lit';
import { emit } from '../events';
import type { Strings } from '../i18n/strings';
import { base } from './base_style';
import { View } from './view';

export const panelStyle = css`
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    max-height: 60vh;
    overflow: auto;
    scroll-padding-top: 64px;
    padding: 0 16px 16px;
    background: var(--surface);
    border-bottom: 1px solid var(--line-strong);
  }
  .panel-head {
    position: sticky;
    z-index: 1;
    top: 0;
    justify-content: space-between;
    flex-wrap: nowrap;
    padding-block: 8px 4px;
    background: var(--surface);
  }
  h2 {
    font-size: 1.0625rem;
  }
  @media print {
    .panel {
      display: none;
    }
  }
`;

/** The title line of a panel, with the button that closes it. */
export function panelHead(from: EventTarget, title: string, s: Strings) {
  return html`<div class="row panel-head">
    <h2 tabindex="-1">${title}</h2>
    <button @click=${() => emit(from, 'ksp-panel', null)}>${s.close}</button>
  </div>`;
}

/** A panel takes the focus when it opens. */
export abstract class PanelView extends View {
  static override styles: CSSResultGroup = [base, panelStyle];

  protected override firstUpdated(): void {
    this.focus();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }
}
