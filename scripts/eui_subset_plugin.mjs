/**
 * EUI for the standalone page, without what nobody asks for: Kibana shares all of it, this page shares the names that the
 * application and the page import. That is less than half of its weight (no data grid, no Markdown editor, no date picker).
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const EUI = '@elastic/eui';

/** `directories` hold the sources whose imports are collected; EUI itself is the one that is installed for `installedFor`. */
export function euiSubsetPlugin(root, directories, installedFor = root) {
  return {
    name: 'eui-subset',
    setup(build) {
      build.onResolve({ filter: /^@elastic\/eui$/ }, ({ importer }) =>
        importer.endsWith('shared.ts') ? { path: EUI, namespace: 'eui-subset' } : undefined
      );
      build.onLoad({ filter: /.*/, namespace: 'eui-subset' }, async () => {
        const names = await importedNames(directories.map((directory) => join(root, directory)));
        return { contents: `export { ${names.join(', ')} } from '${EUI}';`, resolveDir: installedFor };
      });
    },
  };
}

async function importedNames(directories) {
  const names = new Set();
  for (const directory of directories) {
    for (const file of await readdir(directory, { recursive: true })) {
      if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
      for (const name of namesIn(await readFile(join(directory, file), 'utf8'))) names.add(name);
    }
  }
  return [...names].sort();
}

/** Values that a source imports from EUI; types are gone at run time. */
export function namesIn(source) {
  const imports = source.matchAll(/import\s+\{([^}]*)\}\s+from\s+'@elastic\/eui'/g);
  return [...imports].flatMap(([, list]) =>
    list
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '' && !item.startsWith('type '))
      .map((item) => item.split(/\s+as\s+/)[0])
  );
}
