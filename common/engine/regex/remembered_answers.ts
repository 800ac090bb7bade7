/** Events repeat their values: the same programs, paths and command lines. An expression that was run on a text need not be run on it again. */
import { noteLimit } from '../limits';
import type { TextTest } from './lucene_regex';

/** Each pattern keeps so few, and only of short texts, that thousands of patterns and hostile values stay small. */
const MOST_ANSWERS = 200;
const LONGEST_TEXT = 200;

/** Where hardly a text came again, as among the values of one hostile event, so many texts are not looked up. */
const TEXTS_OF_A_REST = 5_000;
const FEW_HITS = 20;

/** Null is a text that was given up: it does not fit, and whoever asks for it again has to learn that again. */
export function rememberingAnswers(run: (text: string) => boolean | null): TextTest {
  const answers = new Map<string, boolean>();
  let hits = 0;
  let resting = 0;
  const test = (text: string): boolean => {
    const answer = run(text);
    if (answer === null) noteLimit('regular_expression');
    return answer === true;
  };
  return (text) => {
    if (text.length > LONGEST_TEXT) return test(text);
    if (resting > 0) {
      resting -= 1;
      return test(text);
    }
    let answer = answers.get(text);
    if (answer !== undefined) {
      hits += 1;
      return answer;
    }
    const found = run(text);
    if (found === null) {
      noteLimit('regular_expression');
      return false;
    }
    answer = found;
    if (answers.size >= MOST_ANSWERS) {
      answers.clear();
      if (hits < FEW_HITS) resting = TEXTS_OF_A_REST;
      hits = 0;
    }
    answers.set(text, answer);
    return answer;
  };
}
