/** The door to the evaluation page. */
export { EvaluatePage } from './evaluate_page';
