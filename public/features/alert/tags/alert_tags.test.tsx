// @vitest-environment jsdom
import React from 'react';
import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { AlertSummary } from '../../../../common/api';
import { HttpError, type Host } from '../../../shared/host';
import { ALERT_ID, EVERYTHING, fakeHost, FakeServer } from '../../../../test/fakes/alert_server';
import { InApplication } from '../../../../test/fakes/fake_host';
import { findSubject, subject } from '../../../../test/fakes/by_subject';
import { useAlert } from '../use_alert';
import { AlertTags } from './alert_tags';
import { TagEditor } from './tag_editor';

afterEach(cleanup);

// jsdom has no canvas; EUI's combo box measures text with one.
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => ({ font: '', measureText: () => ({ width: 0 }) }) });

function show(piece: (alert: AlertSummary) => React.ReactElement, rest: Partial<Host> = {}, server = new FakeServer()) {
  server.alert = { ...server.alert, alert: { ...server.alert.alert, tags: ['old'] } };
  const host = fakeHost(server, rest);
  function OfAlert(): React.ReactElement | null {
    const alert = useAlert(ALERT_ID).data?.alert;
    return alert === undefined ? null : piece(alert);
  }
  render(
    <InApplication host={host}>
      <OfAlert />
    </InApplication>
  );
  return { server, host };
}

const editor = (alert: AlertSummary): React.ReactElement => <TagEditor alert={alert} onClose={() => undefined} />;

const takeAway = async (tag: string): Promise<void> => {
  const button = await waitFor(() => {
    const found = subject('tag-editor')?.querySelector(`button[aria-label*="${tag}"]`);
    if (!found) throw new Error(`there is no way to remove ${tag}`);
    return found;
  });
  fireEvent.click(button);
};

describe('the tags of an alert', () => {
  it('are added and removed in one request', async () => {
    const { server } = show(editor);
    await takeAway('old');
    const input = (await findSubject('tag-editor')).querySelector('input');
    if (input === null) throw new Error('there is nowhere to type');
    fireEvent.change(input, { target: { value: ' false positive ' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    fireEvent.click(await findSubject('save-tags'));
    await waitFor(() => expect(server.alert.alert.tags).toEqual(['False Positive']));
    expect(server.bodies[server.asked.indexOf('POST /api/detection_engine/signals/tags')]).toEqual({
      ids: [ALERT_ID],
      tags: { tags_to_add: ['False Positive'], tags_to_remove: ['old'] },
    });
  });

  it('stay chosen when they could not be changed, and the notice says what is missing', async () => {
    const server = new FakeServer();
    server.failures.set('signals/tags', [new HttpError(403, undefined, 'Forbidden')]);
    const { host } = show(editor, {}, server);
    await takeAway('old');
    fireEvent.click(await findSubject('save-tags'));
    await waitFor(() => expect(host.said.at(-1)).toContain('“All” on Security'));
    expect(subject('tag-editor')).not.toBeNull();
    expect(server.alert.alert.tags).toEqual(['old']);
  });

  // The header says the reason once, beside the buttons for the status: it is the same right.
  it('are shown, and cannot be changed without the right', async () => {
    show((alert) => <AlertTags alert={alert} />, { abilities: { ...EVERYTHING, alerts: 'forbidden' } });
    expect((await findSubject('alert-tag')).textContent).toBe('old');
    expect((await findSubject('change-tags')).hasAttribute('disabled')).toBe(true);
  });
});
