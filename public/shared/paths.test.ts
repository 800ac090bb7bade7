import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPath } from './paths';

describe('fillPath', () => {
  it.each([
    ['a plain id stands as it is', { id: 'abc-1' }, '/a/abc-1/b'],
    ['a slash does not make another route', { id: 'x/../y' }, '/a/x%2F..%2Fy/b'],
    ['a question mark does not start a query', { id: 'x?y#z' }, '/a/x%3Fy%23z/b'],
    ['braces in an id are no placeholder', { id: '{id}' }, '/a/%7Bid%7D/b'],
  ])('%s', (_name, params, path) => {
    expect(fillPath('/a/{id}/b', params)).toBe(path);
  });

  it.each(['', '.', '..'])('refuses %j, which a URL would swallow', (id) => {
    expect(() => fillPath('/a/{id}', { id })).toThrow();
  });

  it('refuses to leave a placeholder open', () => {
    expect(() => fillPath('/a/{id}/{step_id}', { id: 'x' })).toThrow(/step_id/);
  });

  it('gives the id back to whoever decodes the segment', () => {
    const ids = fc.string({ minLength: 1, unit: 'grapheme' }).filter((id) => id !== '.' && id !== '..');
    fc.assert(
      fc.property(ids, (id) => {
        const segments = new URL(fillPath('/a/{id}/b', { id }), 'http://host').pathname.split('/');
        expect(segments).toHaveLength(4);
        expect(decodeURIComponent(segments[2] ?? '')).toBe(id);
      })
    );
  });
});
