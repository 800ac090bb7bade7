/**
 * The feature by which an administrator grants this plugin in Kibana's roles screen. Reading and working are the two levels that
 * every feature has; managing exceptions can be taken out of the higher one (with a licence that has sub-features).
 */
import { i18n } from '@kbn/i18n';
import type { FeaturePrivilege, FeaturesPluginSetup, KibanaFeatureConfig } from '@kbn/features-plugin/server';
import { FEATURE_ID, apiPrivileges, uiCapabilities, type KibanaPrivilege } from './privileges';

/** `savedObjectTypes` are the plugin's own; access to alerts, rules and Osquery is granted by the features that own them. */
export function registerFeature(features: Pick<FeaturesPluginSetup, 'registerKibanaFeature'>, savedObjectTypes: readonly string[]): void {
  features.registerKibanaFeature(investigationGuidesFeature(savedObjectTypes));
}

function investigationGuidesFeature(savedObjectTypes: readonly string[]): KibanaFeatureConfig {
  return {
    id: FEATURE_ID,
    name: i18n.translate('investigationGuides.feature.name', { defaultMessage: 'Investigation Guides' }),
    category: {
      id: 'securitySolution',
      label: i18n.translate('investigationGuides.feature.category', { defaultMessage: 'Security' }),
      order: 4000,
    },
    app: [FEATURE_ID],
    privileges: {
      all: grant(['read', 'work'], { all: savedObjectTypes, read: [] }),
      read: grant(['read'], { all: [], read: savedObjectTypes }),
    },
    subFeatures: [
      {
        name: i18n.translate('investigationGuides.feature.exceptions', { defaultMessage: 'Exceptions' }),
        privilegeGroups: [{ groupType: 'independent', privileges: [manageExceptions()] }],
      },
    ],
  };
}

function grant(privileges: readonly KibanaPrivilege[], savedObject: FeaturePrivilege['savedObject']): FeaturePrivilege {
  return {
    app: [FEATURE_ID],
    api: privileges.map((privilege) => apiPrivileges[privilege]),
    savedObject,
    ui: privileges.map((privilege) => uiCapabilities[privilege]),
  };
}

/** Not part of reading: whoever may only read guides does not silence rules. */
function manageExceptions() {
  return {
    id: 'manage_exceptions',
    name: i18n.translate('investigationGuides.feature.manageExceptions', { defaultMessage: 'Add exceptions to rules from a guide' }),
    includeIn: 'all' as const,
    api: [apiPrivileges.manage_exceptions],
    savedObject: { all: [], read: [] },
    ui: [uiCapabilities.manage_exceptions],
  };
}
