import { describe, expect, it } from 'vitest';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { MemoryInvestigationStore } from '../../test/fakes/memory_investigation_store';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { sampleAlert } from '../../test/fakes/sample_alert';
import { changeStep, getInvestigation, giveVerdict, pinRow, recordRun, unpinRow } from './investigations';

const withAlert = (more: Parameters<typeof memoryPorts>[0] = {}) =>
  memoryPorts({ alerts: new MemoryAlertStore([sampleAlert({ id: 'a' })]), ...more });
const run = { query_id: 'steps-1-q1', action_id: 'x', query_action_id: 'y', agent_id: 'local', query: 'SELECT 1' };

describe('an investigation', () => {
  it('is empty at first, and there is none of an alert that does not exist', async () => {
    const ports = withAlert();
    expect(await getInvestigation(ports, 'a')).toEqual({ alert_id: 'a', version: 0, steps: {}, runs: {}, verdict: undefined });
    for (const act of [
      () => getInvestigation(ports, 'b'),
      () => changeStep(ports, 'b', 's', { version: 0, state: 'done' }),
      () => recordRun(ports, 'b', run),
      () => giveVerdict(ports, 'b', { version: 0, verdict: 'undecided', comment: '' }),
    ]) {
      await expect(act()).rejects.toMatchObject({ statusCode: 404, code: 'alert_not_found' });
    }
  });

  it('changes only what is given of a step', async () => {
    const ports = withAlert();
    await changeStep(ports, 'a', 's1', { version: 0, note: 'looked at it' });
    const after = await changeStep(ports, 'a', 's1', { version: 1, state: 'done' });
    expect(after.version).toBe(2);
    expect(after.steps['s1']).toEqual({
      state: 'done',
      note: 'looked at it',
      updated_at: '2026-03-01T12:00:00.000Z',
      updated_by: 'anna',
      version: 2,
    });
    expect(await getInvestigation(ports, 'a')).toEqual(after);
  });

  it('merges a change that is based on an old version and touches another step', async () => {
    const ports = withAlert();
    await changeStep(ports, 'a', 's1', { version: 0, state: 'done' });
    await changeStep(ports, 'a', 's2', { version: 1, state: 'done' });
    // Somebody who saw version 1 changes s1, which nobody has touched since.
    const after = await changeStep(ports, 'a', 's1', { version: 1, note: 'mine' });
    expect(after.steps).toMatchObject({ s1: { state: 'done', note: 'mine' }, s2: { state: 'done' } });
  });

  it('refuses a change of a step that somebody else changed since, and shows what is there', async () => {
    const ports = withAlert();
    const current = await changeStep(ports, 'a', 's1', { version: 0, note: 'theirs' });
    await expect(changeStep(ports, 'a', 's1', { version: 0, note: 'mine' })).rejects.toMatchObject({
      statusCode: 409,
      code: 'conflict',
      details: { current },
    });
    expect(await getInvestigation(ports, 'a')).toEqual(current);
  });

  it('takes the same wish twice without a conflict and without a new version', async () => {
    const ports = withAlert();
    const first = await changeStep(ports, 'a', 's1', { version: 0, state: 'done' });
    expect(await changeStep(ports, 'a', 's1', { version: 0, state: 'done' })).toEqual(first);
  });

  it('refuses a change based on a version that never was', async () => {
    await expect(changeStep(withAlert(), 'a', 's1', { version: 7, state: 'done' })).rejects.toMatchObject({ statusCode: 409 });
  });

  it('keeps every change of many analysts at the same time', async () => {
    const ports = withAlert();
    await Promise.all(Array.from({ length: 12 }, (_, n) => changeStep(ports, 'a', `s${n}`, { version: 0, note: `note ${n}` })));
    const { steps, version } = await getInvestigation(ports, 'a');
    expect(Object.keys(steps)).toHaveLength(12);
    expect(version).toBe(12);
  });

  it('says so when it cannot get its turn', async () => {
    class AlwaysBusy extends MemoryInvestigationStore {
      override async put(): Promise<boolean> {
        return false;
      }
    }
    const ports = withAlert({ investigations: new AlwaysBusy() });
    await expect(recordRun(ports, 'a', run)).rejects.toMatchObject({ statusCode: 503, code: 'busy' });
  });

  it('keeps the latest run of each query', async () => {
    const ports = withAlert();
    await recordRun(ports, 'a', run);
    const after = await recordRun(ports, 'a', { ...run, action_id: 'x2' });
    const { query_id: _of, ...before } = run;
    const when = { started_at: '2026-03-01T12:00:00.000Z', started_by: 'anna' };
    expect(after.runs).toEqual({ 'steps-1-q1': { ...run, action_id: 'x2', ...when, earlier: [{ ...before, ...when }] } });
  });

  it('remembers a few runs of a query before the latest, the newest first', async () => {
    const ports = withAlert();
    for (let n = 0; n < 9; n += 1) await recordRun(ports, 'a', { ...run, action_id: `x${n}` });
    const { runs } = await getInvestigation(ports, 'a');
    expect(runs['steps-1-q1']?.earlier?.map(({ action_id }) => action_id)).toEqual(['x7', 'x6', 'x5', 'x4', 'x3']);
  });

  const pin = {
    query_id: 'steps-1-q1',
    label: 'Users',
    query: 'SELECT 1',
    action_id: 'x',
    agent_id: 'local',
    row: { uid: '0', name: 'root' },
  };

  it('keeps a row as evidence, once, with who pinned it first', async () => {
    const ports = withAlert();
    const first = await pinRow(ports, 'a', pin);
    expect(first.evidence).toEqual([{ ...pin, id: expect.any(String), pinned_at: '2026-03-01T12:00:00.000Z', pinned_by: 'anna' }]);
    const again = await pinRow({ ...ports, userName: 'bob' }, 'a', { ...pin, action_id: 'later', row: { name: 'root', uid: '0' } });
    expect(again).toEqual(first);
    const other = await pinRow(ports, 'a', { ...pin, agent_id: 'other' });
    expect(other.evidence).toHaveLength(2);
  });

  it('takes a row away, and what is not there is no error', async () => {
    const ports = withAlert();
    const { evidence = [] } = await pinRow(ports, 'a', pin);
    const left = await unpinRow(ports, 'a', evidence[0]?.id ?? '');
    expect(left.evidence).toEqual([]);
    expect(await unpinRow(ports, 'a', 'never-there')).toEqual(left);
  });

  it('keeps no more rows than somebody can read', async () => {
    const ports = withAlert();
    for (let n = 0; n < 200; n += 1) await pinRow(ports, 'a', { ...pin, row: { n: String(n) } });
    await expect(pinRow(ports, 'a', pin)).rejects.toMatchObject({ statusCode: 422, code: 'too_many_entries' });
  });

  it('keeps a verdict beside the steps, and a verdict given since is a conflict', async () => {
    const ports = withAlert();
    await changeStep(ports, 'a', 's1', { version: 0, state: 'done' });
    const judged = await giveVerdict(ports, 'a', { version: 0, verdict: 'false_positive', comment: 'known', exception_item_id: 'i' });
    expect(judged).toMatchObject({
      version: 2,
      steps: { s1: { state: 'done' } },
      verdict: { verdict: 'false_positive', exception_item_id: 'i' },
    });
    await expect(giveVerdict(ports, 'a', { version: 1, verdict: 'true_positive', comment: '' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await giveVerdict(ports, 'a', { version: 2, verdict: 'undecided', comment: '' })).verdict?.verdict).toBe('undecided');
  });

  it('holds a step of any name, also one that objects have already', async () => {
    const ports = withAlert();
    for (const [at, name] of ['__proto__', 'constructor', 'toString'].entries()) {
      const after = await changeStep(ports, 'a', name, { version: at, state: 'done' });
      expect(Object.hasOwn(after.steps, name)).toBe(true);
    }
  });

  it('does not grow without end', async () => {
    const steps = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, n) => [`s${n}`, { state: 'done', note: '', updated_at: '', updated_by: '' } as const])
    );
    const investigations = new MemoryInvestigationStore();
    await investigations.put({ alert_id: 'a', version: 1, steps, runs: {}, verdict: undefined });
    const ports = withAlert({ investigations });
    await expect(changeStep(ports, 'a', 'one-more', { version: 1, state: 'done' })).rejects.toMatchObject({ statusCode: 422 });
  });
});
