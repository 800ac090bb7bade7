/** An unpacked Kibana: which version it is, and its own installer, run as an administrator runs it. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const PLUGIN_ID = 'investigationGuides';

/** What `KIBANA_HOME` names, or what is wrong with it. */
export function readKibanaHome(home) {
  const manifest = join(home, 'package.json');
  if (!existsSync(manifest) || !existsSync(join(home, 'bin', 'kibana-plugin'))) {
    return { problem: `KIBANA_HOME=${home} is no unpacked Kibana: package.json or bin/kibana-plugin is not there` };
  }
  const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
  if (name !== 'kibana' || typeof version !== 'string') return { problem: `${manifest} is not Kibana's` };
  return { kibana: { home, version } };
}

/**
 * Answers the exit code and all that the installer said. It is run from the Kibana folder: from elsewhere a refused install can
 * leave `plugins/.plugin.installing` behind, which Kibana then loads, or stops at.
 */
export async function runInstaller({ home }, args) {
  const child = spawn(join(home, 'bin', 'kibana-plugin'), args, { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece) => (said += piece));
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? signal, said }));
  });
}

/** Ids of the plugins that lie in the folder, and whatever a refused install left beside them. */
export function installedPlugins({ home }) {
  return existsSync(join(home, 'plugins')) ? readdirSync(join(home, 'plugins')).sort() : [];
}

export async function installPlugin(kibana, zip) {
  await removePlugin(kibana);
  const { code, said } = await runInstaller(kibana, ['install', `file://${zip}`]);
  if (code !== 0) throw new Error(`Kibana ${kibana.version} did not install ${zip} (${code}):\n${said}`);
}

/** Does nothing when it is not there. */
export async function removePlugin(kibana) {
  rmSync(join(kibana.home, 'plugins', '.plugin.installing'), { recursive: true, force: true });
  if (!installedPlugins(kibana).includes(PLUGIN_ID)) return;
  const { code, said } = await runInstaller(kibana, ['remove', PLUGIN_ID]);
  if (code !== 0) throw new Error(`Kibana ${kibana.version} did not remove the plugin (${code}):\n${said}`);
}
