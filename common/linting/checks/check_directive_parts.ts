/** Directives that can be read, and whose parts are not all read by Kibana as they were meant: names that are slips, alternatives without their list, times that limit nothing. */
import { parseDateMath, parseDateMathEnd } from '../../engine';
import type { InvestigateDirective } from '../../guides';
import { nearestName } from '../../osquery/checks/nearest_name';
import { resultColumns } from '../../osquery/select/result_columns';
import type { LintCode } from '../codes';
import type { TextEdit } from '../finding';
import { locateJson, type LocatedJson } from '../source/located_json';

export interface PartRemark {
  readonly code: LintCode;
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  /** In the directive's text. */
  readonly start: number;
  readonly end: number;
  readonly fixes: string;
  readonly edits: readonly TextEdit[];
}

type ObjectJson = Extract<LocatedJson, { kind: 'object' }>;

const ofOsquery = ['label', 'query', 'ecs_mapping', 'timeout'];
const ofInvestigate = ['label', 'description', 'providers', 'relativeFrom', 'relativeTo'];
const ofProvider = ['field', 'excluded', 'queryType', 'value', 'valueType', 'type'];

export function checkOsqueryParts(text: string): readonly PartRemark[] {
  const json = rootOf(text);
  return json === undefined ? [] : [...misspelt(text, json, ofOsquery), ...checkMapping(json)];
}

/** Kibana maps a column of the result, and passes over one that the result does not have. */
function checkMapping({ entries }: ObjectJson): readonly PartRemark[] {
  const mapping = entries.get('ecs_mapping');
  const query = entries.get('query');
  const columns = mapping?.kind === 'object' && query?.kind === 'string' ? resultColumns(query.value) : undefined;
  if (mapping?.kind !== 'object' || columns === undefined) return [];
  const known = new Set([...columns].map((name) => name.toLowerCase()));
  return [...mapping.entries.values()].flatMap((mapped): readonly PartRemark[] => {
    const field = mapped.kind === 'object' ? mapped.entries.get('field') : undefined;
    if (field?.kind !== 'string' || field.value === '' || known.has(field.value.toLowerCase())) return [];
    const { value: name, start, end } = field;
    const suggestion = nearestName(name, [...columns], name.length > 7 ? 2 : 1);
    const meant = suggestion === undefined ? 'Map a column of the result, or add it to the query.' : `Is ${suggestion} meant?`;
    const values = { name, ...(suggestion === undefined ? {} : { suggestion }) };
    const message = `"ecs_mapping" names the column ${name}, which the query does not answer, so nothing is mapped. ${meant}`;
    return [{ code: 'mapping_column_unknown', message, values, start, end, fixes: '', edits: [] }];
  });
}

export function checkInvestigateParts(text: string, directive: Omit<InvestigateDirective, 'id'>): readonly PartRemark[] {
  const json = rootOf(text);
  if (json === undefined) return [];
  const providers = json.entries.get('providers');
  return [
    ...misspelt(text, json, ofInvestigate),
    ...conditionsIn(providers).flatMap((condition) => misspelt(text, condition, ofProvider)),
    ...(/^!\{investigate\{/.test(text) ? checkNesting(providers) : []),
    ...checkTimes(json, directive),
  ];
}

function rootOf(text: string): ObjectJson | undefined {
  const json = locateJson(text, text.indexOf('{', 2));
  return json?.kind === 'object' ? json : undefined;
}

function conditionsIn(json: LocatedJson | undefined): readonly ObjectJson[] {
  if (json?.kind === 'object') return [json];
  return json?.kind === 'array' ? json.items.flatMap(conditionsIn) : [];
}

/** A name that nobody reads, a letter or two from one that is read and is not there. */
function misspelt(text: string, { entries }: ObjectJson, known: readonly string[]): readonly PartRemark[] {
  const free = known.filter((name) => !entries.has(name));
  return [...entries].flatMap(([name, value]): readonly PartRemark[] => {
    if (known.includes(name)) return [];
    const meant =
      nearestName(name, free, name.length > 7 ? 2 : 1) ??
      nearestName(
        name,
        free.filter((each) => each.length === name.length),
        2
      );
    const start = meant === undefined ? -1 : text.lastIndexOf(JSON.stringify(name), value.start);
    if (meant === undefined || start < 0) return [];
    const end = start + name.length + 2;
    const message = `Kibana reads no "${name}" in a directive, and leaves it out. Write "${meant}".`;
    const edits = [{ start, end, text: JSON.stringify(meant) }];
    return [{ code: 'directive_key_unknown', message, values: { name, suggestion: meant }, start, end, fixes: `write "${meant}"`, edits }];
  });
}

/** One list of conditions is read here as one alternative. */
function checkNesting(providers: LocatedJson | undefined): readonly PartRemark[] {
  if (providers?.kind !== 'array' || !providers.items.some(({ kind }) => kind === 'object')) return [];
  const { start, end, items } = providers;
  // Of several nobody can tell whether all of them or one of them has to hold.
  const isClear = items.length === 1;
  const message = `"providers" is a list of alternatives, and each of them a list of conditions. Kibana reads no conditions that stand in one list only.`;
  const edits = isClear ? [start, end].map((at, index) => ({ start: at, end: at, text: index === 0 ? '[' : ']' })) : [];
  return [
    {
      code: 'directive_wrong_shape',
      message,
      values: { problem: message, detail: 'flat_providers' },
      start,
      end: start + 1,
      fixes: edits.length > 0 ? 'write brackets around them' : '',
      edits,
    },
  ];
}

/** Any moment does: both are counted from it. */
const MOMENT = Date.UTC(2026, 0, 15, 12);

function checkTimes(json: ObjectJson, { relativeFrom, relativeTo }: Omit<InvestigateDirective, 'id'>): readonly PartRemark[] {
  const given = ['relativeFrom', 'relativeTo'].flatMap((name) => {
    const value = json.entries.get(name);
    return value?.kind === 'string' && value.value.trim() !== '' ? [value] : [];
  });
  const [first, second] = given;
  if (first === undefined) return [];
  const remark = (message: string): readonly PartRemark[] => [
    { code: 'directive_time_range', message, values: {}, start: first.start, end: first.end, fixes: '', edits: [] },
  ];
  if (second === undefined) return remark('One time alone limits nothing: Kibana reads relativeFrom and relativeTo together. Write both.');
  const from = parseDateMath(relativeFrom ?? '', MOMENT);
  const to = parseDateMathEnd(relativeTo ?? '', MOMENT);
  if (from === undefined || to === undefined || from < to) return [];
  return remark(
    `From ${first.value} to ${second.value} there is no time, and here such a search is not limited. Write the earlier time first, such as now-1h.`
  );
}
