/** Connects an opened application with Kibana's core: one host, renewed when the page's theme changes; header and help menu with it. */
import { i18n } from '@kbn/i18n';
import type { Mounted } from '../app/application';
import { mount } from '../app/mount';
import { HELP_PAGE } from '../shared/links';
import { headerMenu } from './header_menu';
import { appName, kibanaHost, type KibanaMount } from './host';
import { surroundingsOf } from './surroundings';

/** Answers what takes the application away again, with everything that it put elsewhere on the page. */
export function mountInKibana(kibana: KibanaMount): () => void {
  const { core, params } = kibana;
  const Surroundings = surroundingsOf(core);
  const base = kibanaHost(kibana, 'light');
  let mounted: Mounted | undefined;
  // Kibana's theme$ replays its value: the first one mounts, later ones only change the colours.
  const subscription = core.theme.theme$.subscribe(({ darkMode }) => {
    const host = { ...base, colorMode: darkMode ? ('dark' as const) : ('light' as const) };
    if (mounted === undefined) mounted = mount({ host, element: params.element, Surroundings });
    else mounted.update(host);
  });
  params.setHeaderActionMenu?.(headerMenu(core.theme.theme$, params, Surroundings));
  core.chrome.setHelpExtension(helpFor(params.appBasePath));
  return () => {
    subscription.unsubscribe();
    params.setHeaderActionMenu?.(undefined);
    core.chrome.setHelpExtension(undefined);
    mounted?.unmount();
  };
}

function helpFor(appBasePath: string) {
  const content = i18n.translate('investigationGuides.app.helpLink', { defaultMessage: 'How Investigation Guides works' });
  return { appName: appName(), links: [{ linkType: 'custom' as const, href: `${appBasePath}${HELP_PAGE}`, content }] };
}
