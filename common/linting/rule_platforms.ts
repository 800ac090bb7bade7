/** For which operating systems a rule was written, as far as the rule says so itself. */
import type { OsqueryPlatform } from '../osquery';
import { hostPlatform } from '../osquery';
import type { Rule } from '../rules';

/**
 * Told by the query's condition on `host.os.type`, else by tags such as "OS: Linux", else by indices that only one system fills. Empty where
 * none of them says it: then a query may be for any system.
 */
export function rulePlatforms({ query, tags, index }: Pick<Rule, 'query' | 'tags' | 'index'>): readonly OsqueryPlatform[] {
  const ofQuery = distinct(inQuery(query));
  if (ofQuery.length > 0) return ofQuery;
  const ofTags = distinct(tags.flatMap((tag) => /^OS:\s*(.+)$/i.exec(tag.trim())?.[1] ?? []).map(platformNamed));
  if (ofTags.length > 0) return ofTags;
  const patterns = index.map(ofIndex);
  return patterns.includes(undefined) ? [] : distinct(patterns);
}

const condition = /(\bnot\s+\(?\s*)?\bhost\.os\.(?:type|family|platform)\s*(==|!=|:|in~?|like~?|not\s+in)\s*(\([^)]*\)|"[^"]*"|[\w-]+)/gi;

/** An exclusion says nothing of what remains. */
function inQuery(query: string): readonly (OsqueryPlatform | undefined)[] {
  const found = [...query.matchAll(condition)];
  if (found.some(([, negation, operator = '']) => negation !== undefined || /!|not/i.test(operator))) return [];
  return found.flatMap(([, , , values = '']) =>
    (values.match(/[A-Za-z]+/g) ?? []).filter((word) => !/^(?:or|and)$/i.test(word)).map(platformNamed)
  );
}

function platformNamed(name: string): OsqueryPlatform | undefined {
  return hostPlatform((field) => (field === 'host.os.type' ? name : undefined));
}

function ofIndex(pattern: string): OsqueryPlatform | undefined {
  if (/^(?:winlogbeat|logs-windows|logs-system\.security|logs-m365_defender)/.test(pattern)) return 'windows';
  if (/^logs-(?:auditd|auditd_manager|iptables)/.test(pattern)) return 'linux';
  return /^logs-jamf_protect/.test(pattern) ? 'darwin' : undefined;
}

function distinct(platforms: readonly (OsqueryPlatform | undefined)[]): readonly OsqueryPlatform[] {
  return [...new Set(platforms.flatMap((platform) => platform ?? []))];
}
