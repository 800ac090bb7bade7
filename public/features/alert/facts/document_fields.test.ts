import { describe, expect, it } from 'vitest';
import { documentFields, filterFields } from './document_fields';

describe('documentFields', () => {
  it.each([
    ['nested', { process: { name: 'a' } }],
    ['dotted', { 'process.name': 'a' }],
    ['half-dotted', { 'process.name': ['a'] }],
  ])('finds a field in a %s document', (_name, source) => {
    expect(documentFields(source)).toEqual([{ name: 'process.name', values: ['a'] }]);
  });

  it('keeps array order, false and zero, and leaves out null', () => {
    expect(documentFields({ a: ['x', 'y'], b: 0, c: false, d: null, e: {}, f: [] })).toEqual([
      { name: 'a', values: ['x', 'y'] },
      { name: 'b', values: ['0'] },
      { name: 'c', values: ['false'] },
      { name: 'e', values: ['{}'] },
      { name: 'f', values: ['[]'] },
    ]);
  });

  it('gathers the values of objects in an array', () => {
    expect(documentFields({ threat: [{ id: '1' }, { id: '2' }] })).toEqual([{ name: 'threat.id', values: ['1', '2'] }]);
  });

  it('survives a document nested deeper than the call stack', () => {
    let deep: Record<string, unknown> = { end: 'here' };
    for (let depth = 0; depth < 3_000; depth += 1) deep = { n: deep };
    expect(documentFields(deep)[0]?.values).toEqual(['here']);
  });

  it('takes a field called __proto__ as any other', () => {
    expect(documentFields(JSON.parse('{"__proto__":{"polluted":"yes"}}'))).toEqual([{ name: '__proto__.polluted', values: ['yes'] }]);
  });
});

describe('filterFields', () => {
  const fields = documentFields({ 'user.name': 'Root', 'host.name': 'web' });
  it.each([
    ['by name', 'USER', ['user.name']],
    ['by value', 'root', ['user.name']],
    ['nothing typed keeps all', '  ', ['host.name', 'user.name']],
    ['no hit', 'zzz', []],
  ])('filters %s', (_name, text, expected) => {
    expect(filterFields(fields, text).map((field) => field.name)).toEqual(expected);
  });
});
