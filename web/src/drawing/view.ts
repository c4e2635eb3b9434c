// The picture of the way, as wide as there is room, in words too, and saved for slides.
import { css, html, nothing } from 'lit';
import type { Report } from '../report';
import { base } from '../views/base_style';
import { View } from '../views/view';
import { layOut } from './layout';
import { inWords, pictureOf, type Words } from './picture';
import { download, pngOf, svgText } from './save';
import { svgOf } from './svg';

const narrowest = 280;
const widest = 960;

export class PictureView extends View {
  static override properties = {
    ...View.properties,
    report: { attribute: false },
    width: { state: true },
    failed: { state: true },
  };
  static override styles = [
    base,
    css`
      svg {
        display: block;
        max-width: 100%;
        height: auto;
        /* Its own colours on its own ground, as any image has. */
        background: var(--surface);
        forced-color-adjust: none;
      }
      ul {
        padding-inline-start: 1.2em;
        font-size: var(--text-small);
      }
      li,
      .words p {
        overflow-wrap: anywhere;
      }
      summary {
        font-size: var(--text-small);
      }
    `,
  ];
  declare report: Report;
  declare width: number;
  declare failed: boolean;

  readonly #observer = new ResizeObserver(([entry]) => {
    if (entry === undefined || entry.contentRect.width === 0) return;
    this.width = Math.round(Math.min(widest, Math.max(narrowest, entry.contentRect.width)));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  override render() {
    const { s, width } = this;
    if (width === undefined) return nothing;
    const picture = pictureOf(this.report, s);
    const words = inWords(picture, s);
    return html`<div class="stack">
      <div class="row">
        ${(['SVG', 'PNG'] as const).map(
          (format) =>
            html`<button @click=${() => this.#save(format)}>${s.savePicture(format)}</button>`,
        )}
        <span role="status" class="small bad">${this.failed ? s.pictureFailed : ''}</span>
      </div>
      ${svgOf(layOut(picture, width, s), s.pictureOf(picture.service), sentences(words))}
      <details>
        <summary>${s.pictureInWords}</summary>
        <div class="stack words">
          <p class="small">${words.answer}</p>
          ${[words.stages, words.contest, words.order].map((each) =>
            each.length === 0
              ? nothing
              : html`<ul>
                  ${each.map((sentence) => html`<li>${sentence}</li>`)}
                </ul>`,
          )}
        </div>
      </details>
    </div>`;
  }

  /** As on a wide screen, however wide this one is. */
  async #save(format: 'SVG' | 'PNG'): Promise<void> {
    const { s, report } = this;
    this.failed = false;
    try {
      const picture = pictureOf(report, s);
      const drawing = layOut(picture, widest, s);
      const title = s.pictureOf(picture.service);
      const text = svgText(drawing, title, sentences(inWords(picture, s)), this);
      const name = `${picture.service || 'picture'}-${report.kserve}.${format.toLowerCase()}`;
      const blob =
        format === 'SVG' ? new Blob([text], { type: 'image/svg+xml' }) : await pngOf(text, drawing);
      download(blob, name);
    } catch {
      this.failed = true;
    }
  }
}

function sentences({ answer, stages, contest, order }: Words): string {
  return [answer, ...stages, ...contest, ...order].join('\n');
}

customElements.define('ksp-picture', PictureView);
