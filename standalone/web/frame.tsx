/** The page around the application: header with navigation and preferences, breadcrumbs, notices. */
import React, { useEffect, useState, type ReactElement } from 'react';
import { EuiProvider } from '@elastic/eui';
import type { History } from 'history';
import type { Locale } from '../../common/rules/rule';
import { AppSlot } from './app_slot';
import { PageLanguage, type PageState, type RegisteredApp } from './core';
import { Header } from './header';
import { switchLanguage } from './language';
import { Notices } from './notices';
import { keepColorMode, keepLocale, type ColorMode } from './preferences';
import { useValue } from './use_value';

interface FrameProps {
  readonly app: RegisteredApp;
  readonly state: PageState;
  readonly history: History;
  readonly appBasePath: string;
  readonly firstLocale: Locale;
}

export function Frame({ app, state, history, appBasePath, firstLocale }: FrameProps): ReactElement {
  const [locale, setLocale] = useState(firstLocale);
  const { darkMode } = useValue(state.theme);
  const colorMode = darkMode ? 'dark' : 'light';

  useEffect(() => {
    document.documentElement.style.colorScheme = colorMode;
  }, [colorMode]);

  const chooseLocale = (next: Locale) => {
    switchLanguage(next).then(
      () => {
        keepLocale(window.localStorage, next);
        setLocale(next);
      },
      (error: unknown) => {
        const title = error instanceof Error ? error.message : String(error);
        state.notices.next([...state.notices.value, { id: `locale-${next}`, color: 'danger', title, text: undefined }]);
      }
    );
  };
  const chooseColorMode = (next: ColorMode) => {
    keepColorMode(window.localStorage, next);
    state.theme.next({ darkMode: next === 'dark' });
  };

  return (
    <PageLanguage key={locale}>
      <EuiProvider colorMode={colorMode}>
        <Header
          history={history}
          appBasePath={appBasePath}
          crumbs={state.crumbs}
          locale={locale}
          onLocale={chooseLocale}
          colorMode={colorMode}
          onColorMode={chooseColorMode}
        />
        <AppSlot app={app} history={history} appBasePath={appBasePath} />
        <Notices notices={state.notices} />
      </EuiProvider>
    </PageLanguage>
  );
}
