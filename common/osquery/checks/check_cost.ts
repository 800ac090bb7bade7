/** Queries that are heavy for the host, or answer something else than they seem to: said before they are run, never held against them. */
import { walkExpression, type Expression } from '../select/select_tree';
import { conditionsOf } from './conditions';
import type { QueryFinding } from './finding';
import type { Relation, Scope } from './scope';
import { textPattern } from './text_pattern';

export function checkCost(scope: Scope): readonly QueryFinding[] {
  return [
    ...[...scope.results, ...scope.afterResults].flatMap(walkExpression).flatMap(checkExpression),
    ...checkProduct(scope),
    ...scope.relations.flatMap((relation) => checkTable(relation, scope)),
  ];
}

function checkExpression(expression: Expression): readonly QueryFinding[] {
  if (expression.kind !== 'comparison') return [];
  const { operator, left, right, start, end } = expression;
  if (operator === 'LIKE') return checkWholeDisk(left, right);
  if (operator === 'IS' || !(isNull(left) || isNull(right))) return [];
  const message = `Nothing is equal to NULL, nor different from it: the comparison is never true. Write IS NULL or IS NOT NULL.`;
  return [{ code: 'null_comparison', severity: 'warning', start, end, message, values: {} }];
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.isNull;
}

/** `%%` goes down into every directory below. */
function checkWholeDisk(left: Expression, right: Expression): readonly QueryFinding[] {
  if (left.kind !== 'column' || !['path', 'directory'].includes(left.name.toLowerCase())) return [];
  const text = textPattern(right) ?? '';
  if (!/^(?:[a-z]:)?[\\/]+%%/i.test(text)) return [];
  const message = `The pattern '${text}' goes through every directory of the disk. Begin it with the directory that matters.`;
  return [{ code: 'whole_disk', severity: 'warning', start: right.start, end: right.end, message, values: { text } }];
}

/** Tables of a single row: joined without a condition they multiply nothing. */
const singleRows = new Set(['osquery_info', 'system_info', 'os_version', 'kernel_info', 'platform_info', 'time', 'uptime', 'bios_info']);

/** A table that no condition speaks of, beside others. */
function checkProduct(scope: Scope): readonly QueryFinding[] {
  const { relations } = scope;
  if (relations.length < 2 || relations.some(({ source }) => source.join.isNatural)) return [];
  const args = relations.flatMap(({ source }) => (source.kind === 'table' ? (source.args ?? []) : []));
  const parts = [...conditionsOf(scope), ...args].flatMap(walkExpression);
  // A subquery may speak of any of them.
  if (parts.some(({ kind }) => kind === 'select')) return [];
  const isSpokenOf = ({ label, columns }: Relation): boolean =>
    parts.some(
      (part) =>
        part.kind === 'column' &&
        (part.table === undefined ? columns === undefined || columns.has(part.name.toLowerCase()) : part.table.toLowerCase() === label)
    );
  const loose = relations.filter(
    (relation, place) =>
      relation.facts !== undefined &&
      !singleRows.has(relation.facts.name) &&
      relation.source.join.using.length === 0 &&
      // USING ties the source before it as well.
      (relations[place + 1]?.source.join.using.length ?? 0) === 0 &&
      !isSpokenOf(relation)
  );
  const others = relations.filter(({ facts }) => facts === undefined || !singleRows.has(facts.name));
  const [first] = loose;
  if (first === undefined || others.length < 2) return [];
  const { start, end } = first.source;
  const message = `No condition ties ${first.label} to the other tables: each of its rows is combined with each of theirs.`;
  return [{ code: 'cross_join', severity: 'note', start, end, message, values: { table: first.label } }];
}

/** Tables of tens of thousands of rows on an ordinary host. */
const longTables = new Set([
  ...['process_memory_map', 'process_open_files', 'rpm_package_files', 'deb_package_files', 'unified_log', 'ntfs_journal_events'],
]);

function checkTable({ facts, source }: Relation, scope: Scope): readonly QueryFinding[] {
  if (facts === undefined) return [];
  const { start, end } = source;
  const values = { table: facts.name };
  const found: QueryFinding[] = [];
  if (facts.name === 'curl' || facts.name === 'curl_certificate') {
    const message = `With ${facts.name} the host itself contacts the address: whoever watches it sees that.`;
    found.push({ code: 'contacts_address', severity: 'warning', start, end, message, values });
  }
  if (facts.name === 'carves' && conditionsOf(scope).flatMap(walkExpression).some(isCarve)) {
    const message = 'With a condition on carve the host collects files and uploads them.';
    found.push({ code: 'starts_carving', severity: 'warning', start, end, message, values });
  }
  if (facts.isEvented) {
    const message = `${facts.name} holds rows only where osquery's configuration records these events.`;
    found.push({ code: 'events_table', severity: 'note', start, end, message, values });
  }
  if (longTables.has(facts.name) && scope.core.where === undefined && scope.relations.length === 1 && !scope.isLimited) {
    const message = `${facts.name} is long on most hosts. Add a condition, or LIMIT.`;
    found.push({ code: 'no_limit', severity: 'note', start, end, message, values });
  }
  return found;
}

function isCarve(expression: Expression): boolean {
  return expression.kind === 'column' && expression.name.toLowerCase() === 'carve';
}
