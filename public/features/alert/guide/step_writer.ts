/**
 * Writes step changes one after the other, so that each is based on the answer to the one before. A change that cannot be
 * stored is kept, with its text, until it can be or until a person drops it.
 */
import type { InvestigationResponse, StepProgress } from '../../../../common/api';
import type { ConflictChoice, StepChange, StepSave } from '../../../shared/guide';
import { HttpError } from '../../../shared/host';
import { chosenChange, settleConflict } from './settle_conflict';

export interface StepWriterPorts {
  readonly save: (stepId: string, body: StepChange & { readonly version: number }) => Promise<InvestigationResponse>;
  readonly load: () => Promise<InvestigationResponse>;
  readonly current: () => InvestigationResponse;
  /** A newer investigation came from the server. */
  readonly received: (investigation: InvestigationResponse) => void;
  readonly describe: (error: unknown) => string;
  /** `pending` are changes that are typed but not stored; they are shown in place of what is stored. */
  readonly changed: (state: StepWriterState) => void;
}

export interface StepWriterState {
  readonly pending: Readonly<Record<string, StepChange>>;
  readonly saves: Readonly<Record<string, StepSave>>;
}

/** Conflict after conflict on one step means that somebody is typing there right now: then ask. */
const MAX_ATTEMPTS = 4;

interface Waiting {
  readonly base: StepProgress | undefined;
  readonly change: StepChange;
}

export class StepWriter {
  private readonly waiting = new Map<string, Waiting>();
  private readonly saves = new Map<string, StepSave>();
  private isRunning = false;

  constructor(private ports: StepWriterPorts) {}

  /** A page that renders again brings new functions; what is being written stays. */
  use(ports: StepWriterPorts): void {
    this.ports = ports;
  }

  write(stepId: string, change: StepChange): void {
    const before = this.waiting.get(stepId);
    const save = this.saves.get(stepId);
    const base = before === undefined ? this.ports.current().steps[stepId] : before.base;
    this.waiting.set(stepId, { base, change: { ...before?.change, ...change } });
    if (save?.kind === 'conflict') {
      // The person goes on typing while the question stands: their side grows, nothing is sent before they decide.
      this.report(stepId, { ...save, mine: { ...save.mine, ...change } });
      return;
    }
    this.report(stepId, { kind: 'saving' });
    void this.run();
  }

  retry(stepId: string): void {
    if (!this.waiting.has(stepId)) return;
    this.report(stepId, { kind: 'saving' });
    void this.run();
  }

  resolve(stepId: string, choice: ConflictChoice): void {
    const save = this.saves.get(stepId);
    if (save?.kind !== 'conflict') return;
    const change = chosenChange(save.mine, save.theirs, choice);
    if (change === undefined) {
      this.waiting.delete(stepId);
      this.report(stepId, { kind: 'saved' });
      return;
    }
    this.waiting.set(stepId, { base: save.theirs, change });
    this.report(stepId, { kind: 'saving' });
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      for (let stepId = this.next(); stepId !== undefined; stepId = this.next()) await this.writeStep(stepId);
    } finally {
      this.isRunning = false;
    }
  }

  private next(): string | undefined {
    return [...this.waiting.keys()].find((stepId) => this.saves.get(stepId)?.kind === 'saving');
  }

  private async writeStep(stepId: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const sent = this.waiting.get(stepId);
      if (sent === undefined) return;
      try {
        const answer = await this.ports.save(stepId, { ...sent.change, version: this.ports.current().version });
        this.ports.received(answer);
        this.stored(stepId, sent);
        return;
      } catch (error) {
        if (!(error instanceof HttpError) || error.statusCode !== 409) {
          this.report(stepId, { kind: 'failed', message: this.ports.describe(error) });
          return;
        }
        if (!(await this.settle(stepId, attempt))) return;
      }
    }
  }

  /** True when the write is to be tried again. */
  private async settle(stepId: string, attempt: number): Promise<boolean> {
    const current = await this.loadCurrent(stepId);
    const waiting = this.waiting.get(stepId);
    if (current === undefined || waiting === undefined) return false;
    const theirs = current.steps[stepId];
    const settled = settleConflict({ base: waiting.base, mine: waiting.change, theirs });
    if (settled.kind === 'nothing') {
      this.stored(stepId, waiting);
      return false;
    }
    if (theirs !== undefined && (settled.kind === 'ask' || attempt >= MAX_ATTEMPTS)) {
      this.report(stepId, { kind: 'conflict', mine: waiting.change, theirs });
      return false;
    }
    if (attempt >= MAX_ATTEMPTS) {
      this.report(stepId, { kind: 'failed', message: '409' });
      return false;
    }
    this.waiting.set(stepId, { base: theirs, change: settled.kind === 'write' ? settled.change : waiting.change });
    this.report(stepId, { kind: 'saving' });
    return true;
  }

  private async loadCurrent(stepId: string): Promise<InvestigationResponse | undefined> {
    try {
      const current = await this.ports.load();
      this.ports.received(current);
      return current;
    } catch (error) {
      this.report(stepId, { kind: 'failed', message: this.ports.describe(error) });
      return undefined;
    }
  }

  /** What was typed while the answer was on its way is still waiting. */
  private stored(stepId: string, sent: Waiting): void {
    const now = this.waiting.get(stepId);
    if (now !== undefined && now !== sent) {
      this.waiting.set(stepId, { base: this.ports.current().steps[stepId], change: now.change });
      this.report(stepId, { kind: 'saving' });
      return;
    }
    this.waiting.delete(stepId);
    this.report(stepId, { kind: 'saved' });
  }

  private report(stepId: string, save: StepSave): void {
    this.saves.set(stepId, save);
    this.ports.changed({
      pending: Object.fromEntries([...this.waiting].map(([id, { change }]) => [id, change])),
      saves: Object.fromEntries(this.saves),
    });
  }
}
