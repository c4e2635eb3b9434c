// Where everything of a picture stands, at a given width: side by side where there is room, else
// below each other. From top to bottom: the answer, the way, the contest, the order, the winner.
import type { Strings } from '../i18n/strings';
import type { SectionState } from '../outline';
import type { CheckResult } from '../report';
import { iconPaths } from '../views/icons';
import { type Tone, tones } from '../views/verdict';
import {
  type Contest,
  type Lane,
  type Order,
  type Picture,
  pairs,
  type Stage,
  stageWords,
} from './picture';
import { type Colour, circle, type Drawing, icon, line, type Shape, type Text } from './shapes';
import { fit, widthOf, wrap } from './text';

const margin = 16;
const gap = 26;
const small = 12;
const normal = 14;
const leading = 16;

const toneColours: Record<Tone, [Colour, Colour]> = {
  good: ['good', 'good-soft'],
  bad: ['bad', 'bad-soft'],
  warn: ['warn', 'warn-soft'],
  calm: ['text-muted', 'surface-raised'],
};
const toneIcons: Record<Tone, string | null> = {
  good: iconPaths.check,
  bad: iconPaths.cross,
  warn: iconPaths.warning,
  calm: null,
};
const stateTones: Record<SectionState, Tone> = {
  done: 'good',
  noted: 'warn',
  stopped: 'bad',
  skipped: 'calm',
  apart: 'calm',
};

/** A part of the drawing, and the height that it takes from `top` on. */
interface Part {
  shapes: Shape[];
  height: number;
}
type Place = (top: number) => Part;

export function layOut(picture: Picture, width: number, s: Strings): Drawing {
  const room = width - 2 * margin;
  const { contest, order } = picture;
  const parts: Place[] = [
    (top) => head(picture, room, top),
    (top) => (room >= 720 ? across : downwards)(picture.stages, room, top, s),
    ...(contest === null ? [] : [(top: number) => contestAt(contest, room, top, s)]),
    ...(order === null ? [] : [(top: number) => orderAt(order, room, top, s)]),
    (top) => outcome(picture, room, top, s),
  ];
  const shapes: Shape[] = [];
  let height = margin;
  for (const place of parts) {
    const part = place(height);
    shapes.push(...part.shapes);
    height += part.height + gap;
  }
  height += margin - gap;
  return {
    width,
    height,
    shapes: [{ shape: 'box', x: 0, y: 0, width, height, round: 0, fill: 'surface' }, ...shapes],
  };
}

const text = (x: number, y: number, words: string, more: Partial<Text> = {}): Text => ({
  shape: 'text',
  x,
  y,
  text: words,
  size: normal,
  fill: 'text',
  ...more,
});

const mutedSmall = { size: small, fill: 'text-muted' } as const;

/** The lines of a text below each other, the first on the baseline `y`. */
const lines = (x: number, y: number, of: string[], more: Partial<Text> = {}): Text[] =>
  of.map((words, index) => text(x, y + index * leading, words, more));

/** The letter of a source in its colour, as everywhere on the page; 18 wide and high. */
const letter = (of: 'R' | 'I', x: number, top: number): Shape[] => [
  {
    shape: 'box',
    x,
    y: top,
    width: 18,
    height: 18,
    round: 3,
    fill: of === 'R' ? 'from-r' : 'from-i',
  },
  text(x + 9, top + 13, of, { size: 12, fill: 'surface', bold: true, anchor: 'middle' }),
];

/** A node with the mark of a tone in it. */
function node(x: number, y: number, tone: Tone): Shape[] {
  const [strong, soft] = toneColours[tone];
  const mark = toneIcons[tone];
  return [
    circle(x, y, 12, soft, strong),
    mark === null ? circle(x, y, 3, strong) : icon(mark, x, y, strong),
  ];
}

// --- the answer ---

function head(picture: Picture, room: number, top: number): Part {
  const { service, cluster, kind, verdict, answer } = picture;
  const size = 18;
  const named = service === '' ? [] : letter('I', margin, top);
  const from = margin + (named.length === 0 ? 0 : 26);
  const name = fit(service, room - 26, normal);
  const beside = from + widthOf(name, normal) * 1.1 + 14;
  const fits = beside + widthOf(cluster, small) <= margin + room;
  const below = fits ? 0 : leading + 2;
  const sentence = wrap(answer, room, normal, 4);
  return {
    shapes: [
      ...named,
      text(from, top + 14, name, { bold: true }),
      text(fits ? beside : margin, top + 14 + below, cluster, mutedSmall),
      text(margin, top + below + 44, fit(verdict, room, size), {
        size,
        bold: true,
        fill: toneColours[tones[kind]][0],
      }),
      ...lines(margin, top + below + 66, sentence),
    ],
    height: below + 56 + sentence.length * leading,
  };
}

// --- the way ---

/** KServe goes from a stage to the next where it reaches that. */
const onward = (next: Stage | undefined): [Colour, boolean] =>
  next?.state === 'skipped' ? ['line-strong', true] : ['good', false];

const stageTone = ({ state }: Stage) => toneColours[stateTones[state]][0];

function across(stages: Stage[], room: number, top: number, s: Strings): Part {
  const column = room / stages.length;
  const center = (index: number) => margin + column * (index + 0.5);
  const words = stages.map((stage) =>
    stageWords(stage, s)
      .slice(stage.state === 'done' ? 1 : 0)
      .flatMap((part) => wrap(part, column - 8, small, 5)),
  );
  const shapes = stages.flatMap((stage, index): Shape[] => {
    const next = stages[index + 1];
    const x = center(index);
    const name = fit(stage.name, column - 4, normal);
    return [
      ...(next === undefined
        ? []
        : [line([x + 14, top + 12], [center(index + 1) - 14, top + 12], ...strokeTo(next))]),
      ...node(x, top + 12, stateTones[stage.state]),
      text(x, top + 44, name, { bold: true, anchor: 'middle', fill: nameColour(stage) }),
      ...lines(x, top + 62, words[index] ?? [], {
        size: small,
        anchor: 'middle',
        fill: stage.state === 'stopped' ? stageTone(stage) : 'text-muted',
      }),
    ];
  });
  return { shapes, height: 54 + Math.max(...words.map((each) => each.length)) * leading };
}

function downwards(stages: Stage[], room: number, top: number, s: Strings): Part {
  const shapes: Shape[] = [];
  let y = top + 12;
  stages.forEach((stage, index) => {
    const next = stages[index + 1];
    const words = wrap(
      stageWords(stage, s)
        .slice(stage.state === 'done' ? 1 : 0)
        .join(', '),
      room - 34,
      small,
      3,
    );
    const height = 26 + words.length * leading;
    if (next !== undefined) {
      shapes.push(line([margin + 12, y + 14], [margin + 12, y + height - 14], ...strokeTo(next)));
    }
    shapes.push(
      ...node(margin + 12, y, stateTones[stage.state]),
      text(margin + 34, y + 4, stage.name, { bold: true, fill: nameColour(stage) }),
      ...lines(margin + 34, y + 21, words, {
        size: small,
        fill: stage.state === 'stopped' ? stageTone(stage) : 'text-muted',
      }),
    );
    y += height;
  });
  return { shapes, height: y - top - 12 };
}

function strokeTo(next: Stage): [Colour, number, boolean] {
  const [colour, dashed] = onward(next);
  return [colour, 2, dashed];
}

const nameColour = ({ state }: Stage): Colour => (state === 'skipped' ? 'text-muted' : 'text');

// --- the contest ---

/** Where the checks stand along a lane. */
interface Track {
  from: number;
  to: number;
  gate: (index: number) => number;
}

function contestAt(contest: Contest, room: number, top: number, s: Strings): Part {
  const { checks, lanes } = contest;
  const beside = room >= 600;
  const column = beside ? Math.min(330, room * 0.42) : 0;
  const end = Math.max(...[s.winner, s.eligible].map((word) => widthOf(word, small))) + 20;
  const from = margin + column + (beside ? 14 : 0);
  const to = margin + room - end;
  const step = (to - from) / checks.length;
  const track: Track = { from, to, gate: (index) => from + step * (index + 0.5) };

  const widest = Math.max(...checks.map((check) => widthOf(check, small)));
  const turned = widest + 8 > step;
  const headHeight = turned ? 14 + widest * 0.65 : 14;
  const shapes: Shape[] = [text(margin, top + 12, s.pictureContest, { bold: true })];
  let y = top + (beside ? 4 : 26) + headHeight;
  checks.forEach((check, index) => {
    shapes.push(
      text(track.gate(index), y, check, {
        ...mutedSmall,
        ...(turned ? { turn: -40 } : { anchor: 'middle' }),
      }),
    );
  });
  y += 10;

  const guidesFrom = y;
  const rows: Shape[] = [];
  for (const lane of lanes) {
    const part = (beside ? laneBeside : laneBelow)(lane, track, column, room, y, s);
    if (lane.winner) {
      rows.push({
        shape: 'box',
        x: margin - 8,
        y,
        width: room + 16,
        height: part.height,
        round: 6,
        fill: 'good-soft',
      });
    }
    rows.push(...part.shapes);
    y += part.height;
  }
  if (beside) {
    for (const [index] of checks.entries()) {
      const x = track.gate(index);
      shapes.push(line([x, guidesFrom], [x, y], 'line', 1));
    }
  }
  shapes.push(...rows);
  for (const words of contest.more) {
    shapes.push(text(margin, y + 18, fit(words, room, small), mutedSmall));
    y += leading + 4;
  }
  const legend = legendAt(lanes, room, y + 10, s);
  return { shapes: [...shapes, ...legend.shapes], height: y + 10 + legend.height - top };
}

function laneBeside(
  lane: Lane,
  track: Track,
  column: number,
  _room: number,
  y: number,
  s: Strings,
): Part {
  const why = wrap(lane.why, column - 24, small, 3);
  return {
    shapes: [
      ...runnerName(lane, column, y + 7),
      ...lines(margin + 24, y + 37, why, mutedSmall),
      ...run(lane, track, y + 16, s),
    ],
    height: 32 + (why.length === 0 ? 0 : why.length * leading + 4),
  };
}

function laneBelow(
  lane: Lane,
  track: Track,
  _column: number,
  room: number,
  y: number,
  s: Strings,
): Part {
  const why = wrap(lane.why, room, small, 4);
  return {
    shapes: [
      ...runnerName(lane, room, y + 5),
      ...run(lane, track, y + 38, s),
      ...lines(margin, y + 64, why, mutedSmall),
    ],
    height: 54 + (why.length === 0 ? 0 : why.length * leading + 6),
  };
}

function runnerName(lane: Lane, room: number, top: number): Shape[] {
  const tag = fit(lane.tag, room * 0.35, small);
  const name = fit(lane.name, room - 24 - widthOf(tag, small) - 14, normal);
  return [
    ...letter('R', margin, top),
    text(margin + 24, top + 14, name, { bold: lane.winner }),
    text(margin + room, top + 14, tag, { ...mutedSmall, anchor: 'end' }),
  ];
}

/** As far as a runtime gets, with the result of each check. One that is named may fail and win. */
function run(lane: Lane, track: Track, y: number, s: Strings): Shape[] {
  const through = lane.winner || lane.eligible;
  const reached = lane.results.findLastIndex(
    (result) => result === 'passed' || result === 'failed',
  );
  const last = through ? track.to : track.gate(lane.stop ?? Math.max(reached, 0));
  const word = lane.winner ? s.winner : lane.eligible ? s.eligible : '';
  return [
    line([track.from, y], [last, y], through ? 'good' : 'line-strong', lane.winner ? 3 : 2),
    ...lane.results.flatMap((result, index) =>
      result === null ? [] : gate(result, track.gate(index), y),
    ),
    ...(word === ''
      ? []
      : [text(track.to + 8, y + 4, word, { size: small, fill: 'good', bold: lane.winner })]),
  ];
}

function gate(result: CheckResult, x: number, y: number): Shape[] {
  switch (result) {
    case 'passed':
      return [circle(x, y, 4, 'good')];
    case 'failed':
      return [circle(x, y, 10, 'bad-soft', 'bad'), icon(iconPaths.cross, x, y, 'bad')];
    case 'notReached':
      return [circle(x, y, 2, 'line-strong')];
    case 'notChecked':
      return [circle(x, y, 4, 'surface', 'text-muted')];
  }
}

function legendAt(lanes: Lane[], room: number, top: number, s: Strings): Part {
  const shapes: Shape[] = [];
  let x = margin;
  let y = top + 10;
  for (const result of ['passed', 'failed', 'notReached', 'notChecked'] as const) {
    if (!lanes.some(({ results }) => results.includes(result))) continue;
    const word = s.checkResults[result];
    const width = 24 + widthOf(word, small) + 16;
    if (x > margin && x + width > margin + room) {
      x = margin;
      y += 26;
    }
    shapes.push(...gate(result, x + 10, y), text(x + 26, y + 4, word, mutedSmall));
    x += width;
  }
  return { shapes, height: y - top + 12 };
}

// --- the order ---

function orderAt({ keys, rows, more }: Order, room: number, top: number, s: Strings): Part {
  const shapes: Shape[] = [text(margin, top + 12, s.sortCaption, { bold: true })];
  const beside = room >= 600;
  const column = Math.min(330, room * 0.42);
  const key = (index: number) =>
    margin + column + 14 + ((room - column - 14) / keys.length) * index;
  const width = (room - column - 14) / keys.length - 6;
  let y = top + 26;
  if (beside) {
    keys.forEach((words, index) => {
      shapes.push(text(key(index), top + 12, fit(words, width, small), mutedSmall));
    });
  }
  for (const { place, name, winner, values } of rows) {
    const below = beside ? [] : wrap(pairs(keys, values), room - 32, small, 4);
    const height = 30 + below.length * leading;
    if (winner) {
      shapes.push({
        shape: 'box',
        x: margin - 8,
        y,
        width: room + 16,
        height,
        round: 6,
        fill: 'good-soft',
      });
    }
    const strong: Colour = winner ? 'good' : 'text-muted';
    shapes.push(
      circle(margin + 9, y + 15, 10, 'surface', strong),
      text(margin + 9, y + 19, String(place), { size: small, anchor: 'middle', fill: strong }),
      text(margin + 28, y + 20, fit(name, (beside ? column : room) - 30, normal), { bold: winner }),
      ...lines(margin + 28, y + 38, below, mutedSmall),
    );
    if (beside) {
      values.forEach((value, index) => {
        shapes.push(text(key(index), y + 20, fit(value, width, small), { size: small }));
      });
    }
    y += height;
  }
  if (more !== null) {
    shapes.push(text(margin, y + 18, more, mutedSmall));
    y += leading + 8;
  }
  return { shapes, height: y - top };
}

// --- the winner ---

function outcome({ winner, kind, verdict }: Picture, room: number, top: number, s: Strings): Part {
  const tone = winner === null ? tones[kind] : 'good';
  const [strong, soft] = toneColours[tone];
  const words = fit(winner ?? verdict, room - 140, normal);
  const aside = winner === null ? '' : s.winner;
  const width = Math.min(
    room,
    70 + widthOf(words, normal) * 1.1 + (aside === '' ? 0 : widthOf(aside, small) + 26),
  );
  const y = top + 18;
  return {
    shapes: [
      line([margin + 24, top - 8], [margin + 24, y], strong),
      {
        shape: 'box',
        x: margin,
        y,
        width,
        height: 40,
        round: 8,
        fill: soft,
        stroke: strong,
      },
      ...node(margin + 24, y + 20, tone),
      ...(winner === null ? [] : letter('R', margin + 44, y + 11)),
      text(margin + (winner === null ? 46 : 70), y + 25, words, { bold: true }),
      text(margin + width - 14, y + 25, aside, { size: small, fill: strong, anchor: 'end' }),
    ],
    height: 58,
  };
}
