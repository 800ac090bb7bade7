/**
 * A rule's words in another language: `<rule>.<locale>.toml` beside the rule, with the same placeholders and its own transform tables,
 * whose labels are translated and whose queries are the same.
 */
import * as v from 'valibot';
import { fieldIssues } from './issues';
import type { ReadProblem, ReadResult } from './read_result';
import type { Locale, RuleText } from './rule';
import { idSchema, storedRuleSchema } from './schema';
import { placeholderProblems, transformSchema } from './toml';
import { readToml } from './toml_document';
import { expandTransforms } from './transforms';

const translationSchema = v.object({
  ...v.pick(storedRuleSchema, ['name', 'description', 'note', 'setup', 'false_positives']).entries,
  rule_id: idSchema,
  locale: v.picklist(['zh-CN']),
  transform: transformSchema,
});

export interface RuleTranslation {
  readonly ruleId: string;
  readonly locale: Locale;
  readonly text: RuleText;
  readonly source: string;
}

export interface ReadTranslation {
  readonly translations: readonly RuleTranslation[];
  readonly problems: readonly ReadProblem[];
}

/** `rules/x.zh-CN.toml` is the translation of `rules/x.toml`. */
export function isTranslationFile(source: string): boolean {
  return /\.[a-z]{2}-[A-Z]{2}\.toml$/.test(source);
}

export function readTomlTranslation(text: string, source: string): ReadTranslation {
  const document = readToml(text, source);
  if (!document.ok) return { translations: [], problems: [document.problem] };
  const parsed = v.safeParse(translationSchema, document.value);
  if (!parsed.success) {
    const problems = fieldIssues(parsed.issues).map(({ path, message }) => {
      const line = document.lineOf(path);
      return { source: line === undefined ? source : `${source}:${line}`, message };
    });
    return { translations: [], problems };
  }
  const { rule_id: ruleId, locale, name, description, transform, ...rest } = parsed.output;
  const tables = { osquery: transform.osquery ?? [], investigate: transform.investigate ?? [] };
  const note = expandTransforms(rest.note, tables);
  const setup = expandTransforms(rest.setup, tables);
  const words: RuleText = {
    name,
    description: description.trim(),
    note: note.text,
    setup: setup.text,
    falsePositives: rest.false_positives,
  };
  return {
    translations: [{ ruleId, locale, text: words, source }],
    problems: placeholderProblems([...note.missing, ...setup.missing], text, source),
  };
}

/** The rules with their translations; a translation of a rule that is not there is a problem. */
export function withTranslations(read: ReadResult, translations: readonly RuleTranslation[]): ReadResult {
  const known = new Set(read.rules.map((rule) => rule.ruleId));
  const orphans = translations.filter(({ ruleId }) => !known.has(ruleId));
  return {
    rules: read.rules.map((rule) => {
      const own = translations.filter(({ ruleId }) => ruleId === rule.ruleId);
      return own.length === 0 ? rule : { ...rule, translations: Object.fromEntries(own.map(({ locale, text }) => [locale, text])) };
    }),
    problems: [
      ...read.problems,
      ...orphans.map(({ ruleId, source }) => ({
        source,
        message: `translates the rule ${ruleId}, which is not loaded; load its file as well`,
      })),
    ],
  };
}
