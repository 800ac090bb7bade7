import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ig, igBatch, type Ran } from '../../test/fakes/memory_io';

const proxychains = '4b868f1f-15ff-4ba3-8c11-d5a7a6356d37';
const chkconfig = 'b910f25a-2d44-47f2-a873-aabdc0d355e6';
const event = {
  '@timestamp': '2026-03-01T10:00:00.000Z',
  host: { name: 'web-1', os: { type: 'linux' } },
  event: { category: ['process'], type: ['start'], action: 'exec', kind: 'event' },
  process: { name: 'proxychains', args: ['proxychains', 'curl'], executable: '/usr/bin/proxychains' },
  user: { name: "o'brien" },
};
const other = { ...event, '@timestamp': '2026-03-01T10:00:01.000Z', process: { name: 'curl' } };
const joinable = [
  { '@timestamp': '2026-03-01T10:00:09Z', event: { category: 'process' }, user: 'ann', x: 3 },
  { '@timestamp': '2026-03-01T10:00:00Z', event: { category: 'process' }, user: 'ann', x: 1 },
  { '@timestamp': '2026-03-01T10:00:05Z', event: { category: 'process' }, user: 'ann', x: 2 },
  { '@timestamp': '2026-03-01T10:00:05Z', event: { category: 'process' }, user: 'bob', x: 4 },
];
const note = `## Triage and analysis

### Possible investigation steps

- Who is it?
  - Look it up.
    - !{osquery{"label":"The user","query":"SELECT * FROM users WHERE username = {{user.name}}"}}
- And \`sudo chkconfig --list\`

!{osquery{"label":"broken"
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ig-commands-'));
  const lines = [event, { _id: 'x', _source: other }, { '@timestamp': '2026-02-01T00:00:00Z', event: { category: 'file' } }];
  const text = lines.map((line) => JSON.stringify(line)).join('\n\n');
  writeFileSync(join(folder, 'events.ndjson'), text);
  writeFileSync(join(folder, 'events.ndjson.gz'), gzipSync(text));
  writeFileSync(join(folder, 'bad.ndjson'), `${text}\n{"@timestamp":`);
  writeFileSync(join(folder, 'event.json'), JSON.stringify(event, null, 2));
  writeFileSync(join(folder, 'NOTE.md'), note);
  const rule = { rule_id: 'off', name: 'Off', description: '', type: 'eql', severity: 'low', risk_score: 1, enabled: false };
  writeFileSync(join(folder, 'off.ndjson'), JSON.stringify({ ...rule, language: 'eql', query: 'any where process.name == "curl"' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const here = (args: readonly string[]): Promise<Ran> => ig(args, { workingDir: folder });
const jsonLines = (output: string): readonly Record<string, unknown>[] =>
  output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('ig eql', () => {
  it.each(['events.ndjson', 'events.ndjson.gz'])('prints the events of %s that a query finds, in order of time', async (file) => {
    const { output, errors, exitCode } = await here(['eql', 'any where true', '--events', file, '--size', '2']);
    expect(exitCode).toBe(0);
    expect(jsonLines(output).map((found) => found['@timestamp'])).toEqual(['2026-02-01T00:00:00Z', event['@timestamp']]);
    expect(errors).toBe('2 of 3 events');
  });

  it('prints a sequence a line', async () => {
    const query = 'sequence [file where true] [process where true]';
    const { output, errors } = await here(['eql', query, '--events', 'events.ndjson']);
    expect(jsonLines(output)).toMatchObject([{ join_keys: [], events: [{ _index_in_file: 2 }, { _index_in_file: 0 }] }]);
    expect(errors).toBe('1 sequence in 3 events');
  });

  it('says where a hostile event was not looked at to the end', async () => {
    const query = 'sequence by k [any where a == 1] [any where a == 2]';
    const event = { '@timestamp': 1, a: 1, k: Array.from({ length: 1_001 }, (_, place) => place) };
    const { errors, exitCode } = await ig(['eql', query, '--events', '-'], { input: JSON.stringify(event) });
    expect(exitCode).toBe(0);
    expect(errors).toContain('incomplete: only the first join keys were followed');
    expect(await igBatch(['eql'], [{ id: 1, query, events: [event] }])).toMatchObject([{ ok: true, hits: { limits: ['join_keys'] } }]);
  });

  it('samples as many of a key as it is told', async () => {
    const input = joinable.map((each) => JSON.stringify(each)).join('\n');
    const query = 'sample by user [process where x == 1] [process where x > 1]';
    const printed = await Promise.all(
      [[], ['--max-samples-per-key', '2']].map((options) => ig(['eql', query, '--events', '-', ...options], { input }))
    );
    expect(printed.map(({ output }) => jsonLines(output).length)).toEqual([1, 2]);
  });

  it('marks what is wrong under the line of the query', async () => {
    const { errors, exitCode } = await here(['eql', "process where\n\tname == 'x'", '--events', 'events.ndjson']);
    expect(exitCode).toBe(1);
    expect(errors.split('\n').slice(1)).toEqual(["   name == 'x'", '           ^^^']);
    expect(errors).toContain('line 2, column 10');
  });

  const cases = [
    {
      what: 'found events with their place in the file',
      line: { query: 'process where true', events_file: 'events.ndjson' },
      answer: {
        ok: true,
        hits: {
          total: { value: 2, relation: 'eq' },
          events: [
            { _index_in_file: 0, _source: event },
            { _index_in_file: 1, _source: other },
          ],
        },
      },
    },
    {
      what: 'the category field, the types, the tiebreaker and the size that it names',
      line: {
        query: 'a where v > "1.9.0"',
        events: [
          { kind: 'a', v: '1.10.0', t: 2, n: 2 },
          { kind: 'a', v: '1.10.0', t: 2, n: 1 },
          { kind: 'a', v: '1.10.0', t: 3, n: 0 },
        ],
        category: 'kind',
        timestamp: 't',
        tiebreaker: 'n',
        types: { v: 'version' },
        size: 2,
      },
      answer: { hits: { events: [{ _index_in_file: 1 }, { _index_in_file: 0 }] } },
    },
    {
      what: 'nulls as if they were not there',
      line: { query: 'any where true', events: [], size: null, events_file: null },
      answer: { ok: true },
    },
    {
      what: 'a sequence by its join keys',
      line: { query: 'sequence by user [process where x == 1] [process where x == 2]', events: joinable },
      answer: {
        ok: true,
        hits: {
          total: { value: 1, relation: 'eq' },
          sequences: [
            {
              join_keys: ['ann'],
              events: [
                { _index_in_file: 1, _source: joinable[1] },
                { _index_in_file: 2, _source: joinable[2] },
              ],
            },
          ],
        },
      },
    },
    {
      what: 'a sequence without join keys, and an event that is missing',
      line: { query: 'sequence with maxspan=1m [any where x == 1] ![any where x == 9] [any where x == 2]', events: joinable },
      answer: { hits: { sequences: [{ join_keys: [], events: [{ _index_in_file: 1 }, { missing: true }, { _index_in_file: 2 }] }] } },
    },
    {
      what: 'no more sequences than its size, and pipes',
      line: { query: 'sequence [any where true] [any where true] | tail 1', events: [...joinable, ...joinable], size: 0 },
      answer: { ok: true, hits: { total: { value: 0, relation: 'eq' }, sequences: [] } },
    },
    {
      what: 'samples, several of one key where that is asked for',
      line: { query: 'sample by user [process where x == 1] [process where x > 1]', events: joinable, max_samples_per_key: 2 },
      answer: {
        ok: true,
        hits: {
          total: { value: 2 },
          sequences: [
            { join_keys: ['ann'], events: [{ _index_in_file: 1 }, { _index_in_file: 0 }] },
            { join_keys: ['ann'], events: [{ _index_in_file: 1 }, { _index_in_file: 2 }] },
          ],
        },
      },
    },
    {
      what: 'no samples a key',
      line: { query: 'any where true', events: [], max_samples_per_key: 0 },
      answer: { ok: false, error: { stage: 'input', code: 'wrong_shape', message: expect.stringContaining('max_samples_per_key') } },
    },
    {
      what: 'an unknown function',
      line: { query: 'any where lenght(a) > 1', events: [] },
      answer: { ok: false, error: { stage: 'check', code: 'unknown_function' } },
    },
    { what: 'no events', line: { query: 'any where true' }, answer: { error: { stage: 'input', code: 'wrong_shape' } } },
    {
      what: 'both kinds of events',
      line: { query: 'any where true', events: [], events_file: 'events.ndjson' },
      answer: { error: { stage: 'input' } },
    },
    {
      what: 'a broken line of events',
      line: { query: 'any where true', events_file: 'bad.ndjson' },
      answer: { error: { stage: 'input', code: 'not_json', message: expect.stringContaining('bad.ndjson:6') } },
    },
    {
      what: 'a missing file',
      line: { query: 'any where true', events_file: 'none' },
      answer: { error: { stage: 'input', code: 'file_unreadable' } },
    },
  ];
  it.each(cases)('a batch answers $what', async ({ line, answer }) => {
    expect(await igBatch(['eql'], [{ id: 1, ...line }], folder)).toMatchObject([{ id: 1, ...answer }]);
  });
});

describe('ig parse, value and match', () => {
  it.each([
    [['parse', 'process where  a==1 and (b in ("x"))'], 'process where a == 1 and b in ("x")\n'],
    [['parse', '--expression', '(1+2)'], '1 + 2\n'],
    [['value', 'length("abc") + 1'], '4\n'],
    [['value', '"\u0085"'], '"\\u0085"\n'],
    [['match', 'process where true', '--documents', 'events.ndjson'], 'true\ntrue\nfalse\n'],
    [['parse', '--language', 'kql', 'a:(1 OR  2) and ( not b:* )'], 'a: (1 or 2) and not b: *\n'],
    [['parse', '--language', 'kql', '--expression', 'a >= 1'], 'a >= 1\n'],
    [['parse', '--language', 'kql', '--dsl', 'a: 1'], '{"bool":{"filter":[{"match":{"a":1}}]}}\n'],
    [['match', '--language', 'kql', 'process.name: (curl or wget)', '--documents', 'events.ndjson'], 'false\ntrue\nfalse\n'],
  ])('%j', async (args, output) => expect(await here(args)).toMatchObject({ exitCode: 0, output }));

  it('parse reads by the grammar alone, queries and expressions', async () => {
    const lines = [{ id: 1, query: 'any where nosuch(1)' }, { id: 2, expression: '( a )' }, { id: 3, query: 'any where' }, { id: 4 }];
    expect(await igBatch(['parse', '--language', 'eql'], lines)).toMatchObject([
      { id: 1, ok: true, printed: 'any where nosuch(1)' },
      { id: 2, ok: true, printed: 'a' },
      { id: 3, ok: false, error: { stage: 'parse', span: { start: 9, end: 9 } } },
      { id: 4, ok: false, error: { stage: 'input', message: expect.stringContaining('"query" or "expression"') } },
    ]);
  });

  it('parse gives KQL as a bool query where it is asked to', async () => {
    const lines = [
      { id: 1, query: 'not a:x' },
      { id: 2, expression: 'a:*' },
      { id: 3, query: 'a:' },
    ];
    expect(await igBatch(['parse', '--language', 'kql', '--dsl'], lines)).toMatchObject([
      { id: 1, ok: true, printed: 'not a: x', dsl: { bool: { must_not: [{ match: { a: 'x' } }] } } },
      { id: 2, ok: true, dsl: { bool: { filter: [{ exists: { field: 'a' } }] } } },
      { id: 3, ok: false, error: { code: 'missing_value' } },
    ]);
    expect(await here(['parse', '--dsl', 'a'])).toMatchObject({ exitCode: 2, errors: expect.stringContaining('--language kql') });
  });

  it('match answers for each document, whatever the pipes', async () => {
    const line = {
      id: 1,
      query: 'process where process.name == "curl" | head 1',
      documents: [event, other, other],
      text_fields: ['message'],
    };
    expect(await igBatch(['match', '--language', 'eql'], [line])).toEqual([{ id: 1, ok: true, matched: [false, true, true] }]);
  });
});

describe('packed standard input', () => {
  const lines = (count: number): Buffer => gzipSync(`${JSON.stringify({ id: 1, expression: '1 + 1' })}\n`.repeat(count));

  it('is unpacked, of batches and of documents', async () => {
    expect((await ig(['value', '--batch'], { input: [lines(2)] })).output).toBe('{"id":1,"ok":true,"value":2}\n'.repeat(2));
    const documents = [gzipSync('{"a": 1}\n{"a": 2}\n')];
    expect((await ig(['match', 'any where a == 2', '--documents', '-'], { input: documents })).output).toBe('false\ntrue\n');
  });

  it('that breaks off ends a batch with what was read answered, and exit code 1', async () => {
    const packed = gzipSync(Array.from({ length: 30_000 }, (_, id) => JSON.stringify({ id, expression: '1' })).join('\n'));
    const { output, errors, exitCode } = await ig(['value', '--batch'], { input: [packed.subarray(0, packed.length - 20_000)] });
    expect(exitCode).toBe(1);
    expect(output).toContain('{"id":0,"ok":true,"value":1}\n');
    expect(errors).toContain('standard input: breaks off');
  });
});

describe('a file of events that is none', () => {
  it.each([
    ['{\n  "a": 1\n}\n', 1, 'one JSON object a line is expected, and this one goes on in the next: jq -c . FILE'],
    ['[\n  {"a": 1}\n]\n', 1, "jq -c '.[]' FILE"],
    ['[{"a": 1}]', 1, "one JSON object a line is expected, found an array: jq -c '.[]' FILE"],
    ['{"a": 1}\n[1]', 2, 'a JSON object was expected'],
    ['{"a": 1}\n{"a":', 2, 'not JSON: '],
    [`{"a": 1}\n{"a": "${'x'.repeat(17 * 1024 * 1024)}"}`, 2, 'the line is longer than 16 MiB'],
  ])('%#: says where and what to do', async (input, line, message) => {
    const { output, errors, exitCode } = await ig(['match', 'any where true', '--documents', '-'], { input });
    expect({ output, exitCode }).toEqual({ output: '', exitCode: 1 });
    expect(errors).toContain(`standard input:${line}: `);
    expect(errors).toContain(message);
  });
});

describe('ig guide from standard input', () => {
  it('takes the guide or the alert, not both', async () => {
    expect(await ig(['guide', '-', '--alert', '-'])).toMatchObject({ exitCode: 2, errors: expect.stringContaining('cannot both') });
  });
});

describe('ig match', () => {
  it.each([
    ['eql', { query: 'any where remark == "a b"', text_fields: ['remark'] }, { ok: true, matched: [false, true, false] }],
    ['kql', { query: 'remark: b' }, { ok: true, matched: [true, false, false] }],
    ['kql', { query: 'remark: b', text_fields: ['remark'] }, { ok: true, matched: [true, true, false] }],
    ['kql', { query: 'not remark: b', text_fields: [] }, { ok: true, matched: [false, true, true] }],
    ['kql', { query: '' }, { ok: true, matched: [true, true, true] }],
    ['kql', { query: 'remark: b', types: { remark: 'text' } }, { ok: true, matched: [true, true, false] }],
    ['kql', { query: 'remark: b', types: { remark: 'long' }, text_fields: ['remark'] }, { ok: true, matched: [true, true, false] }],
    ['kql', { query: 'remark: b', types: { remark: 'long' } }, { ok: false, error: { stage: 'compile', code: 'incompatible_value' } }],
    ['eql', { query: 'any where remark', types: { remark: 'long' } }, { ok: false, error: { code: 'boolean_field_expected' } }],
    ['kql', { query: 'remark: (a' }, { ok: false, error: { stage: 'parse', code: expect.any(String), span: { start: 8, end: 9 } } }],
    ['eql', { query: 'sequence [any where true] [any where true]' }, { ok: false, error: { stage: 'run', code: 'sequence_needs_events' } }],
    [
      'eql',
      { query: 'sample by a [any where true] [any where true]' },
      { ok: false, error: { stage: 'run', code: 'sample_needs_events' } },
    ],
    ['kql', { query: 'a: b', text_fields: 'remark' }, { ok: false, error: { stage: 'input', code: 'wrong_shape' } }],
  ])('--language %s answers %j', async (language, line, answer) => {
    const documents = [{ remark: 'b' }, { remark: 'a b' }, {}];
    expect(await igBatch(['match', '--language', language], [{ id: 1, documents, ...line }])).toMatchObject([{ id: 1, ...answer }]);
  });
});

describe('ig evaluate and explain', () => {
  it('evaluate names the documents that each rule matches, and what could not be evaluated', async () => {
    const lines = [
      { id: 1, documents: [other, event] },
      { id: 2, documents: [event], rule_ids: [chkconfig, 'none', chkconfig] },
    ];
    expect(await igBatch(['evaluate'], lines)).toEqual([
      { id: 1, matches: [{ rule_id: proxychains, documents: [1] }], not_evaluated: [] },
      { id: 2, matches: [], not_evaluated: [{ rule_id: 'none', why: { code: 'rule_not_found', message: expect.any(String) } }] },
    ]);
  });

  it('rules that are named by file are evaluated also when they are switched off', async () => {
    const { output } = await here(['evaluate', '--rules', 'off.ndjson', '--documents', 'events.ndjson']);
    expect(output.split('\n')).toEqual(['document 0: no rule matches', 'document 1: off  Off', 'document 2: no rule matches', '']);
  });

  it('explain answers the tree, for a match and for what is none', async () => {
    const lines = [
      { id: 1, document: event, rule_id: proxychains },
      { id: 2, document: { _source: other }, rule_id: proxychains },
      { id: 3, document: event, rule_id: 'x' },
    ];
    const answers = await igBatch(['explain'], lines);
    expect(answers).toMatchObject([
      { id: 1, rule_id: proxychains, language: 'eql', isMatch: true, root: { kind: 'and', outcome: 'true' } },
      { id: 2, isMatch: false, root: { outcome: 'false' } },
      { id: 3, ok: false, error: { stage: 'input', code: 'rule_not_found' } },
    ]);
  });

  it('explain prints every condition with what the document holds', async () => {
    const { output, exitCode } = await here(['explain', '--rule', proxychains, '--document', 'event.json']);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^matches: /);
    expect(output).toContain('✓ process.name == "proxychains"\n');
    expect(output).toContain('process.name = "proxychains"\n');
    const missing = await here(['explain', '--rules', 'off.ndjson', '--document', 'events.ndjson.none']);
    expect(missing.exitCode).toBe(1);
  });

  it('explain asks which rule is meant, unless there is one', async () => {
    expect(await here(['explain', '--document', 'event.json'])).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('--rule ID'),
    });
    expect((await here(['explain', '--rules', 'off.ndjson', '--document', 'event.json'])).output).toMatch(/^does not match: Off/);
  });
});

describe('ig guide', () => {
  it('answers steps in reading order and queries that are resolved for the alert', async () => {
    const [answer, without] = await igBatch(
      ['guide'],
      [
        { id: 1, note, alert: event, locale: 'en' },
        { id: 2, note },
      ]
    );
    expect(answer).toMatchObject({
      id: 1,
      sections: [{ id: 'steps', kind: 'steps', title: 'Possible investigation steps' }],
      steps: [
        { id: 'steps-1', section_id: 'steps', text: 'Who is it?', depth: 0 },
        { id: 'steps-1-1', section_id: 'steps', depth: 1 },
        { id: 'steps-2', depth: 0, commands: ['sudo chkconfig --list'] },
      ],
      queries: [
        { step_id: 'steps-1-1', label: 'The user', status: 'resolved', resolved: "SELECT * FROM users WHERE username = 'o''brien'" },
      ],
      problems: [{ code: 'directive_unclosed' }],
    });
    expect(without).toMatchObject({ id: 2, queries: [{ resolved: null, status: 'missing', problems: [{ code: 'field_missing' }] }] });
  });

  it('reads the alert from a search hit with a source, with fields, or with both', async () => {
    const fields = { 'user.name': ["o'brien"] };
    const hits = [
      { _source: { 'user.name': "o'brien" } },
      { fields },
      { _index: 'i', _id: '1', _score: 1, sort: [1], fields },
      { _id: '1', _source: { host: { name: 'h' } }, fields },
      { _id: '1', _source: { user: { name: "o'brien" } }, fields: { 'user.name': ['another'] } },
    ];
    const answers = await igBatch(
      ['guide'],
      hits.map((alert, id) => ({ id, note, alert }))
    );
    expect(answers).toHaveLength(5);
    for (const answer of answers)
      expect(answer).toMatchObject({ queries: [{ resolved: "SELECT * FROM users WHERE username = 'o''brien'" }] });
    // An event may have a field of that name.
    const [event1] = await igBatch(['guide'], [{ id: 1, note, alert: { host: { name: 'h' }, fields } }]);
    expect(event1).toMatchObject({ queries: [{ status: 'missing' }] });
  });

  it('says what is wrong in Chinese where that is asked for', async () => {
    const [chinese, english] = await igBatch(
      ['guide'],
      [
        { id: 1, note, locale: 'zh-CN' },
        { id: 2, note, locale: 'en' },
      ]
    );
    expect(JSON.stringify(chinese)).toMatch(/此告警没有 user.name.*此块没有结束/);
    expect(JSON.stringify(english)).not.toMatch(/\p{Script=Han}/u);
    expect((await here(['guide', 'NOTE.md', '--locale', 'zh-CN'])).output).toContain('此块没有结束');
  });

  it('prints them to read', async () => {
    const { output, exitCode } = await here(['guide', 'NOTE.md', '--alert', 'event.json']);
    expect(exitCode).toBe(0);
    expect(output).toContain('  - Who is it?\n');
    expect(output).toContain("osquery (resolved): The user\n        SELECT * FROM users WHERE username = 'o''brien'\n");
    expect(output).toContain('directive_unclosed');
    expect((await here(['guide', 'NOTE.md'])).output).toContain('osquery (missing): The user');
  });
});

describe('ig detect', () => {
  it('prints alerts as Kibana stores them, each event once a rule', async () => {
    const { output, errors, exitCode } = await here(['detect', '--events', 'events.ndjson', 'events.ndjson.gz']);
    expect(exitCode).toBe(0);
    expect(jsonLines(output)).toMatchObject([
      {
        'kibana.alert.rule.rule_id': proxychains,
        'kibana.alert.original_time': event['@timestamp'],
        'kibana.alert.workflow_status': 'open',
        'event.kind': 'signal',
        'kibana.alert.original_event.kind': 'event',
        process: { name: 'proxychains' },
      },
    ]);
    expect(errors).toContain('3 events loaded, 3 given twice, 0 lines left out');
    expect(errors).toContain('1 alert in');
  });

  it('goes on behind a bad line and a file that is not there, and says so', async () => {
    const { output, errors, exitCode } = await here(['detect', '--events', 'none.ndjson', 'bad.ndjson']);
    expect(exitCode).toBe(1);
    expect(jsonLines(output)).toHaveLength(1);
    expect(errors).toContain('none.ndjson  no such file');
    expect(errors).toContain('bad.ndjson:6');
  });

  it.each([
    ['plain', [Buffer.from(JSON.stringify(event))]],
    ['packed, in small pieces', [...gzipSync(JSON.stringify(event))].map((byte) => Buffer.of(byte))],
  ])('reads events from standard input: %s', async (_what, input) => {
    const { output, errors, exitCode } = await ig(['detect', '--events', '-'], { input });
    expect({ alerts: jsonLines(output).length, exitCode }).toEqual({ alerts: 1, exitCode: 0 });
    expect(errors).toContain('1 event loaded');
  });

  it('says that standard input broke off, and uses what came before', async () => {
    const packed = gzipSync(`${JSON.stringify(event)}\n`.repeat(3));
    const { errors, exitCode } = await ig(['detect', '--events', '-'], { input: [packed.subarray(0, packed.length - 6)] });
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/standard input(?::\d+)? {2}breaks off/);
    expect((await ig(['detect', '--events', '-', '-'])).exitCode).toBe(2);
  });

  it('fails where no line was an event', async () => {
    const { errors, exitCode } = await ig(['detect', '--events', '-'], { input: '{\n"a": 1\n}\n' });
    expect(exitCode).toBe(1);
    expect(errors).toContain('0 events loaded, 0 given twice, 3 lines left out');
  });

  it('runs rules that are switched off only when asked', async () => {
    const off = await here(['detect', '--rules', 'off.ndjson', '--events', 'events.ndjson']);
    expect(off).toMatchObject({ exitCode: 0, output: '', errors: expect.stringContaining('1 rule switched off') });
    expect(
      jsonLines((await here(['detect', '--rules', 'off.ndjson', '--with-disabled', '--events', 'events.ndjson'])).output)
    ).toHaveLength(1);
  });
});
