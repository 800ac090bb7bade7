/**
 * Language and theme for what this plugin draws, as this Kibana gives them. A Kibana with a rendering service (9.1 and later) knows its
 * own theme, which an `EuiProvider` of ours could only guess: between 9.0 and EUI's change of default it would be last year's.
 */
import React, { type ComponentType, type ReactElement, type ReactNode } from 'react';
import { EuiProvider } from '@elastic/eui';
import type { CoreStart } from '@kbn/core/public';
import type { SurroundingsProps } from '../app/application';

/** Make it once and keep it: another component makes React draw everything anew. */
export function surroundingsOf(core: Pick<CoreStart, 'i18n' | 'rendering'>): ComponentType<SurroundingsProps> {
  const { rendering, i18n } = core;
  if (rendering !== undefined) return ({ children }: SurroundingsProps) => rendering.addContext(children);
  return (props: SurroundingsProps) => <OwnSurroundings {...props} I18nContext={i18n.Context} />;
}

interface OwnSurroundingsProps extends SurroundingsProps {
  readonly I18nContext: ComponentType<{ children: ReactNode }>;
}

function OwnSurroundings({ colorMode, I18nContext, children }: OwnSurroundingsProps): ReactElement {
  return (
    <I18nContext>
      <EuiProvider colorMode={colorMode} globalStyles={false} utilityClasses={false}>
        {children}
      </EuiProvider>
    </I18nContext>
  );
}
