import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareDocument, type EventSource } from './document';

function values(source: EventSource, field: string): readonly unknown[] {
  return prepareDocument(source).values(field);
}

describe('a prepared document', () => {
  it.each<[string, EventSource, readonly unknown[]]>([
    ['nested', { process: { parent: { name: 'rpm' } } }, ['rpm']],
    ['dotted', { 'process.parent.name': 'rpm' }, ['rpm']],
    ['half dotted above', { 'process.parent': { name: 'rpm' } }, ['rpm']],
    ['half dotted below', { process: { 'parent.name': 'rpm' } }, ['rpm']],
    ['several spellings', { 'process.parent.name': 'b', process: { parent: { name: 'a' } } }, ['a', 'b']],
    ['an array', { process: { parent: { name: ['a', 'b'] } } }, ['a', 'b']],
    ['an array of objects', { process: [{ parent: { name: 'a' } }, { parent: [{ name: 'b' }, {}] }] }, ['a', 'b']],
    ['arrays in arrays', { process: { parent: { name: ['a', ['b', ['c']], 'd'] } } }, ['a', 'b', 'c', 'd']],
    ['the fields of a search hit', { 'process.parent.name': ['a'], process: [{ 'parent.name': ['b'] }] }, ['b', 'a']],
    ['nulls and empty arrays', { process: { parent: { name: [null, [], '', [null], 'x'] } } }, ['', 'x']],
    ['null', { process: { parent: { name: null } } }, []],
    ['an object where a value should be', { process: { parent: { name: { x: 1 } } } }, []],
    ['a value where an object should be', { process: 'x' }, []],
    ['false and zero', { process: { parent: { name: [false, 0] } } }, [false, 0]],
    ['nothing', {}, []],
  ])('finds the values of %s', (_name, source, expected) => {
    expect(values(source, 'process.parent.name')).toEqual(expected);
  });

  it.each<[EventSource, boolean]>([
    [{ a: { b: null } }, true],
    [{ a: { b: ['x', null] } }, true],
    [{ 'a.b': [['x', [null]]] }, true],
    [{ a: { b: [] } }, false],
    [{ a: null }, false],
    [{}, false],
  ])('%j holds a null: %j', (source, expected) => expect(prepareDocument(source).holdsNull('a.b')).toBe(expected));

  it('finds what has an empty name, or a name with dots at its ends', () => {
    expect(values({ a: { '': 'x' } }, 'a.')).toEqual(['x']);
    expect(values({ 'a.': 'x' }, 'a.')).toEqual(['x']);
    expect(values({ '.a': 'x' }, '.a')).toEqual(['x']);
    expect(values({ '': 'x' }, '')).toEqual(['x']);
  });

  it('knows own properties only', () => {
    expect(values({}, '__proto__')).toEqual([]);
    expect(values({}, 'constructor.name')).toEqual([]);
    expect(values({ a: 'text' }, 'a.length')).toEqual([]);
    expect(values({ a: ['x'] }, 'a.length')).toEqual([]);
    expect(values(JSON.parse('{"__proto__": {"isAdmin": true}}'), '__proto__.isAdmin')).toEqual([true]);
    expect(values(JSON.parse('{"__proto__": {"isAdmin": true}}'), 'isAdmin')).toEqual([]);
  });

  it('survives deep, cyclic and huge documents', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 10_000; level++) deep = [deep];
    expect(values({ a: deep }, 'a')).toEqual(['bottom']);
    let nested: Record<string, unknown> = { a: 'x' };
    for (let level = 0; level < 10_000; level++) nested = { a: nested };
    expect(values(nested, 'a.a.a')).toEqual([]);
    const array: unknown[] = ['x'];
    array.push(array, array);
    expect(values({ a: array }, 'a')).toContain('x');
    const object: Record<string, unknown> = { name: 'x' };
    object['self'] = object;
    expect(values(object, 'self.self.name')).toEqual(['x']);
    expect(values({ a: Array.from({ length: 500_000 }, (_, index) => ({ b: index })) }, 'a.b')).toHaveLength(500_000);
  });

  it('answers the same however the names are spelled', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 }),
        fc.array(fc.boolean(), { maxLength: 5 }),
        leaf,
        (path, cuts, value) => {
          const keys: string[] = [];
          path.forEach((part, index) => {
            if (index > 0 && cuts[index] === true) keys.push(`${keys.pop() ?? ''}.${part}`);
            else keys.push(part);
          });
          const source = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
          expect(values(source as EventSource, path.join('.'))).toEqual([value]);
        }
      )
    );
  });
});
