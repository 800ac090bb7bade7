/**
 * What the signed-in analyst may do, told before it is tried. The one place that knows Kibana's names for it:
 *
 * | ability | absent without the plugin | forbidden when none of these is granted |
 * |---|---|---|
 * | work | | investigationGuides: work |
 * | exceptions | securitySolution, lists | investigationGuides: manageExceptions; and Security: editExceptions (9.x), else show |
 * | alerts | securitySolution | Security: edit_alerts or its forerunner (9.x), else show |
 * | liveQueries | osquery | osquery: writeLiveQueries |
 * | savedQueries | osquery | osquery: writeLiveQueries, runSavedQueries |
 * | saveQueries | osquery | osquery: writeSavedQueries |
 * | cases | cases | Cases of Security: create_cases, create_comment |
 *
 * A name that no feature of this Kibana knows says nothing: then the request decides, and its 403 names the right. So in 8.12, where
 * whoever sees the Security app may call its routes and the index decides, nothing is forbidden that might work.
 */
import type { Capabilities } from '@kbn/core/public';
import type { Abilities, Ability } from '../app/host';

/** The plugins whose routes are called; undefined when turned off. They are in `optionalPlugins` for their presence only. */
export interface StartPlugins {
  readonly cases?: unknown;
  readonly lists?: unknown;
  readonly osquery?: unknown;
  readonly securitySolution?: unknown;
}

/** Each release that splits the rights of the Security app gives the parts new ids; roles made before keep the old ones. */
const SECURITY = [
  'securitySolutionAlertsV1',
  'securitySolutionRulesV4',
  'securitySolutionRulesV3',
  'securitySolutionRulesV2',
  'securitySolutionRulesV1',
  'siemV5',
  'siemV4',
  'siemV3',
  'siemV2',
  'siem',
];
const CASES = ['securitySolutionCasesV3', 'securitySolutionCasesV2', 'securitySolutionCases'];
const OWN = ['investigationGuides'];

export function abilitiesOf(capabilities: Capabilities, plugins: StartPlugins): Abilities {
  const mayAny = (features: readonly string[], ...names: readonly string[]) => grants(capabilities, features, names);
  const seesSecurity = mayAny(SECURITY, 'show');
  return {
    work: ability([], mayAny(OWN, 'work')),
    exceptions: ability(
      [plugins.securitySolution, plugins.lists],
      mayAny(OWN, 'manageExceptions'),
      mayAny(SECURITY, 'editExceptions') ?? seesSecurity
    ),
    alerts: ability([plugins.securitySolution], mayAny(SECURITY, 'edit_alerts', 'edit_alerts-update-deprecated-privilege') ?? seesSecurity),
    liveQueries: ability([plugins.osquery], mayAny(['osquery'], 'writeLiveQueries')),
    savedQueries: ability([plugins.osquery], mayAny(['osquery'], 'writeLiveQueries', 'runSavedQueries')),
    saveQueries: ability([plugins.osquery], mayAny(['osquery'], 'writeSavedQueries')),
    cases: ability([plugins.cases], mayAny(CASES, 'create_cases', 'create_comment')),
  };
}

/** Whether there is a Security app here that this analyst may open. */
export function seesSecurityApp(capabilities: Capabilities, plugins: StartPlugins): boolean {
  return plugins.securitySolution !== undefined && grants(capabilities, SECURITY, ['show', 'read_alerts', 'read_rules']) === true;
}

function ability(needed: readonly unknown[], ...grants: readonly (boolean | undefined)[]): Ability {
  if (needed.includes(undefined)) return 'absent';
  return grants.includes(false) ? 'forbidden' : 'allowed';
}

/** Whether one of the names is granted by one of the features; undefined when this Kibana knows none of them. */
function grants(capabilities: Capabilities, features: readonly string[], names: readonly string[]): boolean | undefined {
  const answers = features.flatMap((feature) => names.map((name) => capabilities[feature]?.[name])).filter((known) => known !== undefined);
  return answers.length === 0 ? undefined : answers.includes(true);
}
