/** Reads a directive's text: what to run, or what is wrong with it. */
import * as v from 'valibot';
import type { GuideProblem, OsqueryDirective } from './guide';

export type DirectiveContent =
  | { readonly kind: 'osquery'; readonly osquery: Omit<OsqueryDirective, 'id'>; readonly problem: undefined }
  | { readonly kind: 'broken' | 'unsupported'; readonly osquery: undefined; readonly problem: GuideProblem };

const mappingSchema = v.record(
  v.string(),
  v.object({ field: v.optional(v.string()), value: v.optional(v.union([v.string(), v.array(v.string())])) })
);
const osquerySchema = v.object({
  query: v.pipe(v.string(), v.regex(/\S/)),
  label: v.optional(v.string(), ''),
  ecs_mapping: v.optional(v.nullable(mappingSchema)),
});

/** `text` is the directive as written, `line` where it begins. */
export function readDirective(text: string, line: number): DirectiveContent {
  const name = /^!\{([a-z_]+)\{/i.exec(text)?.[1] ?? '';
  const fail = (kind: 'broken' | 'unsupported', code: string, message: string): DirectiveContent => {
    return { kind, osquery: undefined, problem: { code, message, line, text } };
  };
  const json = /^!\{[a-z_]+(\{[^]*\})\s*\}$/i.exec(text)?.[1];
  if (name === 'investigate' || name === 'insight')
    return fail('unsupported', 'directive_unsupported', `${name} directives are shown as text.`);
  if (name !== 'osquery') return fail('unsupported', 'directive_unknown', `There is no directive "${name}". Known is osquery.`);
  const parsed = json === undefined ? undefined : parseJson(json);
  if (parsed?.ok) return readOsquery(parsed.value, fail);
  if (json === undefined || !isBalanced(text)) {
    return fail('broken', 'directive_unclosed', 'The directive is not closed on its line: check its quotes, and end it with }}.');
  }
  return fail('broken', 'directive_not_json', `The text between the braces is not JSON: ${parsed?.message ?? ''}`);
}

function readOsquery(value: unknown, fail: (kind: 'broken', code: string, message: string) => DirectiveContent): DirectiveContent {
  const read = v.safeParse(osquerySchema, value);
  if (read.success) {
    const { query, label, ecs_mapping: ecsMapping } = read.output;
    return {
      kind: 'osquery',
      osquery: { label: label.trim() === '' ? 'Osquery' : label, query, ecsMapping: ecsMapping ?? {} },
      problem: undefined,
    };
  }
  const keys = read.issues.map((issue) => v.getDotPath(issue) ?? '');
  if (keys.includes('query')) return fail('broken', 'directive_without_query', 'The directive has no text in "query".');
  return fail('broken', 'directive_wrong_shape', `The directive's "${keys[0] ?? ''}" has not the shape that Kibana reads.`);
}

type ParsedJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

function parseJson(json: string): ParsedJson {
  try {
    const value: unknown = JSON.parse(json);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** True where the braces outside of strings close each other, so that the directive ends where its author ended it. */
function isBalanced(text: string): boolean {
  const outside = text.replace(/"(?:[^"\\\n]|\\.)*"/g, '');
  return !outside.includes('"') && outside.split('{').length === outside.split('}').length;
}
