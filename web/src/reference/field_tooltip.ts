// The card of the field at a place of an editor, as a tooltip.
import type { EditorView, Tooltip } from '@codemirror/view';
import { html, nothing, render } from 'lit';
import type { FieldHelp } from '../editor/field_help';
import { cardOf, cardSpeech, cardTemplate } from './field_card';
import { hashOfReference } from './field_link';
import { referenceStrings } from './strings';
import { releases } from './type_table';
import { placeAt } from './yaml_place';

export interface FieldTooltip extends Tooltip {
  end: number;
  /** What the tooltip says, for a screen reader. */
  speech: string;
}

/** Null where there is no field that the reference knows. */
export function fieldTooltip(view: EditorView, at: number, help: FieldHelp): FieldTooltip | null {
  const place = placeAt(view.state.doc.toString(), at, help.kind);
  if (place === null) return null;
  const release = Math.max(0, releases.indexOf(help.release));
  const card = cardOf(place.kind, place.path, release, help.language);
  if (card === null) return null;
  return {
    pos: place.from,
    end: place.to,
    above: true,
    speech: cardSpeech(card, help.language),
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-field';
      const { referencePage, language } = help;
      const more = html`<p>
        <a
          href=${referencePage + hashOfReference(card.path)}
          target=${referencePage === '' ? nothing : '_blank'}
          rel="noopener"
          >${referenceStrings[language].goOn}</a
        >
      </p>`;
      render(cardTemplate(card, language, more), dom);
      return { dom };
    },
  };
}
