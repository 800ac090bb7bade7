/** `ig guide`: a triage guide as steps, its queries resolved for an alert. */
import * as v from 'valibot';
import type { SqlSyntaxCheck } from '../../common/osquery';
import { SqliteSyntax } from '../../server/app/sqlite_syntax';
import { onePositional, parseArguments, requiredPositional } from '../arguments';
import { runBatch, type Batch } from '../batch/run_batch';
import { documentSchema } from '../batch/schema';
import { exitCodes, UsageError, type Command } from '../command';
import { readDocument, readText } from '../input/documents';
import { printGuide } from '../print/guide';
import { isChinese, withChineseMessages } from '../print/chinese_messages';
import { resolvedGuide, type ResolvedGuide } from './resolved_guide';

const lineSchema = v.object({
  note: v.string(),
  alert: v.nullish(documentSchema),
  /** Of the messages: the note is in its own language, and headings are known in every language. */
  locale: v.nullish(v.string()),
});

const batchWith = (syntax: SqlSyntaxCheck | undefined): Batch<v.InferOutput<typeof lineSchema>> => ({
  schema: lineSchema,
  answer: ({ note, alert, locale }) => ({ ...inLanguage(resolvedGuide(note, alert ?? {}, syntax), locale) }),
});

function inLanguage(guide: ResolvedGuide, locale: string | null | undefined): ResolvedGuide {
  return isChinese(locale) ? withChineseMessages(guide) : guide;
}

export const guide: Command = {
  help: `ig guide NOTE.md [--alert FILE] [--locale zh-CN]
ig guide --batch [FILE]

Shows a triage guide as sections and steps, with each Osquery query as it would be run for the alert. Without an alert every placeholder
is missing. The exit code is 0 also where a query could not be resolved: that is an answer.

  NOTE.md            the guide's Markdown, with its directives (- is standard input)
  --alert FILE       a JSON object: an alert, an event, or a search hit (- is standard input)
  --locale TAG       the language of messages: English, or Simplified Chinese for zh and its like
  --batch [FILE]     one JSON object a line, from FILE or standard input:
                       {id, note, alert?, locale?}
                       ->  {id, sections: [{id, kind, title, intro}], steps: [{id, section_id, text, depth, commands, related_rule}],
                            queries: [{id, step_id, label, query, resolved, status, problems, checks}], problems}
                     checks are findings against osquery's tables: {code, severity: error, warning or note, message, start, end, values}
                     steps are in reading order, depth counts from 0; resolved is null unless status is "resolved"
`,
  async run(args, io) {
    const given = parseArguments(args, { alert: 'text', locale: 'text', batch: 'flag' });
    const syntax = await new SqliteSyntax((problem) => io.terminal.warn(problem)).syntax();
    if (given.flags.has('batch')) return runBatch(batchWith(syntax), onePositional(given, 'file of lines'), io);
    if (given.positionals[0] === '-' && given.texts.get('alert') === '-') {
      throw new UsageError('The guide and the alert cannot both come from standard input (-).');
    }
    const note = await readText(requiredPositional(given, 'guide'), io);
    const alertPath = given.texts.get('alert');
    const alert = alertPath === undefined ? {} : await readDocument(alertPath, io);
    await io.write(printGuide(inLanguage(resolvedGuide(note, alert, syntax), given.texts.get('locale'))));
    return exitCodes.ok;
  },
};
