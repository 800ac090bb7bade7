/** What is wrong with pasted documents, and what to write instead, in the reader's language. */
import { i18n } from '@kbn/i18n';
import { MOST_DOCUMENTS } from '../../../common/api';
import type { JsonMistake, JsonMistakeCode } from './json_scanner';
import type { ReadDocuments } from './read_documents';

/** Undefined where nothing is wrong. */
export function documentsProblem(read: ReadDocuments): string | undefined {
  switch (read.kind) {
    case 'empty':
    case 'documents':
      return undefined;
    case 'mistake':
      return mistakeText(read.mistake);
    case 'too_long':
      return i18n.translate('investigationGuides.evaluate.tooLong', {
        defaultMessage: 'This is longer than the server takes. Leave out documents or fields that the query does not ask about.',
      });
    case 'too_many':
      return i18n.translate('investigationGuides.evaluate.tooMany', {
        defaultMessage: 'These are {count} documents. At most {most} are evaluated together.',
        values: { count: read.count, most: MOST_DOCUMENTS },
      });
    case 'not_an_object':
      return i18n.translate('investigationGuides.evaluate.notAnObject', {
        defaultMessage: 'Value {place} is no JSON object. A document stands in braces.',
        values: { place: read.place },
      });
    case 'no_hits':
      return i18n.translate('investigationGuides.evaluate.noHits', { defaultMessage: 'There is no document in this list.' });
  }
}

function mistakeText({ code, found }: JsonMistake): string {
  const values = { found };
  const texts: Record<JsonMistakeCode, () => string> = {
    trailing_comma: () =>
      i18n.translate('investigationGuides.evaluate.json.trailingComma', {
        defaultMessage: 'No comma may stand before the closing bracket: take it out.',
      }),
    extra_comma: () =>
      i18n.translate('investigationGuides.evaluate.json.extraComma', { defaultMessage: 'There is one comma too many here: take it out.' }),
    missing_comma: () =>
      i18n.translate('investigationGuides.evaluate.json.missingComma', { defaultMessage: 'A comma is missing before this.' }),
    quotes: () =>
      i18n.translate('investigationGuides.evaluate.json.quotes', {
        defaultMessage: 'JSON has one kind of quotes, straight double ones: write "…".',
      }),
    bare_name: () =>
      i18n.translate('investigationGuides.evaluate.json.bareName', {
        defaultMessage: 'A name stands in double quotes: write "{found}".',
        values,
      }),
    name_expected: () =>
      i18n.translate('investigationGuides.evaluate.json.nameExpected', {
        defaultMessage: 'Here a name in double quotes is expected, not {found}',
        values,
      }),
    colon_expected: () =>
      i18n.translate('investigationGuides.evaluate.json.colonExpected', {
        defaultMessage: 'A colon has to stand between a name and its value.',
      }),
    word: () =>
      i18n.translate('investigationGuides.evaluate.json.word', {
        defaultMessage: '{found} is no value. Write true, false or null in small letters, a number, or a text in double quotes.',
        values,
      }),
    open_string: () =>
      i18n.translate('investigationGuides.evaluate.json.openString', {
        defaultMessage: 'This text has no closing double quote on its line.',
      }),
    control_character: () =>
      i18n.translate('investigationGuides.evaluate.json.controlCharacter', {
        defaultMessage: 'A tab or another control character cannot stand in a text as it is: write it as an escape.',
      }),
    escape: () =>
      i18n.translate('investigationGuides.evaluate.json.escape', {
        defaultMessage: '{found} is no escape. A backslash that means itself is written twice.',
        values,
      }),
    number: () =>
      i18n.translate('investigationGuides.evaluate.json.number', {
        defaultMessage: '{found} is no number as JSON writes it. Put it in double quotes if it is a text.',
        values,
      }),
    comment: () => i18n.translate('investigationGuides.evaluate.json.comment', { defaultMessage: 'JSON has no comments: take this out.' }),
    blank: () =>
      i18n.translate('investigationGuides.evaluate.json.blank', {
        defaultMessage: 'This blank is not an ordinary one, as texts copied from pages have them: type a space in its place.',
      }),
    never_closed: () =>
      i18n.translate('investigationGuides.evaluate.json.neverClosed', {
        defaultMessage: 'This bracket is never closed. The end of the text may be missing.',
      }),
    unexpected: () =>
      i18n.translate('investigationGuides.evaluate.json.unexpected', { defaultMessage: '{found} cannot stand here.', values }),
    too_deep: () =>
      i18n.translate('investigationGuides.evaluate.json.tooDeep', { defaultMessage: 'This is nested too deep to be evaluated.' }),
  };
  return texts[code]();
}
