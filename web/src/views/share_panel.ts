// All ways to hand a scenario on: its link, the answer as Markdown, the result, everything in a zip.
import { css, html, nothing, type PropertyValues } from 'lit';
import { encode } from '../link/codec';
import type { BuiltInRuntime, Language, Report } from '../report';
import type { Scenario } from '../scenario';
import { pageAddress } from '../share/address';
import { archive } from '../share/archive';
import { isAddress, issueReport, markdownLink } from '../share/markdown';
import { aliasKinds } from '../share/aliasing';
import { type Redacted, redacted } from '../share/redacted';
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
    redacts: { state: true },
    redacted: { state: true },
    redactFailure: { state: true },
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
      label.switch {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: var(--target);
        font-size: var(--text-small);
      }
      label.switch input {
        width: 18px;
        min-height: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--accent);
      }
      label.link input {
        flex: 1;
        min-width: 0;
        font-family: var(--font-code);
      }
    `,
  ];
  constructor() {
    super();
    this.redacts = false;
    this.redacted = null;
    this.redactFailure = null;
  }

  declare language: Language;
  declare scenario: Scenario;
  declare catalog: { release: string; runtimes: BuiltInRuntime[] } | null;
  /** What is looked at; null while it is not about the scenario. */
  declare report: Report | null;
  declare nativeFailed: boolean;
  declare redacts: boolean;
  declare redacted: Redacted | null;
  declare redactFailure: 'redactTooLong' | 'redactFailed' | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { redacts, report } = this;
    const started = changed.has('redacts') || changed.has('report') || changed.has('catalog');
    if (started && redacts && report !== null) void this.#redact(report);
  }

  async #redact(report: Report): Promise<void> {
    this.redactFailure = null;
    const { catalog, scenario } = this;
    // Without the built-in runtimes nobody knows which names are public.
    if (catalog?.release !== scenario.kserve) return;
    try {
      const found = await redacted(scenario, report, catalog.runtimes, this.language);
      if (this.report !== report) return;
      this.redacted = found;
      this.redactFailure = found === null ? 'redactTooLong' : null;
    } catch {
      if (this.report === report) this.redactFailure = 'redactFailed';
    }
  }

  override render() {
    const { s } = this;
    const words = shareStrings[this.language];
    return html`<section class="panel" aria-label=${words.title}>
      ${panelHead(this, words.title, s)}
      <label class="switch"
        ><input
          type="checkbox"
          .checked=${this.redacts}
          @change=${(event: Event) => {
            this.redacts = (event.target as HTMLInputElement).checked;
          }}
        />${words.redact}</label
      >
      ${this.redacts ? this.#redacted(words) : this.#shared(this.scenario, this.report, words)}
    </section>`;
  }

  /** Nothing is offered before all of it is redacted. */
  #redacted(words: ShareStrings) {
    const { redacted, redactFailure } = this;
    if (redactFailure !== null) {
      const again = () => this.report !== null && void this.#redact(this.report);
      return html`<p class="row small warn" role="status">
        ${words[redactFailure]}
        ${
          redactFailure === 'redactFailed'
            ? html`<button @click=${again}>${this.s.retry}</button>`
            : nothing
        }
      </p>`;
    }
    if (this.report === null || redacted?.of !== this.report) {
      return html`<p class="small muted" role="status">${words.redacting}</p>`;
    }
    const { redaction, report, sameAnswer } = redacted;
    return html`<p class="small" role="status">
        ${words.redacted(redaction)} ${words.removed(redaction)}
        <span class=${sameAnswer ? '' : 'warn'}
          >${sameAnswer ? words.sameAnswer : words.otherAnswer}</span
        >
      </p>
      <p class="small muted">${words.lookedFor}</p>
      <p class="small muted">${words.notLookedFor}</p>
      <details class="small">
        <summary>${words.original} → ${words.alias}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.kind}</th>
              <th scope="col">${words.original}</th>
              <th scope="col">${words.alias}</th>
            </tr>
          </thead>
          <tbody>
            ${aliasKinds.map((kind) =>
              [...redaction.aliases[kind]].map(
                ([original, alias]) => html`<tr>
                  <td>${words.kinds[kind]}</td>
                  <td><code>${original}</code></td>
                  <td><code>${alias}</code></td>
                </tr>`,
              ),
            )}
          </tbody>
        </table>
      </details>
      ${this.#shared(redaction.scenario, report, words)}`;
  }

  #shared(scenario: Scenario, report: Report | null, words: ShareStrings) {
    const encoded = this.#encode(scenario);
    const link = 'link' in encoded ? encoded.link : null;
    return html`${
      'error' in encoded
        ? html`<p class="small">${this.s.linkError(encoded.error)}</p>`
        : this.#link(encoded.link, words)
    }
    ${
      report === null
        ? html`<p class="small muted">${words.waiting}</p>`
        : this.#answered({ scenario, report, link }, words)
    }`;
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
      ${isAddress(link) ? nothing : html`<p class="small muted">${words.fromFile}</p>`}
      ${link.length > longLink ? html`<p class="small muted">${words.long(link.length)}</p>` : nothing}`;
  }

  #answered(shared: Shared, words: ShareStrings) {
    const { s } = this;
    const { report, link } = shared;
    const result = resultYaml(report);
    const name = `kserve-${report.kserve}`;
    return html`<div class="row">
        ${
          link === null || !isAddress(link)
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
          link === null || !isAddress(link) || typeof navigator.share !== 'function'
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
