/**
 * Loads the application's chunk when it is first opened. The entry bundle is on every page of Kibana and has to stay tiny;
 * a script element from the plugin's public path is what its content security policy allows.
 */
import type { KibanaApplication } from './application_chunk';

const FILE = 'investigationGuides.application.js';

declare global {
  interface Window {
    readonly __kbnPublicPath__?: Readonly<Record<string, string>>;
    /** Set by the chunk when its script has run. */
    readonly __investigationGuidesApplication__?: KibanaApplication;
  }
}

let loading: Promise<KibanaApplication> | undefined;

/** Loads once; after a failure the next call tries again. */
export function loadApplication(): Promise<KibanaApplication> {
  loading ??= runScript(publicPath() + FILE).then(takeApplication);
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

function takeApplication(): KibanaApplication {
  const application = window.__investigationGuidesApplication__;
  if (application === undefined) throw new Error(`${FILE} was loaded but did not register the application`);
  return application;
}

function publicPath(): string {
  const path = window.__kbnPublicPath__?.['investigationGuides'];
  if (path === undefined) throw new Error('the page gives no public path for the plugin investigationGuides');
  return path;
}

function runScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.async = true;
    script.src = src;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${src} could not be loaded; reload the page to try again`));
    });
    document.head.append(script);
  });
}
