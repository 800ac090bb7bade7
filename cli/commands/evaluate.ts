/** `ig evaluate`: which rules match which documents, rules of every type. */
import * as v from 'valibot';
import type { EventSource } from '../../common/engine';
import type { Rule } from '../../common/rules';
import { onePositional, parseArguments, requiredText } from '../arguments';
import type { Answer } from '../batch/answer';
import { runBatch, type Batch } from '../batch/run_batch';
import { documentsSchema, fieldsSchema, idSchema } from '../batch/schema';
import { exitCodes, type Command } from '../command';
import { RuleEvaluator, type Evaluation, type RuleMatch } from '../evaluation/rule_evaluator';
import { EventFiles } from '../input/documents';
import { readRules } from '../input/rules';
import type { Io } from '../io';
import { onOneLine, plural } from '../print/printable';
import { NamedRules, noSuchRule } from './named_rules';

const lineSchema = v.object({
  documents: documentsSchema,
  rule_ids: v.nullish(v.array(idSchema)),
  text_fields: v.nullish(fieldsSchema, []),
});
type Line = v.InferOutput<typeof lineSchema>;

export const evaluate: Command = {
  help: `ig evaluate [--rules PATH...] --documents FILE
ig evaluate [--rules PATH...] --batch [FILE]

Evaluates rules on documents. An alert is evaluated as the event that it was made of, except by rules over alerts. All rules that are
loaded are evaluated, also those that are switched off.

Rules of type eql over single events and of type query list the documents that match. Rules over several events (sequences, samples,
threshold, new_terms, threat_match) look at all documents together and list those of their matches, each once. A new_terms rule looks at
one execution, which ends with the newest document and reaches back as far as the rule looks, at most one interval; what is older is
history. Of a threat_match rule the indicators are documents too, those that its threat_query finds; listed are the events that share
values with one. Rules of type esql and machine_learning and queries in Lucene are not evaluated. "now" in a query is the time of the
newest document.

  --rules PATH...      folders, .toml files, .ndjson or .json as Kibana exports rules, also .gz (default: the bundled rules)
  --documents FILE     one JSON object a line (.gz too; - is standard input); prints the matching rules of each, and of a
                       threat_match rule the documents that are its indicators
  --text-fields F...   fields with analysed text, of which KQL and filters search words
  --batch [FILE]       one JSON object a line, from FILE or standard input:
                         {id, documents, rule_ids?, text_fields?}
                         ->  {id, matches: [{rule_id, documents: [index]}], not_evaluated: [{rule_id, why: {code, message, span?}}]}
                       documents are counted from 0; rules that match none are left out
  --progress           tell how far it is, also where standard error is no terminal
`,
  async run(args, io) {
    const given = parseArguments(args, { rules: 'list', documents: 'text', 'text-fields': 'list', batch: 'flag' });
    const isBatch = given.flags.has('batch');
    const input = onePositional(given, 'file of lines');
    const path = isBatch ? undefined : requiredText(given, 'documents', 'FILE');
    const { rules } = await readRules(given.list('rules'), io);
    if (path === undefined) return runBatch(batchOf(rules, io), input, io);
    return tell(rules, await new EventFiles(io).read(path), { textFields: given.list('text-fields'), io });
  },
};

function batchOf(rules: readonly Rule[], { clock }: Io): Batch<Line> {
  const evaluator = new RuleEvaluator(rules, clock);
  const named = new NamedRules(rules);
  return {
    schema: lineSchema,
    answer: ({ documents, rule_ids: ids, text_fields: given }) => {
      const textFields = given ?? [];
      if (ids === null || ids === undefined) return answerOf(evaluator.evaluateAll(documents, textFields), []);
      const asked = [...new Set(ids)].map((id) => ({ id, rule: named.find(id) }));
      const known = new Set(asked.flatMap(({ rule }) => rule ?? []));
      const unknown = asked.filter(({ rule }) => rule === undefined).map(({ id }) => id);
      return answerOf(evaluator.evaluateSome([...known], documents, textFields), unknown);
    },
  };
}

function answerOf({ matches, notEvaluated }: Evaluation, unknownIds: readonly string[]): Answer {
  return {
    matches: matches.map(({ rule, documents }) => ({ rule_id: rule.ruleId, documents })),
    not_evaluated: [
      ...notEvaluated.map(({ rule, why }) => ({ rule_id: rule.ruleId, why })),
      ...unknownIds.map((id) => ({ rule_id: id, why: { code: 'rule_not_found', message: noSuchRule(id) } })),
    ],
  };
}

async function tell(
  rules: readonly Rule[],
  documents: readonly EventSource[],
  { textFields, io }: { readonly textFields: readonly string[]; readonly io: Io }
): Promise<number> {
  const evaluator = new RuleEvaluator(rules, io.clock);
  const { matches, notEvaluated } = evaluator.evaluateAll(documents, textFields, (done) =>
    io.terminal.progress(`${done} of ${plural(documents.length, 'document')} evaluated`)
  );
  const matching = documents.map((): RuleMatch[] => []);
  for (const match of matches) for (const place of match.documents) matching[place]?.push(match);
  for (const [index, ofOne] of matching.entries()) {
    for (const match of ofOne) await io.write(`document ${index}: ${describeMatch(match, index)}\n`);
    if (ofOne.length === 0) await io.write(`document ${index}: no rule matches\n`);
  }
  for (const { rule, why } of notEvaluated) io.terminal.warn(`${rule.ruleId}  not evaluated: ${onOneLine(why.message, 200)}`);
  const left = notEvaluated.length === 0 ? '' : `, ${notEvaluated.length} of them not evaluated`;
  io.terminal.say(`${plural(documents.length, 'document')}, ${plural(rules.length, 'rule')}${left}`);
  return exitCodes.ok;
}

const MOST_INDICATORS = 5;

function describeMatch({ rule, indicators }: RuleMatch, index: number): string {
  const places = indicators.get(index) ?? [];
  const further = places.length > MOST_INDICATORS ? ` and ${places.length - MOST_INDICATORS} more` : '';
  const shared = places.length === 0 ? '' : `  (indicator: document ${places.slice(0, MOST_INDICATORS).join(', ')}${further})`;
  return `${rule.ruleId}  ${onOneLine(rule.name, 100)}${shared}`;
}
