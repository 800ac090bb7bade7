/** Words of headings with a letter too many, too few, wrong, or in its neighbour's place: "Possible investigaton steps" is meant as what it looks like. */

/** Long enough that one letter makes no other word of them. */
const words = (
  'investigation investigative investigating possible potential suggested recommended triage analysis related positive positives ' +
  'considerations response remediation remediate containment mitigation recovery eradication escalation'
).split(' ');
const known: ReadonlySet<string> = new Set(words);
const SHORTEST = 6;

/** The title with its slips of the pen mended; the same title where there are none. In lower case. */
export function withoutSlips(title: string): string {
  return title.replace(/\p{L}+/gu, (word) =>
    word.length < SHORTEST || known.has(word) ? word : (words.find((each) => isOff(word, each)) ?? word)
  );
}

/** By one letter. */
function isOff(written: string, meant: string): boolean {
  if (Math.abs(written.length - meant.length) > 1) return false;
  let start = 0;
  while (start < written.length && written[start] === meant[start]) start += 1;
  const rest = (text: string, from: number): string => text.slice(start + from);
  return (
    rest(written, 1) === rest(meant, 1) ||
    rest(written, 1) === rest(meant, 0) ||
    rest(written, 0) === rest(meant, 1) ||
    (written[start] === meant[start + 1] && written[start + 1] === meant[start] && rest(written, 2) === rest(meant, 2))
  );
}
