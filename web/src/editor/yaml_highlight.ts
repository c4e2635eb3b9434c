// YAML in colour: one set of classes for the editors and for the YAML that is only shown.
import { yamlLanguage } from '@codemirror/lang-yaml';
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';
import { css } from 'lit';

export const yamlHighlighter = tagHighlighter([
  { tag: tags.definition(tags.propertyName), class: 'yaml-key' },
  { tag: tags.propertyName, class: 'yaml-key' },
  { tag: tags.string, class: 'yaml-string' },
  { tag: tags.content, class: 'yaml-string' },
  { tag: tags.lineComment, class: 'yaml-comment' },
  { tag: tags.meta, class: 'yaml-mark' },
  { tag: tags.separator, class: 'yaml-mark' },
  { tag: tags.squareBracket, class: 'yaml-mark' },
  { tag: tags.brace, class: 'yaml-mark' },
  { tag: tags.typeName, class: 'yaml-number' },
]);

export const yamlStyle = css`
  .yaml-key {
    color: var(--code-key);
  }
  .yaml-string {
    color: var(--code-string);
  }
  .yaml-comment {
    color: var(--code-comment);
    font-style: italic;
  }
  .yaml-number {
    color: var(--code-number);
  }
  .yaml-mark {
    color: var(--text-muted);
  }
`;

export interface Piece {
  text: string;
  class: string;
}

/** The lines of a text as coloured pieces. */
export function highlightLines(text: string): Piece[][] {
  let line: Piece[] = [];
  const lines = [line];
  highlightCode(
    text,
    yamlLanguage.parser.parse(text),
    yamlHighlighter,
    (piece, classes) => line.push({ text: piece, class: classes }),
    () => {
      line = [];
      lines.push(line);
    },
  );
  return lines;
}
