/**
 * What the plugin's feature is called in Kibana, and the names under which its privileges reach routes and the page. A
 * name is Kibana-wide, so each begins with the feature's.
 */
import type { Privilege } from '../app/route';

export const FEATURE_ID = 'investigationGuides';

/** Privileges that can be granted in Kibana; `administer` is the standalone server's own. */
export type KibanaPrivilege = Exclude<Privilege, 'administer'>;

/** As a route asks for it. */
export const apiPrivileges: Readonly<Record<KibanaPrivilege, string>> = {
  read: `${FEATURE_ID}-read`,
  work: `${FEATURE_ID}-work`,
  manage_exceptions: `${FEATURE_ID}-manage_exceptions`,
};

/** As the page finds it: `capabilities.investigationGuides.<name>`. */
export const uiCapabilities: Readonly<Record<KibanaPrivilege, string>> = {
  read: 'show',
  work: 'work',
  manage_exceptions: 'manageExceptions',
};
