/** The plugin as its bundle gives it: checked before it is called, because it comes from another file. */
import type { CoreSetup, CoreStart, PluginInitializerContext } from '@kbn/core/public';
import { startPlugins, type RegisteredApp } from './core';

interface PluginInstance {
  setup(core: CoreSetup<typeof startPlugins>): unknown;
  start(core: CoreStart, plugins: typeof startPlugins): unknown;
}

interface PluginModule {
  plugin(context: PluginInitializerContext): PluginInstance;
}

/** Sets the plugin up and starts it as Kibana does; answers the application that it registered. */
export function startPlugin(module: unknown, core: CoreStart): RegisteredApp {
  if (!isPluginModule(module)) throw new Error('the bundle of investigationGuides has no function `plugin`');
  const instance = module.plugin({ env: { packageInfo: { version: 'standalone' } } });
  const apps: RegisteredApp[] = [];
  instance.setup({
    application: { register: (app) => void apps.push(app) },
    getStartServices: () => Promise.resolve([core, startPlugins]),
  });
  instance.start(core, startPlugins);
  const [app] = apps;
  if (app === undefined) throw new Error('the plugin investigationGuides registered no application');
  return app;
}

function isPluginModule(value: unknown): value is PluginModule {
  return typeof value === 'object' && value !== null && 'plugin' in value && typeof value.plugin === 'function';
}
