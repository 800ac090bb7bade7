/** Tables that answer only when a query says where to look: `file` wants a path, `curl` an address. */
import type { Expression } from '../select/select_tree';
import { conditionsOf, constraintUse } from './conditions';
import { walkExpression } from '../select/select_tree';
import type { QueryFinding } from './finding';
import type { Relation, Scope } from './scope';
import { textPattern } from './text_pattern';

/** `all`: every SELECT of the query, because SQLite hands conditions down into subqueries. */
export function checkConstraints(scope: Scope, all: readonly Scope[]): readonly QueryFinding[] {
  return scope.relations.flatMap((relation) => [...checkRequired(relation, scope, all), ...checkOneUser(relation, scope, all)]);
}

function checkRequired(relation: Relation, scope: Scope, all: readonly Scope[]): readonly QueryFinding[] {
  const { facts, source } = relation;
  if (facts === undefined || facts.required.length === 0) return [];
  const question = { relation, columns: facts.required };
  const use = constraintUse(question, scope);
  if (use === 'used') return checkRelativePattern(relation, facts.required, scope);
  if (mayComeFromOutside(scope, all, facts.required)) return [];
  const values = { table: facts.name, columns: facts.required.join(', ') };
  const { start, end } = source;
  const wanted = facts.required.join(' or ');
  if (use === 'absent') {
    const message = `osquery refuses to read ${facts.name} as a whole: compare ${wanted} with =, IN or LIKE, or join it with another table's.`;
    return [{ code: 'required_missing', severity: 'error', start, end, message, values }];
  }
  const message = `osquery can use ${wanted} of ${facts.name} only in =, IN and LIKE, and in each branch of an OR. As it stands osquery refuses the query, or finds nothing.`;
  return [{ code: 'required_unusable', severity: 'warning', start, end, message, values }];
}

/** A pattern that begins with a wildcard is looked up below the directory that osquery runs in, and nowhere else. */
function checkRelativePattern(relation: Relation, required: readonly string[], scope: Scope): readonly QueryFinding[] {
  if (!required.includes('path')) return [];
  const isRelative = (right: Expression): boolean => textPattern(right)?.startsWith('%') === true;
  if (constraintUse({ relation, columns: required, isIgnored: isRelative }, scope) === 'used') return [];
  const pattern = conditionsOf(scope)
    .flatMap(walkExpression)
    .flatMap((part) => (part.kind === 'comparison' && part.operator === 'LIKE' && isRelative(part.right) ? [part.right] : []))[0];
  if (pattern === undefined) return [];
  const text = textPattern(pattern) ?? '';
  const message = `osquery looks for '${text}' only in the directory that it runs in, not on the whole disk. Begin the pattern with a directory.`;
  return [{ code: 'relative_pattern', severity: 'warning', start: pattern.start, end: pattern.end, message, values: { text } }];
}

/** They list the files of the user that osquery runs as, unless they are asked for others. */
const tablesOfUsers = new Set([
  ...['authorized_keys', 'chrome_extensions', 'firefox_addons', 'known_hosts', 'shell_history', 'ssh_configs', 'user_ssh_keys'],
  ...['vscode_extensions', 'safari_extensions', 'browser_plugins', 'jetbrains_plugins', 'chrome_extension_content_scripts', 'recent_files'],
]);

function checkOneUser(relation: Relation, scope: Scope, all: readonly Scope[]): readonly QueryFinding[] {
  const { facts, source } = relation;
  if (facts === undefined || !tablesOfUsers.has(facts.name) || !facts.columns.has('uid')) return [];
  if (constraintUse({ relation, columns: ['uid'] }, scope) === 'used' || mayComeFromOutside(scope, all, ['uid'])) return [];
  const { start, end } = source;
  const message = `Without users ${facts.name} lists only what belongs to the account that osquery runs as. Join it: JOIN users USING (uid).`;
  return [{ code: 'one_user', severity: 'warning', start, end, message, values: { table: facts.name } }];
}

function mayComeFromOutside(scope: Scope, all: readonly Scope[], columns: readonly string[]): boolean {
  if (!scope.isInFrom) return false;
  return all.some(
    (other) =>
      other !== scope &&
      (other.relations.some(
        ({ source: { join } }) => join.isNatural || join.using.some(({ name }) => columns.includes(name.toLowerCase()))
      ) ||
        conditionsOf(other)
          .flatMap(walkExpression)
          .some((part) => part.kind === 'column' && columns.includes(part.name.toLowerCase())))
  );
}
