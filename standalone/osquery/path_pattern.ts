/**
 * Path patterns of `file` and `hash`, as osquery expands them: `%` is any run of characters within one level, `%%` as the last level
 * is everything below. Like glob(3), a `%` that starts a level does not reach hidden names. Links are listed, never followed downward.
 */
import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import { byteName, onDisk, orAbsent } from './system_files';
import { ProviderError } from './table';

const mostPaths = 200_000;
const mostLevels = 64;

/** Existing paths that the pattern names, as names of bytes, in their order. Throws `ProviderError` when there are more than 200,000. */
export function expandPathPattern(pattern: string): readonly string[] {
  const found: string[] = [];
  const levels = byteName(pattern)
    .split('/')
    .filter((level) => level !== '');
  if (pattern.startsWith('/')) walk('', levels, { found });
  return found;
}

interface Walk {
  readonly found: string[];
}

function walk(folder: string, levels: readonly string[], state: Walk): void {
  const [level, ...below] = levels;
  if (level === undefined) return add(folder === '' ? '/' : folder, state);
  if (level === '%%' && below.length === 0) return everythingBelow(folder, state, 0);
  if (!level.includes('%')) {
    const path = `${folder}/${level}`;
    if (orAbsent(() => lstatSync(onDisk(path)))) walk(path, below, state);
    return;
  }
  const matches = levelMatcher(level);
  for (const entry of entriesOf(folder)) {
    if (!matches(entry.name)) continue;
    if (below.length === 0 || entry.isDirectory() || entry.isSymbolicLink()) walk(`${folder}/${entry.name}`, below, state);
  }
}

function everythingBelow(folder: string, state: Walk, depth: number): void {
  if (depth > mostLevels) return;
  for (const entry of entriesOf(folder)) {
    if (entry.name.startsWith('.')) continue;
    add(`${folder}/${entry.name}`, state);
    if (entry.isDirectory()) everythingBelow(`${folder}/${entry.name}`, state, depth + 1);
  }
}

function add(path: string, state: Walk): void {
  if (state.found.length >= mostPaths) throw new ProviderError(`the path pattern matches more than ${mostPaths} files; narrow it`);
  state.found.push(path);
}

function entriesOf(folder: string): readonly Dirent[] {
  const entries = orAbsent(() => readdirSync(onDisk(folder === '' ? '/' : folder), { withFileTypes: true, encoding: 'latin1' })) ?? [];
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Parts between the wildcards have to stand in this order: found one after the other, without going back. */
function levelMatcher(level: string): (name: string) => boolean {
  const parts = level.split(/%+/);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const middle = parts.slice(1, -1);
  return (name) => {
    if (first === '' && name.startsWith('.')) return false;
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
    let from = first.length;
    for (const part of middle) {
      const place = name.indexOf(part, from);
      if (place < 0 || place + part.length > name.length - last.length) return false;
      from = place + part.length;
    }
    return true;
  };
}
