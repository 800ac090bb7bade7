/** Guides of the public rules as they are shown: none fails to render, and no markup of theirs becomes markup of the page. */
import { existsSync } from 'node:fs';
import React from 'react';
import { EuiProvider } from '@elastic/eui';
import { I18nProvider } from '@kbn/i18n-react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { GuideResponse } from '../../../common/api';
import { allQueries, allSearches, parseGuide } from '../../../common/guides';
import { fakeHost } from '../../../test/fakes/fake_host';
import { guideTexts, guidesFolder } from '../../../test/fixtures/guide_texts';
import { HostProvider } from '../host_context';
import { GuideView } from './guide_view';

const host = fakeHost({});

function markup(text: string): string {
  const guide: GuideResponse = {
    rule: { id: 'r', rule_id: 'r', name: 'R', description: '', version: 1 },
    locale: 'en',
    guide: parseGuide(text),
    resolutions: {},
    searches: {},
    commands: {},
    related: {},
  };
  return renderToStaticMarkup(
    <I18nProvider>
      <EuiProvider globalStyles={false} utilityClasses={false}>
        <HostProvider host={host}>
          <GuideView guide={guide} locale="en" />
        </HostProvider>
      </EuiProvider>
    </I18nProvider>
  );
}

describe.skipIf(!existsSync(guidesFolder))(`the guides of ${guidesFolder} (skipped where it is absent)`, () => {
  it('render with every query and search in place', { timeout: 300_000 }, () => {
    // Reading is slow in the parser's development build: those with directives, and some of the others.
    const chosen = guideTexts().filter(({ text }, index) => (text.includes('!{') ? index % 3 === 0 : index % 20 === 0));
    expect(chosen.length).toBeGreaterThan(50);
    for (const { text, name } of chosen) {
      const html = markup(text);
      const guide = parseGuide(text);
      expect(html.split('data-test-subj="query-').length - 1, name).toBe(allQueries(guide).length);
      expect(html.split('data-test-subj="search-').length - 1, name).toBe(allSearches(guide).length);
      expect(html, name).not.toContain('!{');
    }
  });
});

describe('raw HTML of a guide', () => {
  it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<b>bold</b>', '<!-- hidden -->', '<svg/onload=alert(1)>'])(
    '%s is text, as a block, in a step, in a table and in a tooltip',
    (raw) => {
      const html = markup(`## Steps\n\n${raw}\n\n- a ${raw}\n\n| x |\n|---|\n| ${raw} |\n\n- !{tooltip[b ${raw}](c ${raw})}`);
      expect(html).not.toMatch(/<script|<img|<b>|<!-- hidden|<svg\/|onerror=(?!alert)/);
      expect(html.split(raw.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')).length - 1).toBeGreaterThanOrEqual(3);
    }
  );
});
