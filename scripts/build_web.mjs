/**
 * Builds everything that runs in a browser:
 * - `build/plugin/target/public/investigationGuides.plugin.js`, the entry that Kibana loads on every page;
 * - `build/plugin/target/public/investigationGuides.application.js`, the application, loaded when it is opened;
 * - `build/standalone/web/`, a page that provides what Kibana provides and loads the same two files.
 */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { euiSubsetPlugin } from './eui_subset_plugin.mjs';
import { peggyForEsbuild } from './peggy_plugin.mjs';
import { sharedDepsPlugin } from './shared_deps_plugin.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const pluginDir = join(root, 'build/plugin/target/public');
const webDir = join(root, 'build/standalone/web');
const APP_ID = 'investigationGuides';

/** Gzip bytes; the entry is on every page of Kibana. */
export const budgets = { [`${APP_ID}.plugin.js`]: 10 * 1024, [`${APP_ID}.application.js`]: 250 * 1024 };

/** How everything for a browser is bundled. */
export const browserBundle = {
  absWorkingDir: root,
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2020',
  minify: true,
  legalComments: 'none',
  jsx: 'transform',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.TEST_ENV': '""', 'process.env.EUI_CONFIG': '""' },
  logLevel: 'silent',
};

/** Builds all of it; answers the sizes in gzip bytes by file name. Throws when a file is over its budget. */
export async function buildWeb() {
  await Promise.all([pluginDir, join(webDir, 'translations')].map((directory) => mkdir(directory, { recursive: true })));
  await Promise.all([buildEntry(), buildApplication(), buildShared(), buildShell(), copyPage(), mergeTranslations()]);
  return await checkBudgets();
}

/**
 * Evaluates nothing but this call while it loads; Kibana asks for the plugin later, possibly more than once. Answers esbuild's
 * account of what is inside, as `buildApplication` does.
 */
export async function buildEntry(directory = pluginDir) {
  const contents = `
    let plugin;
    window.__kbnBundles__.define('plugin/${APP_ID}/public', () => (plugin ??= require('./public/index.ts')), 'entry');`;
  const { metafile } = await esbuild.build({
    ...browserBundle,
    metafile: true,
    stdin: { contents, resolveDir: root, sourcefile: 'entry.js' },
    outfile: join(directory, `${APP_ID}.plugin.js`),
    plugins: [sharedDepsPlugin],
  });
  return metafile;
}

export async function buildApplication(directory = pluginDir) {
  const { metafile } = await esbuild.build({
    ...browserBundle,
    metafile: true,
    entryPoints: ['public/kibana/application_chunk.ts'],
    outfile: join(directory, `${APP_ID}.application.js`),
    plugins: [sharedDepsPlugin, peggyForEsbuild],
  });
  return metafile;
}

/** The libraries themselves. A dynamic import (EUI loads icons so) becomes part of the one file: nothing is fetched later. */
async function buildShared() {
  await esbuild.build({
    ...browserBundle,
    entryPoints: ['standalone/web/shared/shared.ts'],
    outfile: join(webDir, 'shared.js'),
    plugins: [euiSubsetPlugin(root, ['public', 'standalone/web'])],
  });
}

async function buildShell() {
  await esbuild.build({
    ...browserBundle,
    entryPoints: ['standalone/web/shell.tsx'],
    outfile: join(webDir, 'shell.js'),
    plugins: [sharedDepsPlugin],
  });
}

async function copyPage() {
  for (const name of ['index.html', 'favicon.svg']) await cp(join(root, 'standalone/web', name), join(webDir, name));
}

/** One file a language out of `translations/<language>/*.json`, for the page and for Kibana's plugin. */
async function mergeTranslations() {
  const texts = join(root, 'translations');
  const locales = (await readdir(texts, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const locale of locales) {
    const messages = await readMessages(join(texts, locale));
    const content = `${JSON.stringify({ locale, messages }, null, 2)}\n`;
    await mkdir(join(root, 'build/plugin/translations'), { recursive: true });
    await writeFile(join(webDir, 'translations', `${locale}.json`), content);
    await writeFile(join(root, 'build/plugin/translations', `${locale}.json`), content);
  }
}

/** All messages of a language; an id that two files give is a mistake. */
export async function readMessages(directory) {
  const messages = {};
  for (const name of (await readdir(directory)).filter((file) => file.endsWith('.json')).sort()) {
    const path = join(directory, name);
    for (const [id, text] of Object.entries(JSON.parse(await readFile(path, 'utf8')))) {
      if (id in messages && messages[id] !== text) throw new Error(`${path}: ${id} has another text in another file`);
      messages[id] = text;
    }
  }
  return messages;
}

async function checkBudgets() {
  const sizes = {};
  for (const directory of [pluginDir, webDir]) {
    for (const name of (await readdir(directory)).filter((file) => file.endsWith('.js'))) {
      sizes[name] = gzipSync(await readFile(join(directory, name))).length;
    }
  }
  for (const [name, budget] of Object.entries(budgets)) {
    if (sizes[name] > budget) throw new Error(`${name} is ${sizes[name]} bytes (gzip), its budget is ${budget}`);
  }
  return sizes;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, bytes] of Object.entries(await buildWeb())) console.log(`${name} ${(bytes / 1024).toFixed(1)} KB gzip`);
}
