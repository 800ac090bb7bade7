/**
 * Names of fields that events may have, as far as guides use them: the field reference of the Elastic Common Schema (ECS 8.17), whose field
 * sets are listed here by their leaves; and the fields that hold numbers.
 *
 * A field is only called unknown where the schema can tell: below a field set of ECS whose leaves are listed here. Integrations add
 * fields of their own under names of their own, and Elastic Defend adds `Ext` below those of ECS: of these nothing is said.
 */
import { nearestName } from '../osquery/checks/nearest_name';

const list = (names: string): readonly string[] => names.split(/\s+/);
const below = (prefix: string, names: readonly string[]): readonly string[] => names.map((name) => `${prefix}.${name}`);

const hash = list('cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh');
const codeSignature = list(
  'digest_algorithm exists flags signing_id status subject_name team_id thumbprint_sha256 timestamp trusted valid'
);
const binary = list(
  'architecture company cpu_type byte_order creation_date description file_version go_import_hash go_imports go_imports_names_entropy ' +
    'go_imports_names_var_entropy go_stripped imphash import_hash imports imports_names_entropy imports_names_var_entropy original_file_name ' +
    'pehash product sections shared_libraries symhash telfhash header segments exports'
);
const geo = list(
  'city_name continent_code continent_name country_iso_code country_name location name postal_code region_iso_code region_name timezone'
);
const os = list('family full kernel name platform type version');
const group = list('domain id name');
const risk = below('risk', list('calculated_level calculated_score calculated_score_norm static_level static_score static_score_norm'));
const person = [...list('domain email full_name hash id name roles'), ...below('group', group), ...risk];
const user = [...person, ...['changes', 'effective', 'target'].flatMap((part) => below(part, person))];
const fileHashes = [
  ...below('hash', hash),
  ...below('code_signature', codeSignature),
  ...['pe', 'elf', 'macho'].flatMap((part) => below(part, binary)),
];
const file = [
  ...list(
    'accessed attributes created ctime device directory drive_letter extension fork_name gid group inode mime_type mode mtime name owner'
  ),
  ...list('path size target_path type uid origin_referrer_url origin_url'),
  ...fileHashes,
];
const endpoint = [
  ...list(
    'address bytes domain ip mac packets port registered_domain subdomain top_level_domain as.number as.organization.name nat.ip nat.port'
  ),
  ...below('geo', geo),
  ...below('user', person),
];
const people = ['user', 'real_user', 'saved_user', 'attested_user'].flatMap((part) => below(part, person));
const groups = ['group', 'real_group', 'saved_group', 'supplemental_groups', 'attested_groups'].flatMap((part) => below(part, group));
const oneProcess = [
  ...list(
    'args args_count command_line end entity_id env_vars executable exit_code interactive name pgid pid ppid same_as_process start title'
  ),
  ...list(
    'uptime vpid working_directory thread.id thread.name thread.capabilities.effective thread.capabilities.permitted tty.char_device.major'
  ),
  ...list('tty.char_device.minor tty.columns tty.rows entry_meta.type entry_meta.source.ip io.text io.type io.bytes_skipped origin_url'),
  ...list('origin_referrer_url'),
  ...fileHashes,
  ...people,
  ...groups,
];
const relatives = ['parent', 'group_leader', 'session_leader', 'entry_leader', 'previous', 'parent.group_leader', 'entry_leader.parent'];
const process = [
  ...oneProcess,
  ...[...relatives, 'session_leader.parent', 'entry_leader.parent.session_leader'].flatMap((part) => below(part, oneProcess)),
];
const cloud = list(
  'account.id account.name availability_zone instance.id instance.name machine.type project.id project.name provider region service.name'
);

/** By field set: the leaves below it. */
const fieldSets: Readonly<Record<string, readonly string[]>> = {
  agent: list('build.original ephemeral_id id name type version'),
  client: endpoint,
  cloud: [...cloud, ...below('origin', cloud), ...below('target', cloud)],
  destination: endpoint,
  device: list('id manufacturer model.identifier model.name serial_number'),
  dll: [...list('name path origin_url origin_referrer_url'), ...fileHashes],
  dns: list(
    'answers answers.class answers.data answers.name answers.ttl answers.type header_flags id op_code question.class question.name ' +
      'question.registered_domain question.subdomain question.top_level_domain question.type resolved_ip response_code type'
  ),
  error: list('code id message stack_trace type'),
  event: list(
    'action agent_id_status category code created dataset duration end hash id ingested kind module original outcome provider reason reference ' +
      'risk_score risk_score_norm sequence severity start timezone type url'
  ),
  file,
  group,
  host: [
    ...list('architecture boot.id cpu.usage disk.read.bytes disk.write.bytes domain hostname id ip mac name network.egress.bytes'),
    ...list('network.egress.packets network.ingress.bytes network.ingress.packets pid_ns_ino type uptime'),
    ...below('geo', geo),
    ...below('os', os),
    ...risk,
  ],
  network: list(
    'application bytes community_id direction forwarded_ip iana_number inner inner.vlan.id inner.vlan.name name packets protocol transport type ' +
      'vlan.id vlan.name'
  ),
  process,
  registry: list('data.bytes data.strings data.type hive key path value'),
  rule: list('author category description id license name reference ruleset uuid version'),
  server: endpoint,
  source: endpoint,
  url: list(
    'domain extension fragment full original password path port query registered_domain scheme subdomain top_level_domain username'
  ),
  user: [...user, ...['entity.id', 'entity.name', 'entity.type']],
};

const knownFields: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(fieldSets).map(([set, names]) => [set, new Set(below(set, names))])
);

export type FieldKnowledge =
  { readonly kind: 'known' | 'cannot_tell' } | { readonly kind: 'unknown'; /** '' where no name is near. */ readonly suggestion: string };

/** What ECS says of a field's name. */
export function ecsKnowledge(field: string): FieldKnowledge {
  const [set = ''] = field.split('.');
  const names = knownFields.get(set);
  if (names === undefined) return nearFieldSet(field, set);
  if (names.has(field)) return { kind: 'known' };
  if (/\.(?:Ext|text|keyword|caseless)(?:\.|$)/.test(field)) return { kind: 'cannot_tell' };
  return { kind: 'unknown', suggestion: nearestName(field, names) ?? '' };
}

/** `proces.name`: of a name outside of ECS something is said only where a letter or the case makes a field of ECS of it. */
function nearFieldSet(field: string, set: string): FieldKnowledge {
  const near = set.length < 3 ? undefined : nearestName(set, knownFields.keys());
  const meant = near === undefined ? '' : near + field.slice(set.length);
  const isSlip = near !== undefined && Math.abs(near.length - set.length) <= 1 && knownFields.get(near)?.has(meant) === true;
  return isSlip ? { kind: 'unknown', suggestion: meant } : { kind: 'cannot_tell' };
}

const numbers = new Set(
  list(
    'pid ppid pgid vpid port bytes packets size args_count exit_code uptime duration sequence severity risk_score risk_score_norm number ttl ' +
      'entropy columns rows gid uid'
  )
);

/** Numbers and booleans: as text they need no quotes in SQL. */
export function isNumberField(field: string): boolean {
  return numbers.has(field.slice(field.lastIndexOf('.') + 1)) || /\.thread\.id$/.test(field);
}
