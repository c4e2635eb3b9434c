// One of the two editors: YAML with highlighting, diagnostics in the gutter, evidence marks.
import { indentWithTab, isolateHistory } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic as LintDiagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Transaction } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { css, html, type PropertyValues } from 'lit';
import { emit } from '../events';
import type { Diagnostic } from '../report';
import type { SourceKey } from '../scenario';
import { base } from '../views/base_style';
import { plainProse } from '../views/prose';
import { View } from '../views/view';
import type { Change } from '../what_if_edit';
import { editorTheme } from './editor_theme';
import { type FieldHelp, fieldHelp } from './field_help';
import { type DocumentSpan, marks, type Span, showDocuments, showEvidence } from './marks';
import { yamlHighlighter, yamlStyle } from './yaml_highlight';

/** A diagnostic with its place in this editor. */
export interface PlacedDiagnostic extends Span {
  diagnostic: Diagnostic;
}

export class YamlEditor extends View {
  static override properties = {
    ...View.properties,
    key: { attribute: false },
    text: { attribute: false },
    label: { attribute: false },
    hint: { attribute: false },
    readOnly: { attribute: false },
    help: { attribute: false },
    evidence: { attribute: false },
    documents: { attribute: false },
    diagnostics: { attribute: false },
  };
  static override styles = [
    base,
    yamlStyle,
    css`
      :host {
        display: block;
        min-height: 0;
        overflow: hidden;
      }
      .host {
        height: 100%;
      }
      @media (prefers-reduced-motion: reduce) {
        .cm-cursorLayer {
          animation: none !important;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  declare key: SourceKey;
  declare text: string;
  declare label: string;
  declare hint: string;
  declare readOnly: boolean;
  declare help: FieldHelp;
  declare evidence: Span[];
  declare documents: DocumentSpan[];
  declare diagnostics: PlacedDiagnostic[];

  #view: EditorView | null = null;
  readonly #language = new Compartment();
  readonly #access = new Compartment();

  override render() {
    return html`<div class="host"></div>`;
  }

  protected override firstUpdated(): void {
    const parent = this.renderRoot.querySelector('.host');
    if (parent === null) return;
    this.#view = new EditorView({
      parent,
      root: this.renderRoot as ShadowRoot,
      state: EditorState.create({
        doc: this.text,
        extensions: [
          basicSetup,
          EditorView.lineWrapping,
          // Escape, then Tab leaves the editor: the view sees to that.
          keymap.of([indentWithTab]),
          yaml(),
          syntaxHighlighting(yamlHighlighter),
          lintGutter(),
          marks,
          fieldHelp(() => this.help),
          editorTheme,
          EditorState.tabSize.of(2),
          this.#language.of(this.#inLanguage()),
          this.#access.of(EditorState.readOnly.of(this.readOnly)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              emit(this, 'ksp-edit', { key: this.key, text: update.state.doc.toString() });
            }
          }),
        ],
      }),
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    const view = this.#view;
    if (view === null) return;
    if (changed.has('text') && this.text !== view.state.doc.toString()) this.#replaceAll(view);
    if (changed.has('s') || changed.has('label') || changed.has('hint')) {
      view.dispatch({ effects: this.#language.reconfigure(this.#inLanguage()) });
    }
    if (changed.has('readOnly')) {
      view.dispatch({
        effects: this.#access.reconfigure(EditorState.readOnly.of(this.readOnly)),
      });
    }
    if (changed.has('documents')) showDocuments(view, this.documents);
    if (changed.has('diagnostics')) {
      view.dispatch(setDiagnostics(view.state, this.#lintDiagnostics(view)));
    }
    if (changed.has('evidence')) showEvidence(view, this.evidence);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = null;
  }

  override focus(): void {
    this.#view?.focus();
  }

  /** Takes the cursor and the focus to a place. */
  goTo(span: Span): void {
    const view = this.#view;
    if (view === null) return;
    const at = Math.min(span.from, view.state.doc.length);
    view.dispatch({
      selection: { anchor: at },
      effects: EditorView.scrollIntoView(at, { y: 'center' }),
    });
    view.focus();
  }

  /** One edit, which undo takes back. */
  edit(span: Span, insert: string): void {
    this.#view?.dispatch({ changes: { ...span, insert }, userEvent: 'input.complete' });
  }

  /** Several changes as one edit that undo takes back; the first of them is scrolled to. */
  apply(changes: Change[]): void {
    const [first] = changes;
    if (first === undefined) return;
    this.#view?.dispatch({
      changes,
      selection: { anchor: first.from },
      effects: EditorView.scrollIntoView(first.from, { y: 'center' }),
      userEvent: 'input.complete',
      annotations: isolateHistory.of('full'),
    });
  }

  #replaceAll(view: EditorView): void {
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: this.text },
      selection: { anchor: 0 },
      annotations: Transaction.userEvent.of('input.load'),
    });
  }

  #inLanguage() {
    return [
      EditorView.contentAttributes.of({ 'aria-label': this.label, tabindex: '0' }),
      placeholder(this.hint),
      EditorState.phrases.of(this.s.editorPhrases),
    ];
  }

  #lintDiagnostics(view: EditorView): LintDiagnostic[] {
    const length = view.state.doc.length;
    return this.diagnostics.map(({ from, to, diagnostic }) => ({
      from: Math.min(from, length),
      to: Math.min(to, length),
      severity: diagnostic.severity,
      message: plainProse(diagnostic.text),
      actions:
        diagnostic.fix === undefined
          ? []
          : [
              {
                name: plainProse(diagnostic.fix.label),
                apply: () => emit(this, 'ksp-fix', diagnostic),
              },
            ],
    }));
  }
}

customElements.define('ksp-editor', YamlEditor);
