// Puts the functions of a WebAssembly module in an order that compresses well: gzip finds what it
// repeats within 32 KB only, so functions that have much in common belong beside each other. What
// the module does stays the same.
//
//   node order_functions.mjs MODULE WASM_OPT
//
// WASM_OPT, Binaryen's program, rewrites the module. It sorts functions by their names, so they are
// given names that sort as wanted, and lose them again.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Bytes in which two functions agree that count as one thing in common. */
const runLength = 7;
/** What more functions than this contain says little about where they belong. */
const tooCommon = 100;
/** Bytes back from where the next function is placed that gzip is sure to see. */
const reach = 28_000;
/** Keeps short functions, which have everything in common with something, from coming first. */
const headStart = 20;

const sectionIds = { custom: 0, import: 2, code: 10 };
const externalKinds = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

class Reader {
  constructor(bytes, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }
  get atEnd() {
    return this.position >= this.bytes.length;
  }
  byte() {
    return this.bytes[this.position++];
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
  take(length) {
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }
  limits() {
    const hasMaximum = this.number() & 1;
    this.number();
    if (hasMaximum) this.number();
  }
}

/** An unsigned number as the format writes it. */
function number(value) {
  const bytes = [];
  for (; value >= 128; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

function importedFunctions(section) {
  const reader = new Reader(section);
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.take(reader.number());
    reader.take(reader.number());
    switch (reader.byte()) {
      case externalKinds.function:
        reader.number();
        functions++;
        break;
      case externalKinds.table:
        reader.byte();
        reader.limits();
        break;
      case externalKinds.memory:
        reader.limits();
        break;
      case externalKinds.global:
        reader.take(2);
        break;
      case externalKinds.tag:
        reader.byte();
        reader.number();
        break;
      default:
        throw new Error('an import of a kind that this script does not know');
    }
  }
  return functions;
}

function functionBodies(section) {
  const reader = new Reader(section);
  return Array.from({ length: reader.number() }, () => reader.take(reader.number()));
}

/** The module's number of imported functions, and the bodies of its own. */
function parse(module) {
  const reader = new Reader(module, 8);
  let imported = 0;
  let bodies = [];
  while (!reader.atEnd) {
    const id = reader.byte();
    const section = reader.take(reader.number());
    if (id === sectionIds.import) imported = importedFunctions(section);
    if (id === sectionIds.code) bodies = functionBodies(section);
  }
  return { imported, bodies };
}

/** For each body the numbers of the runs that some others, but not too many, contain as well. */
function runsInCommon(bodies) {
  const numbers = new Map();
  const counts = [];
  const runs = bodies.map((body) => {
    const text = body.toString('latin1');
    const own = new Set();
    for (let begin = 0; begin + runLength <= text.length; begin++) {
      const run = text.slice(begin, begin + runLength);
      let id = numbers.get(run);
      if (id === undefined) numbers.set(run, (id = counts.push(0) - 1));
      own.add(id);
    }
    for (const id of own) counts[id]++;
    return own;
  });
  return runs.map((own) => [...own].filter((id) => counts[id] > 1 && counts[id] < tooCommon));
}

/** The bodies' indices: after each that which has the largest share in common with those in reach. */
function order(bodies) {
  const runs = runsInCommon(bodies);
  const holders = new Map();
  runs.forEach((own, index) => {
    for (const run of own) holders.set(run, [...(holders.get(run) ?? []), index]);
  });
  const inReach = new Map();
  const shared = new Array(bodies.length).fill(0);
  // `change` is 1 for a body that comes into reach, -1 for one that leaves it.
  const count = (index, change) => {
    for (const run of runs[index]) {
      const before = inReach.get(run) ?? 0;
      inReach.set(run, before + change);
      if (before !== 0 && before + change !== 0) continue;
      for (const holder of holders.get(run)) shared[holder] += change;
    }
  };

  const left = new Set(bodies.keys());
  const placed = [];
  let firstInReach = 0;
  let size = 0;
  while (left.size > 0) {
    let next = -1;
    let best = -1;
    for (const index of left) {
      const share = shared[index] / (runs[index].length + headStart);
      if (share > best) [next, best] = [index, share];
    }
    left.delete(next);
    placed.push(next);
    count(next, 1);
    for (size += bodies[next].length; size > reach && firstInReach < placed.length - 1; ) {
      const index = placed[firstInReach++];
      size -= bodies[index].length;
      count(index, -1);
    }
  }
  return placed;
}

/** A custom section that names each function by its place. */
function names(imported, placed) {
  const text = (value) => Buffer.concat([number(value.length), Buffer.from(value)]);
  const digits = String(placed.length).length;
  const places = new Array(placed.length);
  placed.forEach((index, place) => (places[index] = String(place).padStart(digits, '0')));
  const entries = places.map((name, index) => Buffer.concat([number(imported + index), text(name)]));
  const functions = Buffer.concat([number(entries.length), ...entries]);
  const content = Buffer.concat([text('name'), Buffer.of(1), number(functions.length), functions]);
  return Buffer.concat([Buffer.of(sectionIds.custom), number(content.length), content]);
}

const [file, wasmOpt] = process.argv.slice(2);
const module = readFileSync(file);
const { imported, bodies } = parse(module);
const named = `${file}.named`;
writeFileSync(named, Buffer.concat([module, names(imported, order(bodies))]));
const optimise = (...args) =>
  execFileSync(wasmOpt, ['--all-features', '-ol=2', '-s=2', '--optimize-stack-ir', ...args]);
optimise('--reorder-functions-by-name', '-g', named, '-o', named);
optimise('--strip-debug', named, '-o', named);
rmSync(file);
renameSync(named, file);
