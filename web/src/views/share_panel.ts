// All ways to hand a scenario on: its link, the answer as Markdown, the result, everything in a zip.
import { css, html, nothing } from 'lit';
import { encode } from '../link/codec';
import type { BuiltInRuntime, Language, Report } from '../report';
import type { Scenario } from '../scenario';
import { pageAddress } from '../share/address';
import { archive } from '../share/archive';
import { issueReport, markdownLink } from '../share/markdown';
import { save } from '../share/save';
import { resultYaml, type Shared } from '../share/shared';
import { type ShareStrings, shareStrings } from '../share/strings';
import { base } from './base_style';
import { PanelView, panelHead, panelStyle } from './panels';
import { plainProse } from './prose';
import './copy_button';

/** From here on a link is long enough to be cut by programs it passes through. */
const longLink = 2_000;

export class SharePanel extends PanelView {
  static override properties = {
    ...PanelView.properties,
    language: { attribute: false },
    scenario: { attribute: false },
    catalog: { attribute: false },
    report: { attribute: false },
    nativeFailed: { state: true },
  };
  static override styles = [
    base,
    panelStyle,
    css`
      label.link {
        display: flex;
        gap: 8px;
        align-items: center;
        flex: 1 1 260px;
        min-width: 0;
        font-size: var(--text-small);
      }
      label.link input {
        flex: 1;
        min-width: 0;
        font-family: var(--font-code);
      }
    `,
  ];
  declare language: Language;
  declare scenario: Scenario;
  declare catalog: { release: string; runtimes: BuiltInRuntime[] } | null;
  /** What is looked at; null while it is not about the scenario. */
  declare report: Report | null;
  declare nativeFailed: boolean;

  override render() {
    const { s, scenario, report } = this;
    const words = shareStrings[this.language];
    const encoded = this.#encode(scenario);
    const link = 'link' in encoded ? encoded.link : null;
    return html`<section class="panel" aria-label=${words.title}>
      ${panelHead(this, words.title, s)}
      ${
        'error' in encoded
          ? html`<p class="small">${s.linkError(encoded.error)}</p>`
          : this.#link(encoded.link, words)
      }
      ${
        report === null
          ? html`<p class="small muted">${words.waiting}</p>`
          : this.#answered({ scenario, report, link }, words)
      }
    </section>`;
  }

  #encode(scenario: Scenario): ReturnType<typeof encode> {
    const catalog = this.catalog?.release === scenario.kserve ? this.catalog.runtimes : [];
    const encoded = encode(scenario, catalog);
    return 'link' in encoded ? { link: pageAddress(location) + encoded.link } : encoded;
  }

  #link(link: string, words: ShareStrings) {
    return html`<p class="small">${words.intro}</p>
      <div class="row">
        <label class="link"
          >${words.link}
          <input
            readonly
            .value=${link}
            @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
          />
        </label>
        <ksp-copy .s=${this.s} .text=${link} .label=${words.copyLink}></ksp-copy>
      </div>
      ${link.startsWith('#') ? html`<p class="small muted">${words.fromFile}</p>` : nothing}
      ${link.length > longLink ? html`<p class="small muted">${words.long(link.length)}</p>` : nothing}`;
  }

  #answered(shared: Shared, words: ShareStrings) {
    const { s } = this;
    const { report, link } = shared;
    const result = resultYaml(report);
    const name = `kserve-${shared.scenario.kserve}`;
    return html`<div class="row">
        ${
          link === null
            ? nothing
            : html`<ksp-copy
                .s=${s}
                .text=${markdownLink(report.answer.text, link)}
                .label=${words.copyMarkdown}
              ></ksp-copy>`
        }
        <ksp-copy .s=${s} .text=${issueReport(shared, words)} .label=${words.copyReport}></ksp-copy>
        <button
          ?disabled=${result === ''}
          @click=${() => save(`${name}-result.yaml`, 'application/yaml', result)}
        >
          ${words.downloadYaml}
        </button>
        <button
          @click=${() => save(`${name}.zip`, 'application/zip', archive(shared, words))}
        >
          ${words.downloadZip}
        </button>
        ${
          link === null || link.startsWith('#') || typeof navigator.share !== 'function'
            ? nothing
            : html`<button @click=${() => this.#native(report, link)}>${words.native}</button>`
        }
      </div>
      ${result === '' ? html`<p class="small muted">${words.noResult}</p>` : nothing}
      <p class="small" role="status">${this.nativeFailed ? words.nativeFailed : ''}</p>`;
  }

  async #native(report: Report, url: string): Promise<void> {
    this.nativeFailed = false;
    try {
      await navigator.share({ title: this.s.title, text: plainProse(report.answer.text), url });
    } catch (error) {
      // A person may think better of it.
      this.nativeFailed = !(error instanceof DOMException && error.name === 'AbortError');
    }
  }
}

customElements.define('ksp-share-panel', SharePanel);
