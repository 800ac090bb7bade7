/** Compiles `.peggy` grammars on import, for esbuild and for Vite alike, so that no generated parser is ever committed. */
import { readFile } from 'node:fs/promises';
import peggy from 'peggy';

async function compileGrammar(file) {
  const source = await readFile(file, 'utf8');
  try {
    const rules = /allowedStartRules:\s*([\w, ]+)/.exec(source);
    return peggy.generate(source, {
      output: 'source',
      format: 'es',
      grammarSource: file,
      ...(rules ? { allowedStartRules: rules[1].split(',').map((name) => name.trim()) } : {}),
    });
  } catch (error) {
    throw new Error(typeof error.format === 'function' ? error.format([{ source: file, text: source }]) : String(error), { cause: error });
  }
}

export const peggyForEsbuild = {
  name: 'peggy',
  setup(build) {
    build.onLoad({ filter: /\.peggy$/ }, async ({ path }) => ({ contents: await compileGrammar(path), loader: 'js', watchFiles: [path] }));
  },
};

export const peggyForVite = {
  name: 'peggy',
  enforce: 'pre',
  async load(id) {
    return id.endsWith('.peggy') ? { code: await compileGrammar(id), map: null } : undefined;
  },
};
