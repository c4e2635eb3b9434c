// What an embed shows before it is started has the page's colours, which it cannot take from there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const top = path.resolve(import.meta.dirname, '../..');
const coloursOf = (file) => {
  const css = readFileSync(path.join(top, 'web/src', file), 'utf8');
  return [...css.matchAll(/(--[\w-]+): (light-dark\([^;]*\));/g)].map(([, name, colour]) => ({ name, colour }));
};
const tokens = new Map(coloursOf('tokens.css').map(({ name, colour }) => [name, colour]));
const own = coloursOf('embed/static_view.css');

test('there are colours to compare', () => assert.ok(own.length > 5));
for (const { name, colour } of own) {
  test(`${name} is the token, in light and dark`, () => assert.equal(colour, tokens.get(name)));
}
