/**
 * A Markdown syntax extension for Kibana's directives: `!{osquery{...}}` becomes a node of its own wherever text may stand, and so does
 * `!{tooltip[...](...)}`.
 *
 * It reads the JSON's strings, so braces and quotes inside them do not end the directive, and Markdown inside it means nothing.
 * A directive that is opened and not closed takes the rest of its line, never the rest of the guide.
 */
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Extension as SyntaxExtension } from 'micromark-extension-gfm';

/** Text of a directive or a tooltip as written. */
export interface GuideDirectiveNode {
  type: 'guideDirective';
  value: string;
  position?: { start: { line: number } };
}

declare module 'mdast' {
  interface PhrasingContentMap {
    guideDirective: GuideDirectiveNode;
  }
  interface RootContentMap {
    guideDirective: GuideDirectiveNode;
  }
}
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    guideDirective: 'guideDirective';
    guideDirectiveData: 'guideDirectiveData';
  }
}

type ConstructOrList = NonNullable<NonNullable<SyntaxExtension['text']>[string]>;
type Construct = Exclude<ConstructOrList, unknown[]>;
type Effects = Parameters<Construct['tokenize']>[0];
type State = Parameters<Construct['tokenize']>[1];
type Code = Parameters<State>[0];

const EXCLAMATION = 33;
const OPEN = 123;
const CLOSE = 125;
const QUOTE = 34;
const BACKSLASH = 92;
/** Looking further for the end would take quadratic time on a text of nothing but openings. */
const MOST_LINES = 60;
/** A line can be endless too. A known directive that is not closed takes its line, so only of other names is there more than one on it. */
const MOST_CHARACTERS = 2_000;

const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_PARENTHESIS = 40;
const CLOSE_PARENTHESIS = 41;

const tooltip: Construct = { name: 'guideTooltip', tokenize: tokenizeTooltip };
const closed: Construct = { name: 'guideDirective', tokenize: tokenizeClosed };
const unclosed: Construct = { name: 'guideDirectiveUnclosed', tokenize: tokenizeUnclosed };

/** For micromark. */
export const directiveSyntax: SyntaxExtension = { text: { [EXCLAMATION]: [tooltip, closed, unclosed] } };

/** For mdast-util-from-markdown. */
export const directiveFromMarkdown: FromMarkdownExtension = {
  enter: {
    guideDirective(token) {
      this.enter({ type: 'guideDirective', value: this.sliceSerialize(token) }, token);
    },
  },
  exit: {
    guideDirective(token) {
      this.exit(token);
    },
  },
};

/** `!{name{`, then JSON up to the brace that closes it, then `}`. */
function tokenizeClosed(effects: Effects, ok: State, nok: State): State {
  let depth = 0;
  let lines = 1;
  let left = Infinity;

  return readOpening(effects, inside, nok, (name) => {
    if (!knownNames.has(name)) left = MOST_CHARACTERS;
    return true;
  });

  function inside(code: Code): State | undefined {
    left -= 1;
    if (code === null || left < 0) return nok(code);
    if (isLineEnding(code)) return lines++ < MOST_LINES ? takeLineEnding(effects, code, inside) : nok(code);
    if (code === QUOTE) return take(effects, code, inString);
    if (code === OPEN) depth += 1;
    if (code !== CLOSE) return take(effects, code, inside);
    depth -= 1;
    return take(effects, code, depth < 0 ? closing : inside);
  }

  // A string of JSON ends on its line; one that does not has lost its quote, and must not reach for a quote further down.
  function inString(code: Code): State | undefined {
    left -= 1;
    if (code === null || left < 0 || isLineEnding(code)) return nok(code);
    if (code === BACKSLASH) return take(effects, code, afterBackslash);
    return take(effects, code, code === QUOTE ? inside : inString);
  }

  function afterBackslash(code: Code): State | undefined {
    return code === null || isLineEnding(code) ? nok(code) : take(effects, code, inString);
  }

  function closing(code: Code): State | undefined {
    if (isBlank(code)) return take(effects, code, closing);
    if (isLineEnding(code)) return lines++ < MOST_LINES ? takeLineEnding(effects, code, closing) : nok(code);
    if (code !== CLOSE) return nok(code);
    effects.consume(code);
    effects.exit('guideDirectiveData');
    effects.exit('guideDirective');
    return ok;
  }
}

/** `!{tooltip[anchor](content)}`, with brackets and parentheses in them as long as they pair. */
function tokenizeTooltip(effects: Effects, ok: State, nok: State): State {
  const opening = '!{tooltip[';
  let read = 0;
  let depth = 0;
  let lines = 1;
  let left = MOST_CHARACTERS;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('guideDirective');
    effects.enter('guideDirectiveData');
    return word(code);
  }
  function word(code: Code): State | undefined {
    if (code !== opening.charCodeAt(read)) return nok(code);
    read += 1;
    return take(effects, code, read < opening.length ? word : anchor);
  }
  function anchor(code: Code): State | undefined {
    return within(code, OPEN_BRACKET, CLOSE_BRACKET, anchor, (next) =>
      next === OPEN_PARENTHESIS ? take(effects, next, content) : nok(next)
    );
  }
  function content(code: Code): State | undefined {
    return within(code, OPEN_PARENTHESIS, CLOSE_PARENTHESIS, content, end);
  }
  function within(code: Code, open: number, close: number, again: State, after: State): State | undefined {
    left -= 1;
    if (code === null || left < 0) return nok(code);
    if (isLineEnding(code)) return lines++ < 10 ? takeLineEnding(effects, code, again) : nok(code);
    if (code === close && depth === 0) return take(effects, code, after);
    depth += code === open ? 1 : code === close ? -1 : 0;
    return take(effects, code, again);
  }
  function end(code: Code): State | undefined {
    if (code !== CLOSE) return nok(code);
    effects.consume(code);
    effects.exit('guideDirectiveData');
    effects.exit('guideDirective');
    return ok;
  }
}

const knownNames = new Set(['osquery', 'investigate', 'insight']);

function tokenizeUnclosed(effects: Effects, ok: State, nok: State): State {
  return readOpening(effects, restOfLine, nok, (name) => knownNames.has(name), afterName);

  // `!{osquery}` is a directive without anything in it; `!{osquery ["..."]}` was meant as one.
  function afterName(code: Code): State | undefined {
    if (code === CLOSE) return take(effects, code, end);
    if (isBlank(code)) return take(effects, code, afterName);
    return code === OPEN || code === OPEN_BRACKET || code === QUOTE ? restOfLine(code) : nok(code);
  }

  function restOfLine(code: Code): State | undefined {
    return code !== null && !isLineEnding(code) ? take(effects, code, restOfLine) : end(code);
  }
  function end(code: Code): State | undefined {
    effects.exit('guideDirectiveData');
    effects.exit('guideDirective');
    return ok(code);
  }
}

/** `other` takes what follows a name where it is no brace. */
function readOpening(effects: Effects, next: State, nok: State, isName: (name: string) => boolean, other: State = nok): State {
  let name = '';
  return start;

  function start(code: Code): State | undefined {
    effects.enter('guideDirective');
    effects.enter('guideDirectiveData');
    return take(effects, code, firstBrace);
  }
  function firstBrace(code: Code): State | undefined {
    return code === OPEN ? take(effects, code, inName) : nok(code);
  }
  function inName(code: Code): State | undefined {
    if (code === OPEN && name !== '' && isName(name)) return take(effects, code, next);
    if (code === null || !/[a-z_]/i.test(String.fromCharCode(Math.max(code, 0)))) return isName(name) ? other(code) : nok(code);
    name += String.fromCharCode(code);
    return take(effects, code, inName);
  }
}

function take(effects: Effects, code: Code, next: State): State {
  effects.consume(code);
  return next;
}

/** micromark wants every line ending in a token of its own. */
function takeLineEnding(effects: Effects, code: Code, next: State): State {
  effects.exit('guideDirectiveData');
  effects.enter('lineEnding');
  effects.consume(code);
  effects.exit('lineEnding');
  return (following) => {
    effects.enter('guideDirectiveData');
    return next(following);
  };
}

function isLineEnding(code: Code): boolean {
  return code !== null && code < -2; // micromark's codes for CR, LF and CRLF
}

function isBlank(code: Code): boolean {
  return code === -2 || code === -1 || code === 32; // a tab, what it stands for, a space
}
