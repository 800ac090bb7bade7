/** Finds the shell commands in a step: code that a person would type at a prompt, not field names, paths or values. */
import { walk, type Tree } from '../markdown_tree';

export function commandsIn(blocks: readonly Tree[]): readonly string[] {
  const commands = blocks
    .flatMap((block) => [...walk(block)])
    .flatMap((node) => {
      const text = (node.value ?? '').trim();
      if (node.type === 'inlineCode') return isCommand(text) ? [text.replace(/\s*\n\s*/g, ' ')] : [];
      return node.type === 'code' && shells.has((node.lang ?? '').toLowerCase()) && text !== '' ? [text] : [];
    });
  return [...new Set(commands)];
}

const shells = new Set(['sh', 'bash', 'shell', 'console', 'zsh', 'powershell', 'ps1', 'cmd']);

// Programs that guides ask to run by hand; with an argument they are commands, alone they are mentions.
const programs = new Set(
  (
    'apt apt-get auditctl ausearch awk base64 bash cat chattr chkconfig chmod chown crontab curl cut date dig dmesg docker dpkg echo file find ' +
    'firewall-cmd getent getfacl grep groups hash hashdeep head history host hostname id insmod ip iptables journalctl kill kubectl last lastlog ldd ' +
    'less ls lsattr lsmod lsof md5sum modinfo mount netstat nft nmcli nslookup ntpdate openssl passwd pgrep ping pkill ps pwdx readelf readlink ' +
    'rmmod rpm rsync sc sed service sha1sum sha256sum ss ssh stat strace strings su sudo systemctl tail tar tcpdump top trap uname uptime useradd ' +
    'userdel usermod w wc wget whereis which who whoami xargs xxd yum zcat zgrep ' +
    'auditbeat dscl launchctl log plutil codesign spctl ' +
    'dir net netsh reg schtasks tasklist type wevtutil wmic'
  ).split(' ')
);

function isCommand(text: string): boolean {
  const [first = '', second] = text.split(/\s+/);
  if (second === undefined || text.length > 2000) return false;
  if (/^[A-Z][a-z]+-[A-Z]\w+$/.test(first)) return true; // a PowerShell cmdlet with its arguments
  const program = first.replace(/^(?:\/[\w.-]+)*\//, '');
  if (!/^[\w.+-]+$/.test(program) || /^[:=<>!]|^(and|or|is|not)$/.test(second)) return false;
  return programs.has(program) || /^--?[A-Za-z]/.test(second);
}
