/** A link of a guide, by where it leads: to the web, by mail, to a place or a Timeline in this Kibana, or nowhere: then it is text. */
import React from 'react';
import { EuiCode, EuiLink, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { useHost } from '../host_context';
import { VisibleText } from '../visible_text';
import { linkTarget } from './safe_link';

interface GuideLinkProps {
  readonly href: string;
  readonly title: string;
  readonly children: React.ReactNode;
}

export function GuideLink({ href, title, children }: GuideLinkProps): React.ReactElement {
  const { basePath } = useHost();
  const target = linkTarget(href);
  switch (target.kind) {
    case 'outside':
      return (
        <EuiLink href={target.href} target="_blank" rel="noopener noreferrer nofollow">
          {children}
        </EuiLink>
      );
    case 'inside':
      return <EuiLink href={`${kibanaPath(basePath)}${target.href}`}>{children}</EuiLink>;
    case 'mail':
      return <EuiLink href={target.href}>{children}</EuiLink>;
    case 'timeline':
      return (
        <TimelineLink id={target.id} href={href}>
          {children}
        </TimelineLink>
      );
    case 'tooltip':
      return <Explained text={title}>{children}</Explained>;
    case 'refused':
      return (
        <span
          title={i18n.translate('investigationGuides.guide.link.refused', {
            defaultMessage: 'Not a link: only web, mail and in-app addresses can be opened from a guide.',
          })}
        >
          {children} (<EuiCode>{href}</EuiCode>)
        </span>
      );
  }
}

/** What Kibana is served under, a space included: `/s/soc` of `/s/soc/app/investigationGuides`. */
function kibanaPath(basePath: string): string {
  const end = basePath.indexOf('/app/');
  return end < 0 ? '' : basePath.slice(0, end);
}

function TimelineLink({
  id,
  href,
  children,
}: {
  readonly id: string;
  readonly href: string;
  readonly children: React.ReactNode;
}): React.ReactElement {
  const { securityLinks } = useHost();
  if (securityLinks === undefined) {
    return (
      <span
        title={i18n.translate('investigationGuides.guide.link.noTimeline', {
          defaultMessage: 'A Timeline of Kibana’s Security app, which cannot be opened from here.',
        })}
      >
        {children} (<EuiCode>{href}</EuiCode>)
      </span>
    );
  }
  return (
    <EuiLink href={securityLinks.timeline(id)} target="_blank" data-test-subj="timeline-link">
      {children}
    </EuiLink>
  );
}

/** Words with an explanation that shows on pointing and on focus. */
function Explained({ text, children }: { readonly text: string; readonly children: React.ReactNode }): React.ReactElement {
  if (text === '') return <>{children}</>;
  return (
    <EuiToolTip content={<VisibleText text={text} limit={1000} />}>
      <span tabIndex={0} style={{ borderBottom: '1px dotted', cursor: 'help' }} data-test-subj="guide-tooltip">
        {children}
      </span>
    </EuiToolTip>
  );
}
