/** From `kibana.jsonc` to the `kibana.json` of one zip: comments go, the two versions come in, and what Kibana would refuse is refused here. */

const isText = (value) => typeof value === 'string' && value !== '';
const isFlag = (value) => typeof value === 'boolean';
const isTexts = (value) => Array.isArray(value) && value.every(isText);

/** The 16 keys that Kibana knows (checked against 8.12.2 and the main branch); any other key stops it. */
const keys = {
  id: { holds: (value) => /^[a-z][A-Za-z0-9]*$/.test(value), wants: 'a camelCase name without dots', required: true },
  version: { holds: isText, wants: 'a version', required: true },
  kibanaVersion: { holds: (value) => /^\d+\.\d+\.\d+$/.test(value), wants: 'an exact version such as 8.12.2', required: true },
  owner: { holds: (value) => isText(value?.name), wants: 'an object with a name', required: true },
  server: { holds: isFlag, wants: 'true or false' },
  ui: { holds: isFlag, wants: 'true or false' },
  type: { holds: (value) => value === 'standard' || value === 'preboot', wants: '"standard" or "preboot"' },
  description: { holds: isText, wants: 'a text' },
  configPath: { holds: (value) => isText(value) || isTexts(value), wants: 'a name or a list of names' },
  requiredPlugins: { holds: isTexts, wants: 'a list of plugin ids' },
  optionalPlugins: { holds: isTexts, wants: 'a list of plugin ids' },
  requiredBundles: { holds: isTexts, wants: 'a list of plugin ids' },
  runtimePluginDependencies: { holds: isTexts, wants: 'a list of plugin ids' },
  extraPublicDirs: { holds: isTexts, wants: 'a list of folders' },
  serviceFolders: { holds: isTexts, wants: 'a list of folders' },
  enabledOnAnonymousPages: { holds: isFlag, wants: 'true or false' },
};

/** Throws with every problem at once; `source` is the text of `kibana.jsonc`. */
export function pluginManifest(source, { version, kibanaVersion }) {
  const given = parseWithComments(source);
  const stray = ['version', 'kibanaVersion'].filter((key) => key in given);
  const manifest = { id: given.id, version, kibanaVersion, ...given };
  const problems = [...stray.map((key) => `"${key}" is filled in by the build; remove it`), ...problemsIn(manifest)];
  if (problems.length > 0) throw new Error(`kibana.jsonc:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  return manifest;
}

function problemsIn(manifest) {
  const unknown = Object.keys(manifest)
    .filter((key) => !Object.hasOwn(keys, key))
    .map((key) => `"${key}" is not a key that Kibana knows (it knows ${Object.keys(keys).join(', ')})`);
  const wrong = Object.entries(keys).flatMap(([key, { holds, wants, required = false }]) => {
    if (manifest[key] === undefined) return required ? [`"${key}" is missing: give ${wants}`] : [];
    return holds(manifest[key]) ? [] : [`"${key}" must be ${wants}, not ${JSON.stringify(manifest[key])}`];
  });
  const neither = manifest.server === true || manifest.ui === true ? [] : ['one of "server" and "ui" must be true'];
  return [...unknown, ...wrong, ...neither];
}

/** Comments, and a comma after the last item, become blanks of the same shape: a position in an error message is one in the file. */
function parseWithComments(source) {
  const bare = blanked(source, /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//g);
  const plain = blanked(bare, /"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g);
  let value;
  try {
    value = JSON.parse(plain);
  } catch (error) {
    throw new Error(`kibana.jsonc is not JSON with comments: ${error.message}`, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('kibana.jsonc must hold an object');
  return value;
}

/** Strings are matched so that what looks like a comment inside one stays. */
function blanked(text, stringsAndOthers) {
  return text.replace(stringsAndOthers, (piece) => (piece.startsWith('"') ? piece : piece.replace(/[^\n]/g, ' ')));
}
