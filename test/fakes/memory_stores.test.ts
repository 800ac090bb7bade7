/** The fakes pass the suites of the stores that ship, so that a test on them tells the truth. */
import { describeAlertStore } from '../conformance/alert_store_suite';
import { describeCaseStore } from '../conformance/case_store_suite';
import { describeEventStore } from '../conformance/event_store_suite';
import { describeExceptionStore } from '../conformance/exception_store_suite';
import { describeExecutionLog } from '../conformance/execution_log_suite';
import { describeInvestigationStore } from '../conformance/investigation_store_suite';
import type { Opened } from '../conformance/opened';
import { describeMatchSearcher } from '../conformance/match_searcher_suite';
import { describeRuleStore } from '../conformance/rule_store_suite';
import { describeSourceEventReader } from '../conformance/source_event_reader_suite';
import { MemoryAlertStore } from './memory_alert_store';
import { MemoryCaseStore } from './memory_case_store';
import { MemoryEventStore } from './memory_event_store';
import { MemoryExceptionStore } from './memory_exception_store';
import { MemoryExecutionLog } from './memory_execution_log';
import { MemoryInvestigationStore } from './memory_investigation_store';
import { MemoryMatchSearcher } from './memory_match_searcher';
import { MemoryRuleStore } from './memory_rule_store';

const inMemory = async <Port>(store: Port): Promise<Opened<Port>> => ({ store, close: async () => undefined });

describeAlertStore('MemoryAlertStore', () => inMemory(new MemoryAlertStore()));
describeCaseStore('MemoryCaseStore', () => inMemory(new MemoryCaseStore()));
describeEventStore('MemoryEventStore', () => inMemory(new MemoryEventStore()));
describeExceptionStore('MemoryExceptionStore', () => inMemory(new MemoryExceptionStore()));
describeExecutionLog('MemoryExecutionLog', () => inMemory(new MemoryExecutionLog()));
describeInvestigationStore('MemoryInvestigationStore', () => inMemory(new MemoryInvestigationStore()));
describeMatchSearcher('MemoryMatchSearcher', (events, alerts) => inMemory(new MemoryMatchSearcher(events, alerts)));
describeRuleStore('MemoryRuleStore', ({ rules, problems }) => inMemory(new MemoryRuleStore(rules, problems)));
describeSourceEventReader('MemoryEventStore', (events) => inMemory(new MemoryEventStore(events)));
