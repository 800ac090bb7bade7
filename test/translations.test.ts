/** Every message of the pages has its text in every language, with the same values in it, and no text is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Message {
  readonly text: string;
  readonly file: string;
}

/** `server` names the plugin's feature, for Kibana's roles screen. */
const directories = ['public', 'standalone/web', 'server'];
const messages = collectMessages(directories);
const locales = readdirSync(join(root, 'translations'));

describe('the messages in the code', () => {
  it('are found', () => {
    expect(messages.size).toBeGreaterThan(100);
  });

  it('have one English text for an id, wherever it is used', () => {
    const differing = [...messages].filter(([, uses]) => new Set(uses.map((use) => use.text)).size > 1);
    expect(differing.map(([id, uses]) => [id, uses])).toEqual([]);
  });

  it('are written with literal ids and texts in the usual order, so that none is missed', () => {
    const missed = sources(directories).filter(
      ({ text }) => [...text.matchAll(/i18n\.translate\(|<FormattedMessage\b/g)].length !== messagesIn(text).length
    );
    expect(missed.map(({ file }) => file)).toEqual([]);
  });
});

describe.each(locales)('the texts in %s', (locale) => {
  const texts = readTexts(join(root, 'translations', locale));

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

function collectMessages(directories: readonly string[]): ReadonlyMap<string, readonly Message[]> {
  const found = new Map<string, Message[]>();
  for (const { file, text } of sources(directories)) {
    for (const { id, message } of messagesIn(text)) found.set(id, [...(found.get(id) ?? []), { text: message, file }]);
  }
  return found;
}

function messagesIn(source: string): readonly { readonly id: string; readonly message: string }[] {
  const literal = String.raw`('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;
  const patterns = [
    new RegExp(String.raw`i18n\.translate\(\s*${literal},\s*\{\s*defaultMessage:\s*${literal}`, 'g'),
    new RegExp(String.raw`<FormattedMessage\s+id=${literal}\s+defaultMessage=${literal}`, 'g'),
  ];
  const found = patterns.flatMap((pattern) => [...source.matchAll(pattern)]);
  return found.map(([, id, message]) => ({ id: unquote(id ?? ''), message: unquote(message ?? '') }));
}

function sources(directories: readonly string[]): readonly { readonly file: string; readonly text: string }[] {
  return directories.flatMap((directory) =>
    readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\.tsx?$/.test(name) && !name.startsWith('shared/kbn_i18n'))
      .map((name) => ({ file: join(directory, name), text: readFileSync(join(root, directory, name), 'utf8') }))
  );
}

function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, '$1');
}

function readTexts(directory: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const name of readdirSync(directory)) {
    const content: unknown = JSON.parse(readFileSync(join(directory, name), 'utf8'));
    for (const [id, text] of Object.entries(content ?? {})) {
      expect(texts.has(id) ? `${id} is given twice` : 'once').toBe('once');
      texts.set(id, String(text));
    }
  }
  return texts;
}

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
