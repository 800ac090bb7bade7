/** Small cases to begin with, each showing something that the page can do. Made up. */
import { i18n } from '@kbn/i18n';
import type { Question } from './question';

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly question: Pick<Question, 'kind'> & Partial<Question>;
  readonly documents: string;
}

const event = (time: string, rest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  '@timestamp': `2026-03-01T09:00:${time}.000Z`,
  host: { id: 'a1', name: 'web-01', os: { type: 'linux' } },
  ...rest,
});

const lines = (documents: readonly unknown[]): string => documents.map((document) => JSON.stringify(document)).join('\n');

export function examples(): readonly Example[] {
  return [
    {
      id: 'exclusion',
      title: i18n.translate('investigationGuides.evaluate.example.exclusion', { defaultMessage: 'An exclusion that applies' }),
      question: {
        kind: 'eql',
        text: 'process where event.action == "exec" and process.name in ("bash", "sh") and process.args : "-i"\n  and not process.parent.name in ("sshd", "tmux")',
      },
      documents: JSON.stringify(
        event('01', {
          event: { category: ['process'], type: ['start'], action: 'exec' },
          process: { name: 'bash', args: ['bash', '-i'], parent: { name: 'sshd' } },
          user: { name: 'anna' },
        }),
        undefined,
        2
      ),
    },
    {
      id: 'sequence',
      title: i18n.translate('investigationGuides.evaluate.example.sequence', { defaultMessage: 'A sequence of three events' }),
      question: {
        kind: 'eql',
        text: 'sequence by host.id with maxspan=30s\n  [authentication where event.outcome == "failure"] with runs=2\n  [authentication where event.outcome == "success" and user.name == "root"]',
      },
      documents: lines(
        [
          { time: '01', outcome: 'failure' },
          { time: '04', outcome: 'failure' },
          { time: '12', outcome: 'success' },
        ].map(({ time, outcome }) =>
          event(time, { event: { category: ['authentication'], outcome }, user: { name: 'root' }, source: { ip: '203.0.113.9' } })
        )
      ),
    },
    {
      id: 'threshold',
      title: i18n.translate('investigationGuides.evaluate.example.threshold', { defaultMessage: 'A threshold that is just missed' }),
      question: {
        kind: 'rule_text',
        ruleText: `${JSON.stringify(
          {
            rule_id: 'example-threshold',
            name: 'Many failed logins of one address',
            description: 'Counts failed logins.',
            type: 'threshold',
            language: 'kuery',
            query: 'event.category: authentication and event.outcome: failure',
            threshold: { field: ['source.ip'], value: 4, cardinality: [{ field: 'user.name', value: 2 }] },
            risk_score: 47,
            severity: 'medium',
          },
          undefined,
          2
        )}\n`,
      },
      documents: lines(
        [
          { time: '01', user: 'root' },
          { time: '02', user: 'admin' },
          { time: '03', user: 'root' },
        ].map(({ time, user }) =>
          event(time, { event: { category: ['authentication'], outcome: 'failure' }, user: { name: user }, source: { ip: '203.0.113.9' } })
        )
      ),
    },
  ];
}
