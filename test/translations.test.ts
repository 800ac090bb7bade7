/** Every message of the pages has its text in every language, with the same values in it, and no text is left over. */
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { collectMessages, locales, messagesIn, readTexts, sourcesWithMessages } from './fixtures/messages';

const messages = collectMessages();

describe('the messages in the code', () => {
  it('are found', () => {
    expect(messages.size).toBeGreaterThan(100);
  });

  it('have one English text for an id, wherever it is used', () => {
    const differing = [...messages].filter(([, uses]) => new Set(uses.map((use) => use.text)).size > 1);
    expect(differing.map(([id, uses]) => [id, uses])).toEqual([]);
  });

  it('are written with literal ids and texts in the usual order, so that none is missed', () => {
    const missed = sourcesWithMessages().filter(
      ({ text }) => [...text.matchAll(/i18n\.translate\(|<FormattedMessage\b/g)].length !== messagesIn(text).length
    );
    expect(missed.map(({ file }) => file)).toEqual([]);
  });
});

describe.each(locales)('the texts in %s', (locale) => {
  const texts = readTexts(locale);

  it('are there for every message', () => {
    expect([...messages.keys()].filter((id) => !texts.has(id)).sort()).toEqual([]);
  });

  it('belong to a message each', () => {
    expect([...texts.keys()].filter((id) => !messages.has(id)).sort()).toEqual([]);
  });

  it('use the values of their message and no others', () => {
    const differing = [...messages].flatMap(([id, [use]]) => {
      const text = texts.get(id);
      if (use === undefined || text === undefined) return [];
      const [wanted, given] = [valuesOf(use.text), valuesOf(text)];
      return wanted.join() === given.join() ? [] : [{ id, wanted, given }];
    });
    expect(differing).toEqual([]);
  });
});

/** The names of a message's values, sorted; tags count as values. */
function valuesOf(message: string): readonly string[] {
  const names = new Set<string>();
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.value);
      if (element.type === TYPE.tag) visit(element.children);
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const option of Object.values(element.options)) visit(option.value);
      }
    }
  };
  visit(parse(message));
  return [...names].sort();
}
