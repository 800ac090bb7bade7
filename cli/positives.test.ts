/** The public detection rules through `ig evaluate`: what makes each fire, and what must not. */
import { describe, expect, it } from 'vitest';
import { conformanceDir, hasConformanceData, readCaseLines } from '../test/fixtures/conformance';
import { igBatch, ig } from '../test/fakes/memory_io';

type Source = Readonly<Record<string, unknown>>;

interface Positive {
  readonly rule_id: string;
  readonly name: string;
  readonly sequence: boolean;
  readonly sample?: boolean;
  readonly docs: readonly Source[];
  /** False where the documents satisfy the query of a rule and not the filters beside it. */
  readonly docs_pass_filters?: boolean;
  readonly negatives?: readonly Source[];
  readonly negative_sequences?: readonly { readonly docs: readonly Source[] }[];
  readonly case_negative?: Source | null;
  readonly negative_set_first_n?: number;
  readonly history_same_terms?: readonly Source[];
  readonly history_other_terms?: readonly Source[];
  readonly text_fields?: readonly string[];
  readonly confirmed_es_reading?: boolean;
  readonly confirmed_with_text_fields?: boolean;
}

interface Line {
  readonly documents: readonly Source[];
  readonly rule_ids: readonly string[];
  readonly text_fields?: readonly string[] | undefined;
}

interface Case {
  readonly what: string;
  readonly line: Line;
  /** Places of the documents that the rule is to list; `any` of them where several ways to join are right. */
  readonly expected: readonly number[] | 'any';
}

interface Answer {
  readonly matches: readonly { readonly rule_id: string; readonly documents: readonly number[] }[];
  readonly not_evaluated: readonly unknown[];
}

const ruleTypes = ['eql', 'query_kuery', 'new_terms', 'threshold', 'threat_match', 'esql', 'machine_learning'];
const ruleFiles = ruleTypes.map((name) => `rules/${name}.ndjson`);

const storedRules = hasConformanceData ? ruleFiles.flatMap((file) => readCaseLines<{ readonly rule_id: string }>(file)) : [];

function linesOf(file: string): readonly Positive[] {
  return readCaseLines<Positive>(`positives/${file}.ndjson`).filter(
    (line) => line.confirmed_es_reading === true || line.confirmed_with_text_fields === true
  );
}

function casesOf(line: Positive): readonly Case[] {
  const asked = (what: string, documents: readonly Source[], expected: Case['expected']): Case => ({
    what: `${line.name}: ${what}`,
    line: { documents, rule_ids: [line.rule_id], text_fields: line.text_fields },
    expected,
  });
  const each = (what: string, documents: readonly Source[]): readonly Case[] => documents.map((document) => asked(what, [document], []));
  const { docs, docs_pass_filters: passFilters, negatives = [], negative_sequences: sequences = [], case_negative: otherCase } = line;
  const { history_same_terms: same, history_other_terms: other, negative_set_first_n: tooFew } = line;
  const places = docs.map((_, index) => index);
  return [
    asked('fires', docs, passFilters === false ? [] : line.sequence || line.sample === true ? 'any' : places),
    ...each('negative', negatives),
    ...(otherCase === undefined || otherCase === null ? [] : each('in another case', [otherCase])),
    ...sequences.map((negative) => asked('no such sequence', negative.docs, [])),
    ...(same === undefined ? [] : [asked('known terms', [...same, ...docs], [])]),
    ...(other === undefined
      ? []
      : [
          asked(
            'other terms in the history',
            [...other, ...docs],
            places.map((place) => place + other.length)
          ),
        ]),
    ...(tooFew === undefined ? [] : [asked('too few', docs.slice(0, tooFew), [])]),
  ];
}

describe.skipIf(!hasConformanceData)('ig evaluate over the public rules', () => {
  it.each(['eql', 'eql_stock_geneve', 'kql', 'kql_stock_geneve', 'new_terms', 'threshold'])(
    '%s: rules match what makes them fire and nothing that must not',
    async (file) => {
      const cases = linesOf(file).flatMap(casesOf);
      expect(cases.length).toBeGreaterThan(0);
      const answers = await evaluated(cases.map(({ line }) => line));
      const wrong = cases.filter(({ line, expected }, index) => {
        const { matches, not_evaluated: left } = answers[index] ?? never(index);
        const [match, ...others] = matches;
        if (left.length > 0 || others.length > 0) return true;
        if (expected === 'any') return match?.rule_id !== line.rule_ids[0];
        return JSON.stringify(match?.documents ?? []) !== JSON.stringify(expected);
      });
      expect(wrong.map(({ what }) => what)).toEqual([]);
    },
    120_000
  );

  it('all rules together find what each finds alone, with and without fields of text', async () => {
    const chosen = ['eql', 'kql', 'new_terms', 'threshold']
      .flatMap((file) => linesOf(file).filter((line, index) => index % 15 === 0 || line.text_fields !== undefined))
      .map(({ docs, text_fields: textFields, rule_id: ruleId }) => ({ documents: docs, text_fields: textFields, rule_ids: [ruleId] }));
    const ruleIds = storedRules.map((rule) => rule.rule_id);
    const all = await evaluated(chosen.map((line) => ({ ...line, rule_ids: undefined })));
    const named = await evaluated(chosen.map((line) => ({ ...line, rule_ids: ruleIds })));
    expect(all).toEqual(named);
    expect(all.flatMap(({ matches }) => matches).length).toBeGreaterThanOrEqual(chosen.length);
  }, 120_000);

  it('leaves out only what Elasticsearch alone can evaluate', async () => {
    const [answer] = await igBatch<{ readonly not_evaluated: readonly { readonly why: { readonly code: string } }[] }>(
      ['evaluate', '--rules', ...ruleFiles],
      [{ id: 1, documents: [] }],
      conformanceDir
    );
    const expected = ['esql', 'machine_learning'].flatMap((file) => readCaseLines(`rules/${file}.ndjson`));
    expect(answer?.not_evaluated.map(({ why }) => why.code)).toEqual(expected.map(() => 'rule_type_not_supported'));
  });

  it('reads every rule without a complaint', async () => {
    const { errors, exitCode } = await ig(['evaluate', '--rules', ...ruleFiles, '--batch'], { workingDir: conformanceDir });
    expect({ errors, exitCode }).toEqual({ errors: '', exitCode: 0 });
  });
});

async function evaluated(lines: readonly unknown[]): Promise<readonly Answer[]> {
  return igBatch<Answer>(['evaluate', '--rules', ...ruleFiles], lines, conformanceDir);
}

function never(index: number): never {
  throw new Error(`line ${index} has no answer`);
}
