/** Placeholders: is there a field of that name, and does a text get the quotes that Kibana does not add. */
import { parseSelect, type Placeholder, type SqlToken } from '../../osquery';
import { readScopes } from '../../osquery/checks/scope';
import { isFieldName, withoutPlaces } from '../../osquery/placeholders';
import { positionOf, readStatement } from '../../osquery/sql_position';
import { ecsKnowledge, isNumberField } from '../ecs_fields';
import type { Remark } from '../finding';
import type { LintSubject } from '../lint_subject';

/** Undefined for a field that the rule, ECS or an integration may know. */
export function checkFieldName(written: string, { fields }: LintSubject): Remark | undefined {
  if (!isFieldName(written)) {
    const message = `"${written}" between the braces is no field name. Write a field of the alert, for example {{user.name}}.`;
    return { code: 'placeholder_name', message, values: { field: written } };
  }
  const field = withoutPlaces(written);
  const knowledge = fields.has(field) ? undefined : ecsKnowledge(field);
  if (knowledge?.kind !== 'unknown') return undefined;
  const { suggestion } = knowledge;
  const advice = suggestion === '' ? 'Check its name' : `Is ${suggestion} meant`;
  const message = `Neither the rule's query nor ECS has a field ${field}: unless an integration adds it, no alert fills it in. ${advice}${suggestion === '' ? '.' : '?'}`;
  return { code: 'placeholder_field_unknown', message, values: { field, suggestion } };
}

export interface BarePlaceholder {
  readonly placeholder: Placeholder;
  /** False directly after IN, where a list belongs and quotes would make one text of it. */
  readonly canBeQuoted: boolean;
}

/** Those that stand as a value without quotes, where Kibana would write a text into the SQL as it is. */
export function barePlaceholders(
  sql: string,
  placeholders: readonly Placeholder[],
  tokens: readonly SqlToken[]
): readonly BarePlaceholder[] {
  const statement = readStatement(sql, tokens);
  return placeholders.flatMap((placeholder) => {
    const index = statement.tokens.findIndex(({ kind, start }) => kind === 'placeholder' && start === placeholder.start);
    if (index < 0 || isNumberField(placeholder.field)) return [];
    const position = positionOf(statement, index);
    if (position === 'name' || isComparedWithNumber(sql, statement.tokens, index)) return [];
    return [{ placeholder, canBeQuoted: position !== 'in_operand' }];
  });
}

/** `pid = {{x}}`: for a column of numbers the text of a number is as good. */
function isComparedWithNumber(sql: string, tokens: readonly SqlToken[], index: number): boolean {
  const columns = [tokens[index - 2], tokens[index + 2]].flatMap((token) =>
    token?.kind === 'word' ? sql.slice(token.start, token.end) : []
  );
  const parsed = parseSelect(sql);
  if (columns.length === 0 || !parsed.ok) return false;
  const relations = readScopes(parsed.select).flatMap((scope) => scope.relations);
  return columns.some((column) => {
    const types = relations.flatMap(({ facts }) => facts?.columns.get(column.toLowerCase())?.type ?? []);
    return types.length > 0 && types.every((type) => type !== 'text' && type !== 'datetime');
  });
}
