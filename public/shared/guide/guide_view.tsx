/** A guide, section by section. With `work` it can be worked through; without, it is for reading. */
import React from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { GuideResponse } from '../../../common/api';
import type { Section } from '../../../common/guides/guide';
import { Empty } from '../states';
import { GuideProblems } from './guide_problems';
import type { GuideWork } from './guide_work';
import { SectionView } from './section_view';

interface GuideViewProps {
  readonly guide: GuideResponse;
  /** The language that was asked for: a guide without a translation says so. */
  readonly locale: GuideResponse['locale'];
  readonly work?: GuideWork | undefined;
  readonly renderExtra?: (section: Section) => React.ReactNode;
}

export function GuideView({ guide, locale, work, renderExtra }: GuideViewProps): React.ReactElement {
  const { sections, problems } = guide.guide;
  if (sections.length === 0) {
    return (
      <Empty
        title={i18n.translate('investigationGuides.guide.empty.title', { defaultMessage: 'This rule has no guide' })}
        body={i18n.translate('investigationGuides.guide.empty.body', {
          defaultMessage: 'Whoever keeps the rule can write one: it is the rule’s investigation guide (its field “note”).',
        })}
        iconType="documentation"
      />
    );
  }
  return (
    <div data-test-subj="guide">
      {locale !== guide.locale && (
        <>
          <EuiCallOut
            size="s"
            iconType="flag"
            title={i18n.translate('investigationGuides.guide.notTranslated', {
              defaultMessage: 'This guide is not translated: it is shown in English.',
            })}
          />
          <EuiSpacer size="s" />
        </>
      )}
      <GuideProblems problems={problems} />
      {sections.map((section, index) => (
        <React.Fragment key={section.id}>
          {index > 0 && <EuiSpacer size="m" />}
          <SectionView
            section={section}
            resolutions={guide.resolutions}
            searches={guide.searches}
            commands={guide.commands}
            related={guide.related}
            work={work}
            extra={renderExtra?.(section)}
          />
        </React.Fragment>
      ))}
    </div>
  );
}
