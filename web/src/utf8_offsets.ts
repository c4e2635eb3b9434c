// The core counts bytes of UTF-8, an editor counts UTF-16 units. This is the one place that
// converts between the two.

/** How many bytes the character at `index` takes, and how many units. */
function characterAt(text: string, index: number): { bytes: number; units: number } {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return { bytes: 1, units: 1 };
  if (unit < 0x800) return { bytes: 2, units: 1 };
  const next = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
  const pair = unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
  // A lone surrogate is sent as U+FFFD, which takes three bytes.
  return pair ? { bytes: 4, units: 2 } : { bytes: 3, units: 1 };
}

/** Converts offsets of one text; made once for a text, asked often. */
export class Utf8Offsets {
  readonly #text: string;
  /** Offsets in bytes and in units at every 256th character or so; empty where all is ASCII. */
  readonly #marks: { bytes: number; units: number }[] = [];

  constructor(text: string) {
    this.#text = text;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
    if (/^[\x00-\x7f]*$/.test(text)) return;
    let bytes = 0;
    let units = 0;
    for (let count = 0; units < text.length; count++) {
      if (count % 256 === 0) this.#marks.push({ bytes, units });
      const character = characterAt(text, units);
      bytes += character.bytes;
      units += character.units;
    }
  }

  /** The unit at which the character starts that byte `offset` is in; the end where it is past it. */
  toUnits(offset: number): number {
    const text = this.#text;
    if (this.#marks.length === 0) return Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = this.#marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#marks[middle]?.bytes ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    let { bytes, units } = this.#marks[low] ?? { bytes: 0, units: 0 };
    while (units < text.length) {
      const character = characterAt(text, units);
      if (bytes + character.bytes > offset) break;
      bytes += character.bytes;
      units += character.units;
    }
    return units;
  }
}
