// The page's reference says something of every field, in both languages, and of no other field.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadPageModules } from '../page_modules.mjs';

const [table, texts, index, { queryOfHash, hashOfReference }, { enumeratedFields }] =
  await loadPageModules(
    '/src/reference/type_table.ts',
    '/src/reference/field_texts.ts',
    '/src/reference/field_index.ts',
    '/src/reference/field_link.ts',
    '/src/reference/enumerations.ts',
  );

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

test('no field of KServe’s own is said to have no meaning to KServe', () => {
  const own = new Set(
    index
      .fieldGroups()
      .filter((group) => group.own)
      .map(({ type }) => type),
  );
  for (const field of fields.values()) {
    if (!own.has(field.owner)) continue;
    for (const { text } of texts.textOfField(field, 'en').effects) {
      assert.doesNotMatch(text, /^Kubernetes’ own/, `${field.owner}.${field.name}`);
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

test('the reference lists every field, at paths where a release has it', () => {
  const listed = new Set();
  for (const { entries } of index.fieldGroups()) {
    for (const { name, places } of entries) {
      assert.ok(places.length > 0, name);
      for (const { kind, path } of places) {
        const found = table.releases.map((_, release) => table.find(kind, path, release));
        assert.ok(
          found.some((each) => each !== null),
          table.pathText(path),
        );
        // "since … up to …" says nothing of a release between that lacks it.
        assert.doesNotMatch(found.map((each) => (each === null ? '-' : '+')).join(''), /\+-+\+/);
        for (const each of found) if (each) listed.add(`${each.field.owner}.${each.field.name}`);
      }
    }
  }
  for (const key of fields.keys()) assert.ok(listed.has(key), key);
});

test('the search goes by name, or by whole steps of a path, the field itself first', () => {
  const paths = (query) =>
    index.search(query).flatMap(({ hits }) => hits.map(({ path }) => table.pathText(path)));
  assert.deepEqual(paths('autoselect'), ['spec.supportedModelFormats[].autoSelect']);
  assert.deepEqual(paths('spec.predictor.model.runtime'), ['spec.predictor.model.runtime']);
  assert.equal(paths('spec.predictor.model.env')[0], 'spec.predictor.model.env');
  assert.ok(paths('spec.predictor.model.env').includes('spec.predictor.model.env[].valueFrom'));
  assert.ok(paths('predictor.mod').includes('spec.predictor.model'));
  assert.deepEqual(paths('spec.nothing'), []);
});

test('the address of the reference carries any query', () => {
  for (const query of ['', 'spec.containers[].env', 'a/b c', '运行时']) {
    assert.equal(queryOfHash(hashOfReference(query)), query);
  }
  assert.equal(queryOfHash('#reference/spec.containers%5B%5D'), 'spec.containers[]');
  assert.equal(queryOfHash('#reference/%'), '%');
  for (const other of ['', '#', '#v1/x', '#lesson/a', '#references']) {
    assert.equal(queryOfHash(other), null);
  }
});
