/** The guide of an alert: its rule's guide in the reader's language with every query resolved for this alert. */
import * as v from 'valibot';
import type { Guide } from '../guides/guide';
import type { Resolution } from '../osquery/resolution';
import type { Locale } from '../rules/rule';
import type { RuleStanding } from './alert_rule';
import { API_BASE, localeSchema } from './base';

export const ALERT_GUIDE_PATH = `${API_BASE}/alerts/{id}/guide`;

export const guideQuerySchema = v.object({ locale: localeSchema });

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
