/** `ig explain`: why a rule matches a document, or why it does not, condition by condition. */
import * as v from 'valibot';
import { prepareDocument, type EventSource, type Explanation } from '../../common/engine';
import type { Rule } from '../../common/rules';
import { compiledRule, type NotEvaluable } from '../../server/app/compiled_rules';
import { restoreEvent } from '../../server/app/original_event';
import { onePositional, parseArguments, requiredText } from '../arguments';
import { refused } from '../batch/answer';
import { runBatch, type Batch } from '../batch/run_batch';
import { documentSchema, idSchema } from '../batch/schema';
import { exitCodes, UsageError, type Command } from '../command';
import { readDocument } from '../input/documents';
import { readRules } from '../input/rules';
import type { Io } from '../io';
import { printExplanation } from '../print/explanation';
import { onOneLine } from '../print/printable';
import { NamedRules } from './named_rules';

const lineSchema = v.object({ document: documentSchema, rule_id: idSchema });

export const explain: Command = {
  help: `ig explain [--rules PATH...] --rule ID --document FILE
ig explain [--rules PATH...] --batch [FILE]

Shows every condition of a rule's query with its outcome and the values that the document holds. An alert is explained as the event that
it was made of. The exit code is 0 whether the rule matches or not.

  --rules PATH...    folders, .toml files, .ndjson or .json as Kibana exports rules (default: the bundled rules)
  --rule ID          the rule_id; may be left out where one rule is loaded
  --document FILE    a JSON object: an event, an alert, or a search hit
  --batch [FILE]     one JSON object a line, from FILE or standard input:
                       {id, document, rule_id}  ->  {id, rule_id, language, query, isMatch, root: {kind, span, outcome, reason,
                                                     isExclusion, fields, matchedValueSpans, children}}
`,
  async run(args, io) {
    const given = parseArguments(args, { rules: 'list', rule: 'text', document: 'text', batch: 'flag' });
    const isBatch = given.flags.has('batch');
    const input = onePositional(given, 'file of lines');
    const path = isBatch ? undefined : requiredText(given, 'document', 'FILE');
    const rules = new NamedRules((await readRules(given.list('rules'), io)).rules);
    if (path === undefined) return runBatch(batchOf(rules), input, io);
    return tell(chosen(rules, given.texts.get('rule')), await readDocument(path, io.workingDir), io);
  },
};

type Explained = { readonly ok: true; readonly explanation: Explanation } | { readonly ok: false; readonly why: NotEvaluable };

function explainRule(rule: Rule, source: EventSource): Explained {
  const compiled = compiledRule(rule);
  return compiled.ok ? { ok: true, explanation: compiled.query.explain(prepareDocument(restoreEvent(source))) } : compiled;
}

function batchOf(rules: NamedRules): Batch<v.InferOutput<typeof lineSchema>> {
  return {
    schema: lineSchema,
    answer: ({ document, rule_id: id }) => {
      const rule = rules.get(id);
      const explained = explainRule(rule, document);
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

async function tell(rule: Rule, document: EventSource, io: Io): Promise<number> {
  const explained = explainRule(rule, document);
  const name = `${onOneLine(rule.name, 100)}  ${rule.ruleId}`;
  if (!explained.ok) {
    io.terminal.warn(`${name}\n${explained.why.message} [${explained.why.code}]`);
    return exitCodes.failed;
  }
  await io.write(
    `${explained.explanation.isMatch ? 'matches' : 'does not match'}: ${name}\n\n${printExplanation(explained.explanation)}\n`
  );
  return exitCodes.ok;
}
