/** The built browser files, by their address: only what the build wrote can be asked for, so no address can lead elsewhere. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface BundleFile {
  readonly type: string;
  readonly etag: string;
  readonly content: Buffer;
  /** Packed once, not for every reader; undefined where packing gains nothing. */
  readonly packed: Buffer | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** `folders`: address prefix to folder. Files of a kind that is not served (source maps, pages) are left out. */
export async function readBundles(folders: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, BundleFile>> {
  const files = new Map<string, BundleFile>();
  for (const [prefix, folder] of Object.entries(folders)) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const type = types[extname(entry.name)];
      if (!entry.isFile() || type === undefined) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(`${prefix}/${relative(folder, path).split(sep).join('/')}`, await readBundle(path, type));
    }
  }
  return files;
}

async function readBundle(path: string, type: string): Promise<BundleFile> {
  const content = await readFile(path);
  const isText = type.includes('charset') || type === 'image/svg+xml';
  const packed = isText && content.length > 1024 ? await promisify(gzip)(content) : undefined;
  return { type, etag: createHash('sha256').update(content).digest('base64url').slice(0, 22), content, packed };
}
