/** Which value of the alert a placeholder of a command stands for: `<user>` is `user.name`. A name that is not here is left as it stands. */
import { serviceOf } from './service_argument';

type ValuesOf = (field: string) => unknown;

/** The first field that the alert has; where it has none, the first is the one that is missing. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['user', ['user.name']],
  ['username', ['user.name']],
  ['user_name', ['user.name']],
  ['account', ['user.name']],
  ['uid', ['user.id']],
  ['user_id', ['user.id']],
  ['group', ['group.name', 'user.group.name']],
  ['gid', ['group.id', 'user.group.id']],
  ['pid', ['process.pid']],
  ['process_id', ['process.pid']],
  ['ppid', ['process.parent.pid']],
  ['parent_pid', ['process.parent.pid']],
  ['process', ['process.name']],
  ['process_name', ['process.name']],
  ['parent_process', ['process.parent.name']],
  ['command', ['process.command_line']],
  ['command_line', ['process.command_line']],
  ['executable', ['process.executable']],
  ['binary', ['process.executable']],
  ['program', ['process.executable']],
  ['path', ['file.path', 'process.executable']],
  ['file', ['file.path', 'process.executable']],
  ['file_path', ['file.path', 'process.executable']],
  ['filepath', ['file.path', 'process.executable']],
  ['filename', ['file.name', 'process.name']],
  ['file_name', ['file.name', 'process.name']],
  ['directory', ['file.directory', 'process.working_directory']],
  ['dir', ['file.directory', 'process.working_directory']],
  ['host', ['host.name']],
  ['hostname', ['host.name']],
  ['host_name', ['host.name']],
  ['ip', ['destination.ip', 'source.ip', 'host.ip']],
  ['ip_address', ['destination.ip', 'source.ip', 'host.ip']],
  ['address', ['destination.ip', 'source.ip', 'host.ip']],
  ['destination_ip', ['destination.ip']],
  ['dst_ip', ['destination.ip']],
  ['remote_ip', ['destination.ip', 'source.ip']],
  ['source_ip', ['source.ip']],
  ['src_ip', ['source.ip']],
  ['port', ['destination.port', 'source.port']],
  ['destination_port', ['destination.port']],
  ['source_port', ['source.port']],
  ['domain', ['destination.domain', 'dns.question.name', 'url.domain']],
  ['url', ['url.full', 'url.original']],
  ['hash', ['file.hash.sha256', 'process.hash.sha256', 'file.hash.md5', 'process.hash.md5']],
  ['sha256', ['file.hash.sha256', 'process.hash.sha256']],
  ['sha1', ['file.hash.sha1', 'process.hash.sha1']],
  ['md5', ['file.hash.md5', 'process.hash.md5']],
  ['container_id', ['container.id']],
  ['container', ['container.name', 'container.id']],
]);

const SERVICE: ReadonlySet<string> = new Set(['service', 'service_name', 'servicename', 'daemon', 'unit', 'unit_name']);

/** The same names in Chinese guides. */
const CHINESE: ReadonlyMap<string, string> = new Map([
  ['用户', 'user'],
  ['用户名', 'user'],
  ['用户名称', 'user'],
  ['进程', 'process'],
  ['进程名', 'process'],
  ['进程id', 'pid'],
  ['路径', 'path'],
  ['文件', 'file'],
  ['文件路径', 'path'],
  ['主机', 'host'],
  ['主机名', 'host'],
  ['ip地址', 'ip'],
  ['端口', 'port'],
  ['服务', 'service'],
  ['服务名', 'service'],
  ['服务名称', 'service'],
]);

export interface PlaceholderValue {
  /** Where the value comes from, for the reader; for a service it is the list of arguments. */
  readonly field: string;
  readonly value: unknown;
}

/** Undefined for a name that stands for nothing known: then it is no placeholder. */
export function valueOfPlaceholder(name: string, valuesOf: ValuesOf): PlaceholderValue | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^(?:the|your|suspicious|suspect|target)[ _-]+/, '')
    .replace(/[ -]+/g, '_');
  const known = CHINESE.get(plain) ?? plain;
  if (SERVICE.has(known)) return { field: 'process.args', value: serviceOf(valuesOf('process.args')) };
  const fields = FIELDS.get(known);
  const [first] = fields ?? [];
  if (fields === undefined || first === undefined) return undefined;
  const field = fields.find((candidate) => valuesOf(candidate) !== undefined) ?? first;
  return { field, value: valuesOf(field) };
}

/** Words that stand for a value without any marks: nobody types them as they are. */
export const BARE_PLACEHOLDERS: ReadonlySet<string> = new Set(['service_name', 'user_name', 'process_name', 'file_path', 'process_id']);
