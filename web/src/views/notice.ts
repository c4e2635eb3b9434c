// One notice above the page: what has just happened, and what can be done about it.
import { css, html, nothing } from 'lit';
import type { Strings } from '../i18n/strings';
import { base } from './base_style';
import { icons } from './icons';
import { View } from './view';

export interface NoticeAction {
  label: (s: Strings) => string;
  run(): void;
}

/** In whatever language is in force. */
export interface Notice {
  text: (s: Strings) => string;
  tone: 'calm' | 'warn';
  actions: NoticeAction[];
}

export class NoticeView extends View {
  static override properties = { ...View.properties, notice: { attribute: false } };
  static override styles = [
    base,
    css`
      .notice {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 12px;
        align-items: center;
        padding: 6px 16px;
        background: var(--accent-soft);
        border-bottom: 1px solid var(--line);
        font-size: var(--text-small);
      }
      .notice > span {
        min-width: 0;
      }
      .text {
        flex-wrap: nowrap;
        overflow-wrap: anywhere;
      }
      .tone-warn {
        background: var(--warn-soft);
      }
      @media print {
        .notice {
          display: none;
        }
      }
    `,
  ];
  declare notice: Notice | null;

  override render() {
    const { notice } = this;
    // The live region stays while its text comes and goes: only so is it read out.
    return html`<div class=${notice === null ? '' : `notice tone-${notice.tone}`}>
      <span role="status">
        ${notice === null ? nothing : html`<span class="row text">${notice.tone === 'warn' ? icons.warning : icons.info}<span>${notice.text(this.s)}</span></span>`}
      </span>
      ${notice?.actions.map(
        (action) => html`<button @click=${() => action.run()}>${action.label(this.s)}</button>`,
      )}
    </div>`;
  }
}

customElements.define('ksp-notice', NoticeView);
