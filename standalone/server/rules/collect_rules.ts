/** The rules of this start: bundled ones, those given now, those given before; and whether any of them has changed. */
import { join } from 'node:path';
import type { SqliteRuleFiles } from '../../sqlite/rule_files';
import { LoadedRuleStore } from './loaded_rule_store';
import { compareRules, loadRules } from './load_rules';
import { findRuleFiles } from './rule_paths';

export interface CollectedRules {
  readonly store: LoadedRuleStore;
  readonly summary: string;
  /** A rule is new or another than it was: it has to look at the stored events. */
  readonly isChanged: boolean;
  /** To be called when the rules have run over the stored events. */
  readonly remember: () => void;
}

export async function collectRules(
  givenPaths: readonly string[],
  folders: { readonly projectDir: string; readonly workingDir: string },
  ruleFiles: SqliteRuleFiles
): Promise<CollectedRules> {
  const bundled = await findRuleFiles([join(folders.projectDir, 'rules')], folders.projectDir);
  const given = await findRuleFiles(givenPaths, folders.workingDir);
  ruleFiles.keep(given.files);
  const kept = ruleFiles.all();
  const loaded = loadRules(bundled.files, kept);
  const changes = compareRules(loaded.rules, ruleFiles.fingerprints());
  const problems = [...bundled.problems, ...given.problems, ...loaded.problems];
  const news = [
    changes.added.length > 0 && changes.fingerprints.size > changes.added.length ? `${changes.added.length} new` : '',
    changes.changed.length > 0 ? `${changes.changed.length} changed` : '',
    changes.removed > 0 ? `${changes.removed} gone` : '',
    problems.length > 0 ? `${problems.length} problem(s)` : '',
  ].filter((text) => text !== '');
  return {
    store: new LoadedRuleStore({ rules: loaded.rules, problems }),
    summary: `rules: ${loaded.rules.length} loaded${news.length > 0 ? `, ${news.join(', ')}` : ''}`,
    isChanged: changes.added.length > 0 || changes.changed.length > 0,
    remember: () => ruleFiles.setFingerprints(changes.fingerprints),
  };
}
