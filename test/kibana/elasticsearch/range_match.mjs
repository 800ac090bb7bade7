/** The range query: dates (with date maths), numbers, and texts in their order. */
import { dateOf } from './dates.mjs';
import { fieldValues, isDateType, typeOfField } from './field_values.mjs';

const tests = { gte: (a, b) => a >= b, gt: (a, b) => a > b, lte: (a, b) => a <= b, lt: (a, b) => a < b };
/** A day as a limit (`now/d`) is its end where the whole day is below or inside the range. */
const roundedUp = new Set(['gt', 'lte']);

export function matchesRange(doc, field, { gte, gt, lte, lt, from, to }) {
  const limits = Object.entries({ gte: gte ?? from, gt, lte: lte ?? to, lt }).filter(([, limit]) => limit !== undefined && limit !== null);
  const type = typeOfField(doc, field);
  const asDates = isDateType(type) || limits.some(([, limit]) => looksLikeDate(limit));
  const limitOf = (name, limit) => (asDates ? dateOf(limit, { roundUp: roundedUp.has(name) }) : numberIfItIsOne(limit));
  const valueOf = (raw) => {
    if (asDates) return dateOf(raw);
    return type === 'keyword' ? raw : numberIfItIsOne(raw);
  };
  return fieldValues(doc, field).some((raw) =>
    limits.every(([name, limit]) => tests[name](...comparable(valueOf(raw), limitOf(name, limit))))
  );
}

const looksLikeDate = (value) => typeof value === 'string' && /^now|^\d{4}-\d\d-\d\d|\|\|/.test(value);

const numberIfItIsOne = (value) => (typeof value === 'string' && !Number.isNaN(Number(value)) ? Number(value) : value);

/** As soon as one side is a text, texts are compared. */
const comparable = (a, b) => (typeof a === 'string' || typeof b === 'string' ? [String(a), String(b)] : [a, b]);
