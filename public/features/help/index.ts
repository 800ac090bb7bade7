/** How the application works, for the analyst in front of it. */
export { HelpPage } from './help_page';
