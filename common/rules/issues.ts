/** A schema's complaint in words for the person who wrote the rule: where it stands, what was found, what was expected. */
import type * as v from 'valibot';

export interface FieldIssue {
  /** The path as people write it: `threat[0].tactic.id`. */
  readonly path: string;
  readonly message: string;
}

export function fieldIssues(issues: readonly v.BaseIssue<unknown>[]): readonly FieldIssue[] {
  return issues.map((issue) => {
    const path = pathOf(issue);
    return { path, message: `${path === '' ? 'the rule' : path}: ${complaint(issue)}` };
  });
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function complaint(issue: v.BaseIssue<unknown>): string {
  const expected = issue.expected ?? issue.message;
  switch (issue.type) {
    case 'max_length':
      return `too long: found length ${issue.received}, at most ${expected.replace('<=', '')} is read`;
    case 'min_length':
      return 'is empty; write a value';
    case 'regex':
      return issue.message;
    default:
      return issue.received === 'undefined' ? `is missing; expected ${expected}` : `found ${shorten(issue.received)}, expected ${expected}`;
  }
}

/** Rules come from outside: a message must not carry a megabyte of them, nor their control characters. */
function shorten(received: string): string {
  const printable = received.replace(/[\u0000-\u001f\u007f]/g, ' ');
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}
