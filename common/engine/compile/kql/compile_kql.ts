/** KQL text to something that runs: parse, compile; with field types its values are checked in between. */
import type { Result } from '../../diagnostics';
import { unreachable } from '../../diagnostics';
import type { PreparedDocument } from '../../document';
import type { Explanation } from '../../explain/explanation';
import { allOf, anyOf, negationOf, type Predicate } from '../../explain/predicate';
import type { KqlCondition, KqlQuery } from '../../kql/ast';
import { parseKql } from '../../kql/parser';
import type { FieldTypes } from '../field_types';
import { indexableKql, notIndexable, type Indexable } from '../../rule_index/indexable';
import { checkCountOfConditions } from '../most_conditions';
import { checkKqlValues } from './check_values';
import type { KqlContext } from './context';
import { compileFreeText } from './free_text';
import { compileMatch } from './match';
import { compileNested } from './nested';
import { compileRange } from './range';
import { fieldName } from './searched_fields';

export interface KqlOptions {
  /** What the index's mapping says about fields; of a `text` field words are searched. Without it the values decide. */
  readonly types?: FieldTypes;
  /** Epoch ms that `now` stands for; the clock unless told otherwise. */
  readonly now?: () => number;
}

export interface CompiledKql extends Indexable {
  readonly kind: 'kql';
  readonly query: string;
  readonly tree: KqlQuery;
  matches(document: PreparedDocument): boolean;
  /** How many conditions stand against a match at least; 0 where it matches, and no more than `nearestMiss` finds. Above `most` it is not counted on. */
  countMissed(document: PreparedDocument, most: number): number;
  /** Works for documents that match and for those that do not; `isMatch` is what `matches` answers. */
  explain(document: PreparedDocument): Explanation;
}

/** Any text gives a result: what runs, or what is wrong with it and where. An empty query matches everything, as in Kibana. */
export function compileKql(query: string, { types, now = Date.now }: KqlOptions = {}): Result<CompiledKql> {
  const parsed = parseKql(query);
  if (!parsed.ok) return parsed;
  const tree = parsed.value;
  const { condition } = tree;
  const wrong =
    condition === null ? [] : [...checkCountOfConditions([condition]), ...(types === undefined ? [] : checkKqlValues(condition, types))];
  if (wrong.length > 0) return { ok: false, diagnostics: wrong };
  const context: KqlContext = { types, now, prefix: '' };
  const predicate = tree.condition === null ? allOf(tree.span, []) : compileCondition(tree.condition, context);
  return {
    ok: true,
    value: {
      kind: 'kql',
      query,
      tree,
      matches: predicate.matches,
      countMissed: (document, most) => predicate.countMissed(document, true, most),
      ...(tree.condition === null || types !== undefined ? notIndexable(predicate) : indexableKql(tree.condition, predicate)),
      explain: (document) => {
        const root = predicate.explain(document, false);
        return { language: 'kql', query, isMatch: root.outcome === 'true', root };
      },
    },
  };
}

function compileCondition(condition: KqlCondition, context: KqlContext): Predicate {
  switch (condition.kind) {
    case 'logical': {
      const operands = condition.operands.map((operand) => compileCondition(operand, context));
      return condition.operator === 'and' ? allOf(condition.span, operands) : anyOf(condition.span, operands);
    }
    case 'not':
      return negationOf(condition.span, compileCondition(condition.operand, context));
    case 'match':
      return compileMatch(condition, context);
    case 'range':
      return compileRange(condition, context);
    case 'free_text':
      return compileFreeText(condition, context);
    case 'nested': {
      const prefix = `${fieldName(condition.field, context.prefix)}.`;
      return compileNested(condition, prefix, compileCondition(condition.condition, { ...context, prefix }));
    }
    default:
      return unreachable(condition);
  }
}
