/** Directives of a guide: what Kibana cannot read of them, and what is wrong with the queries and searches in them. */
import { nearestName } from '../../osquery/checks/nearest_name';
import { readDirective } from '../../guides/directive';
import type { GuideProblem, InvestigateDirective } from '../../guides';
import { findPlaceholders } from '../../osquery';
import { isLintCode } from '../codes';
import type { LintPlace, Remark, TextEdit } from '../finding';
import type { GuideText, LintSubject } from '../lint_subject';
import { lineEnd, lineStart, spanOf, walkNodes, type PlacedNode } from '../placed_markdown';
import { insideJson, jsonStringPlaces, locateJson } from '../source/located_json';
import { checkBraces } from './check_braces';
import { checkInvestigateParts, checkOsqueryParts, type PartRemark } from './check_directive_parts';
import { checkFieldName } from './check_placeholders';
import { checkSql } from './check_sql';
import { repairDirective } from './repair_directive';

export function checkDirectives(guide: GuideText, subject: LintSubject): readonly Remark[] {
  const nodes = walkNodes(guide.markdown.blocks).filter(({ type }) => type === 'guideDirective');
  return [
    ...guide.markdown.problems.map((problem) => remarkOn(problem, placeOfProblem(guide, problem))),
    ...nodes.flatMap((node) => checkDirective(placedDirective(node, guide), subject)),
    ...checkTwice(guide),
  ];
}

function placeOfProblem({ field, text }: GuideText, { line, text: quoted }: GuideProblem): LintPlace {
  const begin = lineStart(text, line);
  const end = lineEnd(text, begin);
  const opening = /!\{(?:osquery|investigate|insight)\{/.exec(text.slice(begin, end))?.index ?? 0;
  return { field, start: begin + opening, end: opening > 0 ? Math.min(end, begin + opening + quoted.length) : end };
}

interface PlacedDirective {
  readonly field: GuideText['field'];
  /** As Markdown reads it. */
  readonly text: string;
  readonly start: number;
  /** True where the guide holds it as it is, so that places in it are places in the guide. */
  readonly isExact: boolean;
}

function placedDirective(node: PlacedNode, { field, text: guide }: GuideText): PlacedDirective {
  const text = node.value ?? '';
  const { start } = spanOf(node, guide);
  return { field, text, start, isExact: guide.startsWith(text, start) };
}

/** The place of a stretch of the directive in the guide. */
function placeIn({ field, text, start, isExact }: PlacedDirective, from = 0, to = text.length): LintPlace {
  return isExact ? { field, start: start + from, end: start + to } : { field, start, end: start + text.length };
}

function checkDirective(directive: PlacedDirective, subject: LintSubject): readonly Remark[] {
  const content = readDirective(directive.text, 1);
  const wrongName = checkName(directive);
  if (wrongName !== undefined) return [wrongName];
  if (content.kind === 'osquery') {
    const parts = checkOsqueryParts(directive.text).map((part) => placedPart(part, directive));
    return [...lineBreaks(directive, content.problem), ...parts, ...checkOsquery(directive, subject)];
  }
  if (content.kind === 'investigate') {
    const parts = checkInvestigateParts(directive.text, content.investigate).map((part) => placedPart(part, directive));
    return [...lineBreaks(directive, content.problem), ...parts, ...checkInvestigate(directive, content.investigate, subject)];
  }
  const repair = repairDirective(directive.text);
  const { problem } = content;
  const offset = problem.at?.offset;
  const end = directive.text.length;
  const place = placeIn(directive, Math.min(offset ?? 0, end - 1), offset === undefined ? end : Math.min(offset + 1, end));
  if (repair === undefined) return [remarkOn(problem, place)];
  const first = repair.edits[0]?.start ?? 0;
  const fix = { description: `write ${repair.what}`, edits: shifted(repair.edits, directive) };
  const message = `Kibana cannot read this directive. ${problem.message} Write ${repair.what}.`;
  const at = placeIn(directive, first, Math.max(first + 1, repair.edits[0]?.end ?? 0));
  return [
    {
      code: repair.code,
      message,
      place: at,
      values: { problem: problem.message, detail: problem.detail ?? '', what: repair.what },
      fix: directive.isExact ? fix : undefined,
    },
  ];
}

const names = ['osquery', 'investigate', 'insight'];

/** Kibana knows the names in small letters only; here they are read all the same. */
function checkName(directive: PlacedDirective): Remark | undefined {
  const written = /^!\{([a-z_]+)\{/i.exec(directive.text)?.[1] ?? '';
  if (written === '' || names.includes(written)) return undefined;
  const meant = nearestName(written, names, 2);
  const message = `There is no directive "${written}". ${meant === undefined ? 'Known are osquery, investigate and insight' : `Write ${meant}`}.`;
  const edits = meant === undefined ? [] : [{ start: 2, end: 2 + written.length, text: meant }];
  const values = { problem: message, detail: '' };
  return placedPart(
    { code: 'directive_unknown', message, values, start: 2, end: 2 + written.length, fixes: `write ${meant}`, edits },
    directive
  );
}

function placedPart({ code, message, values, start, end, fixes, edits }: PartRemark, directive: PlacedDirective): Remark {
  const fix = directive.isExact && edits.length > 0 ? { description: fixes, edits: shifted(edits, directive) } : undefined;
  return { code, message, values, place: placeIn(directive, start, end), fix };
}

/** One after the other, with nothing to read between them. */
function checkTwice(guide: GuideText): readonly Remark[] {
  let before: PlacedNode | undefined;
  return walkNodes(guide.markdown.blocks).flatMap((node): readonly Remark[] => {
    if (node.type !== 'guideDirective') {
      if ((node.value ?? '').trim() !== '') before = undefined;
      return [];
    }
    const isSame = before?.value === node.value;
    before = node;
    const message = 'The same directive stands right before this one. Take one of them out.';
    return isSame ? [{ code: 'directive_twice', message, place: placeIn(placedDirective(node, guide)) }] : [];
  });
}

function shifted(edits: readonly TextEdit[], { start }: PlacedDirective): readonly TextEdit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start }));
}

function remarkOn({ code, message, detail = '' }: GuideProblem, place: LintPlace): Remark {
  // The guides' codes are ours; one that they add before we know it is still told.
  return { code: isLintCode(code) ? code : 'directive_wrong_shape', message, place, values: { problem: message, detail } };
}

const breaks: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function lineBreaks(directive: PlacedDirective, problem: GuideProblem | undefined): readonly Remark[] {
  if (problem === undefined) return [];
  const edits = rawBreaks(directive.text);
  const at = problem.at?.offset ?? 0;
  const fix = { description: 'write \\n, \\r and \\t', edits: shifted(edits, directive) };
  return [{ ...remarkOn(problem, placeIn(directive, at, at + 1)), fix: directive.isExact && edits.length > 0 ? fix : undefined }];
}

/** Inside strings only: between the parts of the JSON a line break is a blank. */
function rawBreaks(text: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '"') isInString = !isInString;
    else if (isInString && sign === '\\') at += 1;
    else if (isInString && breaks[sign] !== undefined) edits.push({ start: at, end: at + 1, text: breaks[sign] });
  }
  return edits;
}

function checkOsquery(directive: PlacedDirective, subject: LintSubject): readonly Remark[] {
  const json = locateJson(directive.text, directive.text.indexOf('{', 2));
  const query = json?.kind === 'object' ? json.entries.get('query') : undefined;
  if (query?.kind !== 'string') return [];
  const places = jsonStringPlaces(directive.text, query);
  const placeOf = (at: number): number => places[Math.min(at, places.length - 1)] ?? query.start;
  return checkSql(query.value, subject).map(({ start, end, edits, fixes, ...remark }) => {
    const place = placeIn(directive, placeOf(start), Math.max(placeOf(start) + 1, placeOf(end)));
    const written = edits.map((edit) => ({ start: placeOf(edit.start), end: placeOf(edit.end), text: insideJson(edit.text) }));
    const fix = directive.isExact && written.length > 0 ? { description: fixes, edits: shifted(written, directive) } : undefined;
    return { ...remark, place, fix };
  });
}

function checkInvestigate(
  directive: PlacedDirective,
  { providers }: Omit<InvestigateDirective, 'id'>,
  subject: LintSubject
): readonly Remark[] {
  const values = providers.flat().flatMap((provider) => {
    if (provider.queryType === 'phrase') return [provider.value];
    if (provider.queryType === 'phrases' || provider.queryType === 'prefix') return provider.values;
    return provider.queryType === 'range' ? Object.values(provider.bounds) : [];
  });
  const texts = new Set(values.map(String));
  const braces = [...texts].flatMap((value): readonly Remark[] => {
    const at = directive.text.indexOf(JSON.stringify(value).slice(1, -1));
    return checkBraces(value, subject.fields).map(({ field, start, end, edits }) => {
      const values = { field };
      const message = `A placeholder has two braces on each side; as it stands the search looks for this very text. Write {{${field}}}.`;
      const moved = edits.map((edit) => ({ ...edit, start: edit.start + at, end: edit.end + at }));
      const placed = { start: at + start, end: at + end, edits: at < 0 ? [] : moved, fixes: `write {{${field}}}` };
      return placedPart({ code: 'placeholder_braces', message, values, ...placed }, directive);
    });
  });
  const named = values.flatMap((value) => findPlaceholders(String(value)).map(({ field }) => field));
  const unknown = [...new Set(named)].flatMap((field) => {
    const at = Math.max(0, directive.text.indexOf(field));
    const remark = checkFieldName(field, subject);
    return remark === undefined ? [] : [{ ...remark, place: placeIn(directive, at, at + field.length) }];
  });
  return [...braces, ...unknown];
}
