import { describe, expect, it } from 'vitest';
import type { Capabilities } from '@kbn/core/public';
import type { Abilities } from '../app/host';
import { abilitiesOf, seesSecurityApp, type StartPlugins } from './abilities';

const everything: StartPlugins = { cases: {}, lists: {}, osquery: {}, securitySolution: {} };
const own = { show: true, work: true, manageExceptions: true };
const osquery = { writeLiveQueries: true, runSavedQueries: true, writeSavedQueries: true };
const in812 = { investigationGuides: own, osquery, siem: { show: true, crud: true }, securitySolutionCases: { create_cases: true } };
const in94 = {
  investigationGuides: own,
  osquery,
  siem: { show: false, crud: false },
  siemV5: { show: true, crud: true },
  securitySolutionAlertsV1: { read_alerts: true, edit_alerts: true },
  securitySolutionRulesV4: { read_rules: true, edit_rules: true, editExceptions: true },
  securitySolutionCasesV3: { create_cases: true, create_comment: true },
};
const allowed: Abilities = {
  work: 'allowed',
  exceptions: 'allowed',
  alerts: 'allowed',
  liveQueries: 'allowed',
  savedQueries: 'allowed',
  saveQueries: 'allowed',
  cases: 'allowed',
};

interface Row {
  readonly who: string;
  readonly capabilities: Capabilities;
  readonly plugins?: StartPlugins;
  /** What differs from everything being allowed. */
  readonly but: Partial<Abilities>;
}

const rows: readonly Row[] = [
  { who: 'with every right in 8.12', capabilities: in812, but: {} },
  { who: 'with every right in 9.4', capabilities: in94, but: {} },
  {
    who: 'who may only read guides',
    capabilities: { ...in812, investigationGuides: { show: true, work: false, manageExceptions: false } },
    but: { work: 'forbidden', exceptions: 'forbidden' },
  },
  {
    who: 'who may not manage exceptions from a guide',
    capabilities: { ...in94, investigationGuides: { ...own, manageExceptions: false } },
    but: { exceptions: 'forbidden' },
  },
  { who: 'who reads Security in 8.12, where the request decides', capabilities: { ...in812, siem: { show: true, crud: false } }, but: {} },
  {
    who: 'without Security in 8.12',
    capabilities: { ...in812, siem: { show: false, crud: false } },
    but: { exceptions: 'forbidden', alerts: 'forbidden' },
  },
  {
    who: 'who only reads alerts in 9.4',
    capabilities: { ...in94, securitySolutionAlertsV1: { read_alerts: true, edit_alerts: false } },
    but: { alerts: 'forbidden' },
  },
  {
    who: 'whose role was made before alerts had rights of their own',
    capabilities: {
      ...in94,
      securitySolutionAlertsV1: { read_alerts: true, edit_alerts: false },
      securitySolutionRulesV1: { 'edit_alerts-update-deprecated-privilege': true },
    },
    but: {},
  },
  {
    who: 'who may edit alerts and not exceptions in 9.4',
    capabilities: { ...in94, securitySolutionRulesV4: { read_rules: true, edit_rules: true, editExceptions: false } },
    but: { exceptions: 'forbidden' },
  },
  {
    who: 'who may run saved queries only',
    capabilities: { ...in812, osquery: { writeLiveQueries: false, runSavedQueries: true, writeSavedQueries: false } },
    but: { liveQueries: 'forbidden', saveQueries: 'forbidden' },
  },
  {
    who: 'without Osquery rights',
    capabilities: { ...in812, osquery: { writeLiveQueries: false, runSavedQueries: false, writeSavedQueries: false } },
    but: { liveQueries: 'forbidden', savedQueries: 'forbidden', saveQueries: 'forbidden' },
  },
  {
    who: 'who may only read cases',
    capabilities: { ...in94, securitySolutionCasesV3: { create_cases: false, create_comment: false } },
    but: { cases: 'forbidden' },
  },
  {
    who: 'who may comment on cases and not open them',
    capabilities: { ...in94, securitySolutionCasesV3: { create_cases: false, create_comment: true } },
    but: {},
  },
  {
    who: 'in a Kibana of names that nobody knows yet',
    capabilities: { investigationGuides: own, securitySolutionV9: { touch: true } },
    but: {},
  },
  {
    who: 'in a Kibana without Osquery, cases and lists',
    capabilities: in812,
    plugins: { securitySolution: {} },
    but: { liveQueries: 'absent', savedQueries: 'absent', saveQueries: 'absent', cases: 'absent', exceptions: 'absent' },
  },
  {
    who: 'in a Kibana without the Security app',
    capabilities: { investigationGuides: own, osquery },
    plugins: { cases: {}, lists: {}, osquery: {} },
    but: { alerts: 'absent', exceptions: 'absent' },
  },
  {
    who: 'in a bare Kibana and with no rights: absent comes first, a right would not help',
    capabilities: { investigationGuides: { show: true, work: false, manageExceptions: false } },
    plugins: {},
    but: {
      work: 'forbidden',
      exceptions: 'absent',
      alerts: 'absent',
      liveQueries: 'absent',
      savedQueries: 'absent',
      saveQueries: 'absent',
      cases: 'absent',
    },
  },
];

describe('what may be done by an analyst', () => {
  it.each(rows)('$who', ({ capabilities, plugins = everything, but }) => {
    expect(abilitiesOf(capabilities, plugins)).toEqual({ ...allowed, ...but });
  });
});

describe('the Security app', () => {
  it.each<[string, boolean, Capabilities, StartPlugins]>([
    ['is there for who sees it in 8.12', true, in812, everything],
    ['is there for who sees it in 9.4', true, in94, everything],
    ['is there for who reads alerts and nothing else', true, { securitySolutionAlertsV1: { read_alerts: true } }, everything],
    ['is not there for who may not', false, { siem: { show: false } }, everything],
    ['is not there when it is turned off', false, in812, { ...everything, securitySolution: undefined }],
    ['is not there where no right of it is known', false, {}, everything],
  ])('%s', (_name, expected, capabilities, plugins) => {
    expect(seesSecurityApp(capabilities, plugins)).toBe(expected);
  });
});
