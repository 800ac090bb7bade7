import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../server/app/settings';
import { helpText, parseCommandLine } from './command_line';

const standard = { port: 5601, dataDir: '.data', rules: [], events: [], locale: 'en', reset: false, settings: defaultSettings };

describe('the command line', () => {
  const good: readonly { readonly args: readonly string[]; readonly options: Readonly<Record<string, unknown>> }[] = [
    { args: [], options: {} },
    { args: ['--port', '5602'], options: { port: 5602 } },
    { args: ['--port=0'], options: { port: 0 } },
    { args: ['--data-dir', '/tmp/x', '--reset'], options: { dataDir: '/tmp/x', reset: true } },
    { args: ['--rules', 'a', 'b.toml', '--locale', 'zh-CN'], options: { rules: ['a', 'b.toml'], locale: 'zh-CN' } },
    { args: ['--rules', 'a', '--rules=b'], options: { rules: ['a', 'b'] } },
    {
      args: [
        '--look-back',
        '7d',
        '--related-look-back=2h',
        '--max-preview-alerts=100',
        '--max-alerts-per-page=50',
        '--max-request-body=64kb',
      ],
      options: {
        settings: {
          lookBackMs: 604_800_000,
          relatedLookBackMs: 7_200_000,
          maxPreviewAlerts: 100,
          maxAlertsPerPage: 50,
          maxRequestBodyBytes: 65_536,
        },
      },
    },
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
    { args: ['--look-back', 'soon'], says: '--look-back takes a time from 1h to 1825d' },
    { args: ['--look-back', '10m'], says: '--look-back takes' },
    { args: ['--look-back', '30'], says: '--look-back takes' },
    { args: ['--look-back'], says: '--look-back takes' },
    { args: ['--related-look-back', '91d'], says: '--related-look-back takes' },
    { args: ['--max-preview-alerts', '99'], says: 'from 100 to 1000000' },
    { args: ['--max-alerts-per-page', '1e3'], says: 'from 25 to 1000' },
    { args: ['--max-request-body', '1gb'], says: 'from 64kb to 16mb' },
    { args: ['toString'], says: '"toString"' },
  ];
  it.each(wrong)('$args is refused and the option named', ({ args, says }) => {
    const parsed = parseCommandLine(args, '.data');
    expect(parsed).toEqual({ kind: 'wrong', message: expect.stringContaining(says) });
  });

  it('help is help wherever it stands, and names every option', () => {
    expect(parseCommandLine(['--port', '1', '--help'], '.data').kind).toBe('help');
    const limits = ['--look-back', '--related-look-back', '--max-preview-alerts', '--max-alerts-per-page', '--max-request-body'];
    for (const option of ['--port', '--data-dir', '--rules', '--events', '--locale', '--reset', ...limits])
      expect(helpText).toContain(option);
  });
});
