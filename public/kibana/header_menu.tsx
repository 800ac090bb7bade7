/** The ways between the parts of the application, in Kibana's header: its navigation knows only the whole. */
import React, { useEffect, useState, type ReactElement } from 'react';
import { EuiHeaderLink, EuiHeaderLinks } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { CoreStart, MountParams, MountPoint } from '@kbn/core/public';
import type { MountOptions } from '../app/application';
import { isWithin, sections } from '../app/sections';
import { isPlainClick } from '../shared/links';
import { reactRoot } from '../shared/react_root';

/** For `setHeaderActionMenu`; it has a root of its own, because the header is no part of the application's element. */
export function headerMenu(
  theme$: CoreStart['theme']['theme$'],
  params: Pick<MountParams, 'history' | 'appBasePath'>,
  Surroundings: MountOptions['Surroundings']
): MountPoint {
  return (element) => {
    const root = reactRoot(element);
    const subscription = theme$.subscribe(({ darkMode }) =>
      root.render(
        <Surroundings colorMode={darkMode ? 'dark' : 'light'}>
          <HeaderMenu {...params} />
        </Surroundings>
      )
    );
    return () => {
      subscription.unsubscribe();
      root.unmount();
    };
  };
}

function HeaderMenu({ history, appBasePath }: Pick<MountParams, 'history' | 'appBasePath'>): ReactElement {
  const [path, setPath] = useState(history.location.pathname);
  useEffect(() => {
    setPath(history.location.pathname);
    return history.listen((location) => setPath(location.pathname));
  }, [history]);
  return (
    <EuiHeaderLinks
      aria-label={i18n.translate('investigationGuides.page.navigation', { defaultMessage: 'Pages' })}
      gutterSize="xs"
      popoverBreakpoints="none"
    >
      {sections().map((section) => (
        <EuiHeaderLink
          key={section.id}
          size="s"
          color={isWithin(section, path) ? 'primary' : 'text'}
          isActive={isWithin(section, path)}
          aria-current={isWithin(section, path) ? 'page' : undefined}
          href={`${appBasePath}${section.path}`}
          onClick={(event: React.MouseEvent<HTMLElement>) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            history.push(section.path);
          }}
          data-test-subj={`nav-${section.id}`}
        >
          {section.title}
        </EuiHeaderLink>
      ))}
    </EuiHeaderLinks>
  );
}
