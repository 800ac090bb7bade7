/** What stored events are asked in place of a command, in the reader's language. */
import { i18n } from '@kbn/i18n';
import type { SearchTopic } from '../../../common/guides/commands/search_row';

export function searchTopicLabel(topic: SearchTopic): string {
  return topics[topic]();
}

/** Said with each of them: a command shows a state, events a course. */
export function searchRemark(): string {
  return i18n.translate('investigationGuides.guide.command.search.remark', {
    defaultMessage:
      'What was recorded on the host of this alert around its time. What was there before, and nobody touched, has no events.',
  });
}

const topics: Readonly<Record<SearchTopic, () => string>> = {
  processes: () => i18n.translate('investigationGuides.guide.command.search.processes', { defaultMessage: 'Processes that were started' }),
  one_process: () =>
    i18n.translate('investigationGuides.guide.command.search.oneProcess', { defaultMessage: 'This process and what it started' }),
  processes_of_user: () =>
    i18n.translate('investigationGuides.guide.command.search.processesOfUser', { defaultMessage: 'Processes that the user started' }),
  commands_of_user: () =>
    i18n.translate('investigationGuides.guide.command.search.commandsOfUser', { defaultMessage: 'Programs that the user ran' }),
  sudo_use: () => i18n.translate('investigationGuides.guide.command.search.sudoUse', { defaultMessage: 'Uses of sudo by the user' }),
  service_changes: () =>
    i18n.translate('investigationGuides.guide.command.search.serviceChanges', { defaultMessage: 'Services that were added or changed' }),
  one_service: () =>
    i18n.translate('investigationGuides.guide.command.search.oneService', { defaultMessage: 'What was done to this service' }),
  job_changes: () =>
    i18n.translate('investigationGuides.guide.command.search.jobChanges', { defaultMessage: 'Scheduled jobs that were added or changed' }),
  startup_changes: () =>
    i18n.translate('investigationGuides.guide.command.search.startupChanges', {
      defaultMessage: 'Launch agents and daemons that were changed',
    }),
  sign_ins: () => i18n.translate('investigationGuides.guide.command.search.signIns', { defaultMessage: 'Sign-ins to the host' }),
  failed_sign_ins: () =>
    i18n.translate('investigationGuides.guide.command.search.failedSignIns', { defaultMessage: 'Failed sign-ins to the host' }),
  sign_ins_of_user: () =>
    i18n.translate('investigationGuides.guide.command.search.signInsOfUser', { defaultMessage: 'Sign-ins of the user' }),
  account_changes: () =>
    i18n.translate('investigationGuides.guide.command.search.accountChanges', { defaultMessage: 'Accounts that were added or changed' }),
  one_account: () => i18n.translate('investigationGuides.guide.command.search.oneAccount', { defaultMessage: 'Changes to this account' }),
  file: () => i18n.translate('investigationGuides.guide.command.search.file', { defaultMessage: 'Events of the file' }),
  directory: () => i18n.translate('investigationGuides.guide.command.search.directory', { defaultMessage: 'Changes in the directory' }),
  hash: () =>
    i18n.translate('investigationGuides.guide.command.search.hash', { defaultMessage: 'Hashes of the file, as events recorded them' }),
  signature: () =>
    i18n.translate('investigationGuides.guide.command.search.signature', {
      defaultMessage: 'Signature of the file, as events recorded it',
    }),
  log_lines: () => i18n.translate('investigationGuides.guide.command.search.logLines', { defaultMessage: 'These lines of the log' }),
  system_log: () => i18n.translate('investigationGuides.guide.command.search.systemLog', { defaultMessage: 'Lines of the system log' }),
  kernel_log: () => i18n.translate('investigationGuides.guide.command.search.kernelLog', { defaultMessage: 'Lines of the kernel’s log' }),
  service_log: () =>
    i18n.translate('investigationGuides.guide.command.search.serviceLog', { defaultMessage: 'Log lines about this service' }),
  audit_key: () => i18n.translate('investigationGuides.guide.command.search.auditKey', { defaultMessage: 'Audit events with this key' }),
  connections: () =>
    i18n.translate('investigationGuides.guide.command.search.connections', { defaultMessage: 'Network connections of the host' }),
  connections_of_process: () =>
    i18n.translate('investigationGuides.guide.command.search.connectionsOfProcess', {
      defaultMessage: 'Network connections of the process',
    }),
  connections_with: () =>
    i18n.translate('investigationGuides.guide.command.search.connectionsWith', { defaultMessage: 'Connections with this address or port' }),
  names_looked_up: () =>
    i18n.translate('investigationGuides.guide.command.search.namesLookedUp', { defaultMessage: 'Names that the host looked up' }),
  name_looked_up: () =>
    i18n.translate('investigationGuides.guide.command.search.nameLookedUp', {
      defaultMessage: 'Look-ups of this name, and connections to it',
    }),
  address: () => i18n.translate('investigationGuides.guide.command.search.address', { defaultMessage: 'Where the host met this address' }),
  modules: () => i18n.translate('investigationGuides.guide.command.search.modules', { defaultMessage: 'Kernel modules that were loaded' }),
  packages: () =>
    i18n.translate('investigationGuides.guide.command.search.packages', { defaultMessage: 'Packages that were installed or removed' }),
  firewall_changes: () =>
    i18n.translate('investigationGuides.guide.command.search.firewallChanges', { defaultMessage: 'Uses of the firewall’s tools' }),
  containers: () => i18n.translate('investigationGuides.guide.command.search.containers', { defaultMessage: 'Processes of the container' }),
  registry: () =>
    i18n.translate('investigationGuides.guide.command.search.registry', { defaultMessage: 'Changes below this registry key' }),
  event_codes: () =>
    i18n.translate('investigationGuides.guide.command.search.eventCodes', { defaultMessage: 'Windows events with this number' }),
};
