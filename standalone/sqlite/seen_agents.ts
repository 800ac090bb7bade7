/** Agents that stored alerts name: who reported them, from which host, and when it was last heard of. Alerts are read once each, also over later questions. */
import { prepareDocument } from '../../common/engine';
import type { Database } from './database';

export interface SeenAgent {
  readonly id: string;
  readonly hostName: string | undefined;
  readonly platform: string | undefined;
  readonly osName: string | undefined;
  readonly version: string | undefined;
  readonly firstMs: number;
  readonly lastMs: number;
}

const BATCH = 500;

export class SqliteSeenAgents {
  private readonly agents = new Map<string, SeenAgent>();
  private lastRead = 0;
  private reading: Promise<void> | undefined;

  constructor(private readonly database: Database) {}

  /** In no order. The first question after many new alerts takes a moment; others are answered meanwhile. */
  async list(): Promise<readonly SeenAgent[]> {
    this.reading ??= this.readOn().finally(() => (this.reading = undefined));
    await this.reading;
    return [...this.agents.values()];
  }

  private async readOn(): Promise<void> {
    for (;;) {
      const rows = this.database.rows('SELECT n, source FROM alert_document WHERE n > ? ORDER BY n LIMIT ?', this.lastRead, BATCH);
      for (const row of rows) {
        this.see(row.object('source'));
        this.lastRead = row.number('n');
      }
      if (rows.length < BATCH) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private see(source: Readonly<Record<string, unknown>>): void {
    const document = prepareDocument(source);
    const text = (field: string): string | undefined => {
      const [value] = document.values(field);
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const id = text('agent.id');
    const ms = Date.parse(text('kibana.alert.original_time') ?? text('@timestamp') ?? '');
    if (id === undefined || Number.isNaN(ms)) return;
    const before = this.agents.get(id);
    const isNewest = before === undefined || ms >= before.lastMs;
    this.agents.set(id, {
      id,
      hostName: (isNewest ? text('host.name') : undefined) ?? before?.hostName ?? text('host.name'),
      platform: text('host.os.platform') ?? text('host.os.type') ?? before?.platform,
      osName: text('host.os.name') ?? before?.osName,
      version: text('agent.version') ?? before?.version,
      firstMs: Math.min(ms, before?.firstMs ?? ms),
      lastMs: Math.max(ms, before?.lastMs ?? ms),
    });
  }
}
