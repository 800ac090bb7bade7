/** The browser bundles as Kibana meets them: what they do while they load, and what they take from the page. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets, buildApplication, buildEntry } from './build_web.mjs';
import { namesIn } from './eui_subset_plugin.mjs';

const directory = mkdtempSync(join(tmpdir(), 'bundles-'));
const source = (name: string): string => readFileSync(join(directory, name), 'utf8');

beforeAll(async () => {
  await Promise.all([buildEntry(directory), buildApplication(directory)]);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the entry with a registry of bundles; without shared libraries unless they are given. */
function loadEntry(shared?: object) {
  const bundles: { key: string; bundleRequire: (moduleKey: string) => unknown }[] = [];
  const define = (key: string, bundleRequire: (moduleKey: string) => unknown) => bundles.push({ key, bundleRequire });
  const window = { __kbnBundles__: { define }, ...(shared === undefined ? {} : { __kbnSharedDeps__: shared }) };
  runInNewContext(source('investigationGuides.plugin.js'), { window });
  return bundles;
}

describe('the entry bundle', () => {
  it('does nothing while it loads but define the plugin: no shared library is there yet', () => {
    expect(loadEntry().map(({ key }) => key)).toEqual(['plugin/investigationGuides/public']);
  });

  it('gives the same plugin each time it is asked', () => {
    const [bundle] = loadEntry({ KbnI18n: { i18n: {} } });
    const first = bundle?.bundleRequire('entry');
    expect(first).toHaveProperty('plugin');
    expect(bundle?.bundleRequire('entry')).toBe(first);
  });
});

describe.each(Object.entries(budgets))('%s', (name, budget) => {
  it('keeps its budget', () => {
    expect(gzipSync(source(name)).length).toBeLessThanOrEqual(budget);
  });

  it('needs no evaluation of text, which the content security policy forbids', () => {
    expect(source(name)).not.toMatch(/\beval\(|new Function\(/);
  });

  it('brings no React and no EUI of its own', () => {
    expect(source(name)).not.toMatch(/__SECRET_INTERNALS_DO_NOT_USE|euiBasicTable\.noItemsMessage/);
  });
});

describe('the names imported from EUI', () => {
  it('are the values, over several lines and renamed, without the types', () => {
    const text = `import {\n  EuiBadge,\n  type EuiBasicTableColumn,\n  EuiLink as Link,\n} from '@elastic/eui';\nimport type { Criteria } from '@elastic/eui';`;
    expect(namesIn(text)).toEqual(['EuiBadge', 'EuiLink']);
  });
});
