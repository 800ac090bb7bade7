/** A grammar is imported as the parser that it describes; `scripts/peggy_plugin.mjs` compiles it in builds and tests. */
declare module '*.peggy' {
  export interface PeggyLocation {
    readonly start: { readonly offset: number; readonly line: number; readonly column: number };
    readonly end: { readonly offset: number; readonly line: number; readonly column: number };
  }
  export class SyntaxError extends Error {
    readonly location: PeggyLocation;
    readonly expected: readonly { readonly type: string; readonly description?: string; readonly text?: string }[] | null;
    readonly found: string | null;
  }
  export function parse(input: string, options?: { readonly startRule?: string } & Readonly<Record<string, unknown>>): unknown;
}
