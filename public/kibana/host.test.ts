// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fakeKibana } from '../../test/fakes/fake_kibana';
import { kibanaHost } from './host';

describe('Kibana as the host', () => {
  it('takes what may be done from its capabilities and plugins', () => {
    const kibana = fakeKibana({ capabilities: { investigationGuides: { show: true, work: false, manageExceptions: false } }, plugins: {} });
    const host = kibanaHost(kibana, 'light');
    expect(host.abilities).toMatchObject({ work: 'forbidden', liveQueries: 'absent' });
    expect(host.securityLinks).toBeUndefined();
    expect(host.canRunDetection).toBe(false);
  });

  it('links to the Security app in the same space', () => {
    const host = kibanaHost(fakeKibana({ capabilities: { siem: { show: true } } }), 'light');
    expect(host.securityLinks?.rule('r1')).toBe('/base/s/soc/app/security/rules/id/r1');
  });

  it.each([
    ['8.12.2', false],
    ['9.2.0', true],
  ])('of version %s keeps the reason for closing: %s', (kibanaVersion, expected) => {
    expect(kibanaHost(fakeKibana({ kibanaVersion }), 'light').keepsClosingReason).toBe(expected);
  });

  it('remembers a page without the base path, which Kibana adds', () => {
    const kibana = fakeKibana();
    kibanaHost(kibana, 'light').remember({ id: 'x', label: 'A rule (web-1)', href: '/alerts/a1' });
    expect(kibana.said.recent).toEqual([['/app/investigationGuides/alerts/a1', 'A rule (web-1)', 'x']]);
  });

  it('says notices as toasts', () => {
    const kibana = fakeKibana();
    const { notices } = kibanaHost(kibana, 'light');
    notices.success('closed');
    notices.danger('not closed', 'why');
    expect(kibana.said.toasts).toEqual([
      { color: 'success', title: 'closed' },
      { color: 'danger', title: 'not closed', text: 'why' },
    ]);
  });
});
