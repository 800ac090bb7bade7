/** What an execution found that deserves an alert. */
import type { AlertContent } from './alert_document';
import type { PreparedEvent } from './prepared_event';

export interface Finding {
  /** The same whenever the same is found again. */
  readonly alertId: string;
  /** By whose time the alert says when it happened. */
  readonly event: PreparedEvent;
  readonly content: () => AlertContent;
}

/** What an execution looks at. */
export interface ExecutionEvents {
  /** Those that satisfy the rule or a part of it, in order of time. */
  readonly matched: readonly PreparedEvent[];
  /** Every event of the window that is in an index of the rule and that no exception takes out. */
  readonly seen: readonly PreparedEvent[];
}

/** Finds what rules on several events look for, execution after execution. */
export interface SetFinder {
  find(events: ExecutionEvents, time: { readonly fromMs: number; readonly toMs: number }): Promise<readonly Finding[]>;
  /** Told of each finding that has its alert now. */
  onAlerted?(finding: Finding): void;
}
