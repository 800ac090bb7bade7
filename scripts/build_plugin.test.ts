/** The zip that an administrator installs: built twice, and read back by Python's reader where there is one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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
  it('is what Kibana requires: CommonJS, with what has to be Kibana’s own taken from there', () => {
    const kibana = join(directory, 'kibana');
    const ours = join(kibana, 'plugins/investigationGuides/server');
    const i18n = join(kibana, 'node_modules/@kbn/i18n');
    for (const folder of [ours, i18n]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(i18n, 'index.js'), 'exports.i18n = { translate: (id) => `translated ${id}` };');
    writeFileSync(join(ours, 'index.js'), textOf(first[0], 'server/index.js'));
    const required: unknown = createRequire(join(kibana, 'index.js'))('./plugins/investigationGuides/server');
    expect(Object.keys(required ?? {})).toEqual(['plugin']);

    const names: string[] = [];
    const paths: string[] = [];
    const add = ({ path }: { path: string }) => ({ addVersion: () => void paths.push(path) });
    const instance = Object(required).plugin({ logger: { get: () => ({}) } });
    instance.setup(
      { http: { createRouter: () => ({ versioned: { get: add, post: add, put: add } }) }, savedObjects: { registerType: () => undefined } },
      { features: { registerKibanaFeature: ({ name }: { name: string }) => names.push(name) } }
    );
    expect(instance.start()).toEqual({});
    expect(names).toEqual(['translated investigationGuides.feature.name']);
    expect(paths).toContain('/internal/investigation_guides/alerts');
  });
});

describe('the command line', () => {
  it.each([
    ['one version', ['--kibana-version', '8.12.2'], ['8.12.2']],
    ['several, each once', ['--kibana-version=8.12.2', '--kibana-version', '9.2.0', '--kibana-version', '8.12.2'], ['8.12.2', '9.2.0']],
  ])('takes %s', (_what, args, versions) => {
    expect(readArguments(args)).toEqual({ versions });
  });

  it.each([
    ['no version', [], /--kibana-version is missing/],
    ['a range', ['--kibana-version', '8.x'], /"8\.x".*exact version/],
    ['a pre-release', ['--kibana-version', '9.2.0-SNAPSHOT'], /exact version/],
    ['a path', ['--kibana-version', '../../8.12.2'], /exact version/],
    ['a version that is too old', ['--kibana-version', '8.9.0'], /8\.12\.0 and later/],
    ['an option of another name', ['--version', '8.12.2'], /--version/],
    ['an option without its value', ['--kibana-version'], /--kibana-version/],
    ['a version without its option', ['8.12.2'], /8\.12\.2/],
  ])('refuses %s', (_what, args, problem) => {
    expect(readArguments(args).problem).toMatch(problem);
  });

  it('ends with 2 and the usage when it is wrong', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build_plugin.mjs'], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/--kibana-version is missing[^]*usage: npm run build:plugin/);
  });
});
