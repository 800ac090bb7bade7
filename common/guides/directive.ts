/** Reads a directive's text: what to run, or what is wrong with it and where. */
import * as v from 'valibot';
import type { DirectiveReading } from './directive_reading';
import type { GuideProblem, InvestigateDirective, OsqueryDirective } from './guide';
import { readInvestigate } from './investigate/read_investigate';
import { readJson } from './json_reader';

export type DirectiveContent =
  | { readonly kind: 'osquery'; readonly osquery: Omit<OsqueryDirective, 'id'>; readonly problem: GuideProblem | undefined }
  | { readonly kind: 'investigate'; readonly investigate: Omit<InvestigateDirective, 'id'>; readonly problem: GuideProblem | undefined }
  | { readonly kind: 'broken' | 'unsupported'; readonly problem: GuideProblem };

const mappingSchema = v.record(
  v.string(),
  v.object({ field: v.optional(v.string()), value: v.optional(v.union([v.string(), v.array(v.string())])) })
);
const osquerySchema = v.object({
  query: v.pipe(v.string(), v.regex(/\S/)),
  label: v.optional(v.nullable(v.string())),
  ecs_mapping: v.optional(v.nullable(mappingSchema)),
});

/** `text` is the directive as written, `line` where it begins. */
export function readDirective(text: string, line: number): DirectiveContent {
  const name = (/^!\{([a-z_]+)/i.exec(text)?.[1] ?? '').toLowerCase();
  const fail = (kind: 'broken' | 'unsupported', code: string, message: string, offset?: number, detail?: string): DirectiveContent => {
    const at = offset === undefined ? {} : { at: placeAt(text, offset, line) };
    return { kind, problem: { code, message, ...(detail === undefined ? {} : { detail }), line, text, ...at } };
  };
  if (name !== 'osquery' && name !== 'investigate' && name !== 'insight') {
    return fail('unsupported', 'directive_unknown', `There is no directive "${name}". Known are osquery, investigate and insight.`);
  }
  const start = 2 + name.length;
  if (text[start] !== '{') {
    const code =
      text[start] === '}' ? (name === 'osquery' ? 'directive_without_query' : 'directive_without_providers') : 'directive_not_json';
    return fail('broken', code, `After "!{${name}" comes its JSON at once, in braces: !{${name}{"label": ...}}.`, start);
  }
  const json = /^!\{[a-z_]+(\{[^]*\})\s*\}$/i.exec(text)?.[1];
  const parsed = readJson(json ?? text.slice(start));
  if (!parsed.ok && (json === undefined || !isBalanced(text))) {
    const message = `The directive is not closed on its line: check its quotes, and end it with }}. ${parsed.message}`;
    return fail('broken', 'directive_unclosed', message, start + parsed.offset, parsed.code);
  }
  if (!parsed.ok) {
    const message = `The text between the braces is not JSON. ${parsed.message}`;
    return fail('broken', 'directive_not_json', message, start + parsed.offset, parsed.code);
  }
  if (json === undefined) {
    return fail('broken', 'directive_unclosed', 'The directive is not closed on its line: end it with }}.', text.length);
  }
  const rawBreak: GuideProblem | undefined =
    parsed.firstRawBreak === undefined
      ? undefined
      : {
          code: 'directive_line_break',
          message:
            'A text in the directive holds a line break or a tab as itself. It is read here, and refused by Kibana: write \\n or \\t.',
          line,
          text: '',
          at: placeAt(text, start + parsed.firstRawBreak, line),
        };
  const reading = name === 'osquery' ? readOsquery(parsed.value) : readInvestigate(parsed.value);
  if (!reading.ok) return fail('broken', reading.code, reading.message, placeOf(text, start, reading.path), reading.detail);
  return { ...reading.value, problem: rawBreak };
}

function readOsquery(value: unknown): DirectiveReading<{ readonly kind: 'osquery'; readonly osquery: Omit<OsqueryDirective, 'id'> }> {
  const read = v.safeParse(osquerySchema, value);
  if (read.success) {
    const { query, label, ecs_mapping: ecsMapping } = read.output;
    const osquery = { label: (label ?? '').trim() === '' ? 'Osquery' : (label ?? ''), query, ecsMapping: ecsMapping ?? {} };
    return { ok: true, value: { kind: 'osquery', osquery } };
  }
  const paths = read.issues.map((issue) => (issue.path ?? []).map(({ key }) => String(key)));
  const withoutQuery = paths.find(([first]) => first === 'query' || first === undefined);
  if (withoutQuery !== undefined) {
    return { ok: false, code: 'directive_without_query', message: 'The directive has no text in "query".', path: ['query'] };
  }
  const path = paths[0] ?? [];
  return {
    ok: false,
    code: 'directive_wrong_shape',
    message: `The directive's "${path.join('.')}" has not the shape that Kibana reads.`,
    detail: 'part_unread',
    path: path.slice(0, 1),
  };
}

/** Where the last name of the path stands in the JSON; the end of the path that is there, where the rest is missing. */
function placeOf(text: string, start: number, path: readonly string[]): number {
  let at = start;
  for (const part of path) {
    const found = text.indexOf(JSON.stringify(part), at);
    if (found >= 0) at = found;
  }
  return at;
}

function placeAt(text: string, offset: number, line: number): NonNullable<GuideProblem['at']> {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { offset, line: line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** True where the braces outside of strings close each other, so that the directive ends where its author ended it. */
function isBalanced(text: string): boolean {
  const outside = text.replace(/"(?:[^"\\\n]|\\.)*"/g, '');
  return !outside.includes('"') && outside.split('{').length === outside.split('}').length;
}
