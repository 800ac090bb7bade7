/** The rules that a command works with: those of the files it names, otherwise the bundled ones. */
import { join } from 'node:path';
import type { ReadResult, RuleFile } from '../../common/rules';
import { loadRules } from '../../standalone/server/rules/load_rules';
import { findRuleFiles } from '../../standalone/server/rules/rule_paths';
import type { Io } from '../io';
import { readText } from './documents';
import { InputError } from './input_error';

const MOST_TOLD = 20;

/** What could not be read is told, and the rest is used; nothing that could be read is an error. */
export async function readRules(paths: readonly string[], io: Io): Promise<ReadResult> {
  const given = paths.length > 0 ? paths : [join(io.projectDir, 'rules')];
  const found = await findRuleFiles(
    given.filter((path) => !isPacked(path)),
    io.workingDir
  );
  const packed = await Promise.all(given.filter(isPacked).map((path) => unpacked(path, io)));
  const loaded = loadRules([], [...found.files, ...packed.flatMap((file) => ('text' in file ? [file] : []))]);
  const problems = [...found.problems, ...packed.flatMap((file) => ('text' in file ? [] : [file])), ...loaded.problems];
  for (const { source, message } of problems.slice(0, MOST_TOLD)) io.terminal.warn(`${source}  ${message}`);
  if (problems.length > MOST_TOLD) io.terminal.warn(`and ${problems.length - MOST_TOLD} more problems with rules`);
  if (loaded.rules.length === 0)
    throw new InputError('no_rules', 'No rule could be loaded; --rules takes folders, .toml, .ndjson and .json files.');
  return { rules: loaded.rules, problems };
}

function isPacked(path: string): boolean {
  return path.endsWith('.gz');
}

/** The name stands in front of the message anyway. */
function withoutPlace(message: string, path: string): string {
  return message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
}

/** The name without `.gz` says what kind of rules it holds. */
async function unpacked(path: string, io: Io): Promise<RuleFile | ReadResult['problems'][number]> {
  try {
    return { source: path.slice(0, -'.gz'.length), text: await readText(path, io) };
  } catch (error) {
    if (error instanceof InputError) return { source: path, message: withoutPlace(error.message, path) };
    throw error;
  }
}
