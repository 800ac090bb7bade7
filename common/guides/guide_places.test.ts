import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guidesFolder, guideTexts } from '../../test/fixtures/guide_texts';
import { allQueries, allSearches, allSteps, parseGuide } from './index';
import { placeInGuide, placesOfGuide } from './guide_places';

const osquery = (label: string): string => `!{osquery${JSON.stringify({ label, query: 'SELECT 1' })}}`;
const note = `# Triage and analysis

Intro words.

### Possible investigation steps

- First step.
  - ${osquery('one')}
  - Below the first.
- Second step. ${osquery('two')} ${osquery('three')}
  - !{investigate{"label":"x","providers":[[{"field":"user.name","excluded":false,"queryType":"phrase","value":"x","valueType":"string"}]]}}

### Response and remediation

- Stop it.
`;

describe('a place in the text', () => {
  const places = placesOfGuide(note, '## Setup\n\nInstall it.');
  it.each([
    ['Intro words', 'section triage'],
    ['Possible investigation', 'section steps'],
    ['First step', 'step steps-1'],
    ['"label":"one"', 'query steps-1-q1'],
    ['Below the first', 'step steps-1-1'],
    ['Second step', 'step steps-2'],
    ['"label":"two"', 'query steps-2-q1'],
    ['"label":"three"', 'query steps-2-q2'],
    ['!{investigate', 'search steps-2-s1'],
    ['Response and', 'section response'],
    ['Stop it', 'step response-1'],
  ])('%s is in the %s', (words, expected) => {
    const found = placeInGuide(places, 'note', note.indexOf(words));
    expect(`${found?.kind} ${found?.id}`).toBe(expected);
  });

  it('of the set-up is in the set-up', () => {
    expect(placeInGuide(places, 'setup', 12)).toMatchObject({ kind: 'section', id: 'setup' });
  });

  it('of a guide without words is nowhere', () => {
    expect(placeInGuide(placesOfGuide(''), 'note', 0)).toBeUndefined();
  });
});

describe.skipIf(!existsSync(guidesFolder))(`the guides of ${guidesFolder} (skipped where it is absent)`, () => {
  it('have a place for every section, step, query and search of their model, and for nothing else', { timeout: 240_000 }, () => {
    const chosen = guideTexts().filter(({ text }, index) => text.includes('!{') || index % 10 === 0);
    expect(chosen.length).toBeGreaterThan(80);
    for (const { text, name } of chosen) {
      const guide = parseGuide(text);
      const ids = [...guide.sections, ...allSteps(guide), ...allQueries(guide), ...allSearches(guide)].map(({ id }) => id);
      const places = placesOfGuide(text);
      expect(places.map(({ id }) => id).sort(), name).toEqual(ids.sort());
      for (const { start, end } of places)
        expect(0 <= start && start < text.length && (end ?? text.length) <= text.length, name).toBe(true);
    }
  });
});
