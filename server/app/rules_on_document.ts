/**
 * All rules on one document, by an index over their conditions. The index is kept for the
 * next document and made anew when a list of rules is another one.
 */
import type { CompiledRuleResult, DocumentCondition } from '../../common/detection';
import { RuleIndex, type PreparedDocument } from '../../common/engine';
import type { Rule } from '../../common/rules';
import { compiledRule } from './compiled_rules';

interface Kept {
  readonly compiled: readonly CompiledRuleResult[];
  readonly index: RuleIndex<DocumentCondition>;
}

/** The lists that were asked last: all enabled rules for evaluation, all with a guide for the finder; in Kibana those of several spaces. */
let kept: readonly Kept[] = [];
const MOST_KEPT = 4;

/** The conditions that the document satisfies, of all rules together; whoever asks about a rule looks for that rule's conditions in it. */
export function conditionsOnDocument(rules: readonly Rule[], document: PreparedDocument): ReadonlySet<DocumentCondition> {
  return new Set(indexOf(rules).matching(document));
}

/** Equal rules compile to the same object, so a list that was only read again keeps its index. */
function indexOf(rules: readonly Rule[]): RuleIndex<DocumentCondition> {
  const compiled = rules.map(compiledRule);
  const known = kept.find((each) => areSame(each.compiled, compiled)) ?? { compiled, index: indexOver(compiled) };
  kept = [known, ...kept.filter((each) => each !== known)].slice(0, MOST_KEPT);
  return known.index;
}

function indexOver(compiled: readonly CompiledRuleResult[]): RuleIndex<DocumentCondition> {
  const conditions = new Set(compiled.flatMap(conditionsOf));
  return new RuleIndex([...conditions].map((condition) => ({ query: condition, condition })));
}

function areSame(left: readonly CompiledRuleResult[], right: readonly CompiledRuleResult[]): boolean {
  return left.length === right.length && left.every((each, place) => each === right[place]);
}

export function conditionsOf(compiled: CompiledRuleResult): readonly DocumentCondition[] {
  if (!compiled.ok) return [];
  return compiled.rule.kind === 'document' ? [compiled.rule] : compiled.rule.parts;
}
