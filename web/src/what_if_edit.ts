// An edit of what-if: places in bytes of the sources, as spans of the editors' texts.
import type { WhatIfEdit } from './report';
import { Utf8Offsets } from './utf8_offsets';

export interface Change {
  from: number;
  to: number;
  insert: string;
}

/** The changes that an edit makes to each source, in the order of the text. */
export function changesOf(sources: readonly string[], edit: WhatIfEdit): Change[][] {
  return sources.map((text, source) => {
    const own = edit.edits.filter((each) => each.source === source);
    if (own.length === 0) return [];
    const offsets = new Utf8Offsets(text);
    return own
      .map(({ begin, end, replacement }) => ({
        from: offsets.toUnits(begin),
        to: offsets.toUnits(end),
        insert: replacement,
      }))
      .sort((a, b) => a.from - b.from);
  });
}

/** The sources after an edit. */
export function edited(sources: readonly string[], edit: WhatIfEdit): string[] {
  return changesOf(sources, edit).map((changes, source) => {
    let text = sources[source] ?? '';
    // From the end, so that the places before stay true.
    for (const { from, to, insert } of changes.reverse()) {
      text = text.slice(0, from) + insert + text.slice(to);
    }
    return text;
  });
}
