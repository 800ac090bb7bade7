/** Hostile text, shown safely. */
export { VisibleText } from './visible_text';
export { foldText, hidesSomething, nameHidden, textPieces } from './pieces';
