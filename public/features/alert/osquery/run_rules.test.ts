/** What is decided before a query is run: whom it asks, by which right, and under which name it can be saved. */
import { describe, expect, it } from 'vitest';
import type { SavedQuery } from '../../../../common/api';
import { fieldLookup, resolveQuery } from '../../../../common/osquery';
import { EVERYTHING } from '../../../../test/fakes/alert_server';
import { HttpError } from '../../../shared/host';
import { asRefusal } from '../../../shared/refusal';
import { formatBytes, readableCell } from './cell_text';
import { planAll, tally } from './run_all';
import { platformTarget, readAgentIds } from './run_target';
import { mappingOf, runWay } from './run_way';
import { guideQueries, saveAll, saveCandidates, type GuideQuery } from './saved_queries';

const resolve = (sql: string, user: unknown = 'root') => resolveQuery(sql, fieldLookup({ user: { name: user } }));
const USERS = 'SELECT * FROM users WHERE username = {{user.name}}';
const query = (id: string, sql: string, user: unknown = 'root'): GuideQuery => ({
  directive: { id, label: `Query ${id}`, query: sql, ecsMapping: {} },
  resolution: resolve(sql, user),
});
const saved = (sql: string): SavedQuery => ({ saved_object_id: 'so-1', id: 'kept', query: sql });

describe('how a query may be run', () => {
  const only = { ...EVERYTHING, liveQueries: 'forbidden' as const };
  const way = (more: Partial<Parameters<typeof runWay>[0]>) =>
    runWay({ abilities: only, resolution: resolve(USERS), inNote: [written(USERS)], saved: [], savedError: null, ...more });
  const written = (sql: string, ecsMapping?: Readonly<Record<string, unknown>>) => ({ query: sql, ecsMapping });
  const CRONTAB = resolve('SELECT * FROM crontab');

  it.each<[string, string, Partial<Parameters<typeof runWay>[0]>]>([
    ['any query by who may', 'any', { abilities: EVERYTHING }],
    ['none where Osquery is off', 'none', { abilities: { ...EVERYTHING, liveQueries: 'absent' } }],
    ['none without any right', 'none', { abilities: { ...only, savedQueries: 'forbidden' } }],
    ['by a saved query that comes to the same', 'saved', { saved: [saved("SELECT * FROM users WHERE username = '{{user.name}}'")] }],
    [
      'by a saved query without placeholders',
      'saved',
      { resolution: resolve('SELECT * FROM crontab'), saved: [saved('SELECT * FROM crontab')] },
    ],
    [
      'not by a saved one that Kibana would fill in otherwise',
      'none',
      { resolution: resolve(USERS, "o'brien"), saved: [saved("SELECT * FROM users WHERE username = '{{user.name}}'")] },
    ],
    ['not before it is known what is saved', 'unknown', { saved: undefined }],
    ['not by the guide, when the filled in query is another than Kibana would make of it', 'none', {}],
    ['by the guide, when it stands there letter by letter', 'guide', { resolution: CRONTAB, inNote: [written('SELECT * FROM crontab')] }],
    ['not by the guide of another rule, or where Kibana does not find it', 'none', { resolution: CRONTAB }],
    [
      'by the guide also while the saved ones are loaded',
      'guide',
      { resolution: CRONTAB, inNote: [written('SELECT * FROM crontab')], saved: undefined },
    ],
    ['not when the saved ones are kept from them', 'none', { saved: undefined, savedError: new HttpError(403, undefined, 'Forbidden') }],
  ])('%s', (_name, expected, more) => {
    expect(way(more).kind).toBe(expected);
  });

  it('says what to do, and of a value that Kibana would paste otherwise that it is this one', () => {
    expect(way({})).toMatchObject({ reason: expect.stringContaining('An administrator can save the queries of this guide') });
    expect(
      way({ resolution: resolve(USERS, "o'brien"), saved: [saved("SELECT * FROM users WHERE username = '{{user.name}}'")] })
    ).toMatchObject({
      reason: expect.stringContaining('paste this alert’s value'),
    });
    expect(way({ resolution: resolve(USERS, "o'brien") })).toMatchObject({
      reason: expect.stringMatching(/saving this one does not help.*Who has “Live queries: All” on Osquery can run it/),
    });
  });

  it('tells who may not see the saved queries which right that is, and who could not load them why', () => {
    const request = { method: 'GET', path: '/api/osquery/saved_queries' } as const;
    const refused = asRefusal(new HttpError(403, undefined, 'Forbidden'), request);
    expect(way({ saved: undefined, savedError: refused })).toMatchObject({
      reason: expect.stringContaining('“Saved queries: Read” on Osquery'),
    });
    expect(way({ saved: undefined, savedError: new HttpError(503, undefined, 'busy') })).toMatchObject({
      reason: expect.stringContaining('busy'),
    });
  });

  it('sends the mapping that the way wants: of the guide as it is written, of a saved query as it is saved, else none for an empty one', () => {
    const mapping = { 'user.name': { field: 'username' } };
    const inGuide = (ecsMapping?: Readonly<Record<string, unknown>>) =>
      mappingOf(way({ resolution: CRONTAB, inNote: [written('SELECT * FROM crontab', ecsMapping)] }), mapping);
    expect([inGuide(), inGuide({}), inGuide(mapping)]).toEqual([undefined, {}, mapping]);
    const asSaved = (more: object) =>
      mappingOf(way({ resolution: CRONTAB, saved: [{ ...saved('SELECT * FROM crontab'), ...more }] }), mapping);
    expect([asSaved({}), asSaved({ ecs_mapping: {} }), asSaved({ ecs_mapping: mapping })]).toEqual([undefined, undefined, mapping]);
    expect([mappingOf({ kind: 'any' }, {}), mappingOf({ kind: 'any' }, mapping)]).toEqual([undefined, mapping]);
  });
});

describe('saving a guide’s queries', () => {
  const candidates = (queries: readonly GuideQuery[], known: readonly SavedQuery[] = []) =>
    saveCandidates({ queries, saved: known, rule: { rule_id: 'abc-1', name: 'Rule' }, platform: 'linux' });

  it('makes a request of each that is not saved yet', () => {
    expect(candidates([query('steps-1-q1', USERS)])).toEqual([
      {
        id: 'steps-1-q1',
        label: 'Query steps-1-q1',
        kind: 'new',
        request: {
          id: expect.stringMatching(/^guide_abc_1_steps_1_q1_[0-9a-f]{8}$/),
          description: 'Query steps-1-q1 (Rule)',
          query: "SELECT * FROM users WHERE username = '{{user.name}}'",
          interval: '3600',
          platform: 'linux',
        },
      },
    ]);
  });

  it('knows what is saved, leaves out what stands there twice, and says what cannot be saved', () => {
    const all = [query('a', 'SELECT * FROM crontab'), query('b', USERS), query('c', USERS), query('d', USERS, [])];
    expect(candidates(all, [saved('SELECT * FROM crontab')]).map(({ id, kind }) => [id, kind])).toEqual([
      ['a', 'saved'],
      ['b', 'new'],
      ['d', 'unfilled'],
    ]);
  });

  it('another text has another id', () => {
    const ids = [USERS, `${USERS} `].map((sql) => candidates([query('a', sql)]).map((one) => (one.kind === 'new' ? one.request.id : '')));
    expect(ids[0]).not.toEqual(ids[1]);
  });

  it('goes on after one that fails, and takes one that is there already for saved', async () => {
    const all = candidates([query('a', 'SELECT 1'), query('b', 'SELECT 2'), query('c', 'SELECT 3')]);
    const report = await saveAll(all, async ({ query: sql }) => {
      if (sql === 'SELECT 1') throw new HttpError(409, undefined, 'exists');
      if (sql === 'SELECT 2') throw new HttpError(403, undefined, 'no');
    });
    expect(report).toMatchObject({ saved: ['Query a', 'Query c'], failed: [{ label: 'Query b' }] });
  });

  it('finds the queries of all steps, in the order of the guide', () => {
    const { directive, resolution } = query('x', 'SELECT 1');
    const step = (id: string, children: readonly ReturnType<typeof leaf>[] = []) => ({ ...leaf(id), children });
    const leaf = (id: string) => ({
      id,
      markdown: '',
      queries: [{ ...directive, id: `${id}-q` }],
      searches: [],
      commands: [],
      relatedRule: undefined,
      problems: [],
      children: [],
    });
    const guide = {
      problems: [],
      sections: [{ id: 's', kind: 'steps' as const, title: '', intro: '', steps: [step('1', [leaf('1-1')]), step('2')] }],
    };
    const found = guideQueries(guide, { '1-q': resolution, '1-1-q': resolution, '2-q': resolution });
    expect(found.map((one) => one.directive.id)).toEqual(['1-q', '1-1-q', '2-q']);
  });
});

describe('whom a query asks', () => {
  const named = (os: object) => platformTarget(fieldLookup({ host: { os } }));
  it('agents of the alert’s operating system, by the names that agents have for it', () => {
    expect(named({ type: 'windows' })).toEqual({ kind: 'platform', platform: 'windows', names: ['windows'] });
    expect(named({ type: 'linux', platform: 'clearlinux' })).toMatchObject({
      platform: 'linux',
      names: expect.arrayContaining(['ubuntu', 'clearlinux']),
    });
    expect(named({})).toBeUndefined();
  });

  it.each(['x) or status:offline or (y', 'a b', '*', 'or', 'a"b', 'x:y', ''])(
    'never a name that could be more than one: %s',
    (platform) => {
      const target = named({ type: 'linux', platform });
      expect(target?.kind === 'platform' && target.names.every((name) => /^[a-z][a-z0-9-]*$/.test(name) && name !== 'or')).toBe(true);
    }
  );

  it('ids however they are pasted, each once', () => {
    expect(readAgentIds(' a-1, b.2\nc_3;a-1 ')).toEqual({ ids: ['a-1', 'b.2', 'c_3'], wrong: [] });
    expect(readAgentIds('ok <b> "x"').wrong).toEqual(['<b>', '"x"']);
  });
});

describe('all queries at once', () => {
  it('leaves out what could not be filled in, what may not be run, and what osquery would refuse', () => {
    const doubtful = query('c', 'SELECT * FROM no_such');
    const all = [
      query('a', 'SELECT * FROM crontab'),
      query('b', USERS, []),
      {
        ...doubtful,
        resolution: {
          ...doubtful.resolution,
          checks: [{ code: 'unknown_table' as const, severity: 'error' as const, start: 0, end: 1, message: '', values: {} }],
        },
      },
      query('d', 'SELECT 1'),
    ];
    const plan = planAll(
      all,
      { kind: 'alert_agent', agentId: 'x' },
      ({ directive }) => (directive.id === 'd' ? { kind: 'none', reason: '' } : { kind: 'any' }),
      (id) => `rule:${id}`
    );
    expect(plan).toMatchObject({ unresolved: 1, doubtful: 1, denied: 1 });
    expect(plan.orders.map(({ queryId }) => queryId)).toEqual(['rule:a']);
  });

  it('counts how they ended', () => {
    const table = { columns: [], rows: [], total: 0, isTruncated: false };
    const counts = { asked: 1, responded: 1, pending: 0, failed: 0 };
    const waiting = { kind: 'waiting' as const, table: undefined, counts: undefined, expiration: undefined };
    const states = [
      { kind: 'finished' as const, table, counts },
      { kind: 'finished' as const, table: { ...table, rows: [{ id: '0', agentId: undefined, cells: [] }] }, counts },
      { ...waiting, isSilent: true },
      { ...waiting, isSilent: false, isQuiet: true },
      { ...waiting, isSilent: false, isQuiet: true, table: { ...table, rows: [{ id: '0', agentId: undefined, cells: [] }] } },
      { ...waiting, isSilent: false },
      { kind: 'queued' as const },
      { kind: 'expired' as const },
      { kind: 'denied' as const, error: undefined },
      { kind: 'gone' as const },
      { kind: 'idle' as const },
    ];
    expect(tally(states.map((state) => ({ state, recordError: undefined })))).toEqual({
      withRows: 2,
      empty: 1,
      failed: 2,
      silent: 3,
      open: 2,
    });
  });
});

describe('a readable cell', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [48_120, '47 KiB'],
    [1_572_864, '1.5 MiB'],
    [500 * 1024 ** 3, '500 GiB'],
    [-1, undefined],
  ])('%d bytes read %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });

  it('a time is in the analyst’s zone, what is none stays as it is', () => {
    expect(readableCell('seconds', '1772366709')).toMatch(/^2026-03-01 \d\d:05:09$/);
    expect([readableCell('seconds', '0'), readableCell('text', '1772366709'), readableCell('bytes', '')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
