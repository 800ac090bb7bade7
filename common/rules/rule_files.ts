/** Reads a set of rule files, each by its kind, and puts the translations beside their rules. */
import { readNdjsonRules } from './ndjson';
import { joinResults, type ReadResult } from './read_result';
import { readTomlRule } from './toml';
import { isTranslationFile, readTomlTranslation, withTranslations } from './translation';

export interface RuleFile {
  /** The path for messages; its ending says what is in it. */
  readonly source: string;
  readonly text: string;
}

/** `.toml` rules, `.<locale>.toml` translations of them, `.ndjson` and `.json` as Kibana exports rules; other endings are a problem. */
export function readRuleFiles(files: readonly RuleFile[]): ReadResult {
  const translated = files.filter(({ source }) => isTranslationFile(source)).map(({ source, text }) => readTomlTranslation(text, source));
  const read = joinResults(files.filter(({ source }) => !isTranslationFile(source)).map(readRuleFile));
  const complete = withTranslations(
    read,
    translated.flatMap(({ translations }) => translations)
  );
  return { rules: complete.rules, problems: [...complete.problems, ...translated.flatMap(({ problems }) => problems)] };
}

function readRuleFile({ source, text }: RuleFile): ReadResult {
  if (/\.toml$/i.test(source)) return readTomlRule(text, source);
  if (/\.(ndjson|jsonl|json)$/i.test(source)) return readNdjsonRules(text, source);
  return { rules: [], problems: [{ source, message: 'not a rule file by its name; expected .toml, .ndjson or .json' }] };
}
