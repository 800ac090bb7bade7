/** Events for tests: a process that starts on a host. */
import type { StoredEvent } from '../../server/app/ports';

export interface SampleEvent {
  readonly id: string;
  /** ISO or epoch milliseconds. */
  readonly at: string | number;
  readonly process?: string;
  readonly user?: string;
  readonly index?: string | undefined;
  readonly ingested?: string | number;
}

export function sampleEvent(given: SampleEvent): StoredEvent {
  const iso = (time: string | number): string => new Date(time).toISOString();
  return {
    id: given.id,
    index: 'index' in given ? given.index : 'logs-endpoint.events.process-default',
    source: {
      '@timestamp': iso(given.at),
      event: {
        kind: 'event',
        category: ['process'],
        type: ['start'],
        ...(given.ingested === undefined ? {} : { ingested: iso(given.ingested) }),
      },
      host: { name: 'host-1' },
      user: { name: given.user ?? 'root' },
      process: { name: given.process ?? 'proxychains', command_line: `${given.process ?? 'proxychains'} nmap` },
    },
  };
}
