/** What an exception would have silenced: numbers first, then hosts and users, then what is dangerous about it. */
import React from 'react';
import { EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiStat, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ExceptionPreviewResponse } from '../../../../common/api';
import { VisibleText } from '../../../shared/visible_text';
import { cutText, dangersOf, windowText } from './preview_words';

const MOST_NAMES = 5;

export function PreviewView({ preview }: { readonly preview: ExceptionPreviewResponse }): React.ReactElement {
  return (
    <div data-test-subj="preview">
      <EuiFlexGroup gutterSize="l" responsive={false} wrap>
        <Stat
          value={i18n.translate('investigationGuides.alert.preview.silencedOf', {
            defaultMessage: '{silenced} of {total}',
            values: { silenced: preview.silenced, total: preview.total },
          })}
          label={i18n.translate('investigationGuides.alert.preview.silenced', { defaultMessage: 'stored alerts of the rule silenced' })}
        />
        <Stat
          value={String(preview.silenced_open)}
          label={i18n.translate('investigationGuides.alert.preview.open', { defaultMessage: 'of them open' })}
        />
      </EuiFlexGroup>
      <EuiText size="xs" color="subdued" data-test-subj="preview-window">
        {windowText(preview.window)}
      </EuiText>
      <EuiSpacer size="s" />
      <Names label={i18n.translate('investigationGuides.alert.preview.hosts', { defaultMessage: 'Hosts' })} names={preview.hosts} />
      <Names label={i18n.translate('investigationGuides.alert.preview.users', { defaultMessage: 'Users' })} names={preview.users} />
      {preview.window.cut !== undefined && (
        <>
          <EuiSpacer size="s" />
          <EuiCallOut size="s" color="warning" iconType="clock" title={cutText(preview.window.cut)} data-test-subj="preview-cut" />
        </>
      )}
      {dangersOf(preview).map(({ code, text, isSerious }) => (
        <React.Fragment key={code}>
          <EuiSpacer size="s" />
          <EuiCallOut size="s" color={isSerious ? 'danger' : 'warning'} iconType="warning" title={text} />
        </React.Fragment>
      ))}
    </div>
  );
}

/** The same in one line, for a card. */
export function previewLine({ silenced, total, silenced_open, hosts, users }: ExceptionPreviewResponse): string {
  return i18n.translate('investigationGuides.alert.preview.line', {
    defaultMessage:
      'Silences {silenced} of {total} stored alerts, {open} open, on {hosts, plural, one {# host} other {# hosts}}, of {users, plural, one {# user} other {# users}}',
    values: { silenced, total, open: silenced_open, hosts: hosts.length, users: users.length },
  });
}

function Stat({ value, label }: { readonly value: string; readonly label: string }): React.ReactElement {
  return (
    <EuiFlexItem grow={false}>
      <EuiStat title={value} description={label} titleSize="s" reverse />
    </EuiFlexItem>
  );
}

function Names({ label, names }: { readonly label: string; readonly names: ExceptionPreviewResponse['hosts'] }): React.ReactElement | null {
  if (names.length === 0) return null;
  return (
    <EuiText size="xs">
      <strong>{label}:</strong>{' '}
      {names.slice(0, MOST_NAMES).map(({ value, count }, index) => (
        <React.Fragment key={value}>
          {index > 0 && ', '}
          <VisibleText text={value} limit={80} /> ({count})
        </React.Fragment>
      ))}
      {names.length > MOST_NAMES &&
        i18n.translate('investigationGuides.alert.preview.moreNames', {
          defaultMessage: ' and {count} more',
          values: { count: names.length - MOST_NAMES },
        })}
    </EuiText>
  );
}
