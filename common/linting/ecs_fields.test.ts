import { describe, expect, it } from 'vitest';
import { ecsKnowledge, isNumberField } from './ecs_fields';
import { ECS_NAMES, ECS_VERSION } from './ecs_names';

describe('a name of a field', () => {
  it.each([
    ...[
      '@timestamp',
      'message',
      'user.name',
      'process.parent.pid',
      'process.parent.code_signature.trusted',
      'process.entry_leader.parent.session_leader.pid',
    ],
    ...['threat.enrichments.indicator.file.hash.sha256', 'source.geo.country_name', 'tls.client.server_name', 'user.target.group.id'],
    ...['process.pgid', 'dns.answers.data', 'host.os.type', 'container.image.name', 'dll.hash.sha256'],
  ])('%s is known', (field) => expect(ecsKnowledge(field)).toEqual({ kind: 'known' }));

  it.each([
    ['user.nmae', 'user.name'],
    ['usr.name', 'user.name'],
    ['User.Name', 'user.name'],
    ['user_name', 'user.name'],
    ['.user.name', 'user.name'],
    ['process.entity_idd', 'process.entity_id'],
    ['process.commandline', 'process.command_line'],
    ['process.parnet.name', 'process.parent.name'],
    ['file.hash.sha265', 'file.hash.sha256'],
    ['proces.executable', 'process.executable'],
    ['user.username', ''],
    ['process.path', ''],
  ])('%s is unknown, and meant is "%s"', (field, suggestion) => {
    const said = ecsKnowledge(field);
    expect(said.kind).toBe('unknown');
    if (said.kind === 'unknown' && suggestion !== '') expect(said.suggestion).toBe(suggestion);
  });

  it.each([
    ['of Elastic Defend', 'process.Ext.token.user'],
    ['of Elastic Defend, below a parent', 'process.parent.Ext.real.pid'],
    ['of Elastic Defend, beside the process', 'Effective_process.entity_id'],
    ['of an integration', 'winlog.event_data.TargetUserName'],
    ['of an integration, below a set of the schema', 'user.audit.id'],
    ['of Packetbeat', 'tls.detailed.client_hello.version'],
    ['of Filebeat', 'log.offset'],
    ['of Metricbeat', 'process.cpu.pct'],
    ['of Kibana', 'kibana.alert.original_time'],
    ['of an alert, as it was called before', 'signal.rule.name'],
    ['that others may read', 'process.name.caseless'],
    ['of a parent, of which the schema lists less', 'process.group_leader.hash.sha256'],
    ['of a user of a process', 'process.parent.user.domain'],
    ['of a relative that the schema has no place for', 'process.responsible.executable'],
    ['below what the schema leaves open', 'labels.team'],
    ['of nothing that is known', 'custom'],
  ])('of a field %s nothing is said', (_, field) => expect(ecsKnowledge(field)).toEqual({ kind: 'cannot_tell' }));
});

it.each([
  ['process.pid', true],
  ['process.parent.pid', true],
  ['process.entry_leader.parent.pid', true],
  ['process.group_leader.args_count', true],
  ['process.thread.id', true],
  ['source.port', true],
  ['process.code_signature.trusted', true],
  ['user.id', false],
  ['file.uid', false],
  ['registry.data.bytes', false],
  ['winlog.event_data.ProcessId', false],
  ['process.entity_id', false],
])('%s holds a number: %s', (field, isNumber) => expect(isNumberField(field)).toBe(isNumber));

it('the names are those of a released schema, each once', () => {
  expect(ECS_VERSION).toMatch(/^\d+\.\d+\.\d+$/);
  const names = ECS_NAMES.trim()
    .split('\n')
    .flatMap((line) => {
      const [sets = '', leaves = ''] = line.split('|');
      return sets.split(' ').flatMap((set) => leaves.split(' ').map((leaf) => `${set}.${leaf.replace(/[#*]$/, '')}`));
    });
  expect(names.length).toBeGreaterThan(2_000);
  expect(new Set(names).size).toBe(names.length);
});
