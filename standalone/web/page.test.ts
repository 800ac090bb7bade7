import { describe, expect, it } from 'vitest';
import type { CoreStart } from '@kbn/core/public';
import { abilitiesOf, seesSecurityApp } from '../../public/kibana/abilities';
import { createRegistry } from './bundles';
import { createCore, createPageState, startPlugins } from './core';
import { address } from './http';
import { readMessages } from './language';
import { startPlugin } from './plugin_module';
import { chosenColorMode, chosenLocale, keepLocale } from './preferences';
import { valueStream } from './value_stream';

const memory = (entries: Record<string, string> = {}) => ({
  getItem: (key: string) => entries[key] ?? null,
  setItem: (key: string, value: string) => {
    entries[key] = value;
  },
});
const forbidden = {
  getItem: (): string => {
    throw new Error('storage is forbidden');
  },
  setItem: (): void => undefined,
};

describe('the chosen language', () => {
  it('is the one that the server was started with, until the reader chooses', () => {
    const storage = memory();
    expect(chosenLocale(storage, 'zh-CN')).toBe('zh-CN');
    expect(chosenLocale(storage, '{{LOCALE}}')).toBe('en');
    keepLocale(storage, 'en');
    expect(chosenLocale(storage, 'zh-CN')).toBe('en');
  });

  it('is the default one where the browser forbids storage', () => {
    expect(chosenLocale(forbidden, 'zh-CN')).toBe('zh-CN');
    expect(chosenColorMode(forbidden, true)).toBe('dark');
  });
});

describe('the registry of bundles', () => {
  it('asks the bundle for its module each time, and refuses a second definition', () => {
    const registry = createRegistry();
    registry.define('plugin/x/public', (key) => `module ${key}`, 'entry');
    expect(registry.get('plugin/x/public')).toBe('module entry');
    expect(() => registry.define('plugin/x/public', () => undefined, 'entry')).toThrow();
    expect(() => registry.get('plugin/y/public')).toThrow(/plugin\/y\/public/);
  });
});

describe('the core of the page', () => {
  const start = () => createCore(createPageState('light'));

  it('is what the plugin asks of Kibana', () => {
    // Compiles only while the page gives everything that the plugin uses of Kibana's core.
    const core: CoreStart = start();
    expect(core.application.capabilities['investigationGuides']).toMatchObject({ runDetection: true });
  });

  it('allows everything, and leads to no Security app: there is none', () => {
    const { capabilities } = start().application;
    expect(new Set(Object.values(abilitiesOf(capabilities, startPlugins)))).toEqual(new Set(['allowed']));
    expect(seesSecurityApp(capabilities, startPlugins)).toBe(false);
  });

  it('starts a plugin and takes the application that it registers', () => {
    const app = { id: 'x', title: 'X', mount: () => Promise.resolve(() => undefined) };
    const module = {
      plugin: () => ({
        setup: (core: { application: { register(entry: unknown): void } }) => core.application.register(app),
        start: () => ({}),
      }),
    };
    expect(startPlugin(module, start())).toBe(app);
  });

  it.each([[{}], [undefined], [{ plugin: 'x' }]])('refuses %j for a plugin', (module) => {
    expect(() => startPlugin(module, start())).toThrow(/no function/);
  });
});

describe('a value stream', () => {
  it('tells the current value at once and later ones until unsubscribed', () => {
    const stream = valueStream(1);
    const seen: number[] = [];
    const subscription = stream.subscribe((value) => seen.push(value));
    stream.next(2);
    subscription.unsubscribe();
    stream.next(3);
    expect(seen).toEqual([1, 2]);
    expect(stream.value).toBe(3);
  });
});

describe('messages from the server', () => {
  it('are texts by id, or an error that names the file and the id', () => {
    expect(readMessages({ locale: 'zh-CN', messages: { a: '甲' } }, 'zh.json')).toEqual({ a: '甲' });
    expect(() => readMessages({}, 'zh.json')).toThrow(/zh\.json/);
    expect(() => readMessages({ messages: { a: 1 } }, 'zh.json')).toThrow(/zh\.json.*a/);
  });
});

describe('an address', () => {
  it('carries what is given and leaves out what is not', () => {
    expect(address('/x', { a: 'b&c', n: 0, u: undefined })).toBe('/x?a=b%26c&n=0');
    expect(address('/x', {})).toBe('/x');
  });
});
