/** The rules that a command works with: those of the files it names, otherwise the bundled ones. */
import { join } from 'node:path';
import type { ReadResult } from '../../common/rules';
import { loadRules } from '../../standalone/server/rules/load_rules';
import { findRuleFiles } from '../../standalone/server/rules/rule_paths';
import type { Io } from '../io';
import { InputError } from './input_error';

const MOST_TOLD = 20;

/** What could not be read is told, and the rest is used; nothing that could be read is an error. */
export async function readRules(paths: readonly string[], io: Io): Promise<ReadResult> {
  const found = await findRuleFiles(paths.length > 0 ? paths : [join(io.projectDir, 'rules')], io.workingDir);
  const loaded = loadRules([], found.files);
  const problems = [...found.problems, ...loaded.problems];
  for (const { source, message } of problems.slice(0, MOST_TOLD)) io.terminal.warn(`${source}  ${message}`);
  if (problems.length > MOST_TOLD) io.terminal.warn(`and ${problems.length - MOST_TOLD} more problems with rules`);
  if (loaded.rules.length === 0)
    throw new InputError('no_rules', 'No rule could be loaded; --rules takes folders, .toml, .ndjson and .json files.');
  return { rules: loaded.rules, problems };
}
