/** Names with `*`, as indices, fields and privileges are given. */

const escaped = (text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

export const patternOf = (glob) => new RegExp(`^${glob.split('*').map(escaped).join('.*')}$`, 's');

/** `expression` is one pattern or several with commas between; without one every name matches. */
export function namesMatching(names, expression) {
  const all = [...names];
  if (!expression || expression === '_all' || expression === '*') return all;
  const patterns = expression.split(',').map(patternOf);
  return all.filter((name) => patterns.some((pattern) => pattern.test(name)));
}
