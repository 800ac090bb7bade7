/** Commands that look at files, their hashes, accounts and packages: what happened to them. */
import { begins, CHANGED, changedBelow, DAY, exists, is, started, STARTED, WEEK, type Conditions } from './search_conditions';
import type { Asked, Named, SearchRow } from './search_row';

const ACCOUNT_TOOLS = [
  'useradd',
  'adduser',
  'usermod',
  'userdel',
  'deluser',
  'groupadd',
  'addgroup',
  'groupmod',
  'groupdel',
  'gpasswd',
  'passwd',
  'chpasswd',
  'chage',
  'dscl',
] as const;
/** `net user` without one of them only tells. */
const NET_VERBS = ['/add', '/ADD', '/Add', '/delete', '/DELETE', '/del', '/active:yes', '/active:no'] as const;
const ACCOUNT_FILES = ['/etc/passwd', '/etc/group', '/etc/shadow', '/etc/gshadow', '/etc/sudoers'] as const;
const READERS =
  'cat ls stat file head tail less more grep strings readlink lsattr getfacl lsof xxd hexdump getcap dir type get-item get-childitem get-acl get-content';

export const fileRows: readonly SearchRow[] = [
  {
    programs: 'id groups finger getent passwd chage net get-localuser dscl cat grep cut less more',
    ask: ({ line, text, template, operands }) => {
      const isAll =
        /^(?:getent (?:passwd|group)|net (?:user|users|localgroup)|get-localuser|dscl \. -?list \/(?:Users|Groups))$/i.test(text) ||
        / \/etc\/(?:passwd|group|shadow|sudoers)$/.test(text);
      const isWindows = /^(?:net|get-localuser)$/.test(line.program);
      const tools: Conditions = isWindows
        ? [...started('net.exe', 'net1.exe'), is('process.args', ...NET_VERBS)]
        : started(...ACCOUNT_TOOLS);
      if (isAll) {
        const files: Conditions = [...CHANGED, is('file.path', ...ACCOUNT_FILES)];
        return {
          topic: 'account_changes',
          alternatives: [[is('event.category', 'iam')], tools, ...(isWindows ? [] : [files])],
          span: WEEK,
        };
      }
      if (
        !/^(?:(?:id|groups|finger) \S|getent passwd \S|passwd (?:-S|--status) \S|chage (?:-l|--list) \S|net user \S|get-localuser \S|dscl \. -?read \/Users\/)/i.test(
          text
        )
      )
        return undefined;
      const word =
        line.program === 'dscl'
          ? operands.at(-1)?.replace(/^\/Users\//i, '')
          : operands.find((each) => !/^(?:passwd|user|\/domain)$/i.test(each));
      const user = template(word);
      return user === undefined ? undefined : oneAccount(user, tools);
    },
  },
  {
    programs: 'md5sum sha1sum sha224sum sha256sum sha512sum shasum b2sum certutil get-filehash openssl',
    ask: (named) => {
      if (!/^(?:certutil -hashfile |openssl (?:dgst|md5|sha\d+) )|^(?!certutil|openssl)/i.test(named.text)) return undefined;
      return ofFile(named, (paths) => ({
        topic: 'hash',
        alternatives: [
          [is('file.path', ...paths), exists('file.hash.sha256')],
          [is('process.executable', ...paths), exists('process.hash.sha256')],
          [is('dll.path', ...paths), exists('dll.hash.sha256')],
        ],
        span: WEEK,
      }));
    },
  },
  {
    programs: 'codesign get-authenticodesignature sigcheck',
    ask: (named) =>
      /^codesign (?!.*(?:-s|--sign|--remove-signature)\b)|^get-|^sigcheck/.test(named.text)
        ? ofFile(named, (paths) => ({
            topic: 'signature',
            alternatives: [
              [is('process.executable', ...paths), exists('process.code_signature.exists')],
              [is('file.path', ...paths), exists('file.code_signature.exists')],
              [is('dll.path', ...paths), exists('dll.code_signature.exists')],
            ],
            span: WEEK,
          }))
        : undefined,
  },
  {
    programs: 'find',
    ask: ({ line, paths }) => {
      // Its conditions are not repeated: only a folder that is searched through is one question.
      if (paths === undefined || paths.length === 0 || line.args.some((word) => /^-(?:delete|exec|execdir|ok|okdir|fprint)/.test(word)))
        return undefined;
      return directories(paths);
    },
  },
  {
    programs: READERS,
    ask: (named) => {
      const { paths, text } = named;
      if (paths === undefined || paths.length === 0 || paths.some((path) => /^\/(?:proc|sys|dev|var\/log)(?:\/|$)/.test(path)))
        return undefined;
      if (/^getcap -r/.test(text)) return undefined;
      if (paths.every((path) => /[\\/*]$/.test(path))) return directories(paths);
      if (paths.some((path) => /[*?[\]]/.test(path)) || paths.every((path) => path === '{{command.path}}')) return undefined;
      return {
        topic: 'file',
        alternatives: [
          [is('file.path', ...paths)],
          [is('process.executable', ...paths)],
          // `ls` is given folders without their slash.
          ...(/^(?:ls|dir|get-childitem)$/.test(named.line.program) ? [[begins('file.path', ...paths.map(withSeparator))]] : []),
        ],
        span: WEEK,
      };
    },
  },
  {
    programs: 'exportfs',
    ask: ({ text }) =>
      /^exportfs(?: -v)?$/.test(text)
        ? { topic: 'file', alternatives: [[is('file.path', '/etc/exports')], [begins('file.path', '/etc/exports.d/')]], span: WEEK }
        : undefined,
  },
  {
    programs: 'rpm dpkg apt dnf yum apk snap dpkg-query',
    ask: ({ text }) =>
      /^(?:rpm -q\w*|dpkg (?:-l|--list|-s|-S|-V|--verify)|dpkg-query|rpm -V\w*|(?:apt|dnf|yum|snap|apk) (?:list|info|history|show))\b/.test(
        text
      )
        ? {
            topic: 'packages',
            alternatives: [
              [is('event.category', 'package')],
              [
                ...started('rpm', 'dpkg', 'apt', 'apt-get', 'dnf', 'yum', 'apk', 'snap', 'zypper', 'pacman'),
                is(
                  'process.args',
                  'install',
                  'remove',
                  'purge',
                  'add',
                  'del',
                  'erase',
                  '-i',
                  '-U',
                  '-e',
                  '--install',
                  '--remove',
                  '-S',
                  '-R'
                ),
              ],
            ],
            span: WEEK,
          }
        : undefined,
  },
];

function oneAccount(user: string, tools: Conditions): Asked {
  return {
    topic: 'one_account',
    alternatives: [
      [is('event.category', 'iam'), is('user.name', user)],
      [is('event.category', 'iam'), is('user.target.name', user)],
      [...tools, is('process.args', user)],
    ],
    span: WEEK,
  };
}

/** Without a path in the command, the alert's file: of what it has none is asked. */
function ofFile({ paths, valuesOf, line }: Named, ask: (paths: readonly string[]) => Asked): Asked | undefined {
  if (paths === undefined || paths.some((path) => /[*?[\]]|[\\/]$/.test(path))) return undefined;
  if (paths.length > 0) return ask(paths);
  if (line.args.some((word) => !word.startsWith('-') && !/^(?:md5|sha\d+|dgst|:|sha\d+:)$/i.test(word))) return undefined;
  const known = ['file.path', 'process.executable', 'dll.path'].filter((field) => valuesOf(field) !== undefined);
  return ask((known.length === 0 ? ['file.path'] : known).map((field) => `{{${field}}}`));
}

function directories(paths: readonly string[]): Asked | undefined {
  const folders = paths.map((path) => (path.endsWith('*') ? path.slice(0, -1) : withSeparator(path)));
  // The whole disk, and a pattern within a path, are no folder.
  if (folders.some((folder) => folder.length < 3 || /[*?[\]]/.test(folder) || /^\/(?:proc|sys|dev)\//.test(folder))) return undefined;
  return {
    topic: 'directory',
    alternatives: [changedBelow(...folders), [...STARTED, begins('process.executable', ...folders)]],
    span: DAY,
  };
}

function withSeparator(path: string): string {
  if (/[\\/]$/.test(path)) return path;
  return path.includes('\\') ? `${path}\\` : `${path}/`;
}
