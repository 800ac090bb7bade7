import { describe, expect, it } from 'vitest';
import { RuleReadings } from './rule_readings';
import type { SavedRule } from './rules_client';

const saved = (id: string, severity = 'low'): SavedRule => ({
  id,
  alertTypeId: 'siem.eqlRule',
  name: id,
  tags: [],
  enabled: true,
  params: { severity },
});

function counted(limit?: number) {
  const read: string[] = [];
  const readings = new RuleReadings((rule) => {
    read.push(rule.id);
    return { rules: [], problems: [{ source: rule.id, message: String(rule.params['severity']) }] };
  }, limit);
  return { readings, read };
}

describe('readings of rules', () => {
  it('the same rule is read once and stays the same object', () => {
    const { readings, read } = counted();
    expect(readings.of(saved('a'))).toBe(readings.of(saved('a')));
    expect(read).toEqual(['a']);
  });

  it('a rule that was changed is read again', () => {
    const { readings, read } = counted();
    readings.of(saved('a'));
    expect(readings.of(saved('a', 'high')).problems[0]?.message).toBe('high');
    expect(read).toEqual(['a', 'a']);
  });

  it('keeps no more than the limit and forgets the oldest', () => {
    const { readings, read } = counted(2);
    for (const id of ['a', 'b', 'c', 'c', 'b', 'a']) readings.of(saved(id));
    expect(read).toEqual(['a', 'b', 'c', 'a']);
  });
});
