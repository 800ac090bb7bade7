/** Events repeat their values: the same programs, paths and command lines. An expression that was run on a text need not be run on it again. */
import type { TextTest } from './lucene_regex';

/** Each pattern keeps so few, and only of short texts, that thousands of patterns and hostile values stay small. */
const MOST_ANSWERS = 200;
const LONGEST_TEXT = 200;

/** Where hardly a text came again, as among the values of one hostile event, so many texts are not looked up. */
const TEXTS_OF_A_REST = 5_000;
const FEW_HITS = 20;

export function rememberingAnswers(test: TextTest): TextTest {
  const answers = new Map<string, boolean>();
  let hits = 0;
  let resting = 0;
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
    answer = test(text);
    if (answers.size >= MOST_ANSWERS) {
      answers.clear();
      if (hits < FEW_HITS) resting = TEXTS_OF_A_REST;
      hits = 0;
    }
    answers.set(text, answer);
    return answer;
  };
}
