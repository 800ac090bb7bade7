/** A rule as detection sees it: does it want events of this index, and does this event match? */
import { matchesIndexPatterns, type Rule } from '../../../common/rules';
import { compiledRule, type NotEvaluable } from '../compiled_rules';
import type { PreparedEvent } from './prepared_event';

export interface RuleMatcher {
  readonly rule: Rule;
  readonly matches: (event: PreparedEvent) => boolean;
  /** What the pipes of the query (`| head 5`) leave of an execution's matches, which are in order of time. */
  readonly choose: <Match>(matched: readonly Match[]) => readonly Match[];
}

export type MatcherOrRefusal = { readonly ok: true; readonly matcher: RuleMatcher } | { readonly ok: false; readonly why: NotEvaluable };

export function ruleMatcher(rule: Rule): MatcherOrRefusal {
  const compiled = compiledRule(rule);
  if (!compiled.ok) return compiled;
  // A store has few indices and many events: the patterns are read once an index.
  const wanted = new Map<string | undefined, boolean>();
  const wantsIndex = (index: string | undefined): boolean => {
    const known = wanted.get(index);
    if (known !== undefined) return known;
    const isWanted = matchesIndexPatterns(index, rule.index);
    wanted.set(index, isWanted);
    return isWanted;
  };
  return {
    ok: true,
    matcher: {
      rule,
      matches: (event) => wantsIndex(event.stored.index) && compiled.query.matches(event.document),
      choose: (matched) =>
        compiled.query.pipes.reduce((left, { name, count }) => (name === 'head' ? left.slice(0, count) : lastOf(left, count)), matched),
    },
  };
}

function lastOf<Item>(items: readonly Item[], count: number): readonly Item[] {
  return items.slice(Math.max(0, items.length - count));
}
