/**
 * Is inline code a command to type? Guides write everything between backticks: fields, registry keys, names of processes, settings, and parts
 * of command lines that the rule looks for. A program with what it is to work on is a command; its name alone is a mention.
 */
import { programName, readCommandLine, withoutPrompt, type CommandLine } from './command_line';

const LONGEST = 2_000;

export function isCommand(code: string): boolean {
  const text = withoutPrompt(code);
  if (text.length > LONGEST) return false;
  const line = readCommandLine(text);
  const [first = ''] = text.split(/\s+/);
  if (line.filters.some(([filter = '']) => isInterpreter(filter))) return false; // it runs whatever it is given: an attack's, not a guide's
  if (CMDLET.test(first)) return line.args.length > 0 || COMPLETE_CMDLETS.has(first);
  if (!isProgramWord(first) || line.args.some((argument) => /\.\.\.|…/.test(argument))) return false;
  if (line.args.length === 0) return isKnown(line.program) && (text !== code.trim() || line.filters.length > 0);
  return isProse(line.args) ? false : hasItsArguments(first, line);
}

function hasItsArguments(first: string, { program, args }: CommandLine): boolean {
  const [second = ''] = args;
  if (isInterpreter(program) && args.length === 1) return /\.\w+$|\/\w[^/]*\//.test(second);
  const verbs = VERBS.get(program);
  if (verbs !== undefined) return verbs.test(args.join(' '));
  if (WORDS.has(program)) return args.some((argument) => ARGUMENT.test(argument));
  if (PROGRAMS.has(program) || /^\.{1,2}\/|\/.*\.(?:sh|py|pl|rb)$/.test(first)) return true;
  // Unknown programs show by an option, with something behind it: alone it is what a rule looks for.
  return /^--?[A-Za-z]/.test(second) && args.length > 1 && !API_CALL.test(program) && !FIELD.test(first);
}

/** A condition, or words around the name of a program: `host.id + process.pid`, `sudo command`. */
function isProse([second = '']: readonly string[]): boolean {
  return /^(?:[:=<>!]=?|\+|and|or|is|not|in|the|a|an|as|from|to|for|with|fields?|process(?:es)?|commands?|binary|utility|tool)$/i.test(
    second
  );
}

function isKnown(program: string): boolean {
  return PROGRAMS.has(program) || WORDS.has(program) || VERBS.has(program);
}

function isInterpreter(word: string): boolean {
  return INTERPRETERS.has(programName(word).replace(/[\d.]+$/, ''));
}

const CMDLET =
  /^(?:Add|Block|Checkpoint|Clear|Compare|Compress|Connect|Convert|ConvertFrom|ConvertTo|Copy|Disable|Disconnect|Dismount|Enable|Expand|Export|Find|Format|Get|Grant|Import|Install|Invoke|Measure|Mount|Move|New|Out|Read|Register|Remove|Rename|Reset|Resolve|Restart|Restore|Resume|Revoke|Save|Search|Select|Set|Show|Start|Stop|Suspend|Test|Trace|Unblock|Uninstall|Unregister|Update|Wait|Write)-[A-Z]\w+$/;
/** Cmdlets that tell something with no more than their name. */
const COMPLETE_CMDLETS: ReadonlySet<string> = new Set(
  'Get-FileHash Get-Process Get-Service Get-ScheduledTask Get-NetTCPConnection Get-LocalUser Get-AuthenticodeSignature'.split(' ')
);
const API_CALL = /^(?:get|put|list|describe|create|delete|update)(?:-[a-z]+){2,}$/;
const FIELD = /^[\w@]+(?:\.\w+)+$/;
/** What makes a word an argument where the program's name is a word of the language as well. */
const ARGUMENT = /^[-+/<{~.$*"'\\]|[./\\=@:_-]\w|^(?:root|reboot)$/;

/** A name, or the path of a file; `/type` is an option of Windows. Names of products are written with capitals. */
function isProgramWord(word: string): boolean {
  return /^[a-z][a-z0-9_.+-]*$|^[\w.+-]+\.exe$|^(?:~|\.{1,2})?\/(?:[\w.+-]+\/)*[\w.+-]+$|^[A-Z]:\\[\w.\\+-]+$/i.test(word)
    ? !/^\/[^/]*$/.test(word) && !/^[A-Z]/.test(word.replace(/^.*[\\/]/, '').replace(/^.*\.exe$/i, ''))
    : false;
}

const INTERPRETERS: ReadonlySet<string> = new Set(
  'sh bash dash zsh ksh csh fish python perl ruby php node lua iex cmd powershell pwsh'.split(' ')
);

/** Programs that do one of many things: without the word for it, and what it is to be done to, nothing can be typed. */
const VERBS: ReadonlyMap<string, RegExp> = new Map([
  ['systemctl', /^(?:list-|status|show|daemon-reload|daemon-reexec|--failed)|^(?:-\S+ )*[a-z-]+ \S/],
  ['service', /^\S+ (?:start|stop|status|restart|reload)\b|^--status-all/],
  ['docker', /^(?:ps|images|info|version|stats|container ls|image ls)\b|^[a-z]+ \S/],
  ['podman', /^(?:ps|images|info|version|stats)\b|^[a-z]+ \S/],
  ['kubectl', /^(?:version|cluster-info|api-resources)\b|^[a-z-]+ \S/],
  ['net', /^(?:user|users|localgroup|group|accounts|share|session|sessions|use|view|start|statistics)\b/i],
  ['reg', /^(?:query|export|add|delete|save|load|compare)\b/i],
  ['sc', /^(?:\\\\\S+ )?(?:query|queryex|qc|sdshow|config|create|delete|start|stop|failure|qfailure|qdescription|qprivs)\b/i],
  ['query', /^(?:user|session|process)\b/i],
  ['bpftool', /^(?:-\w+ )*(?:prog|map|link|net|cgroup|perf|btf) (?:show|list|dump|tree)(?![/\w])/],
  ['kill', /^(?:-\S+ )*(?:\d|<|\{\{)/],
  ['gh', /^[a-z-]+ \S/],
  ['log', /^(?:show|stream|collect)\b/],
  ['launchctl', /^(?:list|print|load|unload|bootout|bootstrap|start|stop|remove|enable|disable)\b/],
  ['openssl', /^[a-z_0-9]+ \S|^(?:version|s_client|enc)\b/],
]);

/** Programs whose names are words that guides use as well. */
const WORDS: ReadonlySet<string> = new Set(
  (
    'at cut date echo file find groups hash head history host id last less mount passwd ping route sort strings tail top trap type users ' +
    'w watch which who dir more finger cat'
  ).split(' ')
);

// Programs that guides ask to run by hand; with an argument they are commands, alone they are mentions.
const PROGRAMS: ReadonlySet<string> = new Set(
  (
    'apt apt-get atq auditctl ausearch aureport awk aws az base64 bash chage chattr chkconfig chmod chown crontab curl dig dmesg ' +
    'dnf dpkg exportfs firewall-cmd gcloud getcap getent getfacl grep egrep zgrep hashdeep hostname hostnamectl ifconfig ' +
    'insmod ip iptables journalctl lastb lastlog ldd loginctl ls lsattr lsmod lsof md5sum modinfo modprobe netstat nft nmcli ' +
    'nslookup ntpdate pgrep pkill ps pstree pwdx readelf readlink rm rmmod rpm rsync sed sha1sum sha256sum shasum ss ssh stat strace su ' +
    'sudo tar tcpdump traceroute uname uptime useradd userdel usermod visudo wc wget whereis whoami whois xargs xxd yum zcat ' +
    'auditbeat codesign csrutil dscl mdls plutil profiles scutil spctl xattr ' +
    'arp bitsadmin certutil ipconfig nbtstat netsh nltest quser qwinsta schtasks systeminfo tasklist taskkill ' +
    'tracert vssadmin wevtutil wmic'
  ).split(' ')
);
