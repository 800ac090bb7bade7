/** The fields that a rule itself speaks of: in its query, in its filters, in the settings of its type. */
import type { Rule } from '../rules';

export function ruleFields(rule: Rule): ReadonlySet<string> {
  const { query, filters, threshold, newTerms, threatMatch } = rule;
  const settings = [
    ...(threshold === undefined ? [] : [...threshold.field, ...threshold.cardinality.map(({ field }) => field)]),
    ...(newTerms?.fields ?? []),
    ...(threatMatch?.mapping ?? []).flatMap(({ entries }) => entries.map(({ field }) => field)),
    rule.timestampOverride ?? '',
    rule.timestampField ?? '',
  ];
  // Any word with a dot: one that is no field takes an alarm away, and never makes one.
  const written = `${query} ${JSON.stringify(filters)}`.match(/[\w@][\w@-]*(?:\.[\w@-]+)+/g) ?? [];
  return new Set([...written, ...settings]);
}
