/** `ig explain`: why a rule matches a document, or why it does not, condition by condition. */
import * as v from 'valibot';
import type { EventSource } from '../../common/engine';
import type { Rule } from '../../common/rules';
import { onePositional, parseArguments, requiredText } from '../arguments';
import { refused } from '../batch/answer';
import { runBatch, type Batch } from '../batch/run_batch';
import { documentSchema, fieldsSchema, idSchema } from '../batch/schema';
import { exitCodes, UsageError, type Command } from '../command';
import { explainRule, type ExplainedRule } from '../evaluation/explain_rule';
import { RuleEvaluator } from '../evaluation/rule_evaluator';
import { readDocument } from '../input/documents';
import { readRules } from '../input/rules';
import type { Io } from '../io';
import { printRuleExplanation } from '../print/explanation';
import { onOneLine } from '../print/printable';
import { NamedRules } from './named_rules';

const lineSchema = v.object({ document: documentSchema, rule_id: idSchema, text_fields: v.nullish(fieldsSchema, []) });

export const explain: Command = {
  help: `ig explain [--rules PATH...] --rule ID --document FILE
ig explain [--rules PATH...] --batch [FILE]

Shows every condition of a rule's query with its outcome and the values that the document holds. An alert is explained as the event that
it was made of, except for rules over alerts. Of a sequence or sample it shows for each stage whether the document could fill it, of
threshold, new_terms and threat_match rules whether the document satisfies the query. The exit code is 0 whether the rule matches or not.

  --rules PATH...      folders, .toml files, .ndjson or .json as Kibana exports rules, also .gz (default: the bundled rules)
  --rule ID            the rule_id; may be left out where one rule is loaded
  --document FILE      a JSON object: an event, an alert, or a search hit (- is standard input)
  --text-fields F...   fields with analysed text, of which KQL and filters search words
  --batch [FILE]       one JSON object a line, from FILE or standard input:
                         {id, document, rule_id, text_fields?}
                         ->  {id, rule_id, type, language, query, isMatch, filters: [{filter, outcome}],
                              root: {kind, span, outcome, reason, isExclusion, fields, matchedValueSpans, children},
                              nearest_miss?: [{span, would: "hold" or "fail", fields}]}
                       nearest_miss is there where the query does not match; of rules over several events there is also {set: "sequence",
                       "sample", "threshold", "new_terms" or "threat_match"}, and isMatch says whether the document can be one of
                       them; of sequences and samples {stages: [{stage, isMatch, nearest_miss?}]}, their trees are the children of root
`,
  async run(args, io) {
    const given = parseArguments(args, { rules: 'list', rule: 'text', document: 'text', 'text-fields': 'list', batch: 'flag' });
    const isBatch = given.flags.has('batch');
    const input = onePositional(given, 'file of lines');
    const path = isBatch ? undefined : requiredText(given, 'document', 'FILE');
    const rules = new NamedRules((await readRules(given.list('rules'), io)).rules);
    if (path === undefined) return runBatch(batchOf(rules, io), input, io);
    const rule = chosen(rules, given.texts.get('rule'));
    return tell(rule, await readDocument(path, io), { textFields: given.list('text-fields'), io });
  },
};

function batchOf(rules: NamedRules, { clock }: Io): Batch<v.InferOutput<typeof lineSchema>> {
  const evaluator = new RuleEvaluator(rules.all, clock);
  return {
    schema: lineSchema,
    answer: ({ document, rule_id: id, text_fields: textFields }) => {
      const rule = rules.get(id);
      const explained = explainRule(evaluator, { rule, document, textFields: textFields ?? [] });
      return explained.ok ? { rule_id: rule.ruleId, ...explained.explanation } : refused({ stage: 'run', ...explained.why });
    },
  };
}

function chosen(rules: NamedRules, id: string | undefined): Rule {
  if (id !== undefined) return rules.get(id);
  const [only, ...others] = rules.all;
  if (only === undefined || others.length > 0) throw new UsageError(`${rules.all.length} rules are loaded; --rule ID says which one.`);
  return only;
}

async function tell(
  rule: Rule,
  document: EventSource,
  { textFields, io }: { readonly textFields: readonly string[]; readonly io: Io }
): Promise<number> {
  const explained = explainRule(new RuleEvaluator([rule], io.clock), { rule, document, textFields });
  const name = `${onOneLine(rule.name, 100)}  ${rule.ruleId}`;
  if (!explained.ok) {
    io.terminal.warn(`${name}\n${explained.why.message} [${explained.why.code}]`);
    return exitCodes.failed;
  }
  await io.write(`${verdictOf(explained.explanation)}: ${name}\n\n${printRuleExplanation(explained.explanation)}\n`);
  return exitCodes.ok;
}

function verdictOf({ isMatch, set }: ExplainedRule): string {
  if (set === undefined) return isMatch ? 'matches' : 'does not match';
  return isMatch ? `can be one of the events of the ${set}` : `cannot be one of the events of the ${set}`;
}
