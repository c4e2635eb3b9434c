// One suite while it runs: its log, its result files, and the programs that it starts.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const top = path.resolve(import.meta.dirname, '../..');
const longestRun = 30 * 60 * 1000; // ms; a hanging program must not hang the whole run

/** What a suite counted. `status`: of the program that ran it; `skipped`: why it did not run. */
/** @typedef {{passed: number, failed: number, note?: string, status?: number} | {skipped: string}} Count */

export class Suite {
  constructor(name) {
    this.name = name;
    this.logFile = path.join(top, 'build/test-logs', `${name}.log`);
    fs.mkdirSync(path.dirname(this.logFile), { recursive: true });
    this.log = fs.openSync(this.logFile, 'w');
  }

  close() {
    fs.closeSync(this.log);
  }

  write(text) {
    fs.writeSync(this.log, text);
  }

  /** Runs a program, its output to the log, and gives its exit status. */
  run(command, args, { cwd = top, env = {} } = {}) {
    this.write(`$ ${command} ${args.join(' ')}\n`);
    return new Promise((resolve) => {
      const child = spawn(command, args, {
        cwd,
        env: { ...process.env, ...env },
        stdio: ['ignore', this.log, this.log],
        timeout: longestRun,
      });
      child.on('error', (error) => {
        this.write(`${error.message}\n`);
        resolve(1);
      });
      child.on('close', (status) => resolve(status ?? 1));
    });
  }

  /** Runs a program and gives its exit status and output, which may be logged or not. */
  collect(command, args) {
    return new Promise((resolve) => {
      const options = { cwd: top, stdio: ['ignore', 'pipe', 'pipe'], timeout: longestRun };
      const child = spawn(command, args, options);
      let output = '';
      child.stdout.on('data', (data) => (output += data));
      child.stderr.on('data', (data) => (output += data));
      child.on('error', (error) => resolve({ status: 1, output: error.message }));
      child.on('close', (status) => resolve({ status: status ?? 1, output }));
    });
  }

  /** A folder for result files, empty. */
  freshResults() {
    const folder = path.join(top, 'build/test-results', this.name);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    return folder;
  }
}

export const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** The files below a folder of the project whose paths match, sorted. */
export function filesBelow(folder, pattern) {
  const absolute = path.join(top, folder);
  if (!fs.existsSync(absolute)) return [];
  return fs
    .readdirSync(absolute, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((name) => pattern.test(name))
    .sort();
}
