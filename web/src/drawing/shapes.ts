// What a drawing is made of. Colours are names of tokens (tokens.css), so that it has a light and a
// dark look; lengths are CSS pixels.
export type Colour =
  | 'surface'
  | 'surface-raised'
  | 'line'
  | 'line-strong'
  | 'text'
  | 'text-muted'
  | 'good'
  | 'good-soft'
  | 'bad'
  | 'bad-soft'
  | 'warn'
  | 'warn-soft'
  | 'from-r'
  | 'from-i';

export interface Box {
  shape: 'box';
  x: number;
  y: number;
  width: number;
  height: number;
  round: number;
  fill: Colour;
  stroke?: Colour;
}

export interface Stroke {
  shape: 'stroke';
  path: string;
  /** Where the path's 0,0 is. */
  x: number;
  y: number;
  width: number;
  stroke: Colour;
  dashed?: boolean;
}

export interface Text {
  shape: 'text';
  x: number;
  /** Of the baseline. */
  y: number;
  text: string;
  size: number;
  fill: Colour;
  bold?: boolean;
  anchor?: 'start' | 'middle' | 'end';
  /** Degrees about its beginning. */
  turn?: number;
}

export type Shape = Box | Stroke | Text;

export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

export function circle(x: number, y: number, radius: number, fill: Colour, stroke?: Colour): Box {
  const side = 2 * radius;
  const round = radius;
  const box: Box = {
    shape: 'box',
    x: x - radius,
    y: y - radius,
    width: side,
    height: side,
    round,
    fill,
  };
  return stroke === undefined ? box : { ...box, stroke };
}

export function line(
  from: [number, number],
  to: [number, number],
  stroke: Colour,
  width = 2,
  dashed = false,
): Stroke {
  return {
    shape: 'stroke',
    path: `M0 0L${to[0] - from[0]} ${to[1] - from[1]}`,
    x: from[0],
    y: from[1],
    width,
    stroke,
    dashed,
  };
}

/** An icon of 16 × 16 about a centre. */
export function icon(path: string, x: number, y: number, stroke: Colour): Stroke {
  return { shape: 'stroke', path, x: x - 8, y: y - 8, width: 2, stroke };
}
