/** What finds the alerts of a rule on several events. */
import { eventsOf } from '../found';
import type { DetectingPorts } from '../ports';
import { JoinedFinder } from './find_joined';
import { NewTermsFinder } from './find_new_terms';
import { ThreatFinder } from './find_threats';
import { ThresholdFinder } from './find_threshold';
import type { SetFinder } from './finding';
import type { PreparedEvent } from './prepared_event';
import type { RuleMatcher } from './rule_matcher';

/** Lives as long as a run over many executions: what one of them has learnt serves the next. */
export function setFinder(
  ports: DetectingPorts,
  { rule, compiled, wants }: RuleMatcher,
  isExcepted: (event: PreparedEvent) => boolean
): SetFinder {
  if (compiled.kind === 'set') {
    const { threshold, newTerms, threatMatch } = rule;
    if (compiled.type === 'sequence' || compiled.type === 'sample') return new JoinedFinder(compiled, rule.id);
    if (compiled.type === 'threshold' && threshold) return new ThresholdFinder(compiled, threshold, rule.id, ports.alerts);
    if (compiled.type === 'threat_match' && threatMatch) return new ThreatFinder(compiled, threatMatch, rule.id, eventsOf(ports));
    if (compiled.type === 'new_terms' && newTerms) {
      const timestampField = rule.timestampOverride ?? '@timestamp';
      return new NewTermsFinder(compiled, newTerms, rule.id, { store: eventsOf(ports), timestampField, wants, isExcepted });
    }
  }
  throw new Error(`unreachable: rule ${rule.ruleId} of type ${rule.type} compiled to a rule on several events without their settings`);
}
