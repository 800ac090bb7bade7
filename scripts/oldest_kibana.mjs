/**
 * The browser libraries of the oldest Kibana that the plugin works with, for tests: `test/oldest_kibana` names and installs them.
 * An import of one of them, from our own sources or from a library that we bundle, is answered from that folder, so that there is
 * one React on the page and it is the old one.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { oldestKibana } from './install.mjs';

const names = Object.keys(JSON.parse(readFileSync(join(oldestKibana, 'package.json'), 'utf8')).dependencies).filter(
  (name) => !name.startsWith('@types/')
);
const { resolve } = createRequire(join(oldestKibana, 'package.json'));

/** Is it one of them, or a file of one of them? */
export function isFromOldestKibana(specifier) {
  return names.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

/** What Kibana 8.12 gives its plugins for `@kbn/i18n`, likewise. */
const i18n = {
  '@kbn/i18n': join(oldestKibana, 'kbn_i18n.ts'),
  '@kbn/i18n-react': join(oldestKibana, 'kbn_i18n_react.tsx'),
};

/** For vitest: the CommonJS files, which Node loads by itself, with their own imports found in their own folder. */
export const oldestKibanaForVite = {
  name: 'oldest-kibana',
  enforce: 'pre',
  resolveId(specifier) {
    if (specifier in i18n) return i18n[specifier];
    return isFromOldestKibana(specifier) ? resolve(specifier) : undefined;
  },
};
