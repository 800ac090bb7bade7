/** Reads a rule file for the linter: its rules as everybody reads them, and for each of their texts the way back into the file. */
import * as v from 'valibot';
import { isTranslationFile, readNdjsonRules, readTomlRule, readTomlTranslation, type ReadProblem, type Rule } from '../../rules';
import { transformSchema } from '../../rules/toml';
import { readToml } from '../../rules/toml_document';
import { queryProblems } from '../../rules/query_problems';
import { expandTransforms, type Transforms } from '../../rules/transforms';
import { locateJson, type LocatedJson } from './located_json';
import { locateToml, type TomlString } from './located_toml';
import { joinedText, placedJsonString, type Part, type PlacedText } from './placed_text';

export interface LintSource {
  readonly rule: Rule;
  /** By the file's `maturity`; a rule that is stored has none. */
  readonly isRetired: boolean;
  /** Where a field of the rule begins in the file; the rule's own beginning for what is not known. */
  beginOf(field: string): number;
  /** Undefined where the file's text of the field was not found. */
  textOf(field: string): PlacedText | undefined;
  /** Of a TOML file: tables that the guide names nowhere, and names in the guide that no table has. */
  readonly unusedTables: readonly NamedPlace[];
  readonly missingTables: readonly NamedPlace[];
}

interface NamedPlace {
  /** As the guide writes it: `$osquery_0`. */
  readonly name: string;
  readonly at: number;
}

export interface LintSources {
  readonly sources: readonly LintSource[];
  /** What could not be read at all. What is wrong with a rule that was read is for the checks to say. */
  readonly problems: readonly ReadProblem[];
}

/** `rules`: those of other files, which a translation needs. The ending of `name` says what the text is; without one it is told by the text. */
export function readLintSources(text: string, name: string, rules: readonly Rule[] = []): LintSources {
  if (isTranslationFile(name)) return translationSources(text, name, rules);
  if (isToml(text, name)) return tomlSources(text, name);
  const { rules: read, problems } = readNdjsonRules(text, name);
  const objects = ruleObjects(text);
  const told = new Set(read.flatMap((rule) => queryProblems(rule, () => rule.source)).map(({ message }) => message));
  return {
    sources: read.map((rule) => jsonSource(rule, text, takeObject(objects, rule))),
    problems: problems.filter(({ message, isNotice }) => isNotice !== true && !told.has(message)),
  };
}

/** Standard input has no ending: JSON begins with a brace, or with a bracket that no table's name follows. */
export function isToml(text: string, name: string): boolean {
  if (/\.toml$/i.test(name)) return true;
  if (/\.(?:ndjson|jsonl|json)$/i.test(name)) return false;
  return !/^\ufeff?\s*(?:\{|\[\s*[{\]])/.test(text) && /^\s*(?:\[|[\w-]+\s*=)/m.test(text);
}

interface RuleObject {
  readonly located: Extract<LocatedJson, { kind: 'object' }>;
  readonly line: number;
}

/** The objects of the file that could be rules, in order: in a list, or one after the other. */
function ruleObjects(text: string): RuleObject[] {
  const found: RuleObject[] = [];
  let line = 1;
  let counted = 0;
  const add = (value: LocatedJson | undefined): void => {
    if (value?.kind === 'array') return value.items.forEach(add);
    if (value?.kind !== 'object') return;
    for (; counted < value.start; counted += 1) if (text[counted] === '\n') line += 1;
    found.push({ located: value, line });
  };
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length;) {
    const value = locateJson(text, at);
    add(value);
    // A line that is broken costs itself.
    const next = value?.end ?? text.indexOf('\n', at) + 1;
    if (next <= at) break;
    at = next + (/^\s*/.exec(text.slice(next, next + 1000))?.[0].length ?? 0);
  }
  return found;
}

function takeObject(objects: RuleObject[], rule: Rule): RuleObject | undefined {
  const index = objects.findIndex(({ located, line }) => {
    const id = located.entries.get('rule_id');
    return id?.kind === 'string' && id.value === rule.ruleId && rule.source.endsWith(`:${line}`);
  });
  return index < 0 ? undefined : objects.splice(index, 1)[0];
}

function jsonSource(rule: Rule, file: string, object: RuleObject | undefined): LintSource {
  /** Finding the places of a guide's characters takes a walk over it, and many findings ask for them. */
  const known = new Map<string, PlacedText>();
  const valueOf = (field: string): LocatedJson | undefined => {
    const [, name = '', index] = /^([^[]*)(?:\[(\d+)\])?$/.exec(field) ?? [];
    const value = object?.located.entries.get(name);
    return index === undefined ? value : value?.kind === 'array' ? value.items[Number(index)] : undefined;
  };
  return {
    rule,
    isRetired: false,
    unusedTables: [],
    missingTables: [],
    beginOf: (field) => valueOf(field)?.start ?? object?.located.start ?? 0,
    textOf: (field) => {
      const value = valueOf(field);
      if (value?.kind !== 'string') return undefined;
      const text = known.get(field) ?? placedJsonString(file, value);
      known.set(field, text);
      return text;
    },
  };
}

function tomlSources(text: string, name: string): LintSources {
  const { rules, problems } = readTomlRule(text, name);
  return { sources: rules.map((rule) => tomlSource(rule, text, { name, table: 'rule' })), problems: rules.length > 0 ? [] : problems };
}

const maturitySchema = v.fallback(v.object({ maturity: v.optional(v.string()) }), {});
const fileSchema = v.object({ transform: transformSchema, metadata: v.optional(maturitySchema, {}) });

function tomlSource(rule: Rule, file: string, { name, table }: { readonly name: string; readonly table: string }): LintSource {
  const strings = locateToml(file);
  const document = readToml(file, name);
  const read = v.safeParse(fileSchema, document.ok ? document.value : {});
  const transform = read.success ? read.output.transform : undefined;
  const tables: Transforms = { osquery: transform?.osquery ?? [], investigate: transform?.investigate ?? [] };
  const find = (field: string): TomlString | undefined => strings.find((string) => string.table === table && string.key === field);
  const used = new Set<string>();
  const missingTables: NamedPlace[] = [];
  const expanded = new Map<string, PlacedText>();
  for (const field of ['note', 'setup'] as const) {
    const source = find(field)?.string;
    if (source === undefined) continue;
    const { text, parts, missing } = expandTransforms(source.text, tables);
    for (const place of new Set(missing)) missingTables.push({ name: place, at: source.placeOf(source.text.indexOf(place)) ?? 0 });
    for (const part of parts) if (part.kind === 'table') used.add(`${part.table} ${part.index}`);
    // Only where both readers agree on the text is a place in it a place in the file.
    if (text === rule[field]) expanded.set(field, joinedText(text, partsOf(parts, source, strings)));
  }
  return {
    rule,
    isRetired: read.success && read.output.metadata.maturity === 'deprecated',
    unusedTables: unusedTables(strings, used),
    missingTables,
    beginOf: (field) => find(field.replace(/\[.*$/, ''))?.keyPlace ?? find('rule_id')?.keyPlace ?? 0,
    textOf: (field) => {
      const known = expanded.get(field);
      if (known !== undefined) return known;
      const string = field === 'note' || field === 'setup' ? undefined : find(field)?.string;
      return field === 'query' && string?.text !== rule.query ? undefined : string;
    },
  };
}

function partsOf(parts: ReturnType<typeof expandTransforms>['parts'], source: PlacedText, strings: readonly TomlString[]): readonly Part[] {
  return parts.map((part): Part => {
    const { start, end } = part;
    if (part.kind === 'text') return { start, end, from: { kind: 'text', source, at: part.at } };
    const table = `transform.${part.table}`;
    const valueOf = (key: string): PlacedText | undefined =>
      strings.find((string) => string.table === table && string.index === part.index && string.key === key)?.string;
    return { start, end, from: { kind: 'directive', valueOf } };
  });
}

function unusedTables(strings: readonly TomlString[], used: ReadonlySet<string>): LintSource['unusedTables'] {
  const found = new Map<string, number>();
  for (const { table, index, keyPlace } of strings) {
    const kind = /^transform\.(osquery|investigate)$/.exec(table)?.[1];
    if (kind === undefined || used.has(`${kind} ${index}`)) continue;
    const name = `$${kind}_${index}`;
    if (!found.has(name)) found.set(name, keyPlace);
  }
  return [...found].map(([name, at]) => ({ name, at }));
}

/** A translation is linted as its rule with other words. */
function translationSources(text: string, name: string, rules: readonly Rule[]): LintSources {
  const { translations, problems } = readTomlTranslation(text, name);
  const known = translations.flatMap(({ ruleId, text: words }) => {
    const rule = rules.find((each) => each.ruleId === ruleId);
    return rule === undefined ? [] : [{ ...rule, ...words, source: name }];
  });
  const orphan = translations.find(({ ruleId }) => !known.some((rule) => rule.ruleId === ruleId));
  const message = `translates the rule ${orphan?.ruleId ?? ''}, whose file was not given; give it as well`;
  return {
    sources: known.map((rule) => tomlSource(rule, text, { name, table: '' })),
    problems: [...(translations.length > 0 ? [] : problems), ...(orphan === undefined ? [] : [{ source: name, message }])],
  };
}
