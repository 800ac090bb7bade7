/** The head of the page: where one is, where one can go, language and colours. */
import React, { useEffect, useState, type MouseEvent, type ReactElement } from 'react';
import { EuiBreadcrumbs, EuiButtonEmpty, EuiButtonIcon, EuiFlexGroup, EuiFlexItem, EuiToolTip, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { History } from 'history';
import type { Locale } from '../../common/rules/rule';
import { isWithin, sections } from '../../public/app/sections';
import type { Crumb } from './core';
import type { ColorMode } from './preferences';
import { productName } from './product_name';
import { useValue } from './use_value';
import type { ValueStream } from './value_stream';

interface HeaderProps {
  readonly history: History;
  readonly appBasePath: string;
  readonly crumbs: ValueStream<readonly Crumb[]>;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly colorMode: ColorMode;
  readonly onColorMode: (mode: ColorMode) => void;
}

export function Header(props: HeaderProps): ReactElement {
  const { history, appBasePath, crumbs } = props;
  const { euiTheme } = useEuiTheme();
  const path = usePath(history);
  const linkTo = (target: string) => ({
    href: `${appBasePath}${target}`,
    onClick: (event: MouseEvent<HTMLElement>) => goWithin(event, history, target),
  });
  return (
    <header
      style={{
        background: euiTheme.colors.emptyShade,
        borderBottom: euiTheme.border.thin,
        padding: `${euiTheme.size.s} ${euiTheme.size.l}`,
      }}
    >
      <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <a {...linkTo('/alerts')} style={{ display: 'flex', alignItems: 'center', gap: euiTheme.size.s, color: euiTheme.colors.title }}>
            <img src="/bundles/web/favicon.svg" width={24} height={24} alt="" />
            <strong style={{ fontWeight: euiTheme.font.weight.bold, whiteSpace: 'nowrap' }}>{productName()}</strong>
          </a>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <nav aria-label={i18n.translate('investigationGuides.page.navigation', { defaultMessage: 'Pages' })}>
            {sections().map((section) => {
              const isHere = isWithin(section, path);
              return (
                <EuiButtonEmpty
                  key={section.id}
                  size="s"
                  color={isHere ? 'primary' : 'text'}
                  aria-current={isHere ? 'page' : undefined}
                  style={isHere ? { fontWeight: euiTheme.font.weight.bold } : undefined}
                  {...linkTo(section.path)}
                  data-test-subj={`nav-${section.id}`}
                >
                  {section.title}
                </EuiButtonEmpty>
              );
            })}
          </nav>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 0 }}>
          <Crumbs crumbs={crumbs} history={history} appBasePath={appBasePath} />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <LanguageSwitch {...props} />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <ColorSwitch {...props} />
        </EuiFlexItem>
      </EuiFlexGroup>
    </header>
  );
}

/** The product is in the head already, and a page of the first level is named by the navigation; deeper ones show the way back. */
function Crumbs({ crumbs, history, appBasePath }: Pick<HeaderProps, 'crumbs' | 'history' | 'appBasePath'>): ReactElement | null {
  const shown = useValue(crumbs).slice(1);
  if (shown.length < 2) return null;
  return (
    <EuiBreadcrumbs
      truncate
      responsive={false}
      breadcrumbs={shown.map(({ text, href }) =>
        href === undefined
          ? { text }
          : { text, href, onClick: (event: MouseEvent<HTMLElement>) => goWithin(event, history, href.slice(appBasePath.length)) }
      )}
    />
  );
}

/** Each language is named in itself: who cannot read the page can still find it. */
function LanguageSwitch({ locale, onLocale }: HeaderProps): ReactElement {
  const next: Locale = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <EuiButtonEmpty size="s" color="text" iconType="globe" onClick={() => onLocale(next)} lang={next} data-test-subj="switchLocale">
      {next === 'zh-CN' ? '中文' : 'English'}
    </EuiButtonEmpty>
  );
}

function ColorSwitch({ colorMode, onColorMode }: HeaderProps): ReactElement {
  const label =
    colorMode === 'light'
      ? i18n.translate('investigationGuides.page.dark', { defaultMessage: 'Dark colours' })
      : i18n.translate('investigationGuides.page.light', { defaultMessage: 'Light colours' });
  return (
    <EuiToolTip content={label} disableScreenReaderOutput>
      <EuiButtonIcon
        size="s"
        color="text"
        iconType={colorMode === 'light' ? 'moon' : 'sun'}
        aria-label={label}
        onClick={() => onColorMode(colorMode === 'light' ? 'dark' : 'light')}
        data-test-subj="switchColors"
      />
    </EuiToolTip>
  );
}

function usePath(history: History): string {
  const [path, setPath] = useState(history.location.pathname);
  useEffect(() => {
    setPath(history.location.pathname);
    return history.listen((location) => setPath(location.pathname));
  }, [history]);
  return path;
}

/** A plain click stays on the page; with a key held down the browser does what it always does. */
function goWithin(event: MouseEvent<HTMLElement>, history: History, target: string): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.push(target);
}
