// @vitest-environment jsdom
/** That this run is what it says: one React, the old one, on the whole page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import React from 'react';
import * as ReactDom from 'react-dom';
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { I18nProvider } from '@kbn/i18n-react';
import { mount } from '../../public/app/mount';
import { surroundingsOf } from '../../public/kibana/surroundings';
import { fakeHost } from '../fakes/fake_host';

const { cache, resolve } = createRequire(import.meta.url);

describe('the pages on the libraries of Kibana 8.12', () => {
  it('run on React 17 without createRoot, and on EUI 90', () => {
    expect(React.version).toMatch(/^17\./);
    expect(ReactDom.version).toBe(React.version);
    expect(Reflect.get(ReactDom, 'createRoot')).toBeUndefined();
    const { version }: { version: string } = JSON.parse(readFileSync(resolve('@elastic/eui/package.json'), 'utf8'));
    expect(version).toMatch(/^90\./);
  });

  it('have loaded no second React, EUI or react-query', () => {
    const loaded = Object.keys(cache).filter((path) =>
      /node_modules\/(react|react-dom|@elastic\/eui|@emotion\/react|@tanstack\/react-query)\//.test(path)
    );
    expect(loaded.some((path) => path.endsWith('/react/index.js'))).toBe(true);
    expect(loaded.filter((path) => !path.includes('/test/oldest_kibana/node_modules/'))).toEqual([]);
  });

  it('are drawn, drawn again and taken away in the way of React 17', async () => {
    const element = document.body.appendChild(document.createElement('div'));
    const host = fakeHost({}, '/nowhere');
    const mounted = mount({ host, element, Surroundings: surroundingsOf({ i18n: { Context: I18nProvider } }) });
    await screen.findByText('There is no such page');
    act(() => mounted.update({ ...host, colorMode: 'dark' }));
    expect(screen.getByText('There is no such page')).toBeTruthy();
    act(() => mounted.unmount());
    expect(element.childElementCount).toBe(0);
  });
});
