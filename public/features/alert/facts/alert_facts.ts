/** Which fields of an alert are worth seeing first, and in what order: the facts beside the guide. */
import type { DocumentField } from './document_fields';

export type FactGroupName = 'process' | 'parent' | 'who' | 'network' | 'origin';

export interface Fact {
  readonly field: string;
  readonly values: readonly string[];
}

export interface FactGroup {
  readonly name: FactGroupName;
  readonly facts: readonly Fact[];
}

const GROUPS: readonly { readonly name: FactGroupName; readonly fields: readonly string[] }[] = [
  {
    name: 'process',
    fields: [
      'process.command_line',
      'process.args',
      'process.name',
      'process.executable',
      'process.pid',
      'process.entity_id',
      'process.working_directory',
      'process.hash.sha256',
      'process.hash.sha1',
      'process.hash.md5',
      'event.category',
      'event.type',
      'event.action',
      'event.outcome',
      'file.path',
    ],
  },
  {
    name: 'parent',
    fields: [
      'process.parent.command_line',
      'process.parent.args',
      'process.parent.name',
      'process.parent.executable',
      'process.parent.pid',
      'process.parent.entity_id',
    ],
  },
  {
    name: 'who',
    fields: [
      'user.name',
      'user.id',
      'user.effective.name',
      'user.audit.name',
      'group.name',
      'host.name',
      'host.ip',
      'host.id',
      'host.os.name',
      'host.os.full',
      'host.os.type',
      'agent.id',
      'agent.type',
    ],
  },
  {
    name: 'network',
    fields: ['source.ip', 'source.port', 'destination.ip', 'destination.port', 'destination.domain', 'dns.question.name'],
  },
  {
    name: 'origin',
    fields: [
      '@timestamp',
      'kibana.alert.original_time',
      'kibana.alert.ancestors.index',
      'kibana.alert.ancestors.id',
      'event.dataset',
      'kibana.alert.uuid',
      'kibana.alert.rule.rule_id',
      'kibana.alert.rule.uuid',
      'kibana.alert.rule.version',
    ],
  },
];

/** Only fields that the alert has, only groups that have a field. */
export function factGroups(fields: readonly DocumentField[]): readonly FactGroup[] {
  const byName = new Map(fields.map((field) => [field.name, field.values]));
  return GROUPS.map(({ name, fields: wanted }) => ({
    name,
    facts: wanted.flatMap((field) => {
      const values = byName.get(field);
      return values === undefined ? [] : [{ field, values }];
    }),
  })).filter((group) => group.facts.length > 0);
}
