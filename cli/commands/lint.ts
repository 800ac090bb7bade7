/** `ig lint`: what is wrong with rules and their guides, told to who writes them, and mended where that is safe. */
import type { Rule } from '../../common/rules';
import { isLintCode, MANY_RULES, type LintContext, type LintSeverity } from '../../common/linting';
import { version } from '../../package.json';
import { SqliteSyntax } from '../../server/app/sqlite_syntax';
import { oneOf, parseArguments, type Arguments } from '../arguments';
import { exitCodes, UsageError, type Command } from '../command';
import { readRules } from '../input/rules';
import type { Io } from '../io';
import { fixedText, lintFiles, type LintedFile, type PlacedFinding } from '../lint/lint_files';
import { countFindings, isAtLeast, lintJson, printCounts, printFinding } from '../lint/print_lint';
import { lintSarif } from '../lint/print_sarif';
import { readLintFiles, type LintFile } from '../lint/read_files';
import { writeFixed } from '../lint/write_fixed';
import { plural } from '../print/printable';

const severities: readonly LintSeverity[] = ['error', 'warning', 'note'];

export const lint: Command = {
  help: `ig lint FILE... [--format text|json|sarif] [--fix]

Says what is wrong with rules and their guides: directives that Kibana cannot read, damaged quotes, SQL that SQLite cannot parse, tables and
columns that the rule's operating system does not have, missing constraints, placeholders, links, headings, missing sections, related
rules, and faults of the query itself. Every code is explained in docs/lint.md.

  FILE...                 .toml files, .ndjson or .json as Kibana exports rules, also .gz, and folders of them (- is standard input)
  --format FORMAT         text (the default): a line a finding; json: one document; sarif: SARIF 2.1.0
  --fix                   mend what can be mended safely, and write it back; nothing else in a file changes. What remains is told
  --known-rules PATH...   rules that related rules may name beside those given (files and folders as above). Unknown ones are told with
                          this option, or when ${MANY_RULES} rules or more are given
  --min-severity LEVEL    leave out what is less than error, warning or note (the default)
  --ignore CODE...        leave these codes out
  --fail-on LEVEL         exit code 1 from this severity on: error (the default), warning or note
  --progress              tell how far it is, also where standard error is no terminal

Exit codes: 0 nothing of that severity was found; 1 something was, or a file could not be read or written; 2 the command line is wrong.
Options that take several values go behind the files.
`,
  async run(args, io) {
    const options = readOptions(args);
    const { files, failures } = await readLintFiles(options.paths, io);
    for (const failure of failures) io.terminal.warn(failure);
    const knownIds =
      options.knownRules.length === 0 ? undefined : (await readRules(options.knownRules, io)).rules.map(({ ruleId }) => ruleId);
    const sqlSyntax = await new SqliteSyntax((problem) => io.terminal.warn(problem)).syntax();
    const context = (rules: readonly Rule[]): LintContext => ({ sqlSyntax, knownRuleIds: knownRuleIds(rules, knownIds) });
    const first = lintFiles(files, context, io);
    const fixed = options.isFixing ? await fixFiles(first, context, io) : { files, count: 0, isWhole: true };
    const linted = fixed.count === 0 ? first : lintFiles(fixed.files, context, io);
    const findings = linted.flatMap((file) => file.findings).filter((finding) => options.isWanted(finding));
    await tell(findings, linted, { format: options.format, fixed: fixed.count, io });
    const isFound = findings.some(({ severity }) => isAtLeast(severity, options.failOn));
    return isFound || failures.length > 0 || !fixed.isWhole ? exitCodes.failed : exitCodes.ok;
  },
};

function knownRuleIds(rules: readonly Rule[], known: readonly string[] | undefined): ReadonlySet<string> | undefined {
  if (known === undefined && rules.length < MANY_RULES) return undefined;
  return new Set([...rules.map(({ ruleId }) => ruleId), ...(known ?? [])]);
}

type Format = 'text' | 'json' | 'sarif';

function readOptions(args: readonly string[]) {
  const given = parseArguments(args, {
    format: 'text',
    fix: 'flag',
    'known-rules': 'list',
    'min-severity': 'text',
    ignore: 'list',
    'fail-on': 'text',
  });
  const ignored = given.list('ignore').flatMap((codes) => codes.split(','));
  const unknown = ignored.find((code) => !isLintCode(code));
  if (unknown !== undefined) throw new UsageError(`--ignore takes codes of findings, and ${JSON.stringify(unknown)} is none.`);
  if (given.positionals.length === 0) throw new UsageError('A FILE is missing.');
  if (given.flags.has('fix') && given.positionals.includes('-')) {
    throw new UsageError('--fix writes files back; standard input (-) has none.');
  }
  const least = severityOption(given, 'min-severity', 'note');
  return {
    paths: given.positionals,
    format: oneOf<Format>(given, 'format', ['text', 'json', 'sarif'], 'text'),
    isFixing: given.flags.has('fix'),
    knownRules: given.list('known-rules'),
    failOn: severityOption(given, 'fail-on', 'error'),
    isWanted: ({ severity, code }: PlacedFinding) => isAtLeast(severity, least) && !ignored.includes(code),
  };
}

function severityOption(given: Arguments, name: string, otherwise: LintSeverity): LintSeverity {
  return oneOf(given, name, severities, otherwise);
}

interface Fixed {
  readonly files: readonly LintFile[];
  /** Findings that were mended. */
  readonly count: number;
  /** False where a file could not be written. */
  readonly isWhole: boolean;
}

async function fixFiles(linted: readonly LintedFile[], context: (rules: readonly Rule[]) => LintContext, io: Io): Promise<Fixed> {
  const rules = linted.flatMap((file) => file.rules);
  const files: LintFile[] = [];
  let count = 0;
  let isWhole = true;
  for (const { file, findings } of linted) {
    files.push(file);
    if (!findings.some(({ fix }) => fix?.edits !== undefined)) continue;
    if (file.path === undefined) {
      io.terminal.warn(`${file.name}.gz: packed files are not written; unpack it for --fix`);
      isWhole = false;
      continue;
    }
    const { text, fixed } = fixedText(file, rules, context(rules));
    if (fixed === 0) continue;
    const refusal = await writeFixed(file.path, file.text, text);
    if (refusal === undefined) {
      files[files.length - 1] = { ...file, text };
      count += fixed;
      io.terminal.say(`${file.name}: ${plural(fixed, 'finding')} fixed`);
    } else {
      isWhole = false;
      io.terminal.warn(`${file.name}: ${refusal}`);
    }
  }
  return { files, count, isWhole };
}

interface Telling {
  readonly format: Format;
  readonly fixed: number;
  readonly io: Io;
}

async function tell(findings: readonly PlacedFinding[], linted: readonly LintedFile[], { format, fixed, io }: Telling): Promise<void> {
  const counts = countFindings(linted, findings);
  if (format === 'text') for (const finding of findings) await io.write(`${printFinding(finding)}\n`);
  else await io.write(`${format === 'json' ? lintJson(findings, counts, fixed) : lintSarif(findings, version)}\n`);
  io.terminal.say(printCounts(counts));
}
