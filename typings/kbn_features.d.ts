/** The `features` plugin's setup contract (checked against 8.12.2 by running, and the main branch by reading); only what we use. */
declare module '@kbn/features-plugin/server' {
  export interface FeaturePrivilege {
    readonly app: readonly string[];
    /** Names that a route asks for. */
    readonly api: readonly string[];
    readonly savedObject: { readonly all: readonly string[]; readonly read: readonly string[] };
    /** Arrive in the browser as `capabilities.<feature id>.<name>`. */
    readonly ui: readonly string[];
  }

  export interface SubFeaturePrivilege {
    readonly id: string;
    readonly name: string;
    readonly includeIn: 'all' | 'read' | 'none';
    readonly api: readonly string[];
    readonly savedObject: FeaturePrivilege['savedObject'];
    readonly ui: readonly string[];
  }

  export interface KibanaFeatureConfig {
    readonly id: string;
    readonly name: string;
    readonly category: { readonly id: string; readonly label: string; readonly order?: number };
    readonly app: readonly string[];
    readonly privileges: { readonly all: FeaturePrivilege; readonly read: FeaturePrivilege };
    readonly subFeatures: readonly {
      readonly name: string;
      readonly privilegeGroups: readonly {
        readonly groupType: 'independent' | 'mutually_exclusive';
        readonly privileges: readonly SubFeaturePrivilege[];
      }[];
    }[];
  }

  export interface FeaturesPluginSetup {
    registerKibanaFeature(feature: KibanaFeatureConfig): void;
  }
}
