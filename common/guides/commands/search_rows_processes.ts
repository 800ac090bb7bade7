/** Commands that look at processes, services, jobs and what else starts by itself: which of it was started, added or changed. */
import { begins, changedBelow, DAY, HOUR, is, started, STARTED, WEEK, type Alternatives } from './search_conditions';
import { SERVICE_FIELD } from './named_values';
import type { Asked, Named, SearchRow } from './search_row';

const SERVICE_TOOLS = ['chkconfig', 'systemctl', 'service', 'update-rc.d', 'rc-update', 'rc-service', 'insserv', 'invoke-rc.d'] as const;
/** What those are told when a service is to start by itself, or no longer. */
const SERVICE_VERBS = [
  '--add',
  '--del',
  '--level',
  '--levels',
  'on',
  'off',
  'enable',
  'disable',
  'reenable',
  'mask',
  'unmask',
  'link',
] as const;
const SERVICE_FOLDERS = [
  '/etc/init.d/',
  '/etc/rc',
  '/etc/systemd/',
  '/usr/lib/systemd/',
  '/usr/local/lib/systemd/',
  '/lib/systemd/',
  '/run/systemd/system/',
] as const;
const JOB_TOOLS = ['crontab', 'at', 'atq', 'atrm', 'batch'] as const;
const JOB_FOLDERS = ['/etc/cron', '/var/spool/cron', '/etc/anacron', '/var/spool/anacron', '/etc/at.', '/var/spool/at'] as const;

const SERVICE_CHANGES: Alternatives = [
  [...started(...SERVICE_TOOLS), is('process.args', ...SERVICE_VERBS, 'defaults', 'add', 'del', 'delete', 'remove')],
  changedBelow(...SERVICE_FOLDERS),
];
export const JOB_CHANGES: Alternatives = [started(...JOB_TOOLS), changedBelow(...JOB_FOLDERS)];
const TIMER_CHANGES: Alternatives = [
  [...changedBelow(...SERVICE_FOLDERS, '/home/'), is('file.extension', 'timer')],
  started('systemd-run'),
];
const SECURITY_LOG = 'Microsoft-Windows-Security-Auditing';
const WINDOWS_SERVICES = ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\', 'HKLM\\SYSTEM\\ControlSet001\\Services\\'] as const;

export const processRows: readonly SearchRow[] = [
  { programs: 'ls cat readlink file strings head', ask: (named) => processInProc(named) },
  {
    programs: 'ps pstree pgrep top tasklist get-process',
    ask: (named) => {
      const { option, operands, line, template } = named;
      if (/-Filter|\/fi/i.test(line.args.join(' '))) return undefined;
      const pid =
        option('-p', '-fp', '-Fp', '--pid', 'p', '-Id', '-id') ??
        template(operands.find((word) => /^(?:<.*pid>|\{\{process\.pid\}\})$/.test(word)));
      if (pid !== undefined && /^(?:\d+|\{\{.*\}\})$/.test(pid)) return oneProcess(named, pid);
      const user = option('-u', '-U', '--user', 'u', '-UserName');
      if (user !== undefined) return { topic: 'processes_of_user', alternatives: [[...STARTED, is('user.name', user)]], span: DAY };
      const name =
        line.program === 'pgrep' || line.program === 'get-process' ? (option('-Name', '-x', '-f') ?? template(operands[0])) : option('-C');
      if (name !== undefined) return { topic: 'processes', alternatives: [[...STARTED, is('process.name', name)]], span: DAY };
      return { topic: 'processes', alternatives: [STARTED], span: HOUR };
    },
  },
  {
    programs: 'wmic get-ciminstance get-wmiobject',
    ask: ({ text }) =>
      / (?:win32_)?process\b(?!.*(?:-filter|where))/i.test(text) ? { topic: 'processes', alternatives: [STARTED], span: HOUR } : undefined,
  },
  {
    programs: 'history cat tail head less more grep',
    ask: ({ line, text, template }) => {
      if (line.program !== 'history' && !/\/\.(?:bash|zsh|sh|ash)_history\b/.test(text)) return undefined;
      const home = /(?:^|\s)\/home\/([^/\s]+|<[^<>]+>|\{\{[^{}]+\}\})\//.exec(text)?.[1];
      const user = / \/root\//.test(text) ? 'root' : home === undefined ? '{{user.name}}' : template(home);
      return user === undefined ? undefined : { topic: 'commands_of_user', alternatives: [[...STARTED, is('user.name', user)]], span: DAY };
    },
  },
  {
    programs: 'sudo',
    ask: ({ line }) =>
      line.args.join(' ') === '-l' || line.args.join(' ') === '-ll'
        ? { topic: 'sudo_use', alternatives: [[...started('sudo'), is('user.name', '{{user.name}}')]], span: DAY }
        : undefined,
  },
  {
    programs: 'chkconfig systemctl service update-rc.d rc-status',
    ask: (named) => {
      const { text, service } = named;
      if (/^systemctl list-timers/.test(text)) return { topic: 'job_changes', alternatives: TIMER_CHANGES, span: WEEK };
      if (/^(?:chkconfig(?: --list| -l)?|systemctl(?: list-unit(?:s|-files).*| --failed)?|service --status-all|rc-status.*)$/.test(text))
        return { topic: 'service_changes', alternatives: SERVICE_CHANGES, span: WEEK };
      const isLook =
        /^chkconfig (?:--list |-l )?[^-]|^systemctl (?:status|show|cat|is-enabled|is-active|is-failed|list-dependencies) |^service \S+(?: \S+)* status$/;
      return isLook.test(text) && service !== undefined ? oneService(service) : undefined;
    },
  },
  {
    programs: 'crontab atq ls cat find grep',
    ask: ({ line, text }) => {
      const isJobs =
        line.program === 'crontab'
          ? /\s-\w*l/.test(text)
          : line.program === 'atq' || /\s(?:\/etc\/(?:ana)?cron|\/var\/spool\/(?:ana)?cron)/.test(text);
      return isJobs ? { topic: 'job_changes', alternatives: JOB_CHANGES, span: WEEK } : undefined;
    },
  },
  {
    programs: 'launchctl ls find',
    ask: ({ text }) =>
      /^launchctl (?:list|print)\b|^(?:ls|find) (?:.* )?\/(?:System\/)?Library\/Launch(?:Agents|Daemons)\b/.test(text)
        ? {
            topic: 'startup_changes',
            alternatives: [
              [...started('launchctl'), is('process.args', 'load', 'bootstrap', 'enable', 'submit', 'kickstart')],
              changedBelow(
                '/Library/LaunchAgents/',
                '/Library/LaunchDaemons/',
                '/System/Library/LaunchAgents/',
                '/System/Library/LaunchDaemons/'
              ),
            ],
            span: WEEK,
          }
        : undefined,
  },
  {
    programs: 'schtasks get-scheduledtask',
    ask: ({ text }) =>
      /^(?:schtasks \/query|get-scheduledtask)\b/i.test(text)
        ? {
            topic: 'job_changes',
            alternatives: [
              [...started('schtasks.exe'), is('process.args', '/create', '/Create', '/CREATE', '/change', '/Change', '/CHANGE')],
              changedBelow('C:\\Windows\\System32\\Tasks\\', 'C:\\Windows\\SysWOW64\\Tasks\\'),
              [is('event.code', '4698', '4702'), is('event.provider', SECURITY_LOG)],
            ],
            span: WEEK,
          }
        : undefined,
  },
  {
    programs: 'sc get-service get-ciminstance get-wmiobject net',
    ask: ({ text, service }) => {
      const isAll = /^(?:sc query(?: state= ?all)?|net start|get-service|get-\w+ win32_service)$/i.test(text);
      if (isAll)
        return {
          topic: 'service_changes',
          alternatives: [...windowsServices(), [begins('registry.path', ...WINDOWS_SERVICES)]],
          span: WEEK,
        };
      const isOne = /^(?:sc (?:\\\\\S+ )?(?:query|queryex|qc)\b|get-service .|get-\w+ win32_service .*\bname\b)/i.test(text);
      if (!isOne) return undefined;
      const name = service ?? `{{${SERVICE_FIELD}}}`;
      return {
        topic: 'one_service',
        alternatives: [
          [...started('sc.exe', 'net.exe', 'net1.exe'), is('process.args', name)],
          [is('registry.path', ...WINDOWS_SERVICES.map((key) => `${key}${name}`))],
          [begins('registry.path', ...WINDOWS_SERVICES.map((key) => `${key}${name}\\`))],
        ],
        span: WEEK,
      };
    },
  },
  {
    programs: 'lsmod modinfo insmod',
    ask: ({ line }) =>
      line.program === 'insmod'
        ? undefined
        : {
            topic: 'modules',
            alternatives: [[is('event.category', 'driver')], started('insmod', 'modprobe', 'rmmod', 'kmod')],
            span: WEEK,
          },
  },
  {
    programs: 'docker podman',
    ask: ({ line, template }) => {
      const id = /^(?:inspect|logs|top|diff|stats)$/.test(line.args[0] ?? '') ? template(line.args.at(-1)) : undefined;
      return id?.includes('{{') === true
        ? { topic: 'containers', alternatives: [[...STARTED, is('container.id', id)]], span: DAY }
        : undefined;
    },
  },
];

/** By its unique id where the alert has one: a number is given to another process when the first has ended. */
function oneProcess({ valuesOf }: Named, pid: string): Asked {
  const hasId = pid === '{{process.pid}}' && valuesOf('process.entity_id') !== undefined;
  const [field, value] = hasId ? ['entity_id', '{{process.entity_id}}'] : ['pid', pid];
  return {
    topic: 'one_process',
    alternatives: [[is(`process.${field}`, value)], [is(`process.parent.${field}`, value)]],
    span: hasId ? DAY : HOUR,
  };
}

function processInProc(named: Named): Asked | undefined {
  const pid = named.line.args
    .map((word) => /^\/proc\/(\d+|<[^<>]+>|\{\{[^{}]+\}\})(?:\/|$)/.exec(word)?.[1])
    .find((found) => found !== undefined);
  const template = named.template(pid);
  return template === undefined ? undefined : oneProcess(named, template);
}

function oneService(service: string): Asked {
  const unit = /\.\w+$/.test(service) ? [service] : [service, `${service}.service`];
  return {
    topic: 'one_service',
    alternatives: [
      [...started(...SERVICE_TOOLS), is('process.args', ...unit)],
      [...changedBelow(...SERVICE_FOLDERS), is('file.name', ...unit)],
    ],
    span: WEEK,
  };
}

function windowsServices(): Alternatives {
  return [
    [...started('sc.exe'), is('process.args', 'create', 'config')],
    [is('event.code', '4697', '7045'), is('event.provider', SECURITY_LOG, 'Service Control Manager')],
  ];
}
