/** The HTTP contract: what both sides of the wire agree on. */
export * from './base';
export * from './alerts';
export * from './alert_rule';
export * from './source_events';
export * from './evaluate';
export * from './evaluate_set';
export * from './guides';
export * from './investigate';
export * from './rules';
export * from './investigations';
export * from './exceptions';
export * from './detection';
export * from './kibana';
export * from './kibana_agent_responses';
export * from './kibana_agents';
export * from './kibana_cases';
export * from './kibana_timeline';
