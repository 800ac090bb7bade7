/** The licences of the libraries inside a build, for whoever receives it: read from the packages that the bundler really took. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `metafiles` are esbuild's; a package without any statement of its licence is refused. */
export function thirdPartyNotices(root, metafiles) {
  const folders = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap(packageFolder));
  const notices = [...folders].map((folder) => noticeOf(root, folder)).sort((a, b) => (a.title < b.title ? -1 : 1));
  const text = notices.map(({ title, body }) => `${'='.repeat(100)}\n${title}\n\n${body}\n`);
  return ['Libraries inside this plugin, with their licences.\n', ...new Set(text)].join('\n');
}

function packageFolder(input) {
  const found = /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input.replace(/^[\w-]+:/, ''));
  return found === null ? [] : [found[0]];
}

function noticeOf(root, folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${folder} does not say its licence; it must not be bundled`);
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  const body =
    file === undefined ? `Licence: ${license} (the package brings no text of it).` : readFileSync(join(root, folder, file), 'utf8').trim();
  return { title: `${name} ${version} (${license})`, body };
}
