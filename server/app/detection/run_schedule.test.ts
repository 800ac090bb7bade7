import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowAt, type Rule } from '../../../common/rules';
import { MemoryEventStore } from '../../../test/fakes/memory_event_store';
import { MemoryExecutionLog } from '../../../test/fakes/memory_execution_log';
import { memoryPorts } from '../../../test/fakes/memory_ports';
import { MemoryRuleStore } from '../../../test/fakes/memory_rule_store';
import { sampleEvent, type SampleEvent } from '../../../test/fakes/sample_event';
import { sampleException } from '../../../test/fakes/sample_exception';
import { sampleRule } from '../../../test/fakes/sample_rule';
import type { DetectingPorts } from '../ports';
import { runDetection } from './run_detection';
import { runRule } from './run_rule';
import { runSchedule } from './run_schedule';

const start = Date.UTC(2026, 2, 1);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const portsWith = (rules: readonly Rule[], events: readonly SampleEvent[], more: Partial<DetectingPorts> = {}) =>
  memoryPorts({
    rules: new MemoryRuleStore(rules),
    events: new MemoryEventStore(events.map(sampleEvent)),
    clock: () => new Date(start + 30 * DAY),
    ...more,
  });
const times = async (ports: DetectingPorts): Promise<readonly unknown[]> => {
  const { alerts } = await ports.alerts.page({ filter: {}, sortField: 'time', sortOrder: 'asc', offset: 0, limit: 1_000 });
  return alerts.map(({ source }) => source['@timestamp']);
};

describe('a run over everything that is stored', () => {
  it('makes each alert at the first execution that saw its event, the first and the last event included', async () => {
    const ports = portsWith(
      [sampleRule()],
      [
        { id: 'first', at: start },
        { id: 'middle', at: start + 2 * HOUR + MINUTE },
        { id: 'last', at: start + 3 * DAY },
      ]
    );
    expect(await runDetection(ports, {})).toMatchObject({ created: 3, duplicates: 0, excepted: 0, cut: 0, warnings: [] });
    expect(await times(ports)).toEqual(['2026-03-01T00:05:00.000Z', '2026-03-01T02:05:00.000Z', '2026-03-04T00:05:00.000Z']);
  });

  it('passes over windows without events', async () => {
    const ports = portsWith(
      [sampleRule()],
      [
        { id: 'first', at: start },
        { id: 'last', at: start + 30 * DAY - HOUR },
      ]
    );
    // Each event is in the windows of two executions: interval 5 minutes, look-back 9 minutes.
    expect((await runDetection(ports, {})).executions).toBeLessThanOrEqual(4);
  });

  it('makes nothing the second time, and counts each alert that is there once', async () => {
    const ports = portsWith(
      [sampleRule()],
      [1, 2, 3].map((n) => ({ id: `e${n}`, at: start + n * HOUR }))
    );
    await runDetection(ports, {});
    expect(await runDetection(ports, {})).toMatchObject({ created: 0, duplicates: 3 });
  });

  it('alerts no more on what an exception holds back since', async () => {
    const ports = portsWith([sampleRule()], [{ id: 'e1', at: start, user: 'anna' }]);
    await runDetection(ports, {});
    await ports.exceptions.create(sampleException());
    await ports.events?.add([
      sampleEvent({ id: 'e2', at: start + HOUR, user: 'anna' }),
      sampleEvent({ id: 'e3', at: start + HOUR, user: 'bob' }),
    ]);
    expect(await runDetection(ports, {})).toMatchObject({ created: 1, excepted: 2, duplicates: 0 });
  });

  it('finds nothing where there are no events or no rules', async () => {
    expect(await runDetection(portsWith([sampleRule()], []), {})).toMatchObject({ executions: 0, created: 0 });
    expect(await runDetection(portsWith([], [{ id: 'e', at: start }]), {})).toMatchObject({ executions: 0, created: 0 });
  });

  it('sees the last event with a rule that looks at the past only', async () => {
    const ports = portsWith([sampleRule({ from: 'now-2h', to: 'now-1h', interval: '30m' })], [{ id: 'e', at: start }]);
    expect(await runDetection(ports, {})).toMatchObject({ created: 1 });
  });

  it('dates no alert ahead of the clock', async () => {
    const clock = () => new Date(start + MINUTE);
    const ports = portsWith([sampleRule()], [{ id: 'e', at: start }], { clock });
    expect(await runDetection(ports, {})).toMatchObject({ created: 1 });
    expect(await times(ports)).toEqual(['2026-03-01T00:01:00.000Z']);
  });
});

describe('a run over a span', () => {
  it('has the executions in it only', async () => {
    const ports = portsWith(
      [sampleRule()],
      [1, 2, 3].map((n) => ({ id: `e${n}`, at: start + n * HOUR }))
    );
    const body = { from: new Date(start + HOUR + 30 * MINUTE).toISOString(), to: new Date(start + 2 * HOUR + 5 * MINUTE).toISOString() };
    expect(await runDetection(ports, body)).toMatchObject({ created: 1 });
    expect(await times(ports)).toEqual(['2026-03-01T02:05:00.000Z']);
  });

  it('that ends before it begins is refused', async () => {
    const ports = portsWith([sampleRule()], [{ id: 'e', at: start }]);
    const body = { from: new Date(start + 1).toISOString(), to: new Date(start).toISOString() };
    await expect(runDetection(ports, body)).rejects.toMatchObject({ statusCode: 400, code: 'window_empty' });
  });

  it('that has events on more days than a run can take is refused, and given in parts is not', async () => {
    const daily = Array.from({ length: 400 }, (_, n) => ({ id: `e${n}`, at: start + n * DAY }));
    const ports = portsWith([sampleRule()], daily);
    await expect(runDetection(ports, {})).rejects.toMatchObject({ statusCode: 400, code: 'window_too_long' });
    expect(await runDetection(ports, { to: new Date(start + 9.5 * DAY).toISOString() })).toMatchObject({ created: 10 });
    expect(await runDetection(ports, { from: new Date(start + 389.5 * DAY).toISOString() })).toMatchObject({ created: 10 });
  });

  it('passes over the years between the events and one with a wrong clock', async () => {
    const broken = sampleRule({ id: 'broken', query: 'process where (' });
    const ports = portsWith(
      [sampleRule(), broken],
      [
        { id: 'first', at: '1970-01-21T12:00:00.000Z' },
        { id: 'e', at: start },
      ]
    );
    const answer = await runDetection(ports, {});
    expect(answer).toMatchObject({ created: 2, duplicates: 0, warnings: [{ code: 'query_invalid' }] });
    expect(answer.warnings).toHaveLength(1);
    expect(await runDetection(ports, {})).toMatchObject({ created: 0, duplicates: 2 });
  });
});

describe('a run of several rules', () => {
  it('goes on when one of them cannot be evaluated, which is one failed execution and a warning', async () => {
    const broken = sampleRule({ id: 'broken', query: 'process where (' });
    const ports = portsWith(
      [broken, sampleRule({ id: 'good' })],
      [1, 2].map((n) => ({ id: `e${n}`, at: start + n * HOUR }))
    );
    const answer = await runDetection(ports, {});
    expect(answer).toMatchObject({ created: 2, warnings: [{ rule_id: 'stable-broken', code: 'query_invalid' }] });
    expect(await ports.executions.ofRule('broken', 10)).toMatchObject([{ status: 'failed', messages: [{ code: 'query_invalid' }] }]);
  });

  it('says once in the log that a rule cannot be evaluated, and again when the reason is another', async () => {
    const events = new MemoryEventStore([sampleEvent({ id: 'e', at: start })]);
    const log = new MemoryExecutionLog();
    const broken = sampleRule({ query: 'process where (' });
    for (const rule of [broken, broken, sampleRule({ type: 'query', language: 'lucene' })]) {
      await runDetection(portsWith([rule], [], { events, executions: log }), {});
    }
    const codes = (await log.ofRule('rule-a', 10)).map(({ messages }) => messages[0]?.code);
    expect(codes).toEqual(['language_not_supported', 'query_invalid']);
  });

  it('leaves disabled rules alone', async () => {
    const ports = portsWith([sampleRule({ enabled: false })], [{ id: 'e', at: start }]);
    expect(await runDetection(ports, {})).toMatchObject({ executions: 0, created: 0, warnings: [] });
  });

  it('keeps each rule to its own schedule and time field', async () => {
    const slow = sampleRule({ id: 'slow', interval: '1h', from: 'now-90m' });
    const late = sampleRule({ id: 'late', timestampOverride: 'event.ingested' });
    const ports = portsWith([sampleRule(), slow, late], [{ id: 'e', at: start + 10 * MINUTE, ingested: start + 5 * HOUR }]);
    expect(await runDetection(ports, {})).toMatchObject({ created: 3 });
    expect(await times(ports)).toEqual(['2026-03-01T00:15:00.000Z', '2026-03-01T01:00:00.000Z', '2026-03-01T05:05:00.000Z']);
  });

  it('logs what made something, and the last execution of each rule', async () => {
    const quiet = sampleRule({ id: 'quiet', query: 'process where false' });
    const ports = portsWith(
      [sampleRule(), quiet],
      [1, 2, 3].map((n) => ({ id: `e${n}`, at: start + n * HOUR }))
    );
    await runDetection(ports, {});
    expect((await ports.executions.ofRule('rule-a', 10)).filter((execution) => execution.created > 0)).toHaveLength(3);
    expect(await ports.executions.ofRule('quiet', 10)).toMatchObject([{ created: 0, status: 'succeeded' }]);
    expect((await ports.executions.latest()).get('quiet')?.at).toMatch(/^2026-03-01T03:/);
  });

  it('says how often the limit was reached and how many events got no alert', async () => {
    const burst = Array.from({ length: 7 }, (_, n) => ({ id: `e${n}`, at: start + 2 * MINUTE + n }));
    const ports = portsWith([sampleRule({ maxSignals: 2 })], burst);
    const answer = await runDetection(ports, {});
    // The look-back of 9 minutes from 00:05 and from 00:10 reaches them: two executions.
    expect(answer).toMatchObject({ created: 4, cut: 3, warnings: [{ code: 'max_signals_reached' }] });
    expect(answer.warnings[0]?.message).toMatch(/2 executions; 3 matching events got no alert/);
  });

  it('tells its progress, which only grows', async () => {
    const seen: number[] = [];
    const ports = portsWith(
      [sampleRule()],
      Array.from({ length: 500 }, (_, n) => ({ id: `e${n}`, at: start + n * 5 * MINUTE }))
    );
    await runSchedule(ports, { fromMs: start, toMs: start + 2 * DAY, onProgress: ({ done }) => seen.push(done) });
    expect(seen.length).toBeGreaterThan(50);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen[seen.length - 1]).toBe(1);
  });
});

describe('for any events and any schedule', () => {
  const anyEvents = fc.uniqueArray(fc.integer({ min: 0, max: 26 * 60 }), { maxLength: 60 });
  const anySchedule = fc.constantFrom(
    { interval: '5m', from: 'now-9m' },
    { interval: '7m', from: 'now-7m' },
    { interval: '1h', from: 'now-119m' },
    { interval: '10m', from: 'now-5m' }
  );

  it('a run over the span makes what its executions make one by one', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, anySchedule, fc.integer({ min: 1, max: 5 }), async (minutes, schedule, maxSignals) => {
        const rule = sampleRule({ ...schedule, maxSignals });
        const events = minutes.map((minute) => ({ id: `e${minute}`, at: start + minute * MINUTE }));
        const [together, alone] = [portsWith([rule], events), portsWith([rule], events)];
        await runSchedule(together, { fromMs: start, toMs: start + DAY });
        const stepMs = Number(schedule.interval.replace(/\D/g, '')) * (schedule.interval.endsWith('h') ? HOUR : MINUTE);
        for (let atMs = Math.floor(start / stepMs) * stepMs + stepMs; atMs <= start + DAY; atMs += stepMs) {
          await runRule(alone, rule, windowAt(rule, atMs), atMs);
        }
        expect(await times(together)).toEqual(await times(alone));
      }),
      { numRuns: 40 }
    );
  });
});
