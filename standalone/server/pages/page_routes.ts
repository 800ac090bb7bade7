/** The pages: one shell for every address below the app, and the bundles that it loads. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResponseToolkit } from '@hapi/hapi';
import type { Locale } from '../../../common/rules/rule';
import { RequestError } from '../http/errors';
import type { HostRoute } from '../http/http_server';
import { header } from '../http/request_checks';
import { readBundles, type BundleFile } from './bundle_files';

export const APP_PATH = '/app/investigationGuides';

/** `buildDir` is the project's `build` folder. Throws when it holds no built pages. */
export async function pageRoutes(buildDir: string, locale: Locale): Promise<readonly HostRoute[]> {
  const webDir = join(buildDir, 'standalone', 'web');
  const page = (await readFile(join(webDir, 'index.html'), 'utf8')).replaceAll('{{LOCALE}}', locale);
  const bundles = await readBundles({
    '/bundles/web': webDir,
    '/bundles/plugin/investigationGuides': join(buildDir, 'plugin', 'target', 'public'),
  });
  return [
    { method: 'get', path: '/', handle: (_request, _body, h) => h.redirect(APP_PATH) },
    // The app reads the address itself: a reloaded or shared link gets the same page.
    { method: 'get', path: `${APP_PATH}/{path*}`, handle: (_request, _body, h) => h.response(page).type('text/html; charset=utf-8') },
    {
      method: 'get',
      path: '/bundles/{path*}',
      handle: (request, _body, h) => {
        const file = bundles.get(request.path);
        if (file === undefined) throw new RequestError(404, 'not_found', 'There is nothing at this address.');
        return bundleResponse(file, /\bgzip\b/.test(header(request, 'accept-encoding') ?? ''), h);
      },
    },
  ];
}

/** Kept by the browser and asked for again each time: the etag makes that an empty answer until the next build. */
function bundleResponse(file: BundleFile, takesGzip: boolean, h: ResponseToolkit) {
  const { packed } = file;
  const response = takesGzip && packed !== undefined ? h.response(packed).header('content-encoding', 'gzip') : h.response(file.content);
  return response.type(file.type).etag(file.etag).vary('accept-encoding').header('cache-control', 'no-cache');
}
