/** The manifest of a zip: a mistake in it stops all of Kibana, so it has to be found here. */
import { describe, expect, it } from 'vitest';
import { pluginManifest } from './plugin_manifest.mjs';

const versions = { version: '1.2.3', kibanaVersion: '8.12.2' };
const base = { id: 'investigationGuides', owner: { name: 'Us' }, server: true, ui: true };
const from = (changes: object) => pluginManifest(JSON.stringify({ ...base, ...changes }), versions);

describe('the manifest', () => {
  it('is kibana.jsonc without its comments, with both versions', () => {
    const source = `// top
{ "id": "investigationGuides", /* in
  between */ "owner": { "name": "a // b /* c */ \\" // d" }, // after
  "ui": true, /* the last, */ }`;
    expect(pluginManifest(source, versions)).toEqual({
      id: 'investigationGuides',
      ...versions,
      owner: { name: 'a // b /* c */ " // d' },
      ui: true,
    });
  });

  it('may use every key that Kibana knows', () => {
    const all = {
      type: 'standard',
      description: 'x',
      configPath: ['a', 'b'],
      requiredPlugins: [],
      optionalPlugins: ['features'],
      requiredBundles: [],
      runtimePluginDependencies: [],
      extraPublicDirs: [],
      serviceFolders: [],
      enabledOnAnonymousPages: false,
    };
    expect(Object.keys(from(all))).toHaveLength(16);
  });

  it.each([
    ['an unknown key', { plugin: {} }, /"plugin" is not a key that Kibana knows/],
    ['a key that every object has', { toString: 'x' }, /"toString" is not a key/],
    ['an id with a dot', { id: 'a.b' }, /"id" must be .*"a\.b"/],
    ['no id', { id: undefined }, /"id" is missing/],
    ['an owner without a name', { owner: {} }, /"owner" must be an object with a name/],
    ['a text for a flag', { server: 'yes' }, /"server" must be true or false/],
    ['neither half', { server: false, ui: false }, /one of "server" and "ui"/],
    ['a list with a number', { optionalPlugins: ['a', 1] }, /"optionalPlugins" must be a list of plugin ids/],
    ['a version of its own', { version: '9' }, /"version" is filled in by the build/],
  ])('with %s is refused by name', (_what, changes, message) => {
    expect(() => from(changes)).toThrow(message);
  });

  it('says all that is wrong at once', () => {
    expect(() => from({ id: 'A', ui: 1 })).toThrow(/"id" must be[^]*"ui" must be/);
  });

  it.each([
    ['no JSON', '{ "id": }', /kibana\.jsonc is not JSON with comments/],
    ['no object', '[]', /must hold an object/],
  ])('of a file that holds %s is refused', (_what, source, message) => {
    expect(() => pluginManifest(source, versions)).toThrow(message);
  });
});
