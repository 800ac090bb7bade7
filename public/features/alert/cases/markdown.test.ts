import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan, link, withinLimit } from './markdown';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

const parse = (markdown: string): Node => fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
const nodes = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodes)];
const typesIn = (markdown: string): readonly string[] => [...new Set(nodes(parse(markdown)).map(({ type }) => type))].sort();

const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '\n',
        ' ',
        '\\',
        '[x](javascript:alert(1))',
        '![](//e)',
        '<img src=x>',
        '!{lens{}}',
        'http://e.example',
        '| a |',
        '\u202e',
        '~~~'
      ),
      { maxLength: 12 }
    )
    .map((parts) => parts.join(''))
);

describe('data in Markdown', () => {
  it('on a line is code and nothing else, whatever it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = `- Host: ${codeSpan(text)}\n- User: ${codeSpan('anna')}`;
        expect(typesIn(markdown).filter((type) => type !== 'inlineCode')).toEqual(['list', 'listItem', 'paragraph', 'root', 'text']);
        const spans = nodes(parse(markdown)).filter(({ type }) => type === 'inlineCode');
        expect(spans.at(-1)?.value).toBe('anna');
        expect(spans).toHaveLength(text === '' ? 1 : 2);
      })
    );
  });

  it('of several lines is one block of code, whatever it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = `Note:\n\n${codeBlock(text, { limit: 1_000 })}\n\nend`;
        expect(typesIn(markdown)).toEqual(['code', 'paragraph', 'root', 'text']);
        expect(nodes(parse(markdown)).filter(({ type }) => type === 'code')).toHaveLength(1);
      })
    );
  });

  const spans: readonly (readonly [text: string, shown: string])[] = [
    ['plain', '`plain`'],
    ['a`b``c', '```a`b``c```'],
    ['`', '`` ` ``'],
    ['two\nlines', '`two\\nlines`'],
    ['\u202egnp.exe', '`U+202Egnp.exe`'],
    ['', '(empty)'],
    ['x'.repeat(600), `\`${'x'.repeat(500)}…\``],
  ];
  it.each(spans)('%j is written as %j', (text, shown) => {
    expect(codeSpan(text)).toBe(shown);
  });

  it('a block keeps lines and tabs and names what else is hidden', () => {
    expect(codeBlock('a\r\n\tb\u200b', { limit: 100, language: 'sql' })).toBe('```sql\na\n\tbU+200B\n```');
  });

  it('a link leads where it says, with every character of the address', () => {
    const address = `http://127.0.0.1:5601/app/investigationGuides/alerts/${encodeURIComponent("a)](http://e')`<")}`;
    const [found] = nodes(parse(link('Open', address))).filter(({ type }) => type === 'link');
    expect(decodeURIComponent(found?.url ?? '')).toBe(decodeURIComponent(address));
    expect(nodes(parse(link('Open', address))).filter(({ type }) => type === 'link')).toHaveLength(1);
  });

  it('that is too much ends with how much is left out, and keeps to the limit', () => {
    expect(withinLimit(['a', 'b'], 100)).toBe('a\n\nb');
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 80 }), { maxLength: 30 }), (blocks) => {
        const text = withinLimit(blocks, 400);
        expect(text.length).toBeLessThanOrEqual(400);
        if (blocks.join('\n\n').length > 400) expect(text).toMatch(/\d+ parts? more (is|are) left out here/);
      })
    );
  });
});
