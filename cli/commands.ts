/** The commands of `ig`, each loaded when it is asked for: a constant has its value before SQLite is loaded for nothing. */
import type { Command } from './command';

export interface ListedCommand {
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

export const commands: ReadonlyMap<string, ListedCommand> = new Map([
  ['eql', { summary: 'search events by an EQL query', load: async () => (await import('./commands/eql')).eql }],
  ['match', { summary: 'say which documents a query matches', load: async () => (await import('./commands/match')).match }],
  ['parse', { summary: 'read a query and print it in its plain form', load: async () => (await import('./commands/parse')).parse }],
  ['value', { summary: 'the value of a constant expression', load: async () => (await import('./commands/value')).value }],
  ['evaluate', { summary: 'say which rules match which documents', load: async () => (await import('./commands/evaluate')).evaluate }],
  [
    'explain',
    { summary: 'show why a rule matches a document, or why not', load: async () => (await import('./commands/explain')).explain },
  ],
  [
    'guide',
    { summary: 'show a triage guide with its queries resolved for an alert', load: async () => (await import('./commands/guide')).guide },
  ],
  [
    'lint',
    { summary: 'say what is wrong with rules and their guides, and mend it', load: async () => (await import('./commands/lint')).lint },
  ],
  ['detect', { summary: 'run rules over events and print the alerts', load: async () => (await import('./commands/detect')).detect }],
  ['serve', { summary: 'start the standalone server', load: async () => (await import('./commands/serve')).serve }],
]);
