/** Kibana's registry of browser bundles, and the loading of the plugin's bundle from it. */
import { loadScript } from './load_script';

const PUBLIC_PATH = '/bundles/plugin/investigationGuides/';
const PLUGIN_KEY = 'plugin/investigationGuides/public';

type BundleRequire = (moduleKey: string) => unknown;

interface BundleRegistry {
  define(key: string, bundleRequire: BundleRequire, moduleKey: string): void;
  get(key: string): unknown;
  has(key: string): boolean;
}

export function createRegistry(): BundleRegistry {
  const bundles = new Map<string, { bundleRequire: BundleRequire; moduleKey: string }>();
  return {
    define(key, bundleRequire, moduleKey) {
      if (bundles.has(key)) throw new Error(`bundle ${key} is defined twice`);
      bundles.set(key, { bundleRequire, moduleKey });
    },
    get(key) {
      const bundle = bundles.get(key);
      if (bundle === undefined) throw new Error(`there is no bundle ${key}`);
      return bundle.bundleRequire(bundle.moduleKey);
    },
    has: (key) => bundles.has(key),
  };
}

/** The module of the plugin, loaded from the same file that its zip ships. */
export async function loadPluginModule(): Promise<unknown> {
  const registry = createRegistry();
  Object.assign(window, { __kbnBundles__: registry, __kbnPublicPath__: { investigationGuides: PUBLIC_PATH } });
  await loadScript(`${PUBLIC_PATH}investigationGuides.plugin.js`);
  return registry.get(PLUGIN_KEY);
}
