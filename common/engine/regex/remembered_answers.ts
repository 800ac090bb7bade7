/** Events repeat their values: the same programs, paths and command lines. An expression that was run on a text need not be run on it again. */
import type { TextTest } from './lucene_regex';

/** Each pattern keeps so few, and only of short texts, that thousands of patterns and hostile values stay small. */
const MOST_ANSWERS = 200;
const LONGEST_TEXT = 200;

export function rememberingAnswers(test: TextTest): TextTest {
  const answers = new Map<string, boolean>();
  return (text) => {
    if (text.length > LONGEST_TEXT) return test(text);
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = test(text);
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answers.set(text, answer);
    }
    return answer;
  };
}
