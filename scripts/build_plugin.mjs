/**
 * `npm run build:plugin -- --kibana-version 8.12.2 [--kibana-version 9.2.0 ...]`: one installable zip a Kibana version, in `build/`.
 * They differ in their manifest only. The same sources give the same bytes, so that a zip can be checked against its commit.
 */
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { budgets, buildApplication, buildEntry, readMessages } from './build_web.mjs';
import { root } from './install.mjs';
import { peggyForEsbuild } from './peggy_plugin.mjs';
import { pluginManifest } from './plugin_manifest.mjs';
import { thirdPartyNotices } from './third_party_notices.mjs';
import { zip } from './zip.mjs';

/** What the server takes from Kibana: its settings have to be described, and its texts translated, by Kibana's own copies. */
const FROM_KIBANA = ['@kbn/config-schema', '@kbn/i18n'];
const OLDEST = '8.12.0';
/** The last minor version whose contracts were read (docs/kibana_contracts.md); raise it when a later one was. */
const NEWEST = '9.6';
const SUPPORTED = `${OLDEST} to ${NEWEST}`;
const USAGE = 'usage: npm run build:plugin -- --kibana-version 8.12.2 [--kibana-version 9.2.0 ...]';

/** Writes the zips into `outdir`; answers path, SHA-256 and the files of each. */
export async function buildPlugin(kibanaVersions, outdir = join(root, 'build')) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const source = await readFile(join(root, 'kibana.jsonc'), 'utf8');
  const manifests = kibanaVersions.map((kibanaVersion) => pluginManifest(source, { version, kibanaVersion }));
  const files = await pluginFiles(manifests[0]);
  await mkdir(outdir, { recursive: true });
  return await Promise.all(manifests.map((manifest) => writeZip(manifest, files, outdir)));
}

async function writeZip(manifest, files, outdir) {
  const all = new Map([...files, ['kibana.json', `${JSON.stringify(manifest, null, 2)}\n`]]);
  const bytes = zip(new Map([...all].map(([name, content]) => [`kibana/${manifest.id}/${name}`, content])));
  const path = join(outdir, `${manifest.id}-${manifest.version}_${manifest.kibanaVersion}.zip`);
  await writeFile(path, bytes);
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), files: all };
}

/** Everything but the manifest, by its path in the plugin's folder; built apart from `build/`, where a server may be running. */
async function pluginFiles({ server, ui }) {
  const staging = await mkdtemp(join(tmpdir(), 'plugin-'));
  try {
    const publicDir = join(staging, 'target/public');
    const metafiles = await Promise.all([
      ...(server ? [buildPluginServer(join(staging, 'server'))] : []),
      ...(ui ? [buildEntry(publicDir), buildApplication(publicDir)] : []),
    ]);
    const files = new Map([...(await readFolder(staging)), ...(await translations())]);
    checkBudgets(files);
    files.set('THIRD_PARTY_NOTICES.txt', thirdPartyNotices(root, metafiles));
    for (const name of ['LICENSE', 'NOTICE']) files.set(name, await readFile(join(root, name)));
    return files;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * One CommonJS file, readable as it is: stack traces in an administrator's log name its functions. An import that is neither inside
 * the project, nor Node's, nor in the list above fails the build.
 */
async function buildPluginServer(outdir) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['server/index.ts'],
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: FROM_KIBANA,
    plugins: [peggyForEsbuild],
    // A library calls a method of its own `eval`; under another name it cannot be taken for the evaluation of text.
    mangleProps: /^eval$/,
    metafile: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return metafile;
}

async function readFolder(directory) {
  const entries = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return await Promise.all(paths.map(async (path) => [relative(directory, path).replaceAll('\\', '/'), await readFile(path)]));
}

/** One file a language, and the list by which Kibana's server finds them. */
async function translations() {
  const folder = join(root, 'translations');
  const locales = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const names = locales.sort().map((locale) => [locale, `translations/${locale}.json`]);
  const texts = names.map(async ([locale, name]) => [
    name,
    `${JSON.stringify({ locale, messages: await readMessages(join(folder, locale)) }, null, 2)}\n`,
  ]);
  return [...(await Promise.all(texts)), ['.i18nrc.json', `${JSON.stringify({ translations: names.map(([, name]) => name) }, null, 2)}\n`]];
}

function checkBudgets(files) {
  for (const [name, budget] of Object.entries(budgets)) {
    const size = gzipSync(files.get(`target/public/${name}`) ?? '').length;
    if (size > budget) throw new Error(`${name} is ${size} bytes (gzip), its budget is ${budget}`);
  }
}

function report({ path, bytes, sha256, files }) {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => {
      const budget = budgets[name.replace('target/public/', '')];
      return `  ${name}: ${kilobytes(gzipSync(content).length)} gzip${budget === undefined ? '' : ` (budget ${kilobytes(budget)})`}`;
    });
  return [`${relative(root, path)}: ${kilobytes(bytes)}, SHA-256 ${sha256}`, ...lines].join('\n');
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** The versions asked for, each once, with what to be warned of; or what is wrong with the command line. */
export function readArguments(args) {
  let given;
  try {
    given = parseArgs({ args, options: { 'kibana-version': { type: 'string', multiple: true } } }).values['kibana-version'] ?? [];
  } catch (error) {
    return { problem: error.message };
  }
  if (given.length === 0) return { problem: `--kibana-version is missing: say which Kibana the zip is for, ${SUPPORTED}` };
  const wrong = given.find((version) => !/^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(version));
  if (wrong !== undefined)
    return { problem: `--kibana-version ${JSON.stringify(wrong)}: give the exact version x.y.z from ${SUPPORTED}, such as 8.12.2; Kibana accepts no other` };
  const old = given.find((version) => compareVersions(version, OLDEST) < 0);
  if (old !== undefined) return { problem: `--kibana-version ${old}: this plugin works with Kibana ${SUPPORTED}` };
  const versions = [...new Set(given)];
  return { versions, warnings: versions.filter(isUnread).map(unreadWarning) };
}

function isUnread(version) {
  return compareVersions(version, `${NEWEST}.999`) > 0;
}

function unreadWarning(version) {
  return `warning: Kibana ${version} is newer than what this plugin was checked against (${SUPPORTED}); try the zip before others get it`;
}

function compareVersions(one, other) {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { versions, warnings, problem } = readArguments(process.argv.slice(2));
  if (problem === undefined) {
    for (const warning of warnings) console.error(`build:plugin: ${warning}`);
    for (const built of await buildPlugin(versions)) console.log(report(built));
  } else {
    console.error(`build:plugin: ${problem}\n${USAGE}`);
    process.exitCode = 2;
  }
}
