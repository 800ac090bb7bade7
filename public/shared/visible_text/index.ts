/** Hostile text, shown safely. */
export { VisibleText } from './visible_text';
export { foldText, textPieces } from './pieces';
