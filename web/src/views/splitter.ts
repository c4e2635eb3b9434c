// A divider that mouse and keyboard move. It tells its parent the share of what is before it.
import { css, html } from 'lit';
import { base } from './base_style';
import { View } from './view';

export class Splitter extends View {
  static override properties = {
    ...View.properties,
    label: { attribute: false },
    share: { attribute: false },
    horizontal: { type: Boolean, reflect: true },
  };
  static override styles = [
    base,
    css`
      :host {
        position: relative;
        touch-action: none;
      }
      div {
        position: absolute;
        inset: 0;
        cursor: col-resize;
      }
      :host([horizontal]) div {
        cursor: row-resize;
      }
      div::after {
        content: '';
        position: absolute;
        inset: 0 calc(50% - 0.5px);
        background: var(--line);
      }
      :host([horizontal]) div::after {
        inset: calc(50% - 0.5px) 0;
      }
      div:hover::after,
      div:focus-visible::after {
        inset: 0 calc(50% - 1.5px);
        background: var(--accent);
      }
      :host([horizontal]) div:hover::after,
      :host([horizontal]) div:focus-visible::after {
        inset: calc(50% - 1.5px) 0;
      }
      @media (forced-colors: active) {
        div::after {
          background: CanvasText;
          forced-color-adjust: none;
        }
        div:hover::after,
        div:focus-visible::after {
          background: Highlight;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];
  declare label: string;
  /** From 0 to 1. */
  declare share: number;
  declare horizontal: boolean;

  override render() {
    return html`<div
      role="separator"
      tabindex="0"
      aria-label=${this.label}
      aria-orientation=${this.horizontal ? 'horizontal' : 'vertical'}
      aria-valuemin="15"
      aria-valuemax="85"
      aria-valuenow=${Math.round(this.share * 100)}
      @pointerdown=${this.#grab}
      @pointermove=${this.#drag}
      @keydown=${this.#key}
    ></div>`;
  }

  #grab(event: PointerEvent): void {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  #drag(event: PointerEvent): void {
    const handle = event.currentTarget as Element;
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const around = this.parentElement?.getBoundingClientRect();
    if (around === undefined) return;
    this.#set(
      this.horizontal
        ? (event.clientY - this.#topOfFirst()) / (around.bottom - this.#topOfFirst())
        : (event.clientX - around.left) / around.width,
    );
  }

  // What is above a horizontal divider may not start at its parent's top.
  #topOfFirst(): number {
    return this.previousElementSibling?.getBoundingClientRect().top ?? 0;
  }

  #key(event: KeyboardEvent): void {
    const step = { ArrowLeft: -0.05, ArrowUp: -0.05, ArrowRight: 0.05, ArrowDown: 0.05 }[event.key];
    if (step !== undefined) this.#set(this.share + step);
    else if (event.key === 'Home') this.#set(0);
    else if (event.key === 'End') this.#set(1);
    else return;
    event.preventDefault();
  }

  #set(share: number): void {
    const detail = Math.max(0.15, Math.min(0.85, share));
    this.dispatchEvent(new CustomEvent<number>('share', { detail }));
  }
}

customElements.define('ksp-splitter', Splitter);
