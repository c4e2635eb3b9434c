// Two YAML texts as a unified diff.
import { css, html, nothing } from 'lit';
import { type DiffRow, diffRows } from '../editor/diff';
import { base } from './base_style';
import { View } from './view';

/** A page with a hundred thousand rows stands still. */
const shownRows = 2_000;

const signs: Record<DiffRow['kind'], string> = { same: '', removed: '−', added: '+', skipped: '' };

export class DiffView extends View {
  static override properties = {
    ...View.properties,
    from: { attribute: false },
    to: { attribute: false },
    label: { attribute: false },
  };
  static override styles = [
    base,
    css`
      .scroll {
        border: 1px solid var(--line);
        border-radius: var(--radius);
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
      .sign {
        width: 1.6em;
        padding-inline-end: 0;
        user-select: none;
      }
      .added {
        background: var(--added);
      }
      .removed {
        background: var(--removed);
      }
      .skipped td {
        background: var(--surface-raised);
        color: var(--text-muted);
        font-family: var(--font);
      }
    `,
  ];
  declare from: string;
  declare to: string;
  declare label: string;

  override render() {
    const { s } = this;
    const rows = diffRows(this.from, this.to);
    return html`<div class="scroll">
      <table>
        <caption class="visually-hidden">
          ${this.label}
        </caption>
        <tbody>
          ${rows
            .slice(0, shownRows)
            .map((row) =>
              row.kind === 'skipped'
                ? html`<tr class="skipped"><td class="sign"></td><td>${s.unchangedLines(row.count)}</td></tr>`
                : html`<tr class=${row.kind}><td class="sign"><span aria-hidden="true">${signs[row.kind]}</span><span class="visually-hidden">${s.diffKinds[row.kind]}</span></td><td lang="en">${row.text}</td></tr>`,
            )}
        </tbody>
      </table>
      ${rows.length > shownRows ? html`<p class="muted">${s.andMore(rows.length - shownRows)}</p>` : nothing}
    </div>`;
  }
}

customElements.define('ksp-diff', DiffView);
