/** The right side of `:`, `like` and `regex` as tests on text: one test a listed value, and one for the whole list. */
import type { Literal, Pattern } from '../eql/ast';
import { foldCase } from '../functions/fold_case';
import { foldedTexts, textsOf } from '../functions/texts';
import { toText, type Value } from '../functions/value';
import { compileJavaRegex } from '../regex/java_regex';
import { anyLuceneRegex, compileLuceneRegex, type TextTest } from '../regex/lucene_regex';
import { hasTooLongPiece, LONGEST_PIECE } from '../regex/wildcard';
import { WildcardList, wildcardPattern } from '../regex/wildcard_list';
import type { CompileContext } from './context';

export interface TextPatterns {
  /** Whether any of the listed values fits. */
  readonly test: TextTest;
  /** Whether any of the listed values fits any of these; a value that is no text is compared as it reads. */
  readonly testAny: (values: readonly Value[]) => boolean;
  /** The listed values that fit any of these, for the explanation. */
  readonly findFitting: (values: readonly Value[]) => readonly Literal[];
}

export function compileTextPatterns(pattern: Pattern, context: CompileContext): TextPatterns {
  return pattern.operator === 'regex' ? regularExpressions(pattern, context) : wildcards(pattern, context);
}

function wildcards({ isCaseInsensitive, values: literals }: Pattern, context: CompileContext): TextPatterns {
  const fold = isCaseInsensitive ? foldCase : (text: string): string => text;
  const readAll = isCaseInsensitive ? foldedTexts : textsOf;
  const patterns = literals.map((literal) => fold(String(literal.value)));
  patterns.forEach((text, place) => {
    const { span } = literals[place] ?? {};
    if (span === undefined || !hasTooLongPiece(text)) return;
    context.report(
      'pattern_too_large',
      span,
      `between two stars there may be ${LONGEST_PIECE} characters where one of them is "?"; write a shorter pattern`
    );
  });
  const list = new WildcardList(patterns.map(wildcardPattern));
  return {
    test: (value) => list.test(fold(value)),
    testAny: (values) => {
      const [only] = values;
      const text = values.length === 1 && only !== undefined ? toText(only) : null;
      return text !== null && text.length < LONG ? list.test(fold(text)) : list.testAny(readAll(values));
    },
    findFitting: (values) => {
      const fitting = list.fitting(readAll(values));
      return literals.filter((_literal, place) => fitting.has(place));
    },
  };
}

/** A shorter text alone is not worth a look at what asking the list will cost. */
const LONG = 1_000;

/** On a field the pattern is Lucene's, on the result of a function it is Java's, as in Elasticsearch. */
function regularExpressions(pattern: Pattern, context: CompileContext): TextPatterns {
  const isLucene = pattern.left.kind === 'field';
  const compile = isLucene ? compileLuceneRegex : compileJavaRegex;
  const rows: { readonly literal: Literal; readonly test: TextTest }[] = [];
  for (const literal of pattern.values) {
    const compiled = compile(String(literal.value), pattern.isCaseInsensitive);
    if (compiled.ok) rows.push({ literal, test: compiled.test });
    else
      context.report(
        'invalid_regex',
        literal.span,
        `this regular expression is wrong at character ${compiled.position + 1}: ${compiled.message}`
      );
  }
  const texts = rows.map(({ literal }) => String(literal.value));
  const tests = rows.map((row) => row.test);
  const test = isLucene
    ? anyLuceneRegex(texts, pattern.isCaseInsensitive, tests)
    : (text: string): boolean => tests.some((each) => each(text));
  return {
    test,
    testAny: (values) => values.some((value) => testValue(value, test)),
    findFitting: (values) => rows.filter((row) => values.some((value) => testValue(value, row.test))).map(({ literal }) => literal),
  };
}

function testValue(value: Value, test: TextTest): boolean {
  const text = toText(value);
  return text !== null && test(text);
}
