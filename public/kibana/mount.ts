/** Connects an opened application with Kibana's core: one host, renewed when the page's theme changes. */
import type { Mounted } from '../app/application';
import { mount } from '../app/mount';
import type { CoreStart, MountParams } from './core';
import { kibanaHost } from './host';

/** Answers what takes the application away again. */
export function mountInKibana(core: CoreStart, params: MountParams): () => void {
  const base = kibanaHost(core, params, 'light');
  let mounted: Mounted | undefined;
  // Kibana's theme$ replays its value: the first one mounts, later ones only change the colours.
  const subscription = core.theme.theme$.subscribe(({ darkMode }) => {
    const host = { ...base, colorMode: darkMode ? ('dark' as const) : ('light' as const) };
    if (mounted === undefined) mounted = mount({ host, element: params.element, I18nContext: core.i18n.Context });
    else mounted.update(host);
  });
  return () => {
    subscription.unsubscribe();
    mounted?.unmount();
  };
}
