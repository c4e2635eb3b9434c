// YAML with the author of each line beside it; a line that comes from a text leads there.
import { css, html, nothing } from 'lit';
import { highlightLines, yamlStyle } from '../editor/yaml_highlight';
import { emit } from '../events';
import type { OriginLine, OriginObject } from '../report';
import { base } from './base_style';
import { keepOneTabStop, moveWithArrows } from './roving_focus';
import { View } from './view';

import './copy_button';

/** Far above what people have; the copy button gives all. */
const shownLines = 2_000;

export class OriginYaml extends View {
  static override properties = { ...View.properties, origin: { attribute: false } };
  static override styles = [
    base,
    yamlStyle,
    css`
      .head {
        justify-content: space-between;
        padding-bottom: 6px;
      }
      .frame {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 4px 0;
      }
      table {
        width: 100%;
        font-family: var(--font-code);
        font-size: var(--text-code);
      }
      td {
        border: 0;
        padding: 0 8px;
        white-space: pre-wrap;
      }
      .by {
        width: 2.6em;
        padding-inline: 4px;
        text-align: center;
        white-space: normal;
        font-weight: 700;
        user-select: none;
        border-inline-end: 3px solid var(--edge, transparent);
        color: var(--edge);
      }
      .by-R {
        --edge: var(--from-r);
      }
      .by-I {
        --edge: var(--from-i);
      }
      .by-K {
        --edge: var(--from-k);
      }
      .by-8 {
        --edge: var(--from-8);
      }
      .by-T {
        --edge: var(--from-t);
      }
      .by button {
        display: inline;
        width: 100%;
        min-height: 0;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      /* As high as a line of code may be, and as wide as a finger. */
      @media screen and ((max-width: 999px) or (pointer: coarse)) {
        .by {
          width: var(--target);
          padding: 0;
        }
        .by button {
          min-height: 24px;
        }
      }
    `,
  ];
  declare origin: OriginObject;

  override render() {
    const { s, origin } = this;
    const all = origin.yaml.replace(/\n$/, '').split('\n');
    const lines = highlightLines(all.slice(0, shownLines).join('\n'));
    const rest = all.length - lines.length;
    return html`<div class="row head">
        <h3>${origin.title}</h3>
        <ksp-copy .s=${s} .text=${origin.yaml} .label=${s.copy}></ksp-copy>
      </div>
      <div class="frame" @keydown=${(event: KeyboardEvent) => moveWithArrows(this.renderRoot, event)}>
        <table>
          <caption class="visually-hidden">
            ${origin.title}
          </caption>
          <tbody>
            ${lines.map(
              (pieces, index) =>
                html`<tr><td class="by by-${origin.lines[index]?.author}">${this.#author(origin.lines[index], index)}</td><td lang="en" style=${hangingIndent(pieces[0]?.text ?? '')}>${pieces.map((piece) => html`<span class=${piece.class}>${piece.text}</span>`)}</td></tr>`,
            )}
          </tbody>
        </table>
        ${rest > 0 ? html`<p class="small muted">${s.andMore(rest)}</p>` : nothing}
      </div>`;
  }

  protected override updated(): void {
    keepOneTabStop(this.renderRoot);
  }

  #author(line: OriginLine | undefined, index: number) {
    const { s } = this;
    if (line === undefined || line.author === '') return nothing;
    const { author, range } = line;
    if (range === undefined) {
      return html`<span aria-hidden="true" title=${s.authors[author]}>${author}</span
        ><span class="visually-hidden">${s.authors[author]}</span>`;
    }
    const label = s.goToSource(s.authors[author], range.line);
    return html`<button
      class="told"
      data-row=${index}
      aria-label=${label}
      title=${label}
      @click=${() => emit(this, 'ksp-goto', range)}
    >
      ${author}
    </button>`;
  }
}

// What is wrapped stays to the right of where its line begins.
function hangingIndent(start: string): string {
  const columns = start.length - start.trimStart().length + 2;
  return `padding-inline-start: calc(8px + ${columns}ch); text-indent: -${columns}ch`;
}

customElements.define('ksp-origin', OriginYaml);
