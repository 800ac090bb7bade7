/** What a command names, for tables of equivalents: words with placeholders become the texts of conditions, `/home/<user>` is `/home/{{user.name}}`. */
import { readCommandLine, type CommandLine } from './command_line';
import { BARE_PLACEHOLDERS, valueOfPlaceholder } from './placeholder_fields';
import { serviceOf } from './service_argument';

type ValuesOf = (field: string) => unknown;

/** Stands for the service that the alert's own command line was about: no field holds it alone. */
export const SERVICE_FIELD = 'command.service';

/** Undefined where the word holds what only a shell, or nobody, can fill in: a variable, a placeholder that stands for nothing known. */
export function templateOf(word: string, valuesOf: ValuesOf): string | undefined {
  let isKnown = true;
  const text = word.replace(/\{\{[^{}]*\}\}|<(\p{L}[\p{L}\p{N} _-]{0,40})>/gu, (whole, name: string | undefined) => {
    const known = name === undefined ? whole : fieldOf(name, valuesOf);
    isKnown &&= known !== undefined;
    return known ?? whole;
  });
  const bare = BARE_PLACEHOLDERS.has(text) ? fieldOf(text, valuesOf) : text;
  const rest = (bare ?? '').replace(/\{\{[^{}]*\}\}/g, '');
  return !isKnown || bare === undefined || bare === '' || /[<>`{}]|\$[\w({]|%\w+%|\.\.\./.test(rest) ? undefined : bare;
}

function fieldOf(name: string, valuesOf: ValuesOf): string | undefined {
  const known = valueOfPlaceholder(name, valuesOf);
  if (known === undefined) return undefined;
  // The arguments of a process are where its service is found, not the service.
  return `{{${known.field === 'process.args' ? SERVICE_FIELD : known.field}}}`;
}

/** Words that are neither options nor values of these options. */
export function operandsOf({ args }: CommandLine, optionsWithValue = /(?!)/): readonly string[] {
  return args.filter((word, index) => !/^-./.test(word) && !optionsWithValue.test(args[index - 1] ?? ''));
}

/** The word behind an option, or within it: `-p 42`, `--pid=42`. */
export function optionValue({ args }: CommandLine, ...names: readonly string[]): string | undefined {
  for (const [index, word] of args.entries()) {
    for (const name of names) {
      if (word === name) return args[index + 1];
      if (name.startsWith('--') && word.startsWith(`${name}=`)) return word.slice(name.length + 1);
    }
  }
  return undefined;
}

/** Single letters behind one dash count together: `-tulpn` has `-p`. */
export function hasOption({ args }: CommandLine, letter: string): boolean {
  return args.some((word) => word.startsWith('-') && !word.startsWith('--') && word.includes(letter));
}

const PATH = /^(?:\/|[A-Za-z]:\\|<|\{\{)/;

/** Every path that a command is given; undefined when one of them cannot be told. */
export function pathsOf(line: CommandLine, valuesOf: ValuesOf): readonly string[] | undefined {
  const words = pathWords(line);
  const paths = words.map((word) => templateOf(word, valuesOf)).filter((path): path is string => path !== undefined);
  return paths.length < words.length ? undefined : paths;
}

/** The first word of `grep` is what it looks for. */
function pathWords(line: CommandLine): readonly string[] {
  return operandsOf(line)
    .slice(/grep$/.test(line.program) ? 1 : 0)
    .filter((word) => PATH.test(word));
}

/** The service that the command names; undefined without one. */
export function serviceTemplate(line: CommandLine, valuesOf: ValuesOf): string | undefined {
  const named = /^get-/.test(line.program) ? serviceOfCmdlet(line) : serviceOf([line.program, ...line.args]);
  return named === undefined ? undefined : templateOf(named, valuesOf);
}

/** `Get-Service -Name X`, `Get-CimInstance Win32_Service -Filter Name='X'` */
function serviceOfCmdlet({ args }: CommandLine): string | undefined {
  const rest = args.filter((word) => !/^win32_service$/i.test(word)).join(' ');
  return /(?:^|\s)(?:-filter\s+)?name\s*=\s*['"]?([^'"]+?)['"]?$/i.exec(rest)?.[1] ?? /^(?:-name\s+)?([^\s-]\S*)$/i.exec(rest)?.[1];
}

/** `HKLM\\Software\\X` as osquery has it, with the whole name of its hive. */
function keyOf({ args }: CommandLine, valuesOf: ValuesOf): string | undefined {
  const [key = ''] = args.slice(1);
  const hives: ReadonlyMap<string, string> = new Map([
    ['HKLM', 'HKEY_LOCAL_MACHINE'],
    ['HKU', 'HKEY_USERS'],
    ['HKCR', 'HKEY_CLASSES_ROOT'],
    ['HKCC', 'HKEY_CURRENT_CONFIG'],
  ]);
  const [hive = '', ...rest] = key.split('\\');
  const whole = hives.get(hive.toUpperCase()) ?? hive.toUpperCase();
  // The current user of whoever runs osquery is nobody's.
  if (![...hives.values()].includes(whole) || rest.length === 0) return undefined;
  return filledOnce(templateOf([whole, ...rest].join('\\'), valuesOf), valuesOf);
}

/** The alert's values, and beside them what the command itself names, as one value each. */
export function valuesOfCommand(command: string, valuesOf: ValuesOf): ValuesOf {
  const line = readCommandLine(command);
  return (field) => {
    if (field === SERVICE_FIELD) {
      const named = serviceTemplate(line, valuesOf);
      return named === undefined || named === `{{${SERVICE_FIELD}}}` ? serviceOf(valuesOf('process.args')) : filledOnce(named, valuesOf);
    }
    if (field === 'command.path') return pathValue(line, valuesOf);
    if (field === 'command.key') return keyOf(line, valuesOf);
    return valuesOf(field);
  };
}

function pathValue(line: CommandLine, valuesOf: ValuesOf): unknown {
  const words = pathWords(line);
  if (words.length === 0) return ['file.path', 'process.executable', 'dll.path'].map(valuesOf).find((value) => value !== undefined);
  const path = filledOnce(templateOf(words[0] ?? '', valuesOf), valuesOf);
  if (path === undefined || /[*?[\]]/.test(path)) return undefined;
  return path === '/' ? path : path.replace(/\/$/, '');
}

/** Undefined unless every placeholder stands for one value. */
function filledOnce(template: string | undefined, valuesOf: ValuesOf): string | undefined {
  let isWhole = true;
  const text = template?.replace(/\{\{([^{}]*)\}\}/g, (_, field: string) => {
    const raw = valuesOf(field.trim());
    const value: unknown = Array.isArray(raw) && raw.length === 1 ? raw[0] : raw;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    isWhole = false;
    return '';
  });
  return isWhole ? text : undefined;
}
