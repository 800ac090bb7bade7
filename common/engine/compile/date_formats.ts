/**
 * Dates that a mapping's own `format` spells, as Java writes such formats: `dd-MM-yyyy`, `yyyy/MM/dd HH:mm:ss||epoch_second`. Only numbers
 * are read, no names of months or days; they are in UTC.
 */

/** Milliseconds since 1970; null for what is spelled otherwise. */
export type DateReader = (text: string) => number | null;

/** Tries the formats in their order. Null where none of them is of a kind that is read. */
export function compileDateFormats(formats: readonly string[]): DateReader | null {
  const readers = formats.flatMap((format) => compileFormat(format) ?? []);
  if (readers.length === 0) return null;
  return (text) => {
    for (const read of readers) {
      const time = read(text);
      if (time !== null) return time;
    }
    return null;
  };
}

function compileFormat(format: string): DateReader | null {
  if (format === 'epoch_second') return (text) => (/^-?\d{1,12}$/.test(text) ? Number(text) * 1000 : null);
  const parts: string[] = [];
  let pattern = '';
  for (const [piece] of format.matchAll(/([A-Za-z])\1*|'[^']*'|[^A-Za-z']/g)) {
    const letter = piece.charAt(0);
    if (PARTS.has(letter)) {
      parts.push(letter);
      pattern += letter === 'y' || letter === 'u' ? '(\\d{4})' : `(\\d{${piece.length > 1 ? piece.length : '1,2'}})`;
    } else if (/[A-Za-z]/.test(letter)) return null;
    else pattern += piece.replace(/^'(.*)'$/, '$1').replace(/[^\w ]/g, '\\$&');
  }
  if (!parts.some((part) => part === 'y' || part === 'u')) return null;
  const spelled = new RegExp(`^${pattern}$`);
  return (text) => readParts(spelled.exec(text), parts);
}

const PARTS: ReadonlySet<string> = new Set(['y', 'u', 'M', 'd', 'H', 'm', 's', 'S']);

function readParts(found: RegExpExecArray | null, parts: readonly string[]): number | null {
  if (found === null) return null;
  const part = (letter: string, otherwise: number): number => {
    const place = parts.indexOf(letter);
    return place === -1 ? otherwise : Number(found[place + 1]);
  };
  const [year, month, day] = [part('y', part('u', 1970)), part('M', 1), part('d', 1)];
  const [hour, minute, second] = [part('H', 0), part('m', 0), part('s', 0)];
  const fraction = parts.includes('S') ? Number(`0.${found[parts.indexOf('S') + 1] ?? '0'}`) : 0;
  const time = Date.UTC(year, month - 1, day, hour, minute, second) + Math.trunc(fraction * 1000);
  const date = new Date(time);
  // The platform rolls 31 April over to 1 May; Elasticsearch refuses it.
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return isReal ? time : null;
}
