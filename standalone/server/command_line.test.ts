import { describe, expect, it } from 'vitest';
import { helpText, parseCommandLine } from './command_line';

const standard = { port: 5601, dataDir: '.data', rules: [], events: [], locale: 'en', reset: false };

describe('the command line', () => {
  const good: readonly { readonly args: readonly string[]; readonly options: Readonly<Record<string, unknown>> }[] = [
    { args: [], options: {} },
    { args: ['--port', '5602'], options: { port: 5602 } },
    { args: ['--port=0'], options: { port: 0 } },
    { args: ['--data-dir', '/tmp/x', '--reset'], options: { dataDir: '/tmp/x', reset: true } },
    { args: ['--rules', 'a', 'b.toml', '--locale', 'zh-CN'], options: { rules: ['a', 'b.toml'], locale: 'zh-CN' } },
    { args: ['--rules', 'a', '--rules=b'], options: { rules: ['a', 'b'] } },
    { args: ['--events', 'x.ndjson', '-odd-name.ndjson'], options: { events: ['x.ndjson', '-odd-name.ndjson'] } },
  ];
  it.each(good)('$args is understood', ({ args, options }) => {
    expect(parseCommandLine(args, '.data')).toEqual({ kind: 'serve', options: { ...standard, ...options } });
  });

  const wrong = [
    { args: ['--prot', '1'], says: '--prot' },
    { args: ['serve'], says: '"serve"' },
    { args: ['--port'], says: '--port' },
    { args: ['--port', 'abc'], says: '--port' },
    { args: ['--port', '65536'], says: '65535' },
    { args: ['--port', '-1'], says: '--port' },
    { args: ['--rules'], says: '--rules' },
    { args: ['--rules', '--reset'], says: '--rules' },
    { args: ['--events'], says: '--events' },
    { args: ['--locale', 'de'], says: 'zh-CN' },
    { args: ['--data-dir', '--reset'], says: '--data-dir' },
    { args: ['--data-dir='], says: '--data-dir' },
  ];
  it.each(wrong)('$args is refused and the option named', ({ args, says }) => {
    const parsed = parseCommandLine(args, '.data');
    expect(parsed).toEqual({ kind: 'wrong', message: expect.stringContaining(says) });
  });

  it('help is help wherever it stands, and names every option', () => {
    expect(parseCommandLine(['--port', '1', '--help'], '.data').kind).toBe('help');
    for (const option of ['--port', '--data-dir', '--rules', '--events', '--locale', '--reset']) expect(helpText).toContain(option);
  });
});
