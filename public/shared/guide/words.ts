/** Codes of the guide and its queries in the reader's language. A code that is not known is shown with the server's own words. */
import { i18n } from '@kbn/i18n';
import type { GuideProblem, SectionKind } from '../../../common/guides/guide';
import type { ResolutionProblem, ResolutionStatus } from '../../../common/osquery/resolution';

export function sectionKindLabel(kind: SectionKind): string {
  const labels: Record<SectionKind, () => string> = {
    triage: () => i18n.translate('investigationGuides.guide.section.triage', { defaultMessage: 'Triage and analysis' }),
    steps: () => i18n.translate('investigationGuides.guide.section.steps', { defaultMessage: 'Investigation steps' }),
    related_rules: () => i18n.translate('investigationGuides.guide.section.relatedRules', { defaultMessage: 'Related rules' }),
    false_positives: () => i18n.translate('investigationGuides.guide.section.falsePositives', { defaultMessage: 'False positives' }),
    response: () => i18n.translate('investigationGuides.guide.section.response', { defaultMessage: 'Response' }),
    setup: () => i18n.translate('investigationGuides.guide.section.setup', { defaultMessage: 'Set-up' }),
    notes: () => i18n.translate('investigationGuides.guide.section.notes', { defaultMessage: 'Notes' }),
  };
  return labels[kind]();
}

export function resolutionStatusLabel(status: ResolutionStatus): string {
  const labels: Record<ResolutionStatus, () => string> = {
    resolved: () => i18n.translate('investigationGuides.guide.query.status.resolved', { defaultMessage: 'Filled in from the alert' }),
    missing: () => i18n.translate('investigationGuides.guide.query.status.missing', { defaultMessage: 'Value missing' }),
    empty: () => i18n.translate('investigationGuides.guide.query.status.empty', { defaultMessage: 'Value empty' }),
    not_a_value: () => i18n.translate('investigationGuides.guide.query.status.notAValue', { defaultMessage: 'Not a single value' }),
    unsafe: () => i18n.translate('investigationGuides.guide.query.status.unsafe', { defaultMessage: 'Unsafe to fill in' }),
    invalid: () => i18n.translate('investigationGuides.guide.query.status.invalid', { defaultMessage: 'Query is broken' }),
  };
  return labels[status]();
}

export function resolutionProblemText(problem: ResolutionProblem): string {
  const field = problem.field ?? '';
  switch (problem.code) {
    case 'field_missing':
      return i18n.translate('investigationGuides.guide.query.problem.fieldMissing', {
        defaultMessage: 'This alert has no {field}. The query is not run, because without the value it would ask about everybody.',
        values: { field },
      });
    case 'field_empty':
      return i18n.translate('investigationGuides.guide.query.problem.fieldEmpty', {
        defaultMessage: '{field} is there but holds no value, so there is nothing to ask for.',
        values: { field },
      });
    case 'field_is_object':
      return i18n.translate('investigationGuides.guide.query.problem.fieldIsObject', {
        defaultMessage: '{field} holds other fields, not a value. The guide has to name one of them.',
        values: { field },
      });
    case 'identifier_position':
      return i18n.translate('investigationGuides.guide.query.problem.identifierPosition', {
        defaultMessage: '{field} stands where a table or column name belongs. Alert data may not choose what is queried.',
        values: { field },
      });
    case 'comment_position':
      return i18n.translate('investigationGuides.guide.query.problem.commentPosition', {
        defaultMessage: '{field} stands inside an SQL comment, where no value can be written safely.',
        values: { field },
      });
    case 'unterminated_string':
      return i18n.translate('investigationGuides.guide.query.problem.unterminatedString', {
        defaultMessage: 'A text in the query is opened with a quote and never closed.',
      });
    case 'like_wildcards_kept':
      return i18n.translate('investigationGuides.guide.query.problem.likeWildcardsKept', {
        defaultMessage: '{field} is used in a LIKE pattern and holds % or _, which match any text there. Read the rows with that in mind.',
        values: { field },
      });
    case 'glob_wildcards_kept':
      return i18n.translate('investigationGuides.guide.query.problem.globWildcardsKept', {
        defaultMessage:
          '{field} is used in a GLOB pattern and holds *, ? or [, which match any text there. Read the rows with that in mind.',
        values: { field },
      });
    case 'half_token':
      return i18n.translate('investigationGuides.guide.query.problem.halfToken', {
        defaultMessage: '{field} is only a part of a word, number or name here. The guide has to put it in a text in quotes.',
        values: { field },
      });
    case 'several_values':
      return i18n.translate('investigationGuides.guide.query.problem.severalValues', {
        defaultMessage: '{field} holds several values, and this place takes one.',
        values: { field },
      });
    case 'replaced_again':
      return i18n.translate('investigationGuides.guide.query.problem.replacedAgain', {
        defaultMessage: 'The value of {field} itself holds a placeholder, which Kibana would fill in again without quotes.',
        values: { field },
      });
    case 'field_name_invalid':
      return i18n.translate('investigationGuides.guide.query.problem.fieldNameInvalid', {
        defaultMessage: '“{field}” between the braces is not the name of a field.',
        values: { field },
      });
    case 'placeholder_unclosed':
      return i18n.translate('investigationGuides.guide.query.problem.placeholderUnclosed', {
        defaultMessage: 'At character {place} a placeholder misses a brace, so it would be sent as it stands.',
        values: { place: problem.start + 1 },
      });
    case 'unfinished':
      return i18n.translate('investigationGuides.guide.query.problem.unfinished', {
        defaultMessage: 'At character {place} the query breaks off: something is missing there, or a parenthesis has no other half.',
        values: { place: problem.start + 1 },
      });
    case 'not_parsed':
      return i18n.translate('investigationGuides.guide.query.problem.notParsed', {
        defaultMessage: 'SQLite cannot parse this query: {said}',
        values: { said: problem.detail ?? '' },
      });
    case 'too_many_placeholders':
      return i18n.translate('investigationGuides.guide.query.problem.tooManyPlaceholders', {
        defaultMessage: 'The query has more placeholders than can be filled in.',
      });
    case 'query_empty':
      return i18n.translate('investigationGuides.guide.query.problem.queryEmpty', { defaultMessage: 'The query is empty.' });
    case 'several_statements':
      return i18n.translate('investigationGuides.guide.query.problem.severalStatements', {
        defaultMessage: 'There are several statements. A guide query is one.',
      });
    case 'not_a_select':
      return i18n.translate('investigationGuides.guide.query.problem.notASelect', {
        defaultMessage: 'Only a SELECT may be run from a guide: this would be another kind of statement.',
      });
    case 'number_out_of_range':
      return i18n.translate('investigationGuides.guide.query.problem.numberOutOfRange', {
        defaultMessage: '{field} holds a number too large to be written exactly.',
        values: { field },
      });
    case 'number_may_be_rounded':
      return i18n.translate('investigationGuides.guide.query.problem.numberMayBeRounded', {
        defaultMessage: '{field} holds a whole number so large that its last digits may have been rounded before it came here.',
        values: { field },
      });
    case 'like_escape_kept':
      return i18n.translate('investigationGuides.guide.query.problem.likeEscapeKept', {
        defaultMessage: '{field} holds the escape character of the LIKE pattern it is used in. Read the rows with that in mind.',
        values: { field },
      });
    case 'broken_text':
      return i18n.translate('investigationGuides.guide.query.problem.brokenText', {
        defaultMessage: '{field} holds half of a character, which SQL cannot hold.',
        values: { field },
      });
    case 'too_many_values':
      return i18n.translate('investigationGuides.guide.query.problem.tooManyValues', {
        defaultMessage: '{field} holds more values than a query takes.',
        values: { field },
      });
    case 'too_many_breaks':
      return i18n.translate('investigationGuides.guide.query.problem.tooManyBreaks', {
        defaultMessage: '{field} holds too many double braces or NUL characters to be written safely.',
        values: { field },
      });
    case 'query_too_long':
      return i18n.translate('investigationGuides.guide.query.problem.queryTooLong', {
        defaultMessage: 'With these values the query would be longer than osquery reads.',
      });
    case 'unterminated_identifier':
    case 'invalid_variable':
    case 'invalid_blob':
    case 'invalid_number':
    case 'invalid_character':
      return i18n.translate('investigationGuides.guide.query.problem.notSql', {
        defaultMessage: 'At character {place} the query is not SQL that SQLite reads.',
        values: { place: problem.start + 1 },
      });
    default:
      return problem.message;
  }
}

export function guideProblemText(problem: GuideProblem): string {
  const text = problemWords(problem);
  if (problem.at === undefined) return text;
  return i18n.translate('investigationGuides.guide.problem.withPlace', {
    defaultMessage: '{text} The place: line {line}, column {column}.',
    values: { text, line: problem.at.line, column: problem.at.column },
  });
}

function problemWords(problem: GuideProblem): string {
  switch (problem.code) {
    case 'directive_not_json':
      return i18n.translate('investigationGuides.guide.problem.directiveNotJson', {
        defaultMessage: 'Line {line} of the guide: the block is not valid JSON.',
        values: { line: problem.line },
      });
    case 'directive_without_query':
      return i18n.translate('investigationGuides.guide.problem.directiveWithoutQuery', {
        defaultMessage: 'Line {line} of the guide: the query block has no query.',
        values: { line: problem.line },
      });
    case 'directive_without_providers':
      return i18n.translate('investigationGuides.guide.problem.directiveWithoutProviders', {
        defaultMessage: 'Line {line} of the guide: the search block has no conditions.',
        values: { line: problem.line },
      });
    case 'directive_wrong_provider':
      return i18n.translate('investigationGuides.guide.problem.directiveWrongProvider', {
        defaultMessage: 'Line {line} of the guide: a condition of the search block cannot be read.',
        values: { line: problem.line },
      });
    case 'directive_wrong_time':
      return i18n.translate('investigationGuides.guide.problem.directiveWrongTime', {
        defaultMessage: 'Line {line} of the guide: the search block has a time that is not like “now-48h”.',
        values: { line: problem.line },
      });
    case 'directive_line_break':
      return i18n.translate('investigationGuides.guide.problem.directiveLineBreak', {
        defaultMessage: 'Line {line} of the guide: a text in the block holds a line break as itself. It is read here, but not by Kibana.',
        values: { line: problem.line },
      });
    case 'guide_too_deep':
    case 'guide_too_long':
      return i18n.translate('investigationGuides.guide.problem.guideTooMuch', {
        defaultMessage:
          'Line {line} of the guide: from here on it is longer or nested deeper than can be read as steps, so it is shown as it was written.',
        values: { line: problem.line },
      });
    case 'directive_unclosed':
      return i18n.translate('investigationGuides.guide.problem.directiveUnclosed', {
        defaultMessage: 'Line {line} of the guide: the block is never closed.',
        values: { line: problem.line },
      });
    case 'directive_wrong_shape':
      return i18n.translate('investigationGuides.guide.problem.directiveWrongShape', {
        defaultMessage: 'Line {line} of the guide: the block has a part that Kibana cannot read.',
        values: { line: problem.line },
      });
    case 'directive_in_code':
      return i18n.translate('investigationGuides.guide.problem.directiveInCode', {
        defaultMessage: 'Line {line} of the guide: the block stands in code or in a title, where Kibana shows it as text.',
        values: { line: problem.line },
      });
    case 'directive_unknown':
      return i18n.translate('investigationGuides.guide.problem.directiveUnknown', {
        defaultMessage: 'Line {line} of the guide: this kind of block is not known here.',
        values: { line: problem.line },
      });
    default:
      return i18n.translate('investigationGuides.guide.problem.other', {
        defaultMessage: 'Line {line} of the guide: {message}',
        values: { line: problem.line, message: problem.message },
      });
  }
}
