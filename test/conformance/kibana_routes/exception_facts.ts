/** Facts about exceptions of one rule. */
import { expect, it } from 'vitest';
import { RULE_EXCEPTIONS_PATH } from '../../../common/api';
import { refusedWith } from './alert_facts';
import { list, type Refusal, type Spoken } from './under_test';

const MATCH = { type: 'match', field: 'user.name', operator: 'included', value: 'nobody-of-this-name' };
const ITEM = { type: 'simple', name: 'Known', description: 'Why it is known', entries: [MATCH] };
const OF_NO_RULE = RULE_EXCEPTIONS_PATH.replace('{id}', '4656dc92-5832-4ea8-8e2d-0242ac130003');
const ownPath = ({ seeded }: Spoken): string => RULE_EXCEPTIONS_PATH.replace('{id}', encodeURIComponent(seeded.ruleId));

export function exceptionFacts(spoken: () => Spoken): void {
  const create = async (...items: readonly object[]): Promise<readonly unknown[]> => {
    const { status, body } = await spoken().ask('POST', ownPath(spoken()), { items });
    expect({ status, body }, JSON.stringify(body)).toMatchObject({ status: 200 });
    return list(body);
  };

  it('answers the list of the items that it made', async () => {
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    expect(await create(ITEM)).toEqual([
      expect.objectContaining({
        ...ITEM,
        id: expect.stringMatching(/./),
        item_id: expect.stringMatching(/./),
        list_id: expect.stringMatching(/./),
        namespace_type: 'single',
        comments: [],
        os_types: [],
        tags: [],
        created_at: time,
        updated_at: time,
        created_by: expect.any(String),
        updated_by: expect.any(String),
        tie_breaker_id: expect.any(String),
      }),
    ]);
  });

  it('keeps every kind of entry as it was sent, nested ones too', async () => {
    const entries = [
      { type: 'match_any', field: 'host.name', operator: 'excluded', value: ['a', `o'neil "x"`] },
      { type: 'exists', field: 'process.pid', operator: 'included' },
      { type: 'wildcard', field: 'process.command_line', operator: 'included', value: 'proxychains *' },
      { type: 'nested', field: 'file.hash', entries: [{ type: 'match', field: 'md5', operator: 'included', value: '0' }] },
    ];
    expect(await create({ ...ITEM, entries })).toMatchObject([{ entries }]);
  });

  it('keeps comment, expiry, operating systems and tags', async () => {
    const more = { expire_time: '2099-01-01T00:00:00.000Z', os_types: ['linux'], tags: ['t'] };
    const [item] = await create({ ...ITEM, ...more, comments: [{ comment: 'c' }] });
    expect(item).toMatchObject({ ...more, comments: [{ comment: 'c', id: expect.any(String), created_by: expect.any(String) }] });
  });

  it('puts several into one list, and takes an id that is given', async () => {
    const id = `conformance-${Date.now()}`;
    const items = await create({ ...ITEM, item_id: id }, ITEM);
    expect(items).toMatchObject([{ item_id: id }, { item_id: expect.stringMatching(/./) }]);
    const lists = items.map((item) => (typeof item === 'object' && item !== null && 'list_id' in item ? item.list_id : undefined));
    expect(lists[0]).toBe(lists[1]);
  });

  const path = ownPath;
  const refusals: readonly Refusal[] = [
    { what: 'no items', path, body: {}, status: 400 },
    {
      what: 'an empty list of items',
      path,
      body: { items: [] },
      status: { kibana: 200, standalone: 400, why: 'a request that asks for nothing is a mistake of its caller' },
    },
    { what: 'no entries', path, body: { items: [{ ...ITEM, entries: [] }] }, status: 400 },
    { what: 'no name', path, body: { items: [{ ...ITEM, name: undefined }] }, status: 400 },
    {
      what: 'an empty name',
      path,
      body: { items: [{ ...ITEM, name: '' }] },
      status: { kibana: 200, standalone: 400, why: 'nobody could find the exception again' },
    },
    { what: 'no description', path, body: { items: [{ ...ITEM, description: undefined }] }, status: 400 },
    { what: 'another type', path, body: { items: [{ ...ITEM, type: 'complex' }] }, status: 400 },
    { what: 'an unknown operator', path, body: { items: [{ ...ITEM, entries: [{ ...MATCH, operator: 'is' }] }] }, status: 400 },
    { what: 'an unknown kind of entry', path, body: { items: [{ ...ITEM, entries: [{ ...MATCH, type: 'regex' }] }] }, status: 400 },
    {
      what: 'match_any of nothing',
      path,
      body: { items: [{ ...ITEM, entries: [{ type: 'match_any', field: 'a', operator: 'included', value: [] }] }] },
      status: 400,
    },
    {
      what: 'an expiry in the past',
      path,
      body: { items: [{ ...ITEM, expire_time: '2001-01-01T00:00:00.000Z' }] },
      status: { kibana: 200, standalone: 400, why: 'it would silence nothing, and look as if it did' },
    },
    {
      what: 'a rule that is not there',
      path: OF_NO_RULE,
      body: { items: [ITEM] },
      status: { kibana: 500, standalone: 404, why: 'Kibana 8.12 answers 500, which stands here for a failure of the server' },
    },
  ];
  refusedWith(spoken, refusals);
}
