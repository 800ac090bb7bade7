/**
 * One run over a span of time. All schedules advance together on one time line, so that each event is read and prepared once, and
 * alerts are made in the order in which they would have been made.
 */
import type { DetectionRunResponse, RuleExecution } from '../../../common/api';
import { eventsOf } from '../found';
import type { DetectingPorts } from '../ports';
import { EventReader } from './event_reader';
import type { RuleMatcher } from './rule_matcher';
import { RuleRun, type ExecutionTime } from './rule_run';
import { logged } from './run_rule';
import type { ScheduleGroup } from './schedule_group';

export interface ScheduleRunOptions {
  /** Executions with `fromMs < at <= toMs`. */
  readonly fromMs: number;
  readonly toMs: number;
  /** At most about a hundred times a run. */
  readonly onProgress?: (progress: ScheduleProgress) => void;
}

export interface ScheduleProgress {
  /** 0 to 1. */
  readonly done: number;
  readonly executions: number;
  readonly created: number;
}

/** A group's place on the time line. */
interface Track {
  readonly group: ScheduleGroup;
  readonly reader: EventReader;
  readonly times: Iterator<ExecutionTime, void, undefined>;
  next: ExecutionTime;
}

export class ScheduleRun {
  private readonly runs = new Map<RuleMatcher, RuleRun>();
  private readonly lastTimes = new Map<ScheduleGroup, ExecutionTime>();
  private readonly lastLogged = new Map<RuleMatcher, ExecutionTime>();
  private executions = 0;
  private created = 0;
  private reported = 0;

  constructor(
    private readonly ports: DetectingPorts,
    private readonly options: ScheduleRunOptions
  ) {}

  async run(groups: readonly ScheduleGroup[]): Promise<void> {
    const tracks = await this.tracksOf(groups);
    for (let track = earliest(tracks); track !== undefined; track = earliest(tracks)) {
      await this.execute(track);
      const step = track.times.next();
      if (step.done) tracks.splice(tracks.indexOf(track), 1);
      else track.next = step.value;
      dropUnneeded(track.reader, tracks);
      await this.report(track.next.atMs);
    }
    await this.logLast(groups);
  }

  /** What happened, over all rules; each event counts once a rule. */
  response(): DetectionRunResponse {
    const runs = [...this.runs.values()];
    const sum = (read: (run: RuleRun) => number): number => runs.reduce((total, run) => total + read(run), 0);
    return {
      executions: this.executions,
      created: this.created,
      excepted: sum((run) => run.count('excepted')),
      duplicates: sum((run) => run.count('existed')),
      cut: sum((run) => run.count('cut')),
      warnings: runs.flatMap((run) => run.warnings().map((warning) => ({ rule_id: run.rule.ruleId, ...warning }))),
    };
  }

  /** One reader a time field, shared by all groups that go by it. Groups without events or without executions have no track. */
  private async tracksOf(groups: readonly ScheduleGroup[]): Promise<Track[]> {
    const events = eventsOf(this.ports);
    const nowMs = this.ports.clock().getTime();
    const readers = new Map<string, EventReader | undefined>();
    const tracks: Track[] = [];
    for (const group of groups) {
      const field = group.timestampField;
      if (!readers.has(field)) {
        const range = await events.range(field);
        readers.set(field, range && new EventReader(events, field, range.firstMs, range.lastMs + 1));
      }
      const reader = readers.get(field);
      const times = group.executions(this.options.fromMs, this.options.toMs, nowMs);
      const first = times.next();
      if (reader !== undefined && !first.done) tracks.push({ group, reader, times, next: first.value });
    }
    return tracks;
  }

  private async execute({ group, reader, next }: Track): Promise<void> {
    const events = await reader.inWindow(next.window);
    if (events.length === 0) return;
    this.executions += group.matchers.length;
    this.lastTimes.set(group, next);
    for (const [matcher, matched] of group.match(events)) {
      const execution = await this.runOf(matcher).execute({ matched, seen: events }, next);
      this.created += execution.created;
      if (!isEventful(execution)) continue;
      await logged(this.ports, matcher.rule, execution);
      this.lastLogged.set(matcher, next);
    }
  }

  private runOf(matcher: RuleMatcher): RuleRun {
    const known = this.runs.get(matcher);
    if (known) return known;
    const run = new RuleRun(this.ports, matcher);
    this.runs.set(matcher, run);
    return run;
  }

  /** So that the rules page can say when a rule ran last, also when it found nothing. */
  private async logLast(groups: readonly ScheduleGroup[]): Promise<void> {
    for (const group of groups) {
      const time = this.lastTimes.get(group);
      if (time === undefined) continue;
      for (const matcher of group.matchers) {
        if (this.lastLogged.get(matcher) !== time)
          await logged(this.ports, matcher.rule, await this.runOf(matcher).execute({ matched: [], seen: [] }, time));
      }
    }
  }

  /** Lets other requests through as well: a long run must not keep the server from answering. */
  private async report(atMs: number): Promise<void> {
    const { fromMs, toMs, onProgress } = this.options;
    const percent = Math.floor(((atMs - fromMs) / Math.max(1, toMs - fromMs)) * 100);
    if (percent <= this.reported) return;
    this.reported = percent;
    onProgress?.({ done: Math.min(1, percent / 100), executions: this.executions, created: this.created });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function earliest(tracks: readonly Track[]): Track | undefined {
  let found: Track | undefined;
  for (const track of tracks) if (found === undefined || track.next.atMs < found.next.atMs) found = track;
  return found;
}

function dropUnneeded(reader: EventReader, tracks: readonly Track[]): void {
  let neededMs = Infinity;
  for (const track of tracks) if (track.reader === reader) neededMs = Math.min(neededMs, track.next.window.fromMs);
  reader.dropBefore(neededMs);
}

function isEventful(execution: RuleExecution): boolean {
  return execution.created > 0 || execution.excepted > 0 || execution.cut > 0 || execution.status !== 'succeeded';
}
