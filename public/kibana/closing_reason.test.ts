import { expect, it } from 'vitest';
import { keepsClosingReason } from './closing_reason';

it.each([
  ['8.12.2', false],
  ['8.19.9', false],
  ['9.0.0', false],
  ['9.1.10', false],
  ['9.2.0', true],
  ['9.10.0', true],
  ['9.6.0-SNAPSHOT', true],
  ['10.0.0', true],
  ['standalone', true],
])('Kibana %s keeps the reason for closing: %s', (version, expected) => {
  expect(keepsClosingReason(version)).toBe(expected);
});
