/** The guide of an alert: its rule's guide in the reader's language with every query resolved for this alert. */
import * as v from 'valibot';
import type { Guide } from '../guides/guide';
import type { Resolution } from '../osquery/resolution';
import type { Locale } from '../rules/rule';
import type { RuleStanding } from './alert_rule';
import { API_BASE, idSchema, localeSchema } from './base';

export const ALERT_GUIDE_PATH = `${API_BASE}/alerts/{id}/guide`;

/** `rule_id`: the guide of another rule, which is loaded, for this alert's data. Stable id or saved object id. */
export const guideQuerySchema = v.object({ locale: localeSchema, rule_id: v.optional(idSchema) });

export const FITTING_GUIDES_PATH = `${API_BASE}/alerts/{id}/fitting_guides`;
export const fittingGuidesQuerySchema = v.object({ locale: localeSchema });

/** Guides of loaded rules that fit the alert's event, the best first. The alert's own rule is not among them. */
export interface FittingGuidesResponse {
  /** How many rules with a guide were asked. */
  readonly asked: number;
  readonly guides: readonly FittingGuide[];
}

export interface FittingGuide {
  readonly rule: { readonly id: string; readonly rule_id: string; readonly name: string; readonly description: string };
  /** `near`: the rule does not match, and `missed` names the few conditions in the way. */
  readonly fit: 'matched' | 'part_of' | 'near';
  /** Conditions of the rule as they are written; `near` only. */
  readonly missed: readonly { readonly text: string; readonly would: 'hold' | 'fail' }[];
}

export interface GuideResponse {
  readonly rule: {
    readonly id: string;
    readonly rule_id: string;
    readonly name: string;
    readonly description: string;
    readonly version: number;
    /** Of an alert's guide. */
    readonly standing?: RuleStanding;
  };
  /** The language the text is in: the asked one, or `en` where the rule has no translation. */
  readonly locale: Locale;
  /** Guide and set-up guide together: sections in reading order. No sections when the rule has no guide. */
  readonly guide: Guide;
  /** By `OsqueryDirective.id`. On a rule without an alert, placeholders are `missing`. */
  readonly resolutions: Readonly<Record<string, Resolution>>;
  /** By rule id: related rules that are loaded, so that the page can link to them. */
  readonly related: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
}
