/**
 * Compiles a pattern of Java's dialect, which Elasticsearch uses where the left side of `regex` is a function's result. It runs on RE2
 * and so in linear time; what RE2 cannot express (back references) is refused instead of approximated.
 */
import { RE2JS } from 're2js';
import type { CompiledRegex } from './lucene_regex';

export function compileJavaRegex(pattern: string, ignoresCase: boolean): CompiledRegex {
  const [flags, unsupported] = [ignoresCase ? RE2JS.CASE_INSENSITIVE : 0, /\(\?(?:=|!|<=|<!|>)/.exec(pattern)];
  if (unsupported !== null)
    return { ok: false, message: `"${unsupported[0]}" cannot run in linear time and is not supported`, position: unsupported.index };
  try {
    const compiled = RE2JS.compile(pattern, flags);
    return { ok: true, test: (text) => compiled.testExact(text) };
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('RE2JS')) return { ok: false, message: error.message, position: 0 };
    throw error;
  }
}
