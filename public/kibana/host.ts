/** Kibana's core as the application's host. */
import { i18n } from '@kbn/i18n';
import type { Host } from '../app/host';
import type { CoreStart, MountParams } from './core';
import { kibanaHttp } from './http';

/** The page's language and colours are Kibana's to switch, so the host offers no controls for them. */
export function kibanaHost(core: CoreStart, params: MountParams, colorMode: Host['colorMode']): Host {
  const { toasts } = core.notifications;
  const toast = (title: string, text: string | undefined) => (text === undefined ? { title } : { title, text });
  return {
    http: kibanaHttp(core.http),
    history: params.history,
    basePath: params.appBasePath,
    locale: i18n.getLocale().startsWith('zh') ? 'zh-CN' : 'en',
    setLocale: undefined,
    colorMode,
    setColorMode: undefined,
    canRunDetection: core.application.capabilities['investigationGuides']?.['runDetection'] === true,
    notices: {
      success: (title, text) => void toasts.addSuccess(toast(title, text)),
      danger: (title, text) => void toasts.addDanger(toast(title, text)),
    },
    setBreadcrumbs: (crumbs) => core.chrome.setBreadcrumbs(crumbs.map((crumb) => ({ ...crumb }))),
    setTitle: (title) => core.chrome.docTitle.change(title),
  };
}
