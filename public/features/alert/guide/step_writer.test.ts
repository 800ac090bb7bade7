import { describe, expect, it } from 'vitest';
import type { InvestigationResponse, StepProgress } from '../../../../common/api';
import { HttpError } from '../../../shared/host';
import { settleConflict } from './settle_conflict';
import { StepWriter, type StepWriterState } from './step_writer';

const progress = (shape: Partial<StepProgress>): StepProgress => ({
  state: 'open',
  note: '',
  updated_at: '2026-01-01T00:00:00Z',
  updated_by: 'ada',
  ...shape,
});

/** A server that keeps its promises: versions rise, an old version that touches a changed step is a conflict. */
class Server {
  investigation: InvestigationResponse = { alert_id: 'a1', version: 0, steps: {}, runs: {}, verdict: undefined };
  changedAt = new Map<string, number>();
  failWith: Error | undefined;

  other(stepId: string, change: Partial<StepProgress>): void {
    this.store(stepId, { ...change, updated_by: 'bob' });
  }
  save(stepId: string, body: { version: number; state?: StepProgress['state']; note?: string }): InvestigationResponse {
    if (this.failWith !== undefined) throw this.failWith;
    if ((this.changedAt.get(stepId) ?? 0) > body.version) throw new HttpError(409, 'conflict', 'changed', { current: this.investigation });
    const { version: _version, ...change } = body;
    return this.store(stepId, { ...change, updated_by: 'ada' });
  }
  private store(stepId: string, change: Partial<StepProgress>): InvestigationResponse {
    const version = this.investigation.version + 1;
    const step = progress({ ...this.investigation.steps[stepId], ...change });
    this.investigation = { ...this.investigation, version, steps: { ...this.investigation.steps, [stepId]: step } };
    this.changedAt.set(stepId, version);
    return this.investigation;
  }
}

function setUp() {
  const server = new Server();
  let seen = server.investigation;
  let state: StepWriterState = { pending: {}, saves: {} };
  const writer = new StepWriter({
    save: async (stepId, body) => server.save(stepId, body),
    load: async () => server.investigation,
    current: () => seen,
    received: (investigation) => (seen = investigation),
    describe: (error) => (error instanceof Error ? error.message : '?'),
    changed: (next) => (state = next),
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  };
  return { server, writer, settle, state: () => state, seen: () => seen };
}

describe('settleConflict', () => {
  const base = progress({ state: 'open', note: 'a' });
  it.each([
    ['they changed the note, I the state', { state: 'done' }, progress({ note: 'b' }), { kind: 'write', change: { state: 'done' } }],
    ['both wrote the same', { note: 'b' }, progress({ note: 'b' }), { kind: 'nothing' }],
    ['both changed the note', { note: 'mine' }, progress({ note: 'b' }), { kind: 'ask' }],
    ['theirs is unchanged', { note: 'mine' }, progress({ note: 'a' }), { kind: 'write', change: { note: 'mine' } }],
  ] as const)('%s', (_name, mine, theirs, expected) => {
    expect(settleConflict({ base, mine, theirs })).toEqual(expected);
  });
});

describe('StepWriter', () => {
  it('stores changes one after the other, each on the version before', async () => {
    const { server, writer, settle, state } = setUp();
    writer.write('s1', { state: 'done' });
    writer.write('s2', { note: 'seen' });
    writer.write('s1', { note: 'more' });
    await settle();
    expect(server.investigation.steps).toMatchObject({ s1: { state: 'done', note: 'more' }, s2: { note: 'seen' } });
    expect(state()).toEqual({ pending: {}, saves: { s1: { kind: 'saved' }, s2: { kind: 'saved' } } });
  });

  it('merges with what somebody else changed in another part of the step', async () => {
    const { server, writer, settle, state } = setUp();
    server.other('s1', { note: 'from bob' });
    writer.write('s1', { state: 'done' });
    await settle();
    expect(server.investigation.steps.s1).toMatchObject({ state: 'done', note: 'from bob' });
    expect(state().saves.s1).toEqual({ kind: 'saved' });
  });

  it('asks when both wrote a note, keeps the typed text, and can keep both', async () => {
    const { server, writer, settle, state } = setUp();
    server.other('s1', { note: 'from bob' });
    writer.write('s1', { note: 'from ada' });
    await settle();
    expect(state().saves.s1).toMatchObject({ kind: 'conflict', mine: { note: 'from ada' }, theirs: { note: 'from bob' } });
    expect(state().pending.s1).toEqual({ note: 'from ada' });
    writer.write('s1', { note: 'from ada, longer' });
    writer.resolve('s1', 'both');
    await settle();
    expect(server.investigation.steps.s1?.note).toBe('from bob\nfrom ada, longer');
  });

  it('drops mine only when told so', async () => {
    const { server, writer, settle, state } = setUp();
    server.other('s1', { note: 'from bob' });
    writer.write('s1', { note: 'from ada' });
    await settle();
    writer.resolve('s1', 'theirs');
    await settle();
    expect(server.investigation.steps.s1?.note).toBe('from bob');
    expect(state().pending).toEqual({});
  });

  it('keeps the typed text over a failure and stores it on retry', async () => {
    const { server, writer, settle, state } = setUp();
    server.failWith = new HttpError(0, undefined, 'no answer');
    writer.write('s1', { note: 'precious' });
    await settle();
    expect(state().saves.s1).toEqual({ kind: 'failed', message: 'no answer' });
    expect(state().pending.s1).toEqual({ note: 'precious' });
    server.failWith = undefined;
    writer.retry('s1');
    await settle();
    expect(server.investigation.steps.s1?.note).toBe('precious');
  });
});
