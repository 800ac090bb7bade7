/** How the rule of an alert, as the page shows it, stands to the rule that is installed now. */

export interface RuleStanding {
  /** `alert`: as it was when it made the alert. `installed`: as it is now, because the alert does not carry it. */
  readonly from: 'alert' | 'installed';
  /**
   * What became of the rule since the alert. `changed`: its query or its guide is another one now. `deleted`: it is not installed.
   * `unknown`: the alert does not carry the rule, or the installed rules cannot be read here.
   */
  readonly state: 'unchanged' | 'changed' | 'deleted' | 'unknown';
  /**
   * Saved object id of the installed rule: where exceptions are written and where its page is. Another one than the alert names when the rule
   * was deleted and installed again. Undefined when there is none or that is not known.
   */
  readonly installed_id: string | undefined;
}
