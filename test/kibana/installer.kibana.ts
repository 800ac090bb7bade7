/** Kibana's installer with our zips: it takes the one for its version, refuses another, and removes all that it put there. */
import { afterAll, describe, expect, it } from 'vitest';
import { installedPlugins, installPlugin, PLUGIN_ID, removePlugin, runInstaller } from '../../scripts/kibana_home.mjs';
import { kibanaHome } from './launch';

const kibana = kibanaHome();
const zip = process.env['KIBANA_ZIP'] ?? '';
const zipOfOther = process.env['KIBANA_ZIP_OF_OTHER_VERSION'] ?? '';

/** The tests that launch Kibana want it installed. */
afterAll(() => installPlugin(kibana, zip));

describe('the installer', () => {
  it('removes the plugin, and nothing of it stays', async () => {
    await installPlugin(kibana, zip);
    expect(installedPlugins(kibana)).toEqual([PLUGIN_ID]);
    await removePlugin(kibana);
    expect(installedPlugins(kibana)).toEqual([]);
  });

  it('refuses a zip for another version of Kibana, says which, and leaves nothing behind', async () => {
    await removePlugin(kibana);
    const { code, said } = await runInstaller(kibana, ['install', `file://${zipOfOther}`]);
    expect(code).not.toBe(0);
    expect(said).toMatch(/incompatible with Kibana/);
    expect(said).toContain(kibana.version);
    expect(installedPlugins(kibana)).toEqual([]);
  });

  it('lists the plugin with its own version', async () => {
    await installPlugin(kibana, zip);
    const { said } = await runInstaller(kibana, ['list']);
    expect(said).toMatch(new RegExp(`^${PLUGIN_ID}@\\d+\\.\\d+\\.\\d+$`, 'm'));
  });
});
