/** Commands that read logs, sign-ins, the network and the registry: the events that say the same. */
import { begins, DAY, exists, HOUR, is, isNot, started, WEEK, type Conditions } from './search_conditions';
import type { Asked, Named, SearchRow } from './search_row';

const SYSLOG = is('event.dataset', 'system.syslog');
const CONNECTIONS: Conditions = [is('event.category', 'network')];

export const eventRows: readonly SearchRow[] = [
  {
    programs: 'last lastb lastlog who w users loginctl quser qwinsta query',
    ask: ({ line, text, option, operands, template }) => {
      const signIn = is('event.category', 'authentication');
      if (line.program === 'lastb')
        return { topic: 'failed_sign_ins', alternatives: [[signIn, is('event.outcome', 'failure')]], span: WEEK };
      if (/^(?:query (?!user|session)|loginctl (?!list-|session-|user-))/.test(text)) return undefined;
      const word = /^(?:last|lastlog)$/.test(line.program) ? (option('-u', '--user') ?? template(operands[0])) : undefined;
      if (word === undefined && operands.length > 0 && line.program === 'last') return undefined;
      return word === undefined || /^(?:reboot|shutdown|\d+)$/.test(word)
        ? { topic: 'sign_ins', alternatives: [[signIn]], span: WEEK }
        : { topic: 'sign_ins_of_user', alternatives: [[signIn, is('user.name', word)]], span: WEEK };
    },
  },
  {
    programs: 'journalctl',
    ask: (named) => {
      const { line, option, text } = named;
      if (/--(?:vacuum|rotate|flush|sync)/.test(text)) return undefined;
      if (/ (?:-k|--dmesg)\b/.test(text)) return withPatterns(named, 'kernel_log', [[SYSLOG, is('process.name', 'kernel')]]);
      const unit = option('-u', '--unit');
      if (unit !== undefined) {
        const name = unit.replace(/\.service$/, '');
        if (/^sshd?$/.test(name)) return { topic: 'sign_ins', alternatives: [[is('event.category', 'authentication')]], span: WEEK };
        return withPatterns(named, 'service_log', [
          [SYSLOG, is('process.name', name)],
          [SYSLOG, is('message', name)],
        ]);
      }
      // A unit that cannot be told, a field, a file: another question.
      if (line.args.some((word) => /^(?:-u|--unit|-t|--identifier|-D|--file)|=/.test(word) && !/^--(?:since|until|lines)=/.test(word)))
        return undefined;
      return withPatterns(named, 'system_log', [[SYSLOG]], HOUR);
    },
  },
  {
    programs: 'dmesg',
    ask: (named) =>
      /\s-\w*[cCDEn]|--(?:clear|read-clear|console)/.test(named.text)
        ? undefined
        : withPatterns(named, 'kernel_log', [[SYSLOG, is('process.name', 'kernel')]]),
  },
  {
    programs: 'cat tail head less more grep egrep fgrep zgrep zcat',
    ask: (named) => {
      const isGrep = /grep$/.test(named.line.program);
      const [path = '', ...others] = named.paths ?? [];
      if (!/^\/var\/log\/[\w./-]+\*?$/.test(path) || others.length > 0 || path.endsWith('/')) return undefined;
      const file = path.endsWith('*') ? begins('log.file.path', path.slice(0, -1)) : is('log.file.path', path);
      // Read from the journal, the same lines have no file.
      const dataset = /^\/var\/log\/(?:syslog|messages)\b/.test(path)
        ? 'system.syslog'
        : /^\/var\/log\/(?:auth\.log|secure)\b/.test(path)
          ? 'system.auth'
          : '';
      const lines: readonly Conditions[] = [[file], ...(dataset === '' ? [] : [[is('event.dataset', dataset)]])];
      return withPatterns(
        named,
        'log_lines',
        lines,
        DAY,
        isGrep ? [named.line.program, ...named.line.args.filter((word) => word !== path)] : undefined
      );
    },
  },
  {
    programs: 'ausearch aureport',
    ask: ({ option, line, text }) => {
      const key = option('-k', '--key');
      if (key !== undefined) return { topic: 'audit_key', alternatives: [[is('tags', key)]], span: WEEK };
      const kind = option('-m', '--message');
      if (/^aureport (?:-l|--login|-au|--auth)\b/.test(text) || /^(?:USER_LOGIN|USER_AUTH|USER_START|USER_END|LOGIN)/i.test(kind ?? ''))
        return { topic: 'sign_ins', alternatives: [[is('event.category', 'authentication')]], span: WEEK };
      const file = option('-f', '--file');
      if (line.program === 'ausearch' && file !== undefined && kind === undefined)
        return { topic: 'file', alternatives: [[is('file.path', file)], [is('process.executable', file)]], span: WEEK };
      return undefined;
    },
  },
  {
    programs: 'netstat ss lsof get-nettcpconnection',
    ask: (named) => {
      const { line, text, option, template } = named;
      if (/^(?:netstat|ss) (?:.* )?-\w*[rsgM]\w*(?: |$)/.test(text)) return undefined;
      const pid = /^lsof$/.test(line.program) ? option('-p') : option('-OwningProcess');
      if (pid !== undefined)
        return { topic: 'connections_of_process', alternatives: [[...CONNECTIONS, is('process.pid', pid)]], span: HOUR };
      if (line.program === 'lsof' && !/\s-\w*i/.test(text)) return undefined;
      const [, pattern] =
        line.filters.find(([filter = '', ...rest]) => /grep$|^findstr$/.test(filter) && rest.some((word) => /\d|[<{]/.test(word))) ?? [];
      const port = (/^:(\d+)$/.exec(template(pattern) ?? '') ??
        /\s-\w*i\w*\s?(?:tcp|udp)?:(\d+)/i.exec(text) ??
        /-LocalPort (\d+)/.exec(text))?.[1];
      if (port !== undefined) return withNumber('destination.port', 'source.port', port);
      const wanted = template(pattern);
      if (wanted === '{{process.pid}}')
        return { topic: 'connections_of_process', alternatives: [[...CONNECTIONS, is('process.pid', wanted)]], span: HOUR };
      if (wanted !== undefined && /^(?:\{\{(?:destination|source|host)\.(?:ip|port)\}\}|\d{1,3}(?:\.\d{1,3}){3})$/.test(wanted))
        return /port\}\}$/.test(wanted)
          ? withNumber('destination.port', 'source.port', wanted)
          : withNumber('destination.ip', 'source.ip', wanted);
      return { topic: 'connections', alternatives: [CONNECTIONS], span: HOUR };
    },
  },
  {
    programs: 'dig nslookup host resolve-dnsname',
    ask: ({ operands, template }) => {
      const name = template(
        operands.find((word) => !word.startsWith('+') && !word.startsWith('@') && !/^(?:A|AAAA|MX|TXT|NS|ANY|CNAME|PTR)$/i.test(word))
      );
      if (name === undefined) return undefined;
      return isAddress(name)
        ? { topic: 'address', alternatives: [[is('dns.resolved_ip', name)], [is('destination.ip', name)]], span: WEEK }
        : { topic: 'name_looked_up', alternatives: [[is('dns.question.name', name)], [is('destination.domain', name)]], span: WEEK };
    },
  },
  {
    programs: 'whois',
    ask: ({ operands, template }) => {
      const name = template(operands.at(-1));
      if (name === undefined) return undefined;
      return isAddress(name)
        ? { topic: 'address', alternatives: [[is('destination.ip', name)], [is('source.ip', name)]], span: WEEK }
        : { topic: 'name_looked_up', alternatives: [[is('dns.question.name', name)], [is('destination.domain', name)]], span: WEEK };
    },
  },
  {
    programs: 'ipconfig get-dnsclientcache',
    ask: ({ text }) =>
      /^(?:ipconfig \/displaydns|get-dns)/i.test(text)
        ? { topic: 'names_looked_up', alternatives: [[exists('dns.question.name')]], span: HOUR }
        : undefined,
  },
  {
    programs: 'iptables ip6tables nft ufw firewall-cmd',
    ask: ({ text }) =>
      /^(?:ip6?tables (?:.* )?(?:-\w*L\w*|-S|--list\S*)|nft list|ufw status|firewall-cmd --(?:list|get|state))/.test(text)
        ? {
            topic: 'firewall_changes',
            alternatives: [started('iptables', 'ip6tables', 'nft', 'ufw', 'firewall-cmd', 'xtables-nft-multi')],
            span: WEEK,
          }
        : undefined,
  },
  {
    programs: 'reg',
    ask: ({ line, template }) => {
      const key = /^query$/i.test(line.args[0] ?? '') ? template(line.args[1]) : undefined;
      // Events name the keys of a user by that user's id, so only those of the machine can be told.
      const [, rest] = /^(?:HKLM|HKEY_LOCAL_MACHINE)\\(.+)$/i.exec(key ?? '') ?? [];
      if (rest === undefined) return undefined;
      const path = `HKLM\\${rest.replace(/^(?:software|system|sam|security)(?=\\|$)/i, (root) => root.toUpperCase())}`;
      return { topic: 'registry', alternatives: [[is('event.category', 'registry'), begins('registry.path', path)]], span: WEEK };
    },
  },
  {
    programs: 'wevtutil get-winevent get-eventlog',
    ask: ({ text }) => {
      const codes = [
        ...text.matchAll(/\b(?:Event)?IDs?\s*=\s*['"]?(\d{1,5}(?:\s*,\s*\d{1,5})*)|-(?:InstanceId|EventId)\s+(\d{1,5}(?:,\d{1,5})*)/gi),
      ];
      const values = codes
        .flatMap(([, one = '', other = '']) => `${one},${other}`.split(','))
        .map((code) => code.trim())
        .filter((code) => code !== '');
      return values.length === 0 || /^wevtutil (?:cl|clear)/.test(text)
        ? undefined
        : { topic: 'event_codes', alternatives: [[is('event.code', ...values)]], span: DAY };
    },
  },
];

/** What `grep` lets through, as phrases of the message. A pattern that is more than words cannot be asked so. */
function withPatterns(
  { line, template }: Named,
  topic: Asked['topic'],
  lines: readonly Conditions[],
  span = DAY,
  own?: readonly string[]
): Asked | undefined {
  const greps = [...(own === undefined ? [] : [own]), ...line.filters.filter(([filter = '']) => /grep$/.test(filter))];
  if (line.filters.some(([filter = '']) => /^(?:awk|sed|cut|findstr|select-string|where-object|rg)$/i.test(filter))) return undefined;
  const conditions: Conditions[number][] = [];
  for (const [, ...words] of greps) {
    const [pattern, ...others] = words.filter((word) => !word.startsWith('-'));
    const phrases = (pattern ?? '').split(/\\?\|/).map((part) => phraseOf(part, template));
    const known = phrases.filter((phrase): phrase is string => phrase !== undefined);
    if (known.length < phrases.length || others.length > 0) return undefined;
    const isInverted = words.some((word) => word === '--invert-match' || /^-\w*v/.test(word));
    conditions.push((isInverted ? isNot : is)('message', ...known));
  }
  return { topic, alternatives: lines.map((each) => [...each, ...conditions]), span };
}

function phraseOf(part: string, template: Named['template']): string | undefined {
  const text = template(part.trim());
  return text === undefined || /[\\^$*+?()[\]]/.test(text) || !/[\p{L}\p{N}]/u.test(text) ? undefined : text;
}

function withNumber(destination: string, source: string, value: string): Asked {
  return {
    topic: 'connections_with',
    alternatives: [
      [...CONNECTIONS, is(destination, value)],
      [...CONNECTIONS, is(source, value)],
    ],
    span: DAY,
  };
}

function isAddress(text: string): boolean {
  return /^\{\{.*\bip\}\}$|^\d{1,3}(?:\.\d{1,3}){3}$|^[\da-f]*:[\da-f:]+$/i.test(text);
}
