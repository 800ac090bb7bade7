/** Builds the standalone page's shared libraries as the oldest Kibana has them: for journeys only, nothing that ships holds them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { browserBundle } from './build_web.mjs';
import { euiSubsetPlugin } from './eui_subset_plugin.mjs';
import { oldestKibana, root } from './install.mjs';

export const oldestShared = join(root, 'build', 'page_oldest', 'shared.js');

/** A journey puts the file in the place of the page's `shared.js`. An import that EUI 90 does not have fails the build. */
export async function buildOldestShared(outfile = oldestShared) {
  await build({
    ...browserBundle,
    entryPoints: [join(oldestKibana, 'shared.ts')],
    outfile,
    loader: { '.css': 'text' },
    plugins: [euiSubsetPlugin(root, ['public', 'standalone/web'], oldestKibana), wholeIconsPlugin],
  });
}

/** EUI 90 asks for an icon's file by a name without its extension, which esbuild looks for as it is written. */
const wholeIconsPlugin = {
  name: 'whole-icons',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]eui[\\/]es[\\/]components[\\/]icon[\\/]icon\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace("'./assets/' + typeToPathMap[iconType])", "'./assets/' + typeToPathMap[iconType] + '.js')");
      if (contents === source) throw new Error(`${path} does not load its icons in the way that was expected`);
      return { contents };
    });
  },
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await buildOldestShared();
