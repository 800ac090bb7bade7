/** The plugin as its bundle gives it: checked before it is called, because it comes from another file. */
import type { Core, RegisteredApp } from './core';

interface PluginInstance {
  setup(core: { readonly application: { register(app: RegisteredApp): void }; getStartServices(): Promise<readonly [Core]> }): unknown;
  start(core: Core): unknown;
}

interface PluginModule {
  plugin(context: { readonly env: { readonly packageInfo: { readonly version: string } } }): PluginInstance;
}

/** Sets the plugin up and starts it as Kibana does; answers the application that it registered. */
export function startPlugin(module: unknown, core: Core): RegisteredApp {
  if (!isPluginModule(module)) throw new Error('the bundle of investigationGuides has no function `plugin`');
  const instance = module.plugin({ env: { packageInfo: { version: 'standalone' } } });
  const apps: RegisteredApp[] = [];
  instance.setup({ application: { register: (app) => void apps.push(app) }, getStartServices: () => Promise.resolve([core]) });
  instance.start(core);
  const [app] = apps;
  if (app === undefined) throw new Error('the plugin investigationGuides registered no application');
  return app;
}

function isPluginModule(value: unknown): value is PluginModule {
  return typeof value === 'object' && value !== null && 'plugin' in value && typeof value.plugin === 'function';
}
