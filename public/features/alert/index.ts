/** The alert page. */
export { AlertPage } from './alert_page';
