// The page's reference says something of every field, in both languages, and of no other field.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { createServer } from '../../web/node_modules/vite/dist/node/index.js';

const top = path.resolve(import.meta.dirname, '../..');
const server = await createServer({
  root: path.join(top, 'web'),
  configFile: false,
  server: { middlewareMode: true, ws: false, hmr: false, fs: { allow: [top] } },
  optimizeDeps: { noDiscovery: true },
  appType: 'custom',
  logLevel: 'error',
});
const table = await server.ssrLoadModule('/src/reference/type_table.ts');
const texts = await server.ssrLoadModule('/src/reference/field_texts.ts');
const { enumeratedFields } = await server.ssrLoadModule('/src/reference/enumerations.ts');
await server.close();

const types = new Set(table.typeNames());

/** Every field that an object of KServe can have, but for what is below its status. */
function everyField() {
  const fields = new Map();
  const visited = new Set();
  const todo = table.kinds.map(table.typeOfKind);
  for (let type = todo.pop(); type !== undefined; type = todo.pop()) {
    if (visited.has(type)) continue;
    visited.add(type);
    for (const field of table.fieldsOf(type)) {
      fields.set(`${field.owner}.${field.name}`, field);
      if (field.name !== 'status' && types.has(field.type.of)) todo.push(field.type.of);
    }
  }
  return fields;
}

const fields = everyField();

test('every field is described in both languages, with its effect', () => {
  assert.ok(fields.size > 600);
  for (const [key, field] of fields) {
    for (const language of ['en', 'zh']) {
      const text = texts.textOfField(field, language);
      assert.ok(text?.what, `${key} has no description in ${language}`);
      assert.ok(text.effects.length > 0, `${key} has no effect in ${language}`);
      for (const { stage } of text.effects) assert.ok(texts.effectStages.includes(stage), key);
      assert.equal(/\p{Script=Han}/u.test(text.what) && language === 'en', false, key);
    }
  }
});

test('no description is of a field that is not there', () => {
  const like = new Map(texts.describedLike());
  const named = new Set([...fields.values()].map(({ name }) => name));
  const described = new Set(fields.keys());
  for (const { owner, name } of fields.values()) described.add(`${like.get(owner)}.${name}`);
  for (const key of texts.describedFields()) {
    const name = key.slice(key.lastIndexOf('.') + 1);
    if (name === '*') continue;
    assert.ok(key.startsWith('*.') ? named.has(name) : described.has(key), key);
  }
  for (const pair of like) for (const type of pair) assert.ok(types.has(type), type);
});

test('values are listed only for fields that are there', () => {
  for (const key of enumeratedFields) assert.ok(fields.has(key), key);
});
