/** `@kbn/i18n` and `@kbn/i18n-react` as Kibana provides them in the browser (checked against 8.12.2); only what we use. */
declare module '@kbn/i18n' {
  export const i18n: {
    translate(
      id: string,
      options: {
        readonly defaultMessage: string;
        readonly description?: string;
        readonly values?: Readonly<Record<string, string | number | boolean>>;
      }
    ): string;
    getLocale(): string;
    /** Only the page itself calls it, before anything renders: Kibana, or the standalone page. */
    init(translation: { readonly locale: string; readonly messages: Readonly<Record<string, string>> }): void;
  };
}
declare module '@kbn/i18n-react' {
  import type { FC, PropsWithChildren, ReactElement, ReactNode } from 'react';
  export const I18nProvider: FC<PropsWithChildren<unknown>>;
  export function FormattedMessage(props: {
    readonly id: string;
    readonly defaultMessage: string;
    /** Kibana 8.12 knows no tags in messages, so no value is a function of what a tag holds. */
    readonly values?: Readonly<Record<string, ReactNode>>;
  }): ReactElement;
}
