// A section of the way: a heading that folds it to one line, which says what happened there.
import { css, html, nothing } from 'lit';
import { emit } from '../events';
import type { FoldId, Outline, SectionState } from '../outline';
import { base } from './base_style';
import { icons } from './icons';
import { View } from './view';

const stateIcons: Record<SectionState, unknown> = {
  done: icons.check,
  noted: icons.warning,
  stopped: icons.cross,
  skipped: icons.ring,
  apart: icons.info,
};

export class Section extends View {
  static override properties = {
    ...View.properties,
    outline: { attribute: false },
    open: { type: Boolean, reflect: true },
  };
  static override styles = [
    base,
    css`
      section {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      h2 {
        font-size: 1rem;
        font-weight: 600;
      }
      h2 button {
        display: grid;
        grid-template-columns: auto auto minmax(0, 1fr) auto;
        justify-content: start;
        gap: 8px;
        width: 100%;
        min-height: 40px;
        padding: 6px 12px;
        border: 0;
        background: none;
        color: var(--text);
        font-size: 1rem;
        text-align: start;
      }
      h2 button[aria-expanded='true'] {
        border: 0;
        background: none;
        color: var(--text);
      }
      h2 button:hover {
        background: var(--surface-raised);
      }
      .summary {
        font-size: var(--text-small);
        font-weight: 400;
        color: var(--text-muted);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .state {
        display: inline-flex;
      }
      .done {
        color: var(--good);
      }
      .noted {
        color: var(--warn);
      }
      .stopped {
        color: var(--bad);
      }
      .skipped {
        color: var(--text-muted);
      }
      .skipped ~ .name {
        color: var(--text-muted);
      }
      .content {
        padding: 4px 14px 14px;
      }
      @media print {
        h2 button.told {
          padding: 4px 12px;
        }
        .fold {
          display: none;
        }
      }
      @media (max-width: 999px) {
        h2 button {
          min-height: var(--target);
        }
        .summary {
          white-space: normal;
        }
      }
    `,
  ];
  declare outline: Outline<FoldId>;
  declare open: boolean;

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  override render() {
    const { s, outline, open } = this;
    return html`<section>
      <h2>
        <button
          class="told"
          aria-expanded=${open}
          aria-controls="content"
          @click=${() => emit(this, 'ksp-fold', { id: outline.id, open: !open })}
        >
          <span class="state ${outline.state}">
            ${stateIcons[outline.state]}
            <span class="visually-hidden">${s.stepStates[outline.state]}</span>
          </span>
          <span class="name">${outline.title}</span>
          <span class="summary">${outline.summary}</span>
          <span class="state fold">${open ? icons.open : icons.closed}</span>
        </button>
      </h2>
      <div id="content" class="content" ?hidden=${!open}>
        ${
          outline.state === 'skipped'
            ? html`<p class="muted small">${s.notReached}</p>`
            : open
              ? html`<slot></slot>`
              : nothing
        }
      </div>
    </section>`;
  }
}

customElements.define('ksp-section', Section);
