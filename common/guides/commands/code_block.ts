/** The commands of a code block: a line each, without comments and without what a console answered. */
import { withoutPrompt } from './command_line';
import { isCommand } from './command_shape';

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'shell', 'zsh', 'powershell', 'ps1', 'pwsh', 'cmd', 'bat', 'batch']);
const CONSOLES: ReadonlySet<string> = new Set(['console', 'shell-session', 'terminal', '']);
/** What goes over several lines is a script: taken apart it would mean something else. */
const SCRIPT = /<<|^\s*(?:if|for|while|until|case|function|foreach|param|try)\b|\b(?:do|then)\s*$|[{(]\s*$/m;

export function commandLines(code: string, language: string): readonly string[] {
  const lang = language.toLowerCase();
  const isShell = SHELLS.has(lang);
  const text = code.trim();
  if (text === '' || (!isShell && !CONSOLES.has(lang))) return [];
  const lines = text
    .replace(/[ \t]*[\\`^]\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const prompted = lines.filter((line) => isPrompted(line, isShell));
  if (prompted.length > 0) return prompted.map(withoutPrompt);
  if (isShell) return SCRIPT.test(text) ? [text] : lines.filter((line) => !/^(?:#|::|rem\b)/i.test(line));
  // Nothing says what language it is: only a block of nothing but commands is one.
  return lines.every(isCommand) ? lines : [];
}

/** In a shell's language `# ` begins a comment, in a record of a console it is the prompt of root. */
function isPrompted(line: string, isShell: boolean): boolean {
  return withoutPrompt(line) !== line && !(isShell && line.startsWith('#')) && (!line.startsWith('#') || isCommand(line));
}
