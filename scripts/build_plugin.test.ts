/** The zip that an administrator installs: built twice, and read back by Python's reader where there is one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPlugin, readArguments } from './build_plugin.mjs';
import { budgets } from './build_web.mjs';
import { root } from './install.mjs';

type Built = Awaited<ReturnType<typeof buildPlugin>>;

const directory = mkdtempSync(join(tmpdir(), 'zips-'));
let first: Built;
let second: Built;

beforeAll(async () => {
  first = await buildPlugin(['8.12.2', '9.2.0'], join(directory, 'first'));
  second = await buildPlugin(['8.12.2'], join(directory, 'second'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const textOf = (built: Built[number] | undefined, name: string): string => {
  const content = built?.files.get(name);
  if (content === undefined) throw new Error(`there is no ${name}`);
  return content.toString();
};
const scripts = () =>
  [...(first[0]?.files ?? [])].filter(([name]) => name.endsWith('.js')).map(([name, content]) => ({ name, text: content.toString() }));

describe('the zips', () => {
  it('are one a Kibana version, named after both versions', () => {
    expect(first.map(({ path }) => basename(path))).toEqual([
      `investigationGuides-${version}_8.12.2.zip`,
      `investigationGuides-${version}_9.2.0.zip`,
    ]);
  });

  it('have the same bytes whenever they are built of the same sources', () => {
    expect(second[0]?.sha256).toBe(first[0]?.sha256);
    expect(readFileSync(second[0]?.path ?? '').equals(readFileSync(first[0]?.path ?? ''))).toBe(true);
  });

  it('differ in their manifest only', () => {
    const [one, other] = first.map(({ files }) => new Map([...files].map(([name, content]) => [name, content.toString()])));
    const differing = [...(one ?? [])].filter(([name, text]) => other?.get(name) !== text).map(([name]) => name);
    expect(differing).toEqual(['kibana.json']);
    expect(JSON.parse(textOf(first[1], 'kibana.json'))).toMatchObject({
      id: 'investigationGuides',
      version,
      kibanaVersion: '9.2.0',
      ui: true,
    });
  });

  it('hold what the manifest promises, all in the folder of the plugin, with file modes', ({ skip }) => {
    const script =
      'import json, sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); bad = z.testzip(); print(json.dumps([bad, [[i.filename, i.external_attr >> 16] for i in z.infolist()]]))';
    const { status, stdout } = spawnSync('python3', ['-c', script, first[0]?.path ?? ''], { encoding: 'utf8' });
    if (status === null) skip('there is no python3 on this machine');
    const wanted = [
      '.i18nrc.json',
      'LICENSE',
      'NOTICE',
      'THIRD_PARTY_NOTICES.txt',
      'kibana.json',
      'server/index.js',
      'target/public/investigationGuides.application.js',
      'target/public/investigationGuides.plugin.js',
      'translations/zh-CN.json',
    ];
    expect(JSON.parse(stdout)).toEqual([null, wanted.map((name) => [`kibana/investigationGuides/${name}`, 0o100644])]);
  });
});

describe('what is inside', () => {
  it('keeps the budgets of the page', () => {
    for (const [name, budget] of Object.entries(budgets))
      expect(gzipSync(textOf(first[0], `target/public/${name}`)).length).toBeLessThanOrEqual(budget);
  });

  it('evaluates no text: Kibana forbids it in the browser and may forbid it on the server', () => {
    expect(
      scripts()
        .filter(({ text }) => /\beval\(|\bnew Function\b/.test(text))
        .map(({ name }) => name)
    ).toEqual([]);
  });

  it.each([
    ['React', /__SECRET_INTERNALS_DO_NOT_USE/],
    ['EUI', /euiBasicTable\.noItemsMessage/],
    ['Emotion', /data-emotion/],
    ['react-query', /No QueryClient set/],
  ])('brings no %s: Kibana has its own', (_library, marker) => {
    expect(
      scripts()
        .filter(({ text }) => marker.test(text))
        .map(({ name }) => name)
    ).toEqual([]);
  });

  it('names translations that are there', () => {
    const { translations } = JSON.parse(textOf(first[0], '.i18nrc.json'));
    expect(translations).toEqual(['translations/zh-CN.json']);
    expect(JSON.parse(textOf(first[0], translations[0]))).toMatchObject({
      locale: 'zh-CN',
      messages: { 'investigationGuides.app.title': '调查指南' },
    });
  });

  it('states the licence of each library that is inside, and of no other', () => {
    const notices = textOf(first[0], 'THIRD_PARTY_NOTICES.txt');
    expect(notices).toMatch(/^valibot \d+\.\d+\.\d+ \(MIT\)\n\n[^]*?Permission is hereby granted/m);
    expect(notices).not.toMatch(/^(react|@elastic\/eui|esbuild|vite) \d/m);
  });

  it('shows no path of the machine that built it', () => {
    const showing = [...(first[0]?.files ?? [])].filter(([, content]) => content.includes(root) || content.includes(tmpdir() + '/'));
    expect(showing.map(([name]) => name)).toEqual([]);
  });
});

describe('the server bundle', () => {
  /** A folder like Kibana's, with what the bundle takes from there, and the plugin in it. */
  function kibanaFolder(): string {
    const kibana = join(directory, 'kibana');
    const files = {
      'node_modules/@kbn/i18n/index.js': 'exports.i18n = { translate: (id) => `translated ${id}` };',
      'node_modules/@kbn/config-schema/index.js':
        'const describe = (kind) => (given) => ({ kind, given }); exports.schema = Object.fromEntries(["boolean", "number", "duration", "byteSize", "object"].map((kind) => [kind, describe(kind)]));',
      'plugins/investigationGuides/server/index.js': textOf(first[0], 'server/index.js'),
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(kibana, name)), { recursive: true });
      writeFileSync(join(kibana, name), text);
    }
    return kibana;
  }
  const milliseconds = (ms: number) => ({ asMilliseconds: () => ms });
  const settings = {
    lookBack: milliseconds(1),
    relatedLookBack: milliseconds(1),
    maxPreviewAlerts: 1,
    maxAlertsPerPage: 1,
    maxRequestBody: { getValueInBytes: () => 1 },
  };

  it('is what Kibana requires: CommonJS, with what has to be Kibana’s own taken from there', () => {
    const required: unknown = createRequire(join(kibanaFolder(), 'index.js'))('./plugins/investigationGuides/server');
    expect(Object.keys(required ?? {}).sort()).toEqual(['config', 'plugin']);
    // Made by the library that stands in for Kibana's: Kibana takes no schema of another copy.
    expect(Object(required).config).toMatchObject({ schema: { kind: 'object', given: { enabled: { kind: 'boolean' } } } });

    const names: string[] = [];
    const paths: string[] = [];
    const warnings: string[] = [];
    const add = ({ path }: { path: string }) => ({ addVersion: () => void paths.push(path) });
    const log = { warn: (message: string) => void warnings.push(message) };
    const instance = Object(required).plugin({ logger: { get: () => log }, config: { get: () => settings } });
    instance.setup(
      { http: { createRouter: () => ({ versioned: { get: add, post: add, put: add } }) }, savedObjects: { registerType: () => undefined } },
      { features: { registerKibanaFeature: ({ name }: { name: string }) => names.push(name) } }
    );
    expect(instance.start({}, { alerting: {}, security: {}, spaces: {} })).toEqual({});
    expect(names).toEqual(['translated investigationGuides.feature.name']);
    expect(paths).toContain('/internal/investigation_guides/alerts');
    expect(warnings).toEqual([expect.stringContaining('"lists"')]);
  });

  it('requires nothing else of Kibana, and Node’s own modules', () => {
    const required = [...textOf(first[0], 'server/index.js').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
    const foreign = new Set(required.filter((name) => !isBuiltin(name)));
    expect([...foreign].sort()).toEqual(['@kbn/config-schema', '@kbn/i18n']);
  });

  it('loads where the prototypes of the language are sealed, as Kibana 9 seals them', () => {
    const script = `
      for (const { prototype } of [Object, Array, Function, Number, String, Boolean, Error, Map, Set, Promise, RegExp]) Object.seal(prototype);
      require(${JSON.stringify(join(kibanaFolder(), 'plugins/investigationGuides/server'))});`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('the command line', () => {
  it.each([
    ['one version', ['--kibana-version', '8.12.2'], ['8.12.2']],
    ['several, each once', ['--kibana-version=8.12.2', '--kibana-version', '9.2.0', '--kibana-version', '8.12.2'], ['8.12.2', '9.2.0']],
  ])('takes %s', (_what, args, versions) => {
    expect(readArguments(args)).toEqual({ versions, warnings: [] });
  });

  it.each([
    ['no version', [], /--kibana-version is missing.*8\.12\.0 to 9\.6/],
    ['a range', ['--kibana-version', '8.x'], /"8\.x".*exact version/],
    ['a pre-release', ['--kibana-version', '9.2.0-SNAPSHOT'], /exact version/],
    ['a path', ['--kibana-version', '../../8.12.2'], /exact version/],
    ['a version that is too old', ['--kibana-version', '8.11.4'], /8\.11\.4: this plugin works with Kibana 8\.12\.0 to 9\.6/],
    ['an empty version', ['--kibana-version='], /exact version/],
    ['an option of another name', ['--version', '8.12.2'], /--version/],
    ['an option without its value', ['--kibana-version'], /--kibana-version/],
    ['a version without its option', ['8.12.2'], /8\.12\.2/],
  ])('refuses %s', (_what, args, problem) => {
    expect(readArguments(args).problem).toMatch(problem);
  });

  it.each([
    ['9.6.12', 0],
    ['9.7.0', 1],
    ['10.0.0', 1],
  ])('warns of a version that nobody has read yet: %s', (version, count) => {
    const { versions, warnings } = readArguments(['--kibana-version', version]);
    expect(versions).toEqual([version]);
    expect(warnings).toHaveLength(count);
    for (const warning of warnings ?? []) expect(warning).toContain(`Kibana ${version} is newer`);
  });

  it('ends with 2 and the usage when it is wrong', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build_plugin.mjs'], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/--kibana-version is missing[^]*usage: npm run build:plugin/);
  });
});
