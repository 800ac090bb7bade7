/** The service that a command line was about: `chkconfig --add sshd`, `systemctl enable sshd.service`, `service sshd start`. */

import { programName } from './command_line';

const TOOLS: ReadonlyMap<string, { readonly verbs: boolean; readonly valued: ReadonlySet<string> }> = new Map([
  ['chkconfig', { verbs: false, valued: new Set(['--level', '--levels', '--type']) }],
  ['systemctl', { verbs: true, valued: new Set(['-H', '--host', '-M', '--machine', '-t', '--type', '--root']) }],
  ['service', { verbs: false, valued: new Set<string>() }],
  ['update-rc.d', { verbs: false, valued: new Set<string>() }],
  ['rc-update', { verbs: true, valued: new Set<string>() }],
  ['rc-service', { verbs: false, valued: new Set<string>() }],
  ['insserv', { verbs: false, valued: new Set(['-p', '--path', '-c', '--config']) }],
  ['sc', { verbs: true, valued: new Set<string>() }],
  ['invoke-rc.d', { verbs: false, valued: new Set<string>() }],
]);

/** Undefined when the arguments name no such tool, or no service behind it: then nothing is guessed. */
export function serviceOf(args: unknown): string | undefined {
  const words = (Array.isArray(args) ? args : [args]).filter((word): word is string => typeof word === 'string');
  const at = words.findIndex((word) => TOOLS.has(programName(word)));
  const tool = TOOLS.get(programName(words[at] ?? ''));
  if (tool === undefined) return undefined;
  const names: string[] = [];
  for (let index = at + 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (tool.valued.has(word)) index += 1;
    else if (word.endsWith('='))
      break; // `sc query type= service`
    else if (word !== '' && !word.startsWith('-') && !word.startsWith('\\\\')) names.push(word);
  }
  return names[tool.verbs ? 1 : 0];
}
