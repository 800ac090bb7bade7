/** The values of a date field as times, read once for all conditions on them where they are many. */
import type { FieldValue } from '../document';
import { keepingMany } from '../functions/texts';
import type { DateReader } from './date_formats';
import { parseTime } from './dates';

/** Epoch ms, of a date that leaves out its smaller parts the first; null for what is no date. */
export type Times = readonly (number | null)[];

/** `readDate` reads the field's own formats. */
export function timesOf(values: readonly FieldValue[], readDate: DateReader | null): Times {
  return readDate === null
    ? isoTimes(values)
    : values.map((value) => timeOf(typeof value === 'string' ? (readDate(value) ?? value) : value));
}

const isoTimes = keepingMany((values: readonly FieldValue[]): Times => values.map(timeOf));

function timeOf(value: FieldValue): number | null {
  return typeof value === 'boolean' ? null : (parseTime(value)?.first ?? null);
}
