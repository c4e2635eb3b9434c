// The look of what every view uses: text, buttons, tables, code. Colours are in tokens.css.
import { css } from 'lit';

export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  pre,
  blockquote,
  table {
    margin: 0;
  }
  h3 {
    font-size: var(--text-small);
    font-weight: 600;
  }
  p,
  li,
  dd {
    max-width: 75ch;
  }
  code,
  pre,
  .code {
    font-family: var(--font-code);
    font-size: var(--text-code);
    overflow-wrap: anywhere;
  }
  .muted {
    color: var(--text-muted);
  }
  .small {
    font-size: var(--text-small);
  }
  .verbatim {
    white-space: pre-wrap;
  }

  button,
  select,
  input,
  .button {
    font: inherit;
    font-size: var(--text-small);
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    min-height: var(--target);
    padding: 2px 10px;
  }
  select,
  input {
    max-width: 100%;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    cursor: pointer;
    transition: background-color var(--fast);
  }
  button:hover {
    background: var(--accent-soft);
  }
  button[aria-expanded='true'],
  button[aria-pressed='true'] {
    background: var(--accent-soft);
    border-color: var(--accent);
    color: var(--accent);
  }
  button.main {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-text);
  }
  button.plain {
    border-color: transparent;
    background: none;
  }
  button.plain:hover {
    background: var(--accent-soft);
  }
  button.inline {
    display: inline;
    min-height: 0;
    padding: 0 2px;
    border: 0;
    background: none;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 2px;
    text-align: start;
  }
  @media (max-width: 999px), (pointer: coarse) {
    button.inline {
      min-width: var(--target);
      min-height: var(--target);
    }
  }
  button:disabled {
    color: var(--text-muted);
    cursor: default;
  }
  summary {
    align-content: center;
    min-height: var(--target);
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  [tabindex='-1']:focus:not(:focus-visible) {
    outline: none;
  }

  table {
    border-collapse: collapse;
    font-size: var(--text-small);
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    padding: 4px 10px 4px 0;
    border-bottom: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  th {
    font-weight: 600;
  }
  thead th {
    color: var(--text-muted);
    font-weight: 500;
    vertical-align: bottom;
    /* A word of Chinese is not broken either. */
    word-break: keep-all;
  }
  tbody th {
    font-weight: 500;
  }
  caption {
    text-align: start;
    font-weight: 600;
    padding-bottom: 4px;
  }
  .scroll {
    overflow-x: auto;
    max-width: 100%;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap);
  }

  svg.icon {
    width: 1em;
    height: 1em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .good {
    color: var(--good);
  }
  .bad {
    color: var(--bad);
  }
  .warn {
    color: var(--warn);
  }

  .author {
    display: inline-block;
    flex: none;
    width: 1.5em;
    line-height: 1.5em;
    border-radius: 3px;
    font-family: var(--font-code);
    font-size: 0.75rem;
    font-weight: 700;
    text-align: center;
    color: var(--surface);
    background: var(--from-8);
  }
  .author-R {
    background: var(--from-r);
  }
  .author-I {
    background: var(--from-i);
  }
  .author-K {
    background: var(--from-k);
  }
  .author-T {
    background: var(--from-t);
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* Backgrounds and shadows are gone there: what they say, borders say. */
  @media (forced-colors: active) {
    .author {
      border: 1px solid;
    }
    button[aria-expanded='true'],
    button[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
  }
  .print-only {
    display: none;
  }
  /* Of buttons, what stays is text: those whose words belong to what the page tells. */
  @media print {
    button:not(.told),
    select,
    input {
      display: none;
    }
    label:has(> select) {
      display: none;
    }
    button.told {
      min-height: 0;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      text-decoration: none;
    }
    .print-only {
      display: revert;
    }
    .author {
      print-color-adjust: exact;
    }
    h2,
    h3,
    caption {
      break-after: avoid;
    }
    tr,
    li {
      break-inside: avoid;
    }
  }
`;
