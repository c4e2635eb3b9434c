// What the address of embed.html says: embed.html?theme=dark&view=resolve#v1/…
import { type Settings, settingsFrom } from './settings';

export interface Options {
  /** The origin whose page may speak with this embed; "" for none. */
  host: string;
  settings: Partial<Settings>;
}

export function optionsFrom(search: string): Options {
  const given = new URLSearchParams(search);
  return {
    host: originFrom(given.get('host') ?? ''),
    settings: settingsFrom({
      ...Object.fromEntries(given),
      readonly: given.has('readonly') && given.get('readonly') !== 'false',
    }),
  };
}

function originFrom(value: string): string {
  return URL.canParse(value) && new URL(value).origin === value ? value : '';
}
