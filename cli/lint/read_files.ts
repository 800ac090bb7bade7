/** The files that `ig lint` is given: files and folders as they are, packed ones unpacked, `-` from standard input. */
import { resolve } from 'node:path';
import { findRuleFiles } from '../../standalone/server/rules/rule_paths';
import { readText } from '../input/documents';
import { InputError } from '../input/input_error';
import { STANDARD_INPUT } from '../input/standard_input';
import type { Io } from '../io';

export interface LintFile {
  /** For messages; its ending says what is in it. */
  readonly name: string;
  /** Absolute; undefined where nothing can be written back: standard input and packed files. */
  readonly path: string | undefined;
  readonly text: string;
}

export interface LintFiles {
  readonly files: readonly LintFile[];
  /** What could not be read, in words. */
  readonly failures: readonly string[];
}

export async function readLintFiles(paths: readonly string[], io: Io): Promise<LintFiles> {
  const files: LintFile[] = [];
  const failures: string[] = [];
  for (const path of paths) {
    if (path === '-' || path.endsWith('.gz')) {
      try {
        const name = path === '-' ? STANDARD_INPUT : path.slice(0, -'.gz'.length);
        files.push({ name, path: undefined, text: await readText(path, io) });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        failures.push(error.message);
      }
      continue;
    }
    const found = await findRuleFiles([path], io.workingDir);
    for (const { source, path: absolute, text } of found.files) {
      if (!files.some((file) => file.path === absolute)) files.push({ name: source, path: resolve(absolute), text });
    }
    failures.push(...found.problems.map(({ source, message }) => `${source}: ${message}`));
    if (found.files.length === 0 && found.problems.length === 0)
      failures.push(`${path}: there is no rule file in it (.toml, .ndjson, .json)`);
  }
  for (const { name } of files.filter(({ text }) => text.trim() === '')) io.terminal.warn(`${name}: the file is empty`);
  return { files: files.filter(({ text }) => text.trim() !== ''), failures };
}
