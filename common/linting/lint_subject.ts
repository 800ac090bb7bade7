/** What the checks are told of the rule at hand and of the world around it. */
import type { Guide } from '../guides';
import type { OsqueryPlatform, SqlSyntaxCheck } from '../osquery';
import type { Rule } from '../rules';
import type { PlacedMarkdown } from './placed_markdown';

/** Of fewer rules nobody can say which others there are. */
export const MANY_RULES = 1_000;

export interface LintContext {
  /** Ids of all rules there are, or of those among them that the guide names; undefined where too few are known to miss one. */
  readonly knownRuleIds?: ReadonlySet<string> | undefined;
  /** SQLite itself, where it is at hand. Without it a query that is not understood is a note. */
  readonly sqlSyntax?: SqlSyntaxCheck | undefined;
  /** The rule was withdrawn: nobody writes a guide for it any more. */
  readonly isRetired?: boolean | undefined;
}

export interface LintSubject {
  readonly rule: Rule;
  /** The model of its note. */
  readonly guide: Guide;
  readonly context: LintContext;
  /** Empty where the rule does not say. */
  readonly platforms: readonly OsqueryPlatform[];
  readonly fields: ReadonlySet<string>;
}

/** One of the rule's two guides. */
export interface GuideText {
  readonly field: 'note' | 'setup';
  readonly text: string;
  readonly markdown: PlacedMarkdown;
}
