/** Runs the rules while the server serves: each minute, those whose time has come since the last look. */
import type { DetectingPorts } from '../../server/app/ports';
import { runSchedule } from '../../server/app/detection/run_schedule';

const MINUTE_MS = 60_000;

export class Scheduler {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private lookedAtMs: number;

  constructor(
    private readonly ports: DetectingPorts,
    private readonly report: (error: unknown) => void
  ) {
    this.lookedAtMs = ports.clock().getTime();
  }

  start(): void {
    this.timer = setInterval(() => void this.tick(), MINUTE_MS);
    // The listening socket keeps the server alive, not this.
    this.timer.unref();
  }

  /** After a sleep of the machine the span is longer and the runs that were missed are made up. A failed run is tried again. */
  async tick(): Promise<void> {
    if (this.running !== undefined) return this.running;
    const nowMs = this.ports.clock().getTime();
    this.running = runSchedule(this.ports, { fromMs: this.lookedAtMs, toMs: nowMs })
      .then(() => {
        this.lookedAtMs = nowMs;
      })
      .catch(this.report)
      .finally(() => {
        this.running = undefined;
      });
    return this.running;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }
}
