/** The old libraries that bring no types of their own; only what is used here. */
declare module 'intl-messageformat' {
  class IntlMessageFormat {
    constructor(message: string, locale: string);
    format(values: Readonly<Record<string, string | number | boolean>>): string;
  }
  export { IntlMessageFormat as default };
}
declare module 'react-intl' {
  import type { ComponentType, ReactNode } from 'react';
  export function addLocaleData(data: unknown): void;
  export const IntlProvider: ComponentType<{
    readonly locale: string;
    readonly defaultLocale: string;
    readonly messages: Readonly<Record<string, string>>;
    readonly textComponent: ComponentType;
    readonly children?: ReactNode;
  }>;
  export const FormattedMessage: ComponentType<{
    readonly id: string;
    readonly defaultMessage: string;
    readonly values?: Readonly<Record<string, ReactNode>>;
  }>;
}
declare module 'react-intl/locale-data/zh' {
  const data: unknown;
  export { data as default };
}
declare module '*.css' {
  const text: string;
  export { text as default };
}
