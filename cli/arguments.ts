/**
 * A command's arguments by Node's own `parseArgs`, which has no options with several values: here `--rules a b c` takes everything up
 * to the next option, as a shell expands `--rules rules/*.toml`.
 */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './command';

/** `list` takes one value or several, and may be repeated. */
export type OptionKind = 'flag' | 'text' | 'list';

export interface Arguments {
  readonly positionals: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  list(name: string): readonly string[];
}

/** Throws a `UsageError` over an unknown option or a value that is missing. */
export function parseArguments(args: readonly string[], options: Readonly<Record<string, OptionKind>>): Arguments {
  const positionals: string[] = [];
  const flags = new Set<string>();
  const texts = new Map<string, string>();
  const lists = new Map<string, string[]>();
  let openList: string[] | undefined;
  for (const token of tokensOf(args, options)) {
    if (token.kind === 'positional') {
      (openList ?? positionals).push(token.value);
      continue;
    }
    openList = undefined;
    if (token.kind === 'option-terminator') continue;
    const { name, value } = token;
    if (options[name] === 'flag' || value === undefined) flags.add(name);
    else if (options[name] === 'text') texts.set(name, value);
    else {
      openList = lists.get(name) ?? [];
      openList.push(value);
      lists.set(name, openList);
    }
  }
  return { positionals, flags, texts, list: (name) => lists.get(name) ?? [] };
}

function tokensOf(args: readonly string[], options: Readonly<Record<string, OptionKind>>) {
  const config = {
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, kind]) => [
        name,
        kind === 'flag' ? { type: 'boolean' } : { type: 'string', multiple: kind === 'list' },
      ])
    ),
    allowPositionals: true,
    tokens: true,
  } satisfies ParseArgsConfig;
  try {
    return parseArgs(config).tokens;
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(describe(error, options), { cause: error });
    throw error;
  }
}

/** Node's own words, where they are not about an option that is unknown or lacks its value. */
function describe(error: TypeError, options: Readonly<Record<string, OptionKind>>): string {
  const code = 'code' in error ? error.code : undefined;
  const option = /'(--?[^' ]+)/.exec(error.message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const known = Object.keys(options).map((name) => `--${name}`);
    return `There is no option ${option}; there are: ${known.join(', ')}. An argument that begins with "-" goes after "--".`;
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && options[option.replace(/^--/, '')] !== 'flag') {
    return `${option} needs a value; one that begins with "-" is written ${option}=-x.`;
  }
  return error.message;
}

/** The one argument that is expected, or none. */
export function onePositional({ positionals }: Arguments, what: string): string | undefined {
  if (positionals.length > 1)
    throw new UsageError(
      `One ${what} was expected, found ${positionals.length}: ${positionals.map((each) => JSON.stringify(each)).join(' ')}. Quote it.`
    );
  return positionals[0];
}

export function requiredPositional(given: Arguments, what: string): string {
  const found = onePositional(given, what);
  if (found === undefined) throw new UsageError(`A ${what} is missing.`);
  return found;
}

export function requiredText({ texts }: Arguments, name: string, what: string): string {
  const found = texts.get(name);
  if (found === undefined) throw new UsageError(`--${name} ${what} is missing.`);
  return found;
}

/** Undefined where the option was not given. */
export function wholeNumber({ texts }: Arguments, name: string): number | undefined {
  const text = texts.get(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} takes a whole number, found ${JSON.stringify(text)}.`);
  return Number(text);
}

export function oneOf<Choice extends string>({ texts }: Arguments, name: string, choices: readonly Choice[], otherwise: Choice): Choice {
  const text = texts.get(name) ?? otherwise;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new UsageError(`--${name} takes ${choices.join(' or ')}, found ${JSON.stringify(text)}.`);
  return found;
}
