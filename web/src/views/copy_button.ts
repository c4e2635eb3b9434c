// A button that copies a text and says so.
import { html } from 'lit';
import { icons } from './icons';
import { View } from './view';

export class CopyButton extends View {
  static override properties = {
    ...View.properties,
    text: { attribute: false },
    label: { attribute: false },
    outcome: { state: true },
  };
  declare text: string;
  declare label: string;
  declare outcome: 'copied' | 'failed' | null;

  override render() {
    return html`<span class="row">
      <button @click=${this.#copy}>${icons.copy}${this.label}</button>
      <span role="status" class="small">${this.#outcomeText()}</span>
    </span>`;
  }

  #outcomeText(): string {
    if (this.outcome === 'copied') return this.s.copied;
    return this.outcome === 'failed' ? this.s.copyFailed : '';
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = 'copied';
    } catch {
      this.outcome = 'failed';
    }
    setTimeout(() => {
      this.outcome = null;
    }, 2_500);
  }
}

customElements.define('ksp-copy', CopyButton);
