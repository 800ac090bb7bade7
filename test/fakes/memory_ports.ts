/** All ports of a request in memory, with a clock that a test sets. */
import type { DetectingPorts } from '../../server/app/ports';
import { defaultSettings } from '../../server/app/settings';
import { MemoryAlertStore } from './memory_alert_store';
import { MemoryCaseStore } from './memory_case_store';
import { MemoryEventStore } from './memory_event_store';
import { MemoryExceptionStore } from './memory_exception_store';
import { MemoryExecutionLog } from './memory_execution_log';
import { MemoryInvestigationStore } from './memory_investigation_store';
import { MemoryMatchSearcher } from './memory_match_searcher';
import { MemoryRuleStore } from './memory_rule_store';

export function memoryPorts(given: Partial<DetectingPorts> = {}): DetectingPorts {
  const events = new MemoryEventStore();
  return {
    alerts: new MemoryAlertStore(),
    cases: new MemoryCaseStore(),
    rules: new MemoryRuleStore(),
    exceptions: new MemoryExceptionStore(),
    investigations: new MemoryInvestigationStore(),
    executions: new MemoryExecutionLog(),
    events,
    sourceEvents: events,
    matches: new MemoryMatchSearcher(),
    sqlSyntax: async () => undefined,
    settings: defaultSettings,
    clock: () => new Date('2026-03-01T12:00:00.000Z'),
    userName: 'anna',
    ...given,
  };
}
