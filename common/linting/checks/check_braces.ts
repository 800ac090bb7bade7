/** Placeholders with a brace too few: nobody fills them in, and the query asks for the text as it stands. */
import { ecsKnowledge } from '../ecs_fields';
import type { TextEdit } from '../finding';

export interface BraceRemark {
  readonly start: number;
  readonly end: number;
  readonly field: string;
  readonly edits: readonly TextEdit[];
}

/** One brace on a side, or a dollar sign before it, around a name that is known to be a field's. */
const nearly = /(?<![{\w$])(?:\$?\{{1,2})\s?([a-z@][\w@-]*(?:\.[\w@-]+)+)\s?\}{1,2}(?!\})/gi;

export function checkBraces(text: string, fields: ReadonlySet<string>): readonly BraceRemark[] {
  return [...text.matchAll(nearly)].flatMap(({ index, 0: written, 1: field = '' }): readonly BraceRemark[] => {
    if (/^\{\{[^{}]*\}\}$/.test(written) || !(fields.has(field) || ecsKnowledge(field).kind === 'known')) return [];
    const span = { start: index, end: index + written.length };
    return [{ ...span, field, edits: [{ ...span, text: `{{${field}}}` }] }];
  });
}
