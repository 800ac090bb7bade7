/** What the reader chose for the page, kept by the browser: language and colours. */
import type { Locale } from '../../common/rules/rule';

export type ColorMode = 'light' | 'dark';

const LOCALE_KEY = 'investigationGuides.locale';
const COLORS_KEY = 'investigationGuides.colorMode';

/** The part of the browser's storage that is used; it may be full or forbidden. */
type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** The chosen language, else the one that the server was started with. */
export function chosenLocale(storage: Storage, serverLocale: string | undefined): Locale {
  const chosen = read(storage, LOCALE_KEY) ?? serverLocale;
  return chosen === 'zh-CN' ? 'zh-CN' : 'en';
}

/** The chosen colours, else the system's. */
export function chosenColorMode(storage: Storage, isSystemDark: boolean): ColorMode {
  const chosen = read(storage, COLORS_KEY);
  return chosen === 'light' || chosen === 'dark' ? chosen : isSystemDark ? 'dark' : 'light';
}

export const keepLocale = (storage: Storage, locale: Locale): void => write(storage, LOCALE_KEY, locale);
export const keepColorMode = (storage: Storage, mode: ColorMode): void => write(storage, COLORS_KEY, mode);

function read(storage: Storage, key: string): string | undefined {
  try {
    return storage.getItem(key) ?? undefined;
  } catch (error) {
    // A browser may forbid storage altogether: then there is no choice to remember.
    // eslint-disable-next-line no-console -- the browser's console is where a page reports what it can live with
    console.warn(`${key} could not be read`, error);
    return undefined;
  }
}

function write(storage: Storage, key: string, value: string): void {
  try {
    storage.setItem(key, value);
  } catch (error) {
    // The choice holds until the page is closed; that is all that is lost.
    // eslint-disable-next-line no-console -- as above
    console.warn(`${key} could not be kept`, error);
  }
}
