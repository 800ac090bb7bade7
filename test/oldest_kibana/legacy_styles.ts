/**
 * Half of EUI 90 is still styled by a style sheet, which Kibana 8.12 has on every page: one for light, one for dark. Kibana is
 * reloaded when its colours change; the standalone page is not, so the sheet follows the page's colour scheme.
 */
import dark from '@elastic/eui/dist/eui_theme_dark.min.css';
import light from '@elastic/eui/dist/eui_theme_light.min.css';

export function followColors(): void {
  const page = document.documentElement;
  const sheet = document.head.appendChild(document.createElement('style'));
  const choose = () => {
    sheet.textContent = page.style.colorScheme === 'dark' ? dark : light;
  };
  choose();
  new MutationObserver(choose).observe(page, { attributeFilter: ['style'] });
}
