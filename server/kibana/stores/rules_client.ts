/**
 * The part of alerting's rules client that the stores use, made for the request (`alerting.getRulesClientWithRequest`). A rule that is
 * not there is a Boom error with 404. Answers are read by the schema below: the parameters of a rule belong to the Security app.
 */
import * as v from 'valibot';

export interface RulesClientPort {
  get(request: { readonly id: string }): Promise<unknown>;
  find(request: {
    readonly options: {
      readonly page: number;
      readonly perPage: number;
      readonly filter: string;
      readonly sortField?: string;
      readonly sortOrder?: 'asc';
    };
  }): Promise<unknown>;
}

const date = v.pipe(
  v.union([v.date(), v.pipe(v.string(), v.isoTimestamp())]),
  v.transform((at) => new Date(at).toISOString())
);

export const savedRuleSchema = v.object({
  id: v.string(),
  alertTypeId: v.string(),
  name: v.unknown(),
  tags: v.unknown(),
  enabled: v.unknown(),
  schedule: v.optional(v.object({ interval: v.unknown() })),
  params: v.record(v.string(), v.unknown()),
  createdAt: v.nullish(date),
  createdBy: v.nullish(v.string()),
  updatedAt: v.nullish(date),
  updatedBy: v.nullish(v.string()),
});
export type SavedRule = v.InferOutput<typeof savedRuleSchema>;

export const foundRulesSchema = v.object({ total: v.number(), data: v.array(savedRuleSchema) });

/** The kinds of rules of the Security app; alerting keeps rules of other apps too. */
export const SECURITY_RULE_TYPES: readonly string[] = [
  'siem.queryRule',
  'siem.savedQueryRule',
  'siem.eqlRule',
  'siem.esqlRule',
  'siem.thresholdRule',
  'siem.newTermsRule',
  'siem.indicatorRule',
  'siem.mlRule',
];
