// @vitest-environment jsdom
import React, { type ReactNode } from 'react';
import { act, fireEvent } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeKibana, type FakeKibanaOptions } from '../../test/fakes/fake_kibana';
import { mountInKibana } from './mount';

function open(options: FakeKibanaOptions = {}) {
  const kibana = fakeKibana(options);
  document.body.append(kibana.params.element);
  let unmount = (): void => undefined;
  act(() => {
    unmount = mountInKibana(kibana);
  });
  return { ...kibana, unmount: () => act(() => unmount()) };
}

function openMenu(kibana: ReturnType<typeof open>) {
  const element = document.body.appendChild(document.createElement('div'));
  let close = (): void => undefined;
  act(() => {
    close = kibana.said.headerMenu?.(element) ?? close;
  });
  const links = () => [...element.querySelectorAll('a')];
  return {
    element,
    links,
    current: () =>
      links()
        .filter((link) => link.getAttribute('aria-current') === 'page')
        .map((link) => link.textContent),
    close: () => act(() => close()),
  };
}

describe('the application in Kibana', () => {
  it('is drawn, named, and offered help', () => {
    const kibana = open({ address: '/help' });
    expect(kibana.params.element.querySelector('h1')?.textContent).toBe('Help');
    expect(kibana.said.title).toEqual(['Help', 'Investigation Guides']);
    expect(kibana.said.crumbs.map(({ text, href }) => [text, href])).toEqual([
      ['Investigation Guides', '/base/s/soc/app/investigationGuides'],
      ['Help', undefined],
    ]);
    expect(kibana.said.help).toMatchObject({
      appName: 'Investigation Guides',
      links: [{ href: '/base/s/soc/app/investigationGuides/help' }],
    });
    kibana.unmount();
  });

  it('leaves nothing behind', () => {
    const kibana = open();
    const menu = openMenu(kibana);
    expect(kibana.themeListeners()).toBe(2);
    menu.close();
    kibana.unmount();
    expect(kibana.params.element.childNodes).toHaveLength(0);
    expect(menu.element.childNodes).toHaveLength(0);
    expect(kibana.said.headerMenu).toBeUndefined();
    expect(kibana.said.help).toBeUndefined();
    expect(kibana.themeListeners()).toBe(0);
  });

  it('keeps what it shows when the theme changes, in the shape of 8.12 and of 9.x', () => {
    const kibana = open();
    const heading = kibana.params.element.querySelector('h1');
    act(() => kibana.setTheme({ darkMode: true }));
    act(() => kibana.setTheme({ darkMode: false, name: 'borealis' }));
    expect(kibana.params.element.querySelector('h1')).toBe(heading);
    kibana.unmount();
  });

  it('is drawn by the rendering service where Kibana has one', () => {
    const addContext = (element: ReactNode) => <section data-test-subj="kibana">{element}</section>;
    const kibana = open({ rendering: { addContext } });
    const heading = kibana.params.element.querySelector('[data-test-subj="kibana"] h1');
    expect(heading?.textContent).toBe('Help');
    act(() => kibana.setTheme({ darkMode: true }));
    expect(kibana.params.element.querySelector('h1')).toBe(heading);
    kibana.unmount();
  });
});

describe('a crumb', () => {
  it('goes within the application on a plain click, and is left to the browser otherwise', () => {
    const kibana = open({ address: '/help' });
    const home = kibana.said.crumbs[0];
    const click = (init: MouseEventInit) => {
      const link = document.body.appendChild(document.createElement('a'));
      const event = new MouseEvent('click', { cancelable: true, button: 0, ...init });
      link.addEventListener('click', (native) => {
        // What Kibana's header hands over is React's event, which carries the same properties.
        Reflect.apply(home?.onClick ?? (() => undefined), undefined, [native]);
      });
      link.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(click({ metaKey: true })).toBe(false);
    expect(kibana.params.history.location.pathname).toBe('/help');
    act(() => void expect(click({})).toBe(true));
    expect(kibana.params.history.location.pathname).toBe('/alerts');
    kibana.unmount();
  });
});

describe('the menu in the header', () => {
  it('leads to every part, and says which one is open', () => {
    const kibana = open({ address: '/help' });
    const menu = openMenu(kibana);
    expect(menu.links().map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Alerts', '/base/s/soc/app/investigationGuides/alerts'],
      ['Rules', '/base/s/soc/app/investigationGuides/rules'],
      ['Evaluate', '/base/s/soc/app/investigationGuides/evaluate'],
      ['Help', '/base/s/soc/app/investigationGuides/help'],
    ]);
    expect(menu.current()).toEqual(['Help']);
    const rules = menu.links()[1];
    if (rules !== undefined) fireEvent.click(rules);
    expect(kibana.params.history.location.pathname).toBe('/rules');
    expect(menu.current()).toEqual(['Rules']);
    act(() => kibana.params.history.push('/alerts/a1'));
    expect(menu.current()).toEqual(['Alerts']);
    menu.close();
    kibana.unmount();
  });
});
