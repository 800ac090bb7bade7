/** The installed detection rules of one space, through alerting's rules client with the rights of the analyst. */
import * as v from 'valibot';
import { joinResults, readEntry, type ReadProblem, type ReadResult, type Rule } from '../../../common/rules';
import type { KnownRules, RuleStore } from '../../app/ports';
import { RuleReadings } from './rule_readings';
import { foundRulesSchema, savedRuleSchema, SECURITY_RULE_TYPES, type RulesClientPort, type SavedRule } from './rules_client';
import { ruleError, statusOf } from './store_errors';

const PER_PAGE = 500;
/** How far alerting pages; nobody has triage guides for more rules than that. */
const MOST_RULES = 10_000;
/** Alternatives in one question to the rules client. */
const MOST_ASKED = 200;
const ofSecurity = `alert.attributes.alertTypeId: (${SECURITY_RULE_TYPES.map((type) => `"${type}"`).join(' or ')})`;

/** Made for one request: it reads all rules at most once. */
export class KibanaRuleStore implements RuleStore {
  readonly hasTranslations = false;
  private all: Promise<ReadResult> | undefined;

  /** `readings` may be shared by the stores of many requests. */
  constructor(
    private readonly client: RulesClientPort,
    private readonly readings = ruleReadings(),
    private readonly prebuiltIds: () => Promise<ReadonlySet<string>> = async () => new Set()
  ) {}

  async list(): Promise<readonly Rule[]> {
    return (await this.readAll()).rules;
  }

  /** By saved object id first, which is one read; ids of rules that are no longer there end with two answers of nothing. */
  async get(id: string): Promise<Rule | undefined> {
    const saved =
      (await this.bySavedId(id)) ?? (await this.find(`${ofSecurity} and alert.attributes.params.ruleId: ${quoted(id)}`, 1)).data[0];
    return saved && this.readings.of(saved).rules[0];
  }

  async problems(): Promise<readonly ReadProblem[]> {
    return (await this.readAll()).problems;
  }

  /** Those of the package, and the installed ones, of which only the ids asked for are looked up. */
  async known(ruleIds: readonly string[]): Promise<KnownRules> {
    const prebuilt = await this.prebuiltIds();
    const ids = new Set(ruleIds.filter((id) => prebuilt.has(id)));
    const others = ruleIds.filter((id) => !prebuilt.has(id));
    for (let at = 0; at < others.length; at += MOST_ASKED) {
      const some = others.slice(at, at + MOST_ASKED).map(quoted);
      const { data } = await this.find(`${ofSecurity} and alert.attributes.params.ruleId: (${some.join(' or ')})`, 1);
      for (const { params } of data) if (typeof params['ruleId'] === 'string') ids.add(params['ruleId']);
    }
    const { total } = await this.find(ofSecurity, 1, 1);
    return { ids, total: Math.max(prebuilt.size, total), lacksPrebuilt: prebuilt.size === 0 };
  }

  private async bySavedId(id: string): Promise<SavedRule | undefined> {
    try {
      const saved = v.parse(savedRuleSchema, await this.client.get({ id }));
      return SECURITY_RULE_TYPES.includes(saved.alertTypeId) ? saved : undefined;
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw ruleError(error);
    }
  }

  private readAll(): Promise<ReadResult> {
    this.all ??= this.readPages();
    return this.all;
  }

  private async readPages(): Promise<ReadResult> {
    const results: ReadResult[] = [];
    for (let page = 1; page * PER_PAGE <= MOST_RULES; page += 1) {
      const { data, total } = await this.find(ofSecurity, page);
      results.push(...data.map((saved) => this.readings.of(saved)));
      if (page * PER_PAGE >= total) return joinResults(results);
    }
    const cut = { source: 'Kibana', message: `there are more than ${MOST_RULES} rules; the others are not listed` };
    return joinResults([...results, { rules: [], problems: [cut] }]);
  }

  private async find(filter: string, page: number, perPage = PER_PAGE): Promise<v.InferOutput<typeof foundRulesSchema>> {
    try {
      return v.parse(
        foundRulesSchema,
        await this.client.find({ options: { page, perPage, filter, sortField: 'createdAt', sortOrder: 'asc' } })
      );
    } catch (error) {
      throw ruleError(error);
    }
  }
}

export function ruleReadings(): RuleReadings {
  return new RuleReadings(readSaved);
}

/** A saved rule is read as the answer of the rules API is: the same fields, there in snake case and in one object. */
function readSaved({ params, schedule, ...saved }: SavedRule): ReadResult {
  const fields = Object.fromEntries(Object.entries(params).map(([name, value]) => [snakeCase(name), value]));
  const entry = {
    ...fields,
    id: saved.id,
    name: saved.name,
    tags: saved.tags,
    enabled: saved.enabled,
    interval: schedule?.interval,
    created_at: saved.createdAt,
    created_by: saved.createdBy,
    updated_at: saved.updatedAt,
    updated_by: saved.updatedBy,
  };
  return readEntry(entry, `Kibana rule ${saved.id}`);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A phrase of KQL, in which nothing but the quote and the backslash has a meaning. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
