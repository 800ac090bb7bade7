/** Alerts for tests: small, in the stored shape, each field changeable. */
import type { StoredAlert } from '../../server/app/ports';

export interface SampleAlert {
  readonly id: string;
  readonly at?: string;
  readonly rule?: string;
  readonly ruleName?: string;
  readonly severity?: string;
  readonly riskScore?: number;
  readonly status?: string;
  readonly host?: string;
  readonly user?: string;
  readonly process?: string;
  readonly commandLine?: string;
}

/** Only `id` is needed; a field that is not given is absent from the document, except rule, severity, status and time. */
export function sampleAlert(given: SampleAlert): StoredAlert {
  const rule = given.rule ?? 'rule-a';
  return {
    id: given.id,
    index: '.internal.alerts-security.alerts-default-000001',
    source: {
      '@timestamp': given.at ?? '2026-03-01T10:00:00.000Z',
      'kibana.alert.uuid': given.id,
      'kibana.alert.rule.uuid': rule,
      'kibana.alert.rule.rule_id': `stable-${rule}`,
      'kibana.alert.rule.name': given.ruleName ?? `Rule ${rule}`,
      'kibana.alert.severity': given.severity ?? 'low',
      'kibana.alert.risk_score': given.riskScore ?? 21,
      'kibana.alert.workflow_status': given.status ?? 'open',
      'event.kind': 'signal',
      ...(given.host === undefined ? {} : { host: { name: given.host } }),
      ...(given.user === undefined ? {} : { user: { name: given.user } }),
      ...(given.process === undefined && given.commandLine === undefined
        ? {}
        : {
            process: {
              ...(given.process === undefined ? {} : { name: given.process }),
              ...(given.commandLine === undefined ? {} : { command_line: given.commandLine }),
            },
          }),
    },
  };
}
