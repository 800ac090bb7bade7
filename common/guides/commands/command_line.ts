/**
 * A command as its words, so that tables of equivalents can be asked what it does: without prompt, without `sudo`, with what its output goes
 * through. It is never run from here, so what a shell would make of variables and globs is left as it stands.
 */

export interface CommandLine {
  /** Lower case, without folder and `.exe`; '' for a line that names none. */
  readonly program: string;
  /** Without quotes. A placeholder is in one word, whatever stands in it. */
  readonly args: readonly string[];
  /** Programs that the output goes through, each with its arguments. */
  readonly filters: readonly (readonly string[])[];
  /** One program whose output is only looked at: no second command, no file that is written, nothing that is run by what comes out. */
  readonly isRead: boolean;
}

const PROMPT = /^(?:\[?[\w.-]+@[\w.-]+(?:[: ][^\s$#%\]]*)?\]?\s?[$#%]|[$#%]|PS(?: [A-Za-z]:\\[^>\n]*)?>|[A-Za-z]:\\[^>\n]*>)\s*(?=\S)/;

/** `$ ls /etc` is `ls /etc`; also the prompts of PowerShell and `cmd`. */
export function withoutPrompt(text: string): string {
  const plain = text.trim();
  const found = PROMPT.exec(plain)?.[0];
  // `$HOME` and `#!/bin/sh` are no prompts, `C:\>dir` is one.
  return found === undefined || !/[\s>]$/.test(found) ? plain : plain.slice(found.length);
}

/** What inline code is in the list of a step's commands, if it is one: on one line, and without the prompt. */
export function commandText(code: string): string {
  return withoutPrompt(onOneLine(code));
}

export function onOneLine(code: string): string {
  return code.trim().replace(/\s*\n\s*/g, ' ');
}

export function readCommandLine(text: string): CommandLine {
  const tokens = tokensOf(withoutPrompt(text));
  const stages: string[][] = [[]];
  let isRead = true;
  for (const token of tokens) {
    if (token.kind === 'word') stages.at(-1)?.push(token.text);
    else if (token.kind === 'pipe') stages.push([]);
    else isRead = false;
  }
  const [first = [], ...filters] = stages.map(withoutSudo);
  const [program = '', ...args] = first;
  return { program: programName(program), args, filters, isRead: isRead && filters.every(onlyFilters) };
}

export function programName(word: string): string {
  return word
    .replace(/^.*[\\/](?=[^\\/]+$)/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase();
}

const FILTERS: ReadonlySet<string> = new Set(
  (
    'grep egrep fgrep zgrep rg head tail less more most sort uniq wc cut awk sed tr column cat nl fmt ' +
    'findstr select-string select-object select where-object where ? format-table ft format-list fl sort-object measure-object out-string'
  ).split(' ')
);

function onlyFilters([program = '']: readonly string[]): boolean {
  return FILTERS.has(programName(program));
}

/** `sudo -l` is about sudo itself; so is sudo with nothing behind its options. */
function withoutSudo(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  const [program = '', ...rest] = words.slice(Math.max(start, 0));
  if (programName(program) !== 'sudo' && programName(program) !== 'doas') return [program, ...rest];
  let at = 0;
  while (rest[at]?.startsWith('-') === true) at += /^-[ugpCDRTh]$/.test(rest[at] ?? '') ? 2 : 1;
  return at >= rest.length ? [program, ...rest] : rest.slice(at);
}

/** `end`: another command begins; `file`: a file takes the output or gives the input. */
type Token = { readonly kind: 'word'; readonly text: string } | { readonly kind: 'pipe' | 'end' | 'file' };

const PIECES =
  /(?<space>\s+)|(?<silent>(?:\d|&)?>(?:&\d|\s*(?:\/dev\/null|[Nn][Uu][Ll]|\$null)\b))|(?<held>\{\{[^{}]*\}\}|<\p{L}[\p{L}\p{N} _-]{0,40}>)|(?<block>@?\{[^{}]*\})|(?<end>&&|\|\||;|&)|(?<pipe>\|)|(?<file>\d?>>?|<)|'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[^])*)"|\\(?<escaped>[\s'"|;&()<>$`])|(?<rest>[^])/gu;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let word: string | undefined;
  const endWord = (): void => {
    if (word !== undefined) tokens.push({ kind: 'word', text: word });
    word = undefined;
  };
  for (const { groups = {} } of text.matchAll(PIECES)) {
    const { space, silent, held, block, end, pipe, file, single, double, escaped, rest } = groups;
    const piece = held ?? block ?? single ?? double?.replace(/\\(["$`])/g, '$1') ?? escaped ?? rest;
    if (piece !== undefined) {
      word = (word ?? '') + piece;
      continue;
    }
    endWord();
    if (space !== undefined || silent !== undefined) continue;
    if (pipe !== undefined) tokens.push({ kind: 'pipe' });
    else if (end !== undefined) tokens.push({ kind: 'end' });
    else if (file !== undefined) tokens.push({ kind: 'file' });
  }
  endWord();
  return tokens;
}
