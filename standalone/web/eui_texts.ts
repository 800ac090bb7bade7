/** EUI's own texts (pagination, sorting, search, dialogs) in the page's language; in Kibana the core provides them. */
import chinese from './eui_texts.zh-CN.json';

/** By EUI's token. English is built into EUI; a token that is not here stays English. */
export function euiTexts(locale: string): Record<string, string> {
  return locale === 'zh-CN' ? chinese : {};
}
