/** Finds the rule files that a path names: the file itself, or every rule file in a folder and below it. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { ReadProblem, RuleFile } from '../../../common/rules';

export interface FoundRuleFiles {
  readonly files: readonly FoundRuleFile[];
  readonly problems: readonly ReadProblem[];
}

export interface FoundRuleFile extends RuleFile {
  /** Absolute, so that the same file is known again from another working directory. */
  readonly path: string;
}

/** `from` is the folder that messages name files from. A file that cannot be read is a problem; the others are read. */
export async function findRuleFiles(paths: readonly string[], from: string): Promise<FoundRuleFiles> {
  const files: FoundRuleFile[] = [];
  const problems: ReadProblem[] = [];
  for (const given of paths) {
    const path = resolve(from, given);
    try {
      for (const file of await filesAt(path)) await readInto(file);
    } catch (error) {
      problems.push({ source: displayed(path, from), message: unreadable(error) });
    }
  }
  return { files, problems };

  async function readInto(path: string): Promise<void> {
    const source = displayed(path, from);
    try {
      files.push({ path, source, text: await readFile(path, 'utf8') });
    } catch (error) {
      problems.push({ source, message: unreadable(error) });
    }
  }
}

async function filesAt(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && /\.(toml|ndjson|jsonl|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Relative while the file lies under the folder, else whole; always with forward slashes. */
export function displayed(path: string, from: string): string {
  const inside = relative(from, path);
  const shown = inside === '' || inside.startsWith('..') ? path : inside;
  return shown.split(sep).join('/');
}

export function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  if (code === 'EISDIR') return 'is a folder; a file was expected';
  if (code === 'Z_BUF_ERROR') return 'breaks off: what is packed in it was not copied to its end';
  if (code === 'Z_DATA_ERROR') return 'cannot be unpacked: it is no gzip, or it is damaged';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
