// The way to the answer: the sections, each with what belongs in it.
import { css, html, nothing, type TemplateResult } from 'lit';
import { type Folds, isOpen, type Outline, outlineOf, type SectionId } from '../outline';
import type { Author, OriginObject, Report, WhatIf } from '../report';
import { authorLegend } from './author_mark';
import { base } from './base_style';
import { View } from './view';

import './admissions';
import './diff_view';
import './documents';
import './expansion_list';
import './origin_yaml';
import './resolve_table';
import './section';
import './sort_table';
import './step_list';

const authors: Author[] = ['R', 'I', 'K', '8', 'T'];

export class Way extends View {
  static override properties = {
    ...View.properties,
    report: { attribute: false },
    folds: { attribute: false },
    only: { attribute: false },
    whatIf: { attribute: false },
    sources: { attribute: false },
  };
  static override styles = [
    base,
    css`
      .way {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
      }
    `,
  ];
  declare report: Report;
  declare folds: Folds;
  /** The sections that are wanted, and where KServe stops; null: all. */
  declare only: SectionId[] | null;
  /** Null until it is known. */
  declare whatIf: WhatIf | null;
  /** The texts that what-if is about. */
  declare sources: readonly string[];

  override render() {
    const { s, report } = this;
    return html`<div class="way" role="group" aria-label=${s.steps}>
      ${this.#wanted(outlineOf(report, s)).map((outline) => {
        const open = isOpen(outline, this.folds);
        return html`<ksp-section .s=${s} .outline=${outline} .open=${open}>
          ${open && outline.state !== 'skipped' ? this.#content(outline) : nothing}
        </ksp-section>`;
      })}
    </div>`;
  }

  #wanted(outlines: Outline[]): Outline[] {
    const { only } = this;
    if (only === null) return outlines;
    return outlines.filter(({ id, state }) => only.includes(id) || state === 'stopped');
  }

  #content(outline: Outline): TemplateResult {
    const steps = html`<ksp-steps .s=${this.s} .steps=${outline.steps}></ksp-steps>`;
    return html`<div class="stack">${this.#parts[outline.id](this.report)} ${steps}</div>`;
  }

  readonly #parts: Record<SectionId, (report: Report) => unknown> = {
    read: (report) => html`<ksp-documents .s=${this.s} .report=${report}></ksp-documents>`,
    admit: (report) =>
      html`<ksp-admissions
        .s=${this.s}
        .admissions=${report.admission ?? []}
        .refused=${this.whatIf?.refused ?? []}
        .sources=${this.sources}
      ></ksp-admissions>`,
    migrate: ({ changes }) =>
      changes?.after === undefined || changes.before === changes.after
        ? nothing
        : html`<ksp-diff
            .s=${this.s}
            .from=${changes.before}
            .to=${changes.after}
            .label=${this.s.diffCaption}
          ></ksp-diff>`,
    validate: (report) => [
      ...(report.warnings ?? []).map((text) => html`<p lang="en"><code>${text}</code></p>`),
      report.rejection === undefined
        ? nothing
        : html`<p lang="en"><code class="verbatim">${report.rejection}</code></p>`,
    ],
    resolve: (report) =>
      html`<ksp-resolve-table
          .s=${this.s}
          .candidates=${report.candidates ?? []}
          .whatIf=${this.whatIf?.candidates ?? null}
          .sources=${this.sources}
        ></ksp-resolve-table>
        <ksp-sort-table .s=${this.s} .candidates=${report.candidates ?? []}></ksp-sort-table>`,
    merge: (report) => this.#origins(report, (object) => object === 'model'),
    expand: (report) =>
      (report.expansions ?? []).length === 0
        ? nothing
        : html`<ksp-expansions
            .s=${this.s}
            .expansions=${report.expansions ?? []}
          ></ksp-expansions>`,
    deploy: (report) =>
      this.#origins(report, (object) => /^(deployments|knativeServices|status)\b/.test(object)),
  };

  #origins(report: Report, wanted: (object: string) => boolean) {
    const origins = (report.origins ?? []).filter((origin) => wanted(origin.object));
    if (origins.length === 0) return nothing;
    const present = (author: Author) =>
      origins.some((origin) => origin.lines.some((line) => line.author === author));
    return html`${authorLegend(this.s, authors.filter(present))}
    ${origins.map((origin) => this.#origin(origin))}`;
  }

  #origin(origin: OriginObject) {
    return html`<ksp-origin .s=${this.s} .origin=${origin}></ksp-origin>`;
  }
}

customElements.define('ksp-way', Way);
