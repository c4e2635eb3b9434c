// How much room a text takes, estimated on the wide side: the same drawing comes out whatever font
// the reader has, and needs no browser to be made.

const narrow = /[iljftrI1.,:;!|'`()[\] ]/;
const wide = /[mwMW@%—…]/;
const capital = /[A-Z]/;
const full =
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[^\0-\uffff]/u;

/** In the unit of `size`, the font's size. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    if (full.test(character)) ems += 1;
    else if (narrow.test(character)) ems += 0.36;
    else if (wide.test(character)) ems += 0.92;
    else ems += capital.test(character) ? 0.7 : 0.59;
  }
  return ems * size;
}

/** Cut to the width, with an ellipsis. */
export function fit(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text;
  const room = width - widthOf('…', size);
  let taken = 0;
  let kept = '';
  for (const character of text) {
    taken += widthOf(character, size);
    if (taken > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** In lines of the width, the last of them cut; a line breaks at spaces and between ideographs. */
export function wrap(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  // What a line cannot hold of so long a text is never looked at.
  const longest = Math.ceil((most * width) / (0.3 * size));
  let line = '';
  for (const word of piecesOf(text.slice(0, longest))) {
    if (line !== '' && widthOf(line + word.trimEnd(), size) > width) {
      if (lines.length === most - 1) {
        lines.push(fit(`${line}${word}…`, width, size));
        return lines;
      }
      lines.push(fit(line.trimEnd(), width, size));
      line = '';
    }
    line += word;
  }
  if (line.trim() !== '') lines.push(fit(line.trimEnd(), width, size));
  return lines;
}

/** Words and ideographs, each with the punctuation and the space that follow it. */
function piecesOf(text: string): string[] {
  return (
    text.match(
      /(?:[\u2e80-\u9fff\uff00-\uff60]|[^\s\u2e80-\u9fff\uff00-\uff60]+)[，。；：、）]*\s*|\s+/gu,
    ) ?? []
  );
}

/** What XML cannot hold is shown as the replacement character. */
export function forXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
}
