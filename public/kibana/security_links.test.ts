import { describe, expect, it } from 'vitest';
import { securityLinks } from './security_links';

const links = securityLinks({ prepend: (path) => `/base/s/soc${path}` });

describe('addresses in the Security app', () => {
  it('carry the base path and the space', () => {
    expect(links.alerts).toBe('/base/s/soc/app/security/alerts');
    expect(links.rule('3f1a')).toBe('/base/s/soc/app/security/rules/id/3f1a');
    expect(links.case('c-1')).toBe('/base/s/soc/app/security/cases/c-1');
    expect(decodeURIComponent(links.timeline('t-1'))).toBe("/base/s/soc/app/security/timelines?timeline=(id:'t-1',isOpen:!t)");
    expect(decodeURIComponent(links.timeline("a',x:'!"))).toContain("(id:'a!',x:!'!!',isOpen:!t)");
  });

  it('of an alert say where and when, for the redirect to find it', () => {
    const index = '.internal.alerts-security.alerts-soc-000001';
    const url = new URL(links.alert({ id: 'a1', index, timestamp: '2026-03-01T12:00:00.000+02:00' }), 'http://kibana');
    expect(url.pathname).toBe('/base/s/soc/app/security/alerts/redirect/a1');
    expect(Object.fromEntries(url.searchParams)).toEqual({ index, timestamp: '2026-03-01T12:00:00.000+02:00' });
  });

  it('hold no id that could lead elsewhere', () => {
    expect(links.rule('../../api/x?y#z')).toBe('/base/s/soc/app/security/rules/id/..%2F..%2Fapi%2Fx%3Fy%23z');
    expect(links.alert({ id: 'a/b', index: 'i&timestamp=1', timestamp: 't' })).toBe(
      '/base/s/soc/app/security/alerts/redirect/a%2Fb?index=i%26timestamp%3D1&timestamp=t'
    );
  });
});
