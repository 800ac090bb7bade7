import { describe, expect, it } from 'vitest';
import { onePositional, oneOf, parseArguments, requiredPositional, requiredText, wholeNumber, type OptionKind } from './arguments';
import { UsageError } from './command';

const options: Readonly<Record<string, OptionKind>> = { rules: 'list', events: 'list', batch: 'flag', size: 'text' };

describe('arguments', () => {
  it.each([
    { args: [], rules: [], positionals: [] },
    { args: ['--rules', 'a'], rules: ['a'], positionals: [] },
    { args: ['--rules', 'a', 'b', '--batch', 'in'], rules: ['a', 'b'], positionals: ['in'] },
    { args: ['in', '--rules', 'a', 'b'], rules: ['a', 'b'], positionals: ['in'] },
    { args: ['--rules', 'a', '--batch', '--rules=b', 'c'], rules: ['a', 'b', 'c'], positionals: [] },
    { args: ['--rules', 'a', '--', 'in'], rules: ['a'], positionals: ['in'] },
    { args: ['--size', '3', 'in'], rules: [], positionals: ['in'] },
    { args: ['--', '--rules'], rules: [], positionals: ['--rules'] },
  ])('$args', ({ args, rules, positionals }) => {
    const given = parseArguments(args, options);
    expect(given.list('rules')).toEqual(rules);
    expect(given.positionals).toEqual(positionals);
  });

  it.each([
    [['--nope'], 'There is no option --nope; there are: --rules, --events, --batch, --size.'],
    [['-x'], 'There is no option -x;'],
    [['-1', '+', '2'], 'An argument that begins with "-" goes after "--".'],
    [['--rules'], '--rules needs a value'],
    [['--size', '-1'], '--size needs a value; one that begins with "-" is written --size=-x.'],
    [['--batch=yes'], 'does not take an argument'],
  ])('%j is refused with what to write', (args, message) => {
    expect(() => parseArguments(args, options)).toThrow(UsageError);
    expect(() => parseArguments(args, options)).toThrow(message);
  });

  it('what is missing or has another form is named', () => {
    const none = parseArguments([], options);
    expect(() => requiredPositional(none, 'query')).toThrow('query is missing');
    expect(() => requiredText(none, 'size', 'N')).toThrow('--size N is missing');
    expect(() => onePositional(parseArguments(['process', 'where'], options), 'query')).toThrow('"process" "where"');
    expect(() => wholeNumber(parseArguments(['--size', '1.5'], options), 'size')).toThrow('"1.5"');
    expect(wholeNumber(none, 'size')).toBeUndefined();
    expect(() => oneOf(parseArguments(['--size', 'c'], options), 'size', ['a', 'b'], 'a')).toThrow('a or b');
  });
});
