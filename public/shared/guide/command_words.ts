/** Words about the commands of a step: why one cannot be filled in, and what Osquery is asked in its place. */
import { i18n } from '@kbn/i18n';
import type { CommandProblem } from '../../../common/guides/commands/fill_command';
import type { EquivalentTopic } from '../../../common/guides/commands/osquery_equivalents';

export function equivalentLabel(topic: EquivalentTopic): string {
  return topics[topic]();
}

const topics: Readonly<Record<EquivalentTopic, () => string>> = {
  services: () =>
    i18n.translate('investigationGuides.guide.command.topic.services', { defaultMessage: 'Services that start by themselves' }),
  one_service: () => i18n.translate('investigationGuides.guide.command.topic.oneService', { defaultMessage: 'This service' }),
  units: () => i18n.translate('investigationGuides.guide.command.topic.units', { defaultMessage: 'All systemd units' }),
  processes: () => i18n.translate('investigationGuides.guide.command.topic.processes', { defaultMessage: 'Running processes' }),
  one_process: () => i18n.translate('investigationGuides.guide.command.topic.oneProcess', { defaultMessage: 'This process' }),
  processes_of_user: () =>
    i18n.translate('investigationGuides.guide.command.topic.processesOfUser', { defaultMessage: 'Processes of the user' }),
  sockets: () => i18n.translate('investigationGuides.guide.command.topic.sockets', { defaultMessage: 'Open sockets by process' }),
  open_files: () => i18n.translate('investigationGuides.guide.command.topic.openFiles', { defaultMessage: 'Open files of the process' }),
  crontab: () => i18n.translate('investigationGuides.guide.command.topic.crontab', { defaultMessage: 'Scheduled jobs (cron)' }),
  sign_ins: () => i18n.translate('investigationGuides.guide.command.topic.signIns', { defaultMessage: 'Past sign-ins' }),
  sessions: () => i18n.translate('investigationGuides.guide.command.topic.sessions', { defaultMessage: 'Who is signed in' }),
  user: () => i18n.translate('investigationGuides.guide.command.topic.user', { defaultMessage: 'The user account' }),
  users: () => i18n.translate('investigationGuides.guide.command.topic.users', { defaultMessage: 'All user accounts' }),
  file: () => i18n.translate('investigationGuides.guide.command.topic.file', { defaultMessage: 'The file' }),
  directory: () => i18n.translate('investigationGuides.guide.command.topic.directory', { defaultMessage: 'Files of the directory' }),
  hash: () => i18n.translate('investigationGuides.guide.command.topic.hash', { defaultMessage: 'Hashes of the file' }),
  iptables: () => i18n.translate('investigationGuides.guide.command.topic.iptables', { defaultMessage: 'Firewall rules' }),
  modules: () => i18n.translate('investigationGuides.guide.command.topic.modules', { defaultMessage: 'Kernel modules' }),
  mounts: () => i18n.translate('investigationGuides.guide.command.topic.mounts', { defaultMessage: 'Mounted file systems' }),
  kernel: () => i18n.translate('investigationGuides.guide.command.topic.kernel', { defaultMessage: 'System and kernel version' }),
  history: () => i18n.translate('investigationGuides.guide.command.topic.history', { defaultMessage: 'Shell history of the user' }),
  suid: () => i18n.translate('investigationGuides.guide.command.topic.suid', { defaultMessage: 'Programs with setuid or setgid' }),
  packages: () => i18n.translate('investigationGuides.guide.command.topic.packages', { defaultMessage: 'Installed packages' }),
  containers: () => i18n.translate('investigationGuides.guide.command.topic.containers', { defaultMessage: 'Containers' }),
  addresses: () => i18n.translate('investigationGuides.guide.command.topic.addresses', { defaultMessage: 'Network addresses' }),
  routes: () => i18n.translate('investigationGuides.guide.command.topic.routes', { defaultMessage: 'Routes' }),
  neighbours: () =>
    i18n.translate('investigationGuides.guide.command.topic.neighbours', { defaultMessage: 'Neighbours in the network (ARP)' }),
  hosts_file: () => i18n.translate('investigationGuides.guide.command.topic.hostsFile', { defaultMessage: 'The hosts file' }),
  authorized_keys: () =>
    i18n.translate('investigationGuides.guide.command.topic.authorizedKeys', { defaultMessage: 'Authorized SSH keys' }),
  sudoers: () => i18n.translate('investigationGuides.guide.command.topic.sudoers', { defaultMessage: 'Rights by sudo' }),
  uptime: () => i18n.translate('investigationGuides.guide.command.topic.uptime', { defaultMessage: 'How long the host runs' }),
  timers: () => i18n.translate('investigationGuides.guide.command.topic.timers', { defaultMessage: 'Systemd timers' }),
  jobs: () => i18n.translate('investigationGuides.guide.command.topic.jobs', { defaultMessage: 'Scheduled tasks' }),
  startup: () => i18n.translate('investigationGuides.guide.command.topic.startup', { defaultMessage: 'Launch agents and daemons' }),
  windows_services: () => i18n.translate('investigationGuides.guide.command.topic.windowsServices', { defaultMessage: 'All services' }),
  registry: () => i18n.translate('investigationGuides.guide.command.topic.registry', { defaultMessage: 'The registry key' }),
  signature: () => i18n.translate('investigationGuides.guide.command.topic.signature', { defaultMessage: 'Signature of the file' }),
  protection: () => i18n.translate('investigationGuides.guide.command.topic.protection', { defaultMessage: 'Protection by the system' }),
  names_looked_up: () =>
    i18n.translate('investigationGuides.guide.command.topic.namesLookedUp', { defaultMessage: 'Names in the DNS cache' }),
};

/** A code that is not known says that much. */
export function commandProblemText({ code, placeholder, field }: CommandProblem): string {
  const values = { placeholder, field };
  switch (code) {
    case 'value_missing':
      return i18n.translate('investigationGuides.guide.command.problem.valueMissing', {
        defaultMessage: '{placeholder} cannot be filled in: the alert has no {field} that says it.',
        values,
      });
    case 'several_values':
      return i18n.translate('investigationGuides.guide.command.problem.severalValues', {
        defaultMessage: '{placeholder} cannot be filled in: {field} holds several values, and a command takes one.',
        values,
      });
    case 'field_is_object':
      return i18n.translate('investigationGuides.guide.command.problem.fieldIsObject', {
        defaultMessage: '{placeholder} cannot be filled in: {field} holds other fields, not a value.',
        values,
      });
    case 'control_character':
      return i18n.translate('investigationGuides.guide.command.problem.controlCharacter', {
        defaultMessage: '{placeholder} is not filled in: {field} holds control characters, on which a terminal would act.',
        values,
      });
    case 'invisible':
      return i18n.translate('investigationGuides.guide.command.problem.invisible', {
        defaultMessage: '{placeholder} is not filled in: {field} holds characters that cannot be seen.',
        values,
      });
    case 'looks_like_option':
      return i18n.translate('investigationGuides.guide.command.problem.looksLikeOption', {
        defaultMessage: '{placeholder} is not filled in: the value of {field} begins with “-” and would be an option.',
        values,
      });
    case 'read_as_code':
      return i18n.translate('investigationGuides.guide.command.problem.readAsCode', {
        defaultMessage: '{placeholder} is not filled in: where it stands, the value of {field} would be read as a program.',
        values,
      });
    case 'other_shell':
      return i18n.translate('investigationGuides.guide.command.problem.otherShell', {
        defaultMessage: '{placeholder} is not filled in: only commands of a POSIX shell are.',
        values,
      });
    default:
      return i18n.translate('investigationGuides.guide.command.problem.other', {
        defaultMessage: '{placeholder} cannot be filled in.',
        values,
      });
  }
}
