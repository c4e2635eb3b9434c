// Format and lint: one check a tool, and one a file for clang-tidy.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { filesBelow, readJson, top } from './suite.mjs';

export async function formatAndLint(suite) {
  const failures = [];
  let passed = 0;
  const check = async (name, status) => {
    if ((await status) === 0) passed += 1;
    else failures.push(name);
  };
  const sources = ['core', 'wasm', 'tests'].flatMap((folder) => filesBelow(folder, /\.(cc|h)$/));
  const web = { cwd: path.join(top, 'web') };
  await check('clang-format', suite.run('clang-format-19', ['--dry-run', '-Werror', ...sources]));
  await check('web lint', suite.run('npm', ['run', '--silent', 'lint'], web));
  await check('web format', suite.run('npm', ['run', '--silent', 'format:check'], web));
  return { passed, failed: failures.length, note: failures.join(', ') };
}

/**
 * clang-tidy is slow, so a file that passed is not looked at again until it, a header that it
 * includes, or the configuration changes.
 */
export async function tidy(suite) {
  const build = 'build/asan-ubsan'; // compiled with the clang of clang-tidy
  const cache = 'build/tidy-cache';
  fs.mkdirSync(cache, { recursive: true });
  const commands = readJson(`${build}/compile_commands.json`).filter(({ file }) =>
    file.startsWith(path.join(top, 'core/')),
  );
  const includes = await includesByObject(suite, build);
  const configuration = fs.readFileSync('.clang-tidy');

  const stamps = new Map(); // file to the one that says that it passed as it is
  for (const { file, output, command } of commands) {
    const hash = createHash('sha256').update(configuration).update(command);
    for (const source of [file, ...(includes.get(output) ?? [])]) {
      hash.update(fs.readFileSync(source));
    }
    stamps.set(file, path.join(cache, hash.digest('hex')));
  }
  const todo = [...stamps.keys()].filter((file) => !fs.existsSync(stamps.get(file)));

  const count = { passed: commands.length - todo.length, failed: 0 };
  const worker = async () => {
    for (let file = todo.pop(); file; file = todo.pop()) {
      const { status, output } = await suite.collect('clang-tidy-19', [
        '--quiet',
        '--extra-arg=-w', // the compiler's own warnings are the sanitizer build's to report
        '-p',
        build,
        file,
      ]);
      if (status === 0) {
        fs.writeFileSync(stamps.get(file), '');
        count.passed += 1;
      } else {
        suite.write(`${path.relative(top, file)}\n${output}\n`);
        count.failed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, os.availableParallelism()) }, worker));
  return count;
}

/** Object file to the files of ours that went into it, as ninja recorded them. */
async function includesByObject(suite, build) {
  const { output } = await suite.collect('ninja', ['-C', build, '-t', 'deps']);
  const includes = new Map();
  let current;
  for (const line of output.split('\n')) {
    const object = /^(\S.*): #deps/.exec(line);
    if (object) {
      current = [];
      includes.set(object[1], current);
    } else if (current && line.startsWith('    ')) {
      const file = path.resolve(build, line.trim());
      if (file.startsWith(top + path.sep) && fs.existsSync(file)) current.push(file);
    }
  }
  return includes;
}
