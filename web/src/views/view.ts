// What every view is: an element with the strings of the language in force.
import { type CSSResultGroup, LitElement } from 'lit';
import type { Strings } from '../i18n/strings';
import { base } from './base_style';

export abstract class View extends LitElement {
  static override properties = { s: { attribute: false } };
  static override styles: CSSResultGroup = base;
  declare s: Strings;
}
