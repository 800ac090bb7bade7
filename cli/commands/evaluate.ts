/** `ig evaluate`: which rules match which documents, as the server evaluates them. */
import * as v from 'valibot';
import { prepareDocument, type EventSource } from '../../common/engine';
import type { Rule } from '../../common/rules';
import { compiledRule } from '../../server/app/compiled_rules';
import { restoreEvent } from '../../server/app/original_event';
import { onePositional, parseArguments, requiredText } from '../arguments';
import { runBatch, type Batch } from '../batch/run_batch';
import { documentsSchema, idSchema } from '../batch/schema';
import { exitCodes, type Command } from '../command';
import { EventFiles } from '../input/documents';
import { readRules } from '../input/rules';
import type { Io } from '../io';
import { onOneLine, plural } from '../print/printable';
import { NamedRules, noSuchRule } from './named_rules';

const lineSchema = v.object({
  documents: documentsSchema,
  rule_ids: v.nullish(v.array(idSchema)),
  /** Of KQL rules only, which are not evaluated yet. */
  text_fields: v.nullish(v.array(v.string())),
});
type Line = v.InferOutput<typeof lineSchema>;

interface Evaluation {
  readonly matches: readonly { readonly rule_id: string; readonly documents: readonly number[] }[];
  readonly not_evaluated: readonly { readonly rule_id: string; readonly why: { readonly code: string; readonly message: string } }[];
}

export const evaluate: Command = {
  help: `ig evaluate [--rules PATH...] --documents FILE
ig evaluate [--rules PATH...] --batch [FILE]

Evaluates rules on documents, each on its own. An alert is evaluated as the event that it was made of. All rules that are loaded are
evaluated, also those that are switched off.

  --rules PATH...    folders, .toml files, .ndjson or .json as Kibana exports rules (default: the bundled rules)
  --documents FILE   one JSON object a line (.gz too); prints the matching rules of each
  --batch [FILE]     one JSON object a line, from FILE or standard input:
                       {id, documents, rule_ids?}
                       ->  {id, matches: [{rule_id, documents: [index]}], not_evaluated: [{rule_id, why: {code, message}}]}
                     documents are counted from 0; rules that match none are left out
`,
  async run(args, io) {
    const given = parseArguments(args, { rules: 'list', documents: 'text', batch: 'flag' });
    const isBatch = given.flags.has('batch');
    const input = onePositional(given, 'file of lines');
    const path = isBatch ? undefined : requiredText(given, 'documents', 'FILE');
    const rules = new NamedRules((await readRules(given.list('rules'), io)).rules);
    return path === undefined ? runBatch(batchOf(rules), input, io) : tell(rules, await new EventFiles(io.workingDir).read(path), io);
  },
};

function batchOf(rules: NamedRules): Batch<Line> {
  return {
    schema: lineSchema,
    answer: ({ documents, rule_ids: ids }) => ({ ...evaluateRules(rules, documents, ids ?? undefined) }),
  };
}

function evaluateRules(rules: NamedRules, documents: readonly EventSource[], ids: readonly string[] | undefined): Evaluation {
  const prepared = documents.map((source) => prepareDocument(restoreEvent(source)));
  const matches: { rule_id: string; documents: number[] }[] = [];
  const notEvaluated: { rule_id: string; why: { code: string; message: string } }[] = [];
  for (const { id, rule } of asked(rules, ids)) {
    if (rule === undefined) {
      notEvaluated.push({ rule_id: id, why: { code: 'rule_not_found', message: noSuchRule(id) } });
      continue;
    }
    const compiled = compiledRule(rule);
    if (!compiled.ok) {
      notEvaluated.push({ rule_id: rule.ruleId, why: compiled.why });
      continue;
    }
    const matched = prepared.flatMap((document, index) => (compiled.query.matches(document) ? [index] : []));
    if (matched.length > 0) matches.push({ rule_id: rule.ruleId, documents: matched });
  }
  return { matches, not_evaluated: notEvaluated };
}

/** Each rule once, in the order of the question. */
function asked(rules: NamedRules, ids: readonly string[] | undefined): readonly { readonly id: string; readonly rule: Rule | undefined }[] {
  if (ids === undefined) return rules.all.map((rule) => ({ id: rule.ruleId, rule }));
  return [...new Set(ids)].map((id) => ({ id, rule: rules.find(id) }));
}

async function tell(rules: NamedRules, documents: readonly EventSource[], io: Io): Promise<number> {
  const { matches, not_evaluated: notEvaluated } = evaluateRules(rules, documents, undefined);
  for (const index of documents.keys()) {
    const matching = matches.filter((match) => match.documents.includes(index));
    for (const { rule_id: id } of matching) await io.write(`document ${index}: ${id}  ${onOneLine(rules.get(id).name, 100)}\n`);
    if (matching.length === 0) await io.write(`document ${index}: no rule matches\n`);
  }
  const left = notEvaluated.length === 0 ? '' : `, ${notEvaluated.length} cannot be evaluated on one document yet`;
  io.terminal.say(`${plural(documents.length, 'document')}, ${plural(rules.all.length, 'rule')}${left}`);
  return exitCodes.ok;
}
