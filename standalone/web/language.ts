/** Switches the page to a language: messages, dates, and what the browser is told. */
import { i18n } from '@kbn/i18n';
import moment from 'moment';
import type { Locale } from '../../common/rules/rule';

/** English is in the code; every other language is a file of the server. Throws when it cannot be had. */
export async function switchLanguage(locale: Locale): Promise<void> {
  const messages = locale === 'en' ? {} : await loadMessages(locale);
  i18n.init({ locale, messages });
  moment.locale(locale === 'zh-CN' ? 'zh-cn' : 'en');
  document.documentElement.lang = locale;
}

async function loadMessages(locale: Locale): Promise<Readonly<Record<string, string>>> {
  const address = `/bundles/web/translations/${locale}.json`;
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${address} could not be loaded: HTTP ${response.status}`);
  return readMessages(await response.json(), address);
}

/** The file's `messages`: texts by id. */
export function readMessages(content: unknown, source: string): Readonly<Record<string, string>> {
  const messages = typeof content === 'object' && content !== null && 'messages' in content ? content.messages : undefined;
  if (typeof messages !== 'object' || messages === null) throw new Error(`${source} has no messages`);
  const texts: Record<string, string> = {};
  for (const [id, text] of Object.entries(messages)) {
    if (typeof text !== 'string') throw new Error(`${source}: the message ${id} is no text`);
    texts[id] = text;
  }
  return texts;
}
