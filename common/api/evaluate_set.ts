/** What the evaluation of a rule on several events answers: its parts, what it found, and what decides. */
import type { RuleExplanation, SetRule } from '../detection';
import type { ThreatMatchSettings } from '../rules/rule';

/** What a rule that alerts on several events together asks of each of them, and which of it was found. */
export interface SetEvaluation {
  readonly type: SetRule['type'];
  readonly parts: readonly PartEvaluation[];
  /** How many events were looked at: those of the alert that could be read, those that were sent, else the one document. */
  readonly events: number;
  /** What the events have to have in common, or what has to be new: field names. */
  readonly fields: readonly string[];
  /** Sequences: how far the last event may be from the first, where that is limited. */
  readonly maxspan_ms?: number;
  /** Threshold rules: events that a group must have, and different values of fields. */
  readonly threshold?: { readonly count: number; readonly cardinality: readonly FieldCount[] };
  /** New terms rules: date math. */
  readonly history_window_start?: string;
  readonly threat_mapping?: ThreatMatchSettings['mapping'];
  /** What the rule finds in the events: each would be an alert. The first of them; `found_total` counts all. */
  readonly found?: readonly SetFinding[];
  readonly found_total?: number;
  /** A sequence whose stages all have an event, and that is none together: what is in the way. */
  readonly miss?: SequenceMiss;
  /** Threshold rules: the largest groups that were counted, those that fall short too. */
  readonly groups?: readonly CountedGroup[];
  /** The alert's own rule, where more than the alert's event decided: what the alert says about it. */
  readonly recorded?: RecordedDecision;
}

export interface FieldCount {
  readonly field: string;
  readonly value: number;
}

export interface FieldValueText {
  readonly field: string;
  /** null: the field is missing. */
  readonly value: string | null;
}

/** Which event is meant. */
export interface EventPlace {
  readonly index: string;
  readonly id: string;
  readonly timestamp: string | undefined;
  /** Its place in `documents`, from 0; absent of an alert's event. */
  readonly document?: number;
}

export interface PartEvaluation {
  /** Of a sequence or sample: the numbers of the stages, from 1, that ask for this; several where a stage repeats. Else empty. */
  readonly stages: readonly number[];
  readonly is_match: boolean;
  /** Events that fill the part. Empty where one document was evaluated. */
  readonly events: readonly EventPlace[];
  /** On the first event that fills it, else on the one that was looked at. */
  readonly explanation: RuleExplanation | undefined;
}

export interface SetFinding {
  /** In order of time, except those of a sample; the first of them where there are very many. */
  readonly events: readonly EventPlace[];
  readonly events_total: number;
  /** The fields that the events have in common, or that are new, with their values. */
  readonly key: readonly FieldValueText[];
  /** Threat match rules: the indicators. */
  readonly indicators: readonly EventPlace[];
  /** Sequences: one entry an event that fills a stage, in order. */
  readonly stages?: readonly FilledStageEvent[];
  /** Sequences: from the first to the last event. */
  readonly duration_ms?: number;
}

export interface FilledStageEvent {
  /** From 1; a stage that repeats counts once for each repeat. */
  readonly stage: number;
  readonly event: EventPlace;
  /** Since the event before; null for the first. */
  readonly after_ms: number | null;
  /** The stage's own key fields with the event's values. */
  readonly key: readonly FieldValueText[];
}

/**
 * `too_far_apart`, `keys_differ`, `ended` (an event of `until` lies between) and `missing_event_present` (an event that must not be there is)
 * name the one thing without which the events would be what the rule looks for; `order` where none of these alone is in the way.
 */
export interface SequenceMiss {
  readonly reason: 'too_far_apart' | 'keys_differ' | 'keys_differ_and_too_far_apart' | 'ended' | 'missing_event_present' | 'order';
  /** The events that come nearest. Absent for `order`. */
  readonly nearest?: SetFinding;
}

export interface CountedGroup {
  readonly key: readonly FieldValueText[];
  readonly count: number;
  readonly cardinality: readonly FieldCount[];
  readonly is_reached: boolean;
}

export interface RecordedDecision {
  /** New terms: the values that were new, in the order of `fields`. */
  readonly new_terms?: readonly (string | null)[];
  /** Threat match: which value of which field an indicator has, and where the indicator lies. */
  readonly indicators?: readonly {
    readonly field: string;
    readonly value: string;
    readonly index: string;
    readonly id: string;
    readonly feed: string | undefined;
  }[];
  /** Threshold: what was counted. */
  readonly counted?: { readonly count: number; readonly key: readonly FieldValueText[]; readonly cardinality: readonly FieldCount[] };
}
