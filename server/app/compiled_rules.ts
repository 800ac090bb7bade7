/**
 * Rules ready to run. Compiling costs more than evaluating, and the same rules are asked again with every alert, so what was
 * compiled is kept by what it was compiled from: the rule in each of the alerts that it made is compiled once, a changed rule is another key.
 */
import { compileEql, type CompiledEventQuery, type Span } from '../../common/engine';
import type { Rule } from '../../common/rules';
import { BoundedCache } from './bounded_cache';

/** Why a rule cannot be evaluated; the codes are those of `RuleEvaluation.why` and of an execution's messages. */
export interface NotEvaluable {
  readonly code: string;
  readonly message: string;
  readonly span?: Span;
}

/** A query over single events is the one kind that can be evaluated on one document. */
export type CompiledRule = { readonly ok: true; readonly query: CompiledEventQuery } | { readonly ok: false; readonly why: NotEvaluable };

const kept = new BoundedCache<CompiledRule>({ entries: 5_000, characters: 16_000_000 });
/** In front of it, because a rule of a store that keeps its objects needs no key to be told again. */
const byObject = new WeakMap<Rule, CompiledRule>();

/** Never throws over a rule: one that cannot be evaluated is an answer that says why. */
export function compiledRule(rule: Rule): CompiledRule {
  const known = byObject.get(rule);
  if (known) return known;
  const compiled = keptOrCompiled(rule);
  byObject.set(rule, compiled);
  return compiled;
}

function keptOrCompiled(rule: Rule): CompiledRule {
  const key = JSON.stringify([rule.type, rule.language, rule.eventCategoryOverride, rule.query]);
  return kept.of(key, () => compile(rule));
}

function compile(rule: Rule): CompiledRule {
  const refusal = refusalOf(rule);
  if (refusal) return { ok: false, why: refusal };
  const compiled = compileEql(
    rule.query,
    rule.eventCategoryOverride === undefined ? {} : { eventCategoryField: rule.eventCategoryOverride }
  );
  if (!compiled.ok) {
    const [first] = compiled.diagnostics;
    return {
      ok: false,
      why: { code: 'query_invalid', message: first?.message ?? 'The query cannot be read.', ...(first && { span: first.span }) },
    };
  }
  switch (compiled.value.kind) {
    case 'event':
      return { ok: true, query: compiled.value };
    case 'sequence':
      return {
        ok: false,
        why: { code: 'sequence_not_supported', message: 'A sequence needs several events; sequences are not evaluated yet.' },
      };
    case 'sample':
      return { ok: false, why: { code: 'sample_not_supported', message: 'A sample needs several events; samples are not evaluated yet.' } };
  }
}

function refusalOf(rule: Rule): NotEvaluable | undefined {
  switch (rule.type) {
    case 'eql':
      return undefined;
    case 'query':
    case 'saved_query': {
      const language = rule.language === 'lucene' ? 'Lucene' : 'KQL';
      return {
        code: 'language_not_supported',
        message: `The rule is written in ${language}; only EQL is evaluated so far. Its guide works all the same.`,
      };
    }
    case 'threshold':
    case 'new_terms':
    case 'threat_match':
      return {
        code: 'rule_type_not_supported',
        message: `Rules of type ${rule.type} are not evaluated yet. The guide works all the same.`,
      };
    case 'esql':
    case 'machine_learning':
      return {
        code: 'rule_type_not_supported',
        message: `A rule of type ${rule.type} cannot be evaluated on one document. Its guide works all the same.`,
      };
  }
}
