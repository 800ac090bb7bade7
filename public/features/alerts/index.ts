/** The alerts queue. */
export { AlertsPage } from './alerts_page';
