/** The guide of an alert: its rule's guide in the reader's language with every query resolved for this alert. */
import * as v from 'valibot';
import type { FilledCommand } from '../guides/commands/fill_command';
import type { EquivalentTopic } from '../guides/commands/osquery_equivalents';
import type { SearchTopic } from '../guides/commands/search_row';
import type { Guide, InvestigateDirective, OsqueryDirective } from '../guides/guide';
import type { Resolution } from '../osquery/resolution';
import type { Locale } from '../rules/rule';
import type { RuleStanding } from './alert_rule';
import { API_BASE, idSchema, localeSchema } from './base';
import type { SearchResolution } from './investigate';

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
  /** Conditions of the rule as they are written, with what the event has of the field; `near` only. */
  readonly missed: readonly { readonly text: string; readonly would: 'hold' | 'fail'; readonly values: readonly string[] }[];
  /** Why it fits: the first conditions that hold and tell this event from others, as they are written. */
  readonly held: readonly { readonly text: string; readonly values: readonly string[] }[];
}

/** A shell command of a step: for the alert, and as questions to Osquery and to stored events where there are such that answer the same. */
export interface GuideCommand extends FilledCommand {
  readonly equivalent:
    | {
        readonly topic: EquivalentTopic;
        /** `<step id>-c<n>`: a run of it is kept under this id. */
        readonly directive: OsqueryDirective;
        readonly resolution: Resolution;
      }
    | undefined;
  readonly search:
    | {
        readonly topic: SearchTopic;
        /** `<step id>-c<n>-s1`: it is run under this id, as searches of the guide are. Of the alert's host, around its time. */
        readonly directive: InvestigateDirective;
        /** Also one that cannot be asked for this alert, which says why. */
        readonly resolution: SearchResolution;
      }
    | undefined;
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
  /** By `InvestigateDirective.id`. On a rule without an alert, placeholders are `missing` and no times are counted. */
  readonly searches: Readonly<Record<string, SearchResolution>>;
  /** By step id, in the order of `Step.commands`; steps without commands are absent. Without an alert nothing is filled in. */
  readonly commands: Readonly<Record<string, readonly GuideCommand[]>>;
  /** By rule id: related rules that are loaded, so that the page can link to them. */
  readonly related: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
}
