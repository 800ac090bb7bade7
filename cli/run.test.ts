import { describe, expect, it } from 'vitest';
import { ig } from '../test/fakes/memory_io';
import { commands } from './commands';

describe('the command line', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])('%j lists every command', async (args) => {
    const { exitCode, output } = await ig(args);
    expect(exitCode).toBe(0);
    for (const name of commands.keys()) expect(output).toContain(`  ${name} `);
  });

  it.each([...commands.keys()])('%s has a help text, by three ways', async (name) => {
    const texts = [await ig(['help', name]), await ig([name, '--help']), await ig([name, '-h'])];
    expect(texts[0]?.output).toMatch(new RegExp(`^ig ${name} `));
    expect(new Set(texts.map(({ output, exitCode }) => `${exitCode} ${output}`)).size).toBe(1);
  });

  it('says its version', async () => expect((await ig(['--version'])).output).toMatch(/^\d+\.\d+\.\d+\n$/));

  it.each([
    [['nonsense'], 2, 'no command "nonsense"'],
    [['help', 'nonsense'], 2, 'no command "nonsense"'],
    [['eql', '--nope'], 2, '--nope'],
    [['eql'], 2, 'query is missing'],
    [['eql', 'any where true'], 2, '--events FILE is missing'],
    [['eql', 'any', 'where', 'true'], 2, 'One query was expected, found 3'],
    [['eql', 'any where true', '--events', 'x', '--size', '-1'], 2, '--size'],
    [['detect'], 2, '--events FILE is missing'],
    [['detect', 'x', '--events', 'y'], 2, 'Unexpected argument "x"'],
    [['parse', '--language', 'sql', 'x'], 2, 'eql or kql'],
    [['parse', '--language', 'kql', 'a: (b'], 1, 'line 1, column 4'],
    [['parse', '--language', 'kql', 'process where true', '--batch'], 1, 'process where true: no such file'],
    [['match', 'sequence [any where true] [any where true]', '--documents', 'x'], 1, 'ig eql searches events for it'],
    [['match', '--language', 'kql', 'a:'], 2, '--documents FILE is missing'],
    [['eql', 'any where true', '--events', 'x', '--max-samples-per-key', '0'], 2, '--max-samples-per-key takes a number from 1'],
    [['eql', 'any where true', '--events', 'x', '--max-samples-per-key', 'all'], 2, '--max-samples-per-key'],
    [['lint'], 2, 'A FILE is missing'],
    [['lint', 'x', '--format', 'xml'], 2, 'text or json or sarif'],
    [['lint', 'x', '--ignore', 'nonsense'], 2, '"nonsense" is none'],
    [['lint', '-', '--fix'], 2, '--fix writes files back'],
    [['eql', 'any where true', '--events', 'no.ndjson'], 1, 'no.ndjson: no such file'],
    [['evaluate', '--rules', 'no.toml', '--batch'], 1, 'No rule could be loaded'],
    [['value', "'x'"], 1, 'line 1, column 1'],
  ])('%j ends with exit code %i and says %s', async (args, exitCode, message) => {
    const ran = await ig(args);
    expect(ran).toMatchObject({ exitCode, output: '' });
    expect(ran.errors).toContain(message);
  });

  it('behind -- an argument is no option', async () => {
    expect(await ig(['value', '--', '-1 + 3'])).toMatchObject({ exitCode: 0, output: '2\n' });
    expect((await ig(['value', '--', '--help'])).exitCode).toBe(1);
  });

  it('every command takes --progress, before -- only', async () => {
    expect(await ig(['value', '--progress', '1'])).toMatchObject({ exitCode: 0, output: '1\n' });
    expect((await ig(['value', '--', '--progress'])).exitCode).toBe(1);
  });

  it('serve hands its arguments to the server', async () => {
    expect((await ig(['serve', '--port', '0', '--reset'])).served).toEqual(['--port', '0', '--reset']);
    expect(await ig(['serve', '--help'])).toMatchObject({ served: undefined, output: expect.stringContaining('--data-dir') });
  });
});
