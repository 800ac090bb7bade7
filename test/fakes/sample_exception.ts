/** Exceptions for tests, each field changeable. */
import type { ExceptionItem } from '../../common/exceptions/exception';

export function sampleException(given: Partial<ExceptionItem> = {}): ExceptionItem {
  const id = given.id ?? 'exception-1';
  return {
    id,
    itemId: `item-${id}`,
    listId: 'list-1',
    ruleId: 'rule-a',
    name: 'Known tunnel',
    description: 'The administrator tests the proxy',
    entries: [{ type: 'match', field: 'user.name', operator: 'included', value: 'anna' }],
    comments: ['seen on every Monday'],
    osTypes: [],
    tags: [],
    expireTime: undefined,
    createdAt: '2026-03-01T00:00:00.000Z',
    createdBy: 'anna',
    ...given,
  };
}
