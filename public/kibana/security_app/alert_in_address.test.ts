import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertInAddress } from './alert_in_address';

const INDEX = '.internal.alerts-security.alerts-default-000001';
const HASH = '5f0c7b1e6a9d4c3b2a1f0e9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a3f2e1d0c9b';

const at = (pathname: string, parameters: Readonly<Record<string, string>> = {}) =>
  alertInAddress({ pathname, search: `?${new URLSearchParams(parameters).toString()}` });

describe('the alert that the Security app shows', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['8.12', '/app/security/alerts', { eventFlyout: `(panelView:eventDetail,params:(eventId:'${HASH}',indexName:${INDEX}))` }, HASH],
    [
      '8.12 with the expandable flyout',
      '/app/security/alerts',
      { eventFlyout: `(preview:!(),rightPanel:(id:document-details-right,params:(id:lab-1,indexName:${INDEX},scopeId:alerts-page)))` },
      'lab-1',
    ],
    [
      'flyout',
      '/app/security/alerts',
      { flyout: `(preview:!(),right:(id:document-details-right,params:(id:'${HASH}',indexName:${INDEX},scopeId:alerts-page)))` },
      HASH,
    ],
    [
      'flyout, expanded, with the left half, a tab and a space',
      '/base/s/soc/app/security/rules/id/x/alerts',
      {
        flyout: `(left:(id:document-details-left,params:(id:a,indexName:.alerts-security.alerts-soc,scopeId:s),path:(tab:insights)),preview:!(),right:(id:document-details-right,params:(id:a,indexName:.alerts-security.alerts-soc,scopeId:s),path:(tab:overview)))`,
      },
      'a',
    ],
    ['flyoutV2', '/app/security/alerts', { flyoutV2: `!((documentId:'9z',indexName:${INDEX},kind:document))` }, '9z'],
    [
      'flyoutV2, a second alert opened from the first',
      '/app/security/alerts',
      {
        flyoutV2: `!((documentId:'1',indexName:${INDEX},kind:document),(documentId:'2',indexName:${INDEX},kind:document,origin:correlations))`,
      },
      '2',
    ],
    [
      'the timeline lies over the page',
      '/app/security/alerts',
      {
        flyout: `(right:(id:document-details-right,params:(id:below,indexName:${INDEX})))`,
        timelineFlyout: `(right:(id:document-details-right,params:(id:above,indexName:${INDEX})))`,
      },
      'above',
    ],
    [
      'an id with a quote and an exclamation mark',
      '/app/security/alerts',
      { flyout: `(right:(id:document-details-right,params:(id:'it!'s, a! id!!',indexName:${INDEX})))` },
      "it's, a id!",
    ],
    ['the redirect', '/app/security/alerts/redirect/a%2Fb', { index: INDEX }, 'a/b'],
  ])('is found: %s', (_name, pathname, parameters, id) => {
    expect(at(pathname, parameters)).toBe(id);
  });

  it.each<[string, string, Record<string, string>]>([
    ['another application', '/app/discover', { flyout: `(right:(params:(id:a,indexName:${INDEX})))` }],
    ['an application whose name begins alike', '/app/securityX/alerts', { flyout: `(right:(params:(id:a,indexName:${INDEX})))` }],
    ['a closed flyout', '/app/security/alerts', { flyout: '()' }],
    ['no flyout', '/app/security/alerts', {}],
    ['a flyout of a host', '/app/security/alerts', { flyout: '(right:(id:host-panel,params:(hostName:web-1,scopeId:alerts-page)))' }],
    ['an event', '/app/security/hosts', { flyout: "(right:(id:document-details-right,params:(id:a,indexName:'.ds-logs-endpoint-1')))" }],
    [
      'the preview of a rule',
      '/app/security/rules/create',
      { flyout: '(right:(params:(id:a,indexName:.internal.preview.alerts-security.alerts-default-000001)))' },
    ],
    [
      'an attack',
      '/app/security/attacks',
      { flyout: '(right:(params:(id:a,indexName:.alerts-security.attack.discovery.alerts-default)))' },
    ],
    ['an alert without id', '/app/security/alerts', { flyout: `(right:(params:(id:'',indexName:${INDEX})))` }],
    ['an id that would lead up', '/app/security/alerts', { flyout: `(right:(params:(id:..,indexName:${INDEX})))` }],
    ['a redirect to nothing', '/app/security/alerts/redirect/', {}],
    ['a redirect that cannot be decoded', '/app/security/alerts/redirect/%E0%A4%A', {}],
    ['an endless id', '/app/security/alerts', { flyout: `(right:(params:(id:${'a'.repeat(600)},indexName:${INDEX})))` }],
  ])('is none: %s', (_name, pathname, parameters) => {
    expect(at(pathname, parameters)).toBeUndefined();
  });

  it('is told or not told, but no address makes it throw', () => {
    const rison = fc.stringMatching(/^[()':!,.a-zA-Z0-9-]{0,80}$/);
    const state = fc.oneof(
      rison,
      fc.string(),
      rison.map((text) => `(right:(params:(id:${text},indexName:${INDEX})))`)
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constant('alerts'),
          fc.string().map((id) => `alerts/redirect/${id}`)
        ),
        state,
        (page, text) => {
          const id = alertInAddress({ pathname: `/app/security/${page}`, search: `?flyout=${text}&eventFlyout=%${text}` });
          expect(id === undefined || (id.length > 0 && id.length <= 512)).toBe(true);
        }
      )
    );
  });

  it('takes time in proportion to the address', () => {
    const cases = [
      '('.repeat(200_000),
      "(id:'".repeat(50_000),
      `(${'id:a,'.repeat(50_000)})`,
      `(indexName:${INDEX},id:'${"!'".repeat(100_000)})`,
    ];
    for (const flyout of cases) expect(at('/app/security/alerts', { flyout })).toBeUndefined();
  });
});
