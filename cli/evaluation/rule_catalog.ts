/** Rules, compiled when they are first asked for, and an index over all of them, made when all are asked for. */
import { RuleIndex, type FieldTypes } from '../../common/engine';
import { compileRule, type CompiledRule, type CompiledRuleResult, type DocumentCondition, type RuleOptions } from '../../common/detection';
import type { Rule } from '../../common/rules';

/** A condition of a rule on single documents: the rule itself, or one of the parts of a rule over several events. */
export interface RulePart {
  readonly rule: Rule;
  readonly compiled: CompiledRule;
  readonly condition: DocumentCondition;
}

export interface CatalogOptions {
  /** Epoch ms that `now` stands for in KQL and filters. */
  readonly now: () => number;
  readonly types?: FieldTypes;
  /** Where the rules that field types change nothing about are already compiled. */
  readonly untyped?: RuleCatalog;
}

export class RuleCatalog {
  private readonly compiled = new Map<Rule, CompiledRuleResult>();
  private readonly indexes: Partial<Record<DocumentView, RuleIndex<RulePart>>> = {};

  constructor(
    readonly rules: readonly Rule[],
    private readonly options: CatalogOptions
  ) {}

  find(rule: Rule): CompiledRuleResult {
    const known = this.compiled.get(rule) ?? this.compile(rule);
    this.compiled.set(rule, known);
    return known;
  }

  /** Over the rules that look at documents in this way; rules that cannot be evaluated are left out. */
  index(view: DocumentView): RuleIndex<RulePart> {
    return (this.indexes[view] ??= new RuleIndex(this.partsFor(view).map((part) => ({ query: part, condition: part.condition }))));
  }

  private partsFor(view: DocumentView): readonly RulePart[] {
    return this.rules
      .filter((rule) => viewOf(rule) === view)
      .flatMap((rule) => {
        const found = this.find(rule);
        if (!found.ok) return [];
        const compiled = found.rule;
        return partsOf(compiled).map((condition) => ({ rule, compiled, condition }));
      });
  }

  private compile(rule: Rule): CompiledRuleResult {
    const { types, untyped, now } = this.options;
    if (untyped !== undefined && !dependsOnTypes(rule)) return untyped.find(rule);
    const options: RuleOptions = types === undefined ? { now } : { now, types };
    return compileRule(rule, options);
  }
}

/** As what a rule sees an alert: as the event that it was made of, or as it is, where the rule is about alerts. */
export type DocumentView = 'event' | 'alert';

export function viewOf({ index }: Rule): DocumentView {
  return index.some((pattern) => /^\.(?:internal\.)?(?:alerts-|siem-signals)/.test(pattern)) ? 'alert' : 'event';
}

export function partsOf(compiled: CompiledRule): readonly DocumentCondition[] {
  return compiled.kind === 'document' ? [compiled] : compiled.parts;
}

/** EQL looks at whole values, also of a text field; KQL and filters search the words of it. */
function dependsOnTypes({ type, filters }: Rule): boolean {
  return type !== 'eql' || filters.length > 0;
}
