/** The right side of `:`, `like` and `regex` as tests on text: one test a listed value, and one for the whole list. */
import type { Literal, Pattern } from '../eql/ast';
import { foldCase } from '../functions/fold_case';
import { compileJavaRegex } from '../regex/java_regex';
import { compileLuceneRegex, type TextTest } from '../regex/lucene_regex';
import { compileWildcard, hasWildcards } from '../regex/wildcard';
import type { CompileContext } from './context';

export interface TextPatterns {
  /** Whether any of the listed values fits. */
  readonly test: TextTest;
  /** The listed values that fit, for the explanation. */
  readonly findFitting: (text: string) => readonly Literal[];
}

export function compileTextPatterns(pattern: Pattern, context: CompileContext): TextPatterns {
  return pattern.operator === 'regex' ? regularExpressions(pattern, context) : wildcards(pattern);
}

/** Values without wildcards, by far the most, are one look-up together. */
function wildcards(pattern: Pattern): TextPatterns {
  const fold = pattern.isCaseInsensitive ? foldCase : (text: string): string => text;
  const rows = pattern.values.map((literal) => {
    const text = fold(String(literal.value));
    return { literal, text, test: hasWildcards(text) ? compileWildcard(text) : (value: string) => value === text };
  });
  const whole = new Set(rows.filter(({ text }) => !hasWildcards(text)).map(({ text }) => text));
  const tests = rows.filter(({ text }) => hasWildcards(text)).map(({ test }) => test);
  return {
    test: (value) => {
      const text = fold(value);
      if (whole.size > 0 && whole.has(text)) return true;
      for (const test of tests) if (test(text)) return true;
      return false;
    },
    findFitting: (value) => {
      const text = fold(value);
      return rows.filter(({ test }) => test(text)).map(({ literal }) => literal);
    },
  };
}

/** On a field the pattern is Lucene's, on the result of a function it is Java's, as in Elasticsearch. */
function regularExpressions(pattern: Pattern, context: CompileContext): TextPatterns {
  const compile = pattern.left.kind === 'field' ? compileLuceneRegex : compileJavaRegex;
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
  return {
    test: (text) => rows.some(({ test }) => test(text)),
    findFitting: (text) => rows.filter(({ test }) => test(text)).map(({ literal }) => literal),
  };
}
