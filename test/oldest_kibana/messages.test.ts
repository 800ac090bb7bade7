/**
 * Every message reads the same in the oldest Kibana and in the newest: their formatters are twelve years of releases apart and
 * disagree on quotes (`''`, `'{x}'`), on backslashes and on markup (`<b>`), all of which a message therefore must not hold.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import Oldest from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { collectMessages, locales, readTexts } from '../fixtures/messages';

type Formatter = new (message: string, locale: string) => { format(values: Readonly<Record<string, string | number>>): unknown };

/** By its path: in this run the plain name is the old one. */
const { IntlMessageFormat: Newest }: { IntlMessageFormat: Formatter } = createRequire(
  fileURLToPath(new URL('../../package.json', import.meta.url))
)('intl-messageformat');

const english = new Map([...collectMessages()].flatMap(([id, [use]]) => (use === undefined ? [] : [[id, use.text] as const])));

describe.each([['en', english] as const, ...locales.map((locale) => [locale, readTexts(locale)] as const)])(
  'the texts in %s',
  (locale, texts) => {
    it('read the same in both', () => {
      expect(texts.size).toBeGreaterThan(100);
      const differing = [...texts].flatMap(([id, text]) =>
        samplesFor(text).flatMap((values) => {
          const [oldest, newest] = [Oldest, Newest].map((formatter) => formatted(formatter, text, locale, values));
          return oldest === newest ? [] : [{ id, oldest, newest }];
        })
      );
      expect(differing).toEqual([]);
    });
  }
);

function formatted(Format: Formatter, message: string, locale: string, values: Readonly<Record<string, string | number>>): unknown {
  try {
    return new Format(message, locale).format(values);
  } catch (error) {
    return `not formatted by ${Format === Oldest ? 'the oldest' : 'the newest'}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Values for all that the message asks for; a message that counts is tried with several counts. */
function samplesFor(message: string): readonly Readonly<Record<string, string | number>>[] {
  const words: string[] = [];
  const counts: string[] = [];
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.plural || element.type === TYPE.number) counts.push(element.value);
      else if (element.type !== TYPE.literal && element.type !== TYPE.pound) words.push(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const { value } of Object.values(element.options)) visit(value);
    }
  };
  try {
    visit(parse(message));
  } catch {
    return [{}]; // What cannot be parsed is told apart when it is formatted.
  }
  const texts = Object.fromEntries(words.map((name) => [name, `<${name}>`]));
  return (counts.length === 0 ? [0] : [0, 1, 2, 1234]).map((count) => ({
    ...texts,
    ...Object.fromEntries(counts.map((name) => [name, count])),
  }));
}
