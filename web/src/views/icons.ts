// The icons: drawn on 16 × 16, stroked in the colour of the text around them.
import { type SVGTemplateResult, svg } from 'lit';

function icon(path: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;
}

/** Those that the drawing has too. */
export const iconPaths = {
  check: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  warning: 'M8 2L1.5 13.5h13zM8 6.5v3M8 11.6v.1',
};

export const icons = {
  check: icon(svg`<path d=${iconPaths.check} />`),
  cross: icon(svg`<path d=${iconPaths.cross} />`),
  warning: icon(svg`<path d=${iconPaths.warning} />`),
  info: icon(svg`<circle cx="8" cy="8" r="6.5" /><path d="M8 7.5v4M8 4.6v.1" />`),
  dash: icon(svg`<path d="M4 8h8" />`),
  dot: icon(svg`<path d="M8 8v.01" />`),
  ring: icon(svg`<circle cx="8" cy="8" r="5" />`),
  open: icon(svg`<path d="M4 6l4 4 4-4" />`),
  closed: icon(svg`<path d="M6 4l4 4-4 4" />`),
  copy: icon(svg`<path d="M6 5.5h7.5V14H6zM10.5 5.5V2H2.5v9H6" />`),
  arrow: icon(svg`<path d="M3 8h10M9 4l4 4-4 4" />`),
  hand: icon(svg`<path d="M2 8h9M8 4.5L11.5 8 8 11.5M14 3v10" />`),
};
