// The page's head: its name, and what one does with the page as a whole.
import { css, html } from 'lit';
import { emit, type Panel, type Theme } from '../events';
import type { Language } from '../report';
import { base } from './base_style';
import { View } from './view';

export class Header extends View {
  static override properties = {
    ...View.properties,
    panel: { attribute: false },
    language: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [
    base,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 16px;
        align-items: center;
        padding: 8px 16px;
        background: var(--surface);
        border-bottom: 1px solid var(--line);
      }
      h1 {
        font-size: 1.0625rem;
        font-weight: 650;
        line-height: 1.3;
      }
      .name {
        flex: 1 1 240px;
      }
      .name p {
        font-size: var(--text-small);
        color: var(--text-muted);
      }
      .choices label {
        display: inline-flex;
      }
      @media (max-width: 999px) {
        .name p {
          display: none;
        }
        .name {
          flex-basis: 100%;
        }
      }
    `,
  ];
  declare panel: Panel | null;
  declare language: Language;
  declare theme: Theme;

  override render() {
    const { s } = this;
    return html`<header>
      <div class="name">
        <h1>${s.title}</h1>
        <p>${s.purpose}</p>
      </div>
      <div class="row choices">
        ${this.#panelButton('lessons', s.lessons)} ${this.#panelButton('examples', s.examples)}
        ${this.#panelButton('share', s.share)}
        <button @click=${() => emit(this, 'ksp-reset', null)}>${s.reset}</button>
        ${this.#panelButton('reference', s.reference)} ${this.#panelButton('keys', s.keys)}
        <label>
          <span class="visually-hidden">${s.language}</span>
          <select @change=${this.#language}>
            <option value="en" lang="en" .selected=${this.language === 'en'}>English</option>
            <option value="zh" lang="zh-Hans" .selected=${this.language === 'zh'}>中文</option>
          </select>
        </label>
        <label>
          <span class="visually-hidden">${s.theme}</span>
          <select @change=${this.#theme}>
            <option value="system" .selected=${this.theme === 'system'}>${s.themeSystem}</option>
            <option value="light" .selected=${this.theme === 'light'}>${s.themeLight}</option>
            <option value="dark" .selected=${this.theme === 'dark'}>${s.themeDark}</option>
          </select>
        </label>
      </div>
    </header>`;
  }

  #panelButton(panel: Panel, label: string) {
    return html`<button
      id="open-${panel}"
      aria-expanded=${this.panel === panel}
      @click=${() => emit(this, 'ksp-panel', this.panel === panel ? null : panel)}
    >
      ${label}
    </button>`;
  }

  #language(event: Event): void {
    emit(this, 'ksp-language', (event.target as HTMLSelectElement).value as Language);
  }

  #theme(event: Event): void {
    emit(this, 'ksp-theme', (event.target as HTMLSelectElement).value as Theme);
  }
}

customElements.define('ksp-header', Header);
