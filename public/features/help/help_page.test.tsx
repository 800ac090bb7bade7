// @vitest-environment jsdom
import React from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, render } from '@testing-library/react';
import { fieldLookup, resolveQuery } from '../../../common/osquery';
import { bySubject } from '../../../test/fakes/by_subject';
import { fakeHost, InApplication } from '../../../test/fakes/fake_host';
import { HelpPage } from './help_page';

afterEach(cleanup);

function open() {
  const host = fakeHost({}, '/help');
  render(
    <InApplication host={host}>
      <HelpPage />
    </InApplication>
  );
  return host;
}

const ALERT = { user: { name: "o'brien" }, process: { pid: 4242 }, host: { ip: ['10.0.0.1', '10.0.0.2'] } };
const SELECT = 'SELECT * FROM t WHERE ';

describe('the help page', () => {
  it('names itself', () => {
    const { said } = open();
    expect(said.title).toBe('Help');
    expect(said.crumbs).toEqual([{ text: 'Help' }]);
  });

  it.each([
    ['placeholder-value', 'username = {{user.name}}'],
    ['placeholder-number', 'pid = {{process.pid}}'],
    ['placeholder-several', 'ip = {{host.ip}}'],
  ])('says of %s what really becomes of it', (row, condition) => {
    open();
    const text = bySubject(row).textContent ?? '';
    const { resolved } = resolveQuery(SELECT + condition, fieldLookup(ALERT));
    expect(text).toContain(condition);
    expect(resolved).toMatch(SELECT);
    expect(text).toContain((resolved ?? '').slice(SELECT.length));
  });

  it.each([
    ['placeholder-name', 'SELECT * FROM {{user.name}}'],
    ['placeholder-name', 'SELECT * FROM t -- {{user.name}}'],
    ['placeholder-missing', `${SELECT} name = {{no.field}}`],
  ])('says of %s that it is not run, and so it is: %s', (row, query) => {
    open();
    expect(bySubject(row).textContent).toContain('Not run');
    expect(resolveQuery(query, fieldLookup(ALERT)).resolved).toBeUndefined();
  });

  it.each(['read', 'work', 'exceptions', 'alerts', 'liveQueries', 'readLiveQueries', 'cases'])('names the right that %s takes', (right) => {
    open();
    expect(bySubject(`right-${right}`).textContent).toMatch(/“.+” on /);
  });
});
