// A drawing as SVG, in the tokens' colours, which follow the theme.
import { nothing, type SVGTemplateResult, svg } from 'lit';
import type { Colour, Drawing, Shape } from './shapes';
import { forXml } from './text';

const token = (colour: Colour) => `var(--${colour})`;

export function svgOf({ width, height, shapes }: Drawing, title: string, desc: string) {
  return svg`<svg
    xmlns="http://www.w3.org/2000/svg"
    role="img"
    aria-labelledby="picture-title"
    aria-describedby="picture-desc"
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
  ><title id="picture-title">${forXml(title)}</title><desc id="picture-desc">${forXml(desc)}</desc>${shapes.map(drawn)}</svg>`;
}

function drawn(shape: Shape): SVGTemplateResult {
  switch (shape.shape) {
    case 'box':
      return svg`<rect
        x=${shape.x}
        y=${shape.y}
        width=${shape.width}
        height=${shape.height}
        rx=${shape.round}
        fill=${token(shape.fill)}
        stroke=${shape.stroke === undefined ? nothing : token(shape.stroke)}
        stroke-width=${shape.stroke === undefined ? nothing : 1.5}
      ></rect>`;
    case 'stroke':
      return svg`<path
        d=${shape.path}
        transform="translate(${shape.x} ${shape.y})"
        fill="none"
        stroke=${token(shape.stroke)}
        stroke-width=${shape.width}
        stroke-linecap="round"
        stroke-linejoin="round"
        stroke-dasharray=${shape.dashed ? '1 6' : nothing}
      ></path>`;
    case 'text':
      return svg`<text
        x=${shape.x}
        y=${shape.y}
        font-size=${shape.size}
        font-weight=${shape.bold ? 600 : nothing}
        text-anchor=${shape.anchor ?? nothing}
        transform=${shape.turn === undefined ? nothing : `rotate(${shape.turn} ${shape.x} ${shape.y})`}
        fill=${token(shape.fill)}
      >${forXml(shape.text)}</text>`;
  }
}
