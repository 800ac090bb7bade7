// @vitest-environment jsdom
import React, { useEffect, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { bySubject } from '../../test/fakes/by_subject';
import { fakeHost, InApplication } from '../../test/fakes/fake_host';
import * as states from '../shared/states';
import { ErrorBoundary } from './error_boundary';

// React prints every error that a boundary catches.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

let isBroken = true;
function Page(): ReactElement {
  if (isBroken) throw new Error('the tree has no root');
  return <p>whole</p>;
}

function show(resetKey = 'a') {
  isBroken = true;
  const host = fakeHost({}, '/rules');
  const page = (key: string) => (
    <InApplication host={host}>
      <ErrorBoundary resetKey={key}>
        <Page />
      </ErrorBoundary>
    </InApplication>
  );
  const { rerender } = render(page(resetKey));
  return { host, goTo: (key: string) => rerender(page(key)) };
}

describe('a page that breaks', () => {
  it('says what happened, and tries again when asked to', () => {
    show();
    expect(screen.getByText('the tree has no root')).toBeTruthy();
    isBroken = false;
    fireEvent.click(bySubject('retry'));
    expect(screen.getByText('whole')).toBeTruthy();
  });

  it('offers the way back to the alerts', () => {
    const { host } = show();
    isBroken = false;
    fireEvent.click(bySubject('backToAlerts'));
    expect(host.history.location.pathname).toBe('/alerts');
    expect(screen.getByText('whole')).toBeTruthy();
  });

  it('is left behind when another page is opened', () => {
    const { goTo } = show();
    isBroken = false;
    goTo('b');
    expect(screen.getByText('whole')).toBeTruthy();
  });

  it('says it in plain words when even the message breaks', () => {
    vi.spyOn(states, 'Failed').mockImplementation(() => <BreaksLater />);
    show();
    expect(screen.getByRole('alert').textContent).toBe('no icon');
  });
});

function BreaksLater(): ReactElement {
  useEffect(() => {
    throw new Error('no icon');
  }, []);
  return <i />;
}
