/** Rules of every type through `ig evaluate` and `ig explain`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ig, igBatch } from '../../test/fakes/memory_io';

const common = { description: '', severity: 'low', risk_score: 1, from: 'now-10m', interval: '5m' };
const eql = { ...common, type: 'eql', language: 'eql' };
const kql = { ...common, type: 'query', language: 'kuery' };
const rules = [
  { ...eql, rule_id: 'events', name: 'Events', query: 'any where a == "1" | head 1' },
  {
    ...eql,
    rule_id: 'sequence',
    name: 'Sequence',
    query: 'sequence by host with maxspan=5m [any where a == "1"] ![any where a == "9"] [any where a == "2"]',
  },
  { ...eql, rule_id: 'sample', name: 'Sample', query: 'sample by host [any where a == "1"] [any where b == "2"]' },
  { ...kql, rule_id: 'words', name: 'Words', query: 'remark: failed' },
  {
    ...kql,
    rule_id: 'filtered',
    name: 'Filtered',
    query: 'a: *',
    filters: [{ meta: { negate: true }, query: { match_phrase: { host: 'h2' } } }],
  },
  { ...kql, rule_id: 'recent', name: 'Recent', query: 'a: "8" and @timestamp >= now-1m' },
  { ...kql, rule_id: 'threshold', name: 'Threshold', type: 'threshold', query: 'a: *', threshold: { field: ['host'], value: 2 } },
  {
    ...kql,
    rule_id: 'new',
    name: 'New terms',
    type: 'new_terms',
    query: 'user: *',
    new_terms: { field: 'new_terms_fields', value: ['user'], history_window_start: [{ field: 'history_window_start', value: 'now-7d' }] },
  },
  {
    ...kql,
    rule_id: 'threat',
    name: 'Threat match',
    type: 'threat_match',
    query: 'ip: *',
    threat_index: ['logs-ti_*'],
    threat_query: 'indicator: * and @timestamp >= "now-30d/d"',
    threat_mapping: [{ entries: [{ field: 'ip', type: 'mapping', value: 'indicator' }] }],
  },
  {
    ...kql,
    rule_id: 'alerts',
    name: 'Of alerts',
    index: ['.alerts-security.*'],
    query: 'kibana.alert.rule.name: X and event.kind: signal',
  },
  { ...common, rule_id: 'esql', name: 'ES|QL', type: 'esql', language: 'esql', query: 'from x' },
  { ...kql, rule_id: 'lucene', name: 'Lucene', language: 'lucene', query: 'a:1' },
  { ...eql, rule_id: 'broken', name: 'Broken', query: 'any where a = 1' },
  { ...kql, rule_id: 'script', name: 'Script', query: 'a: 1', filters: [{ query: { script: { script: 'x' } } }] },
];
const notEvaluated = ['esql', 'lucene', 'broken', 'script'];
const evaluable = rules.map((rule) => rule.rule_id).filter((id) => !notEvaluated.includes(id));

const at = (minute: number) => `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ig-rule-types-'));
  const text = rules.map((rule) => JSON.stringify(rule)).join('\n');
  writeFileSync(join(folder, 'rules.ndjson'), text);
  writeFileSync(join(folder, 'rules.ndjson.gz'), gzipSync(text));
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ '@timestamp': at(0), host: 'h1', a: '2' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Evaluated {
  readonly matches: readonly { readonly rule_id: string; readonly documents: readonly number[] }[];
  readonly not_evaluated: readonly { readonly rule_id: string; readonly why: { readonly code: string } }[];
}

const evaluated = async (line: object, file = 'rules.ndjson'): Promise<Evaluated> => {
  const [answer] = await igBatch<Evaluated>(['evaluate', '--rules', file], [{ id: 1, ...line }], folder);
  if (answer === undefined) throw new Error('no answer');
  return answer;
};

describe('ig evaluate', () => {
  const cases = [
    {
      what: 'every document that matches, whatever the pipes',
      documents: [{ a: '1' }, { a: '1' }, {}],
      matches: { events: [0, 1], filtered: [0, 1] },
    },
    {
      what: 'the documents of a sequence, in their own order',
      documents: [
        { '@timestamp': at(2), host: 'h2', a: '2' },
        { '@timestamp': at(3), host: 'h1', a: '2' },
        { '@timestamp': at(1), host: 'h1', a: '1' },
      ],
      matches: { events: [2], sequence: [1, 2], filtered: [1, 2], threshold: [1, 2] },
    },
    {
      what: 'the documents of a sample',
      documents: [
        { host: 'h1', b: '2' },
        { host: 'h1', a: '1' },
      ],
      matches: { events: [1], sample: [0, 1], filtered: [1] },
    },
    { what: 'words of a field of text', documents: [{ remark: 'it failed' }], textFields: ['remark'], matches: { words: [0] } },
    { what: 'whole values of any other field', documents: [{ remark: 'it failed' }, { remark: 'failed' }], matches: { words: [1] } },
    {
      what: 'what the filters beside a query let through',
      documents: [
        { host: 'h2', a: '3' },
        { host: 'h1', a: '3' },
      ],
      matches: { filtered: [1] },
    },
    {
      what: 'what is recent beside the newest document',
      documents: [
        { '@timestamp': at(0), host: 'h1', a: '8' },
        { '@timestamp': at(5), host: 'h2', a: '8' },
      ],
      matches: { filtered: [0], recent: [1] },
    },
    {
      what: 'every document of a group that is large enough',
      documents: [
        { host: 'h2', a: '3' },
        { host: 'h3', a: '3' },
        { host: 'h2', a: '4' },
      ],
      matches: { filtered: [1], threshold: [0, 2] },
    },
    {
      what: 'terms that no document before the execution had',
      documents: [
        { '@timestamp': at(30), user: 'new' },
        { '@timestamp': at(0), user: 'known' },
        { '@timestamp': at(29), user: 'known' },
      ],
      matches: { new: [0] },
    },
    {
      what: 'terms that were known longer ago than the history goes back',
      documents: [
        { '@timestamp': '2026-02-01T00:00:00Z', user: 'ann' },
        { '@timestamp': at(0), user: 'ann' },
      ],
      matches: { new: [1] },
    },
    { what: 'terms of documents without a time', documents: [{ user: 'ann' }], matches: { new: [0] } },
    {
      what: 'the events that share a value with an indicator',
      documents: [
        { '@timestamp': at(0), ip: '1.2.3.4' },
        { '@timestamp': at(0), ip: '5.6.7.8' },
        { '@timestamp': at(0), indicator: '5.6.7.8' },
      ],
      matches: { threat: [1] },
    },
    {
      what: 'an alert as the event that it was made of, and as an alert where the rule is about alerts',
      documents: [{ 'kibana.alert.uuid': 'u', 'kibana.alert.rule.name': 'X', event: { kind: 'signal' }, a: '1' }],
      matches: { events: [0], filtered: [0], alerts: [0] },
    },
  ];

  it.each(cases)('lists $what', async ({ documents, textFields, matches }) => {
    const all = await evaluated({ documents, text_fields: textFields });
    expect(Object.fromEntries(all.matches.map((match) => [match.rule_id, match.documents]))).toEqual(matches);
    const named = await evaluated({ documents, text_fields: textFields, rule_ids: evaluable });
    expect(named).toMatchObject({ matches: all.matches, not_evaluated: [] });
  });

  it('says why rules are not evaluated', async () => {
    const { not_evaluated: left } = await evaluated({ documents: [] });
    expect(left).toMatchObject([
      { rule_id: 'esql', why: { code: 'rule_type_not_supported' } },
      { rule_id: 'lucene', why: { code: 'language_not_supported' } },
      { rule_id: 'broken', why: { code: 'query_invalid', span: { start: 12, end: 13 } } },
      { rule_id: 'script', why: { code: 'filter_not_supported' } },
    ]);
  });

  it('reads packed rules', async () => {
    const line = { documents: [{ a: '1' }] };
    expect(await evaluated(line, 'rules.ndjson.gz')).toEqual(await evaluated(line));
    const broken = await ig(['evaluate', '--rules', 'none.ndjson.gz', '--batch'], { workingDir: folder });
    expect(broken).toMatchObject({ exitCode: 1, errors: expect.stringContaining('none.ndjson.gz  no such file') });
  });

  it('prints which documents are the indicators of a threat match', async () => {
    const input = [{ ip: '5.6.7.8' }, { indicator: '5.6.7.8' }, { indicator: '5.6.7.8' }]
      .map((each) => JSON.stringify({ '@timestamp': at(0), ...each }))
      .join('\n');
    const { output } = await ig(['evaluate', '--rules', 'rules.ndjson', '--documents', '-'], { workingDir: folder, input });
    expect(output).toContain('document 0: threat  Threat match  (indicator: document 1, 2)\n');
  });

  it('prints what matches each document of standard input, and what it left out', async () => {
    const input = '{"remark": "it failed"}\n{"host": "h1"}\n';
    const args = ['evaluate', '--rules', 'rules.ndjson', '--documents', '-', '--text-fields', 'remark'];
    const { output, errors, exitCode } = await ig(args, { workingDir: folder, input });
    expect({ output, exitCode }).toEqual({ output: 'document 0: words  Words\ndocument 1: no rule matches\n', exitCode: 0 });
    expect(errors).toContain('esql  not evaluated');
    expect(errors).toContain('2 documents, 14 rules, 4 of them not evaluated');
  });
});

describe('ig explain', () => {
  const document = { '@timestamp': at(0), host: 'h1', a: '2', remark: 'it failed' };
  it.each([
    ['words', { type: 'query', language: 'kuery', isMatch: false, nearest_miss: [{ would: 'hold', fields: ['remark'] }] }],
    ['filtered', { type: 'query', isMatch: true, filters: [{ outcome: 'true' }], root: { outcome: 'true' } }],
    ['threshold', { type: 'threshold', set: 'threshold', isMatch: true, root: { outcome: 'true' } }],
    ['new', { type: 'new_terms', set: 'new_terms', isMatch: false, nearest_miss: [{ fields: ['user'] }] }],
    ['threat', { type: 'threat_match', set: 'threat_match', isMatch: false }],
    [
      'sequence',
      {
        type: 'eql',
        set: 'sequence',
        language: 'eql',
        isMatch: true,
        // The second stage is the one that has to stay without an event.
        stages: [
          { stage: 1, isMatch: false, nearest_miss: [{ fields: ['a'] }] },
          { stage: 3, isMatch: true },
        ],
        root: { kind: 'or', outcome: 'true', children: [{ outcome: 'false' }, { outcome: 'true' }] },
      },
    ],
    ['sample', { set: 'sample', isMatch: false, stages: [{ stage: 1 }, { stage: 2 }], root: { outcome: 'false' } }],
    ['lucene', { ok: false, error: { stage: 'run', code: 'language_not_supported' } }],
    ['broken', { ok: false, error: { stage: 'run', code: 'query_invalid', span: { start: 12, end: 13 } } }],
    ['nobody', { ok: false, error: { stage: 'input', code: 'rule_not_found' } }],
  ])('%s', async (ruleId, answer) => {
    const language = ruleId === 'words' ? { language: 'kql' } : {};
    const answers = await igBatch(['explain', '--rules', 'rules.ndjson'], [{ id: 1, document, rule_id: ruleId }], folder);
    expect(answers).toMatchObject([{ id: 1, ...answer, ...language }]);
  });

  it('takes fields of text', async () => {
    const line = { id: 1, document, rule_id: 'words', text_fields: ['remark'] };
    expect(await igBatch(['explain', '--rules', 'rules.ndjson'], [line], folder)).toMatchObject([{ isMatch: true }]);
  });

  it('prints the stages of a sequence one after the other', async () => {
    const args = ['explain', '--rules', 'rules.ndjson', '--rule', 'sequence', '--document', 'event.json'];
    const { output, exitCode } = await ig(args, { workingDir: folder });
    expect(exitCode).toBe(0);
    expect(output).toContain('can be one of the events of the sequence: Sequence  sequence\n');
    expect(output).toContain('stage 1\n  ✗ all of\n');
    expect(output).toContain('  nearest miss:\n    a == "1"  would have to hold\n');
    expect(output).toContain('stage 3\n  ✓ all of\n');
  });
});
