/** Reads an entry of a list of related rules: a name, a dash, a rule id, which may stand in quotes or behind its name. */
import type { RelatedRule } from './guide';

const entry =
  /^(.+?)\s*[-–—::(]+\s*(?:rule[_ ]?id\s*[::]?\s*)?["'“‘]?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})["'”’]?\s*[))]?[.。]?$/is;

export function readRelatedRule(text: string): RelatedRule | undefined {
  const [, name, ruleId] = entry.exec(text.trim()) ?? [];
  return name === undefined || ruleId === undefined ? undefined : { name: name.replace(/\s+/g, ' ').trim(), ruleId: ruleId.toLowerCase() };
}
