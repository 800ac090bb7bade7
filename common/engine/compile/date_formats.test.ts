import { describe, expect, it } from 'vitest';
import { compileEql, prepareDocument, searchSamples, searchSequences, type EventSource } from '../index';
import { compileDateFormats } from './date_formats';

describe("a mapping's own date formats", () => {
  it.each([
    [['dd-MM-yyyy'], '17-12-2022', '2022-12-17T00:00:00.000Z'],
    [['dd-MM-yyyy', 'yyyy-MM-dd'], '2022-12-17', '2022-12-17T00:00:00.000Z'],
    [['yyyy/MM/dd HH:mm:ss'], '2022/02/03 04:05:06', '2022-02-03T04:05:06.000Z'],
    [["uuuu-MM-dd'T'HH:mm:ss.SSS'Z'"], '2022-02-03T04:05:06.789Z', '2022-02-03T04:05:06.789Z'],
    [['d.M.yyyy'], '3.2.2022', '2022-02-03T00:00:00.000Z'],
    [['epoch_second'], '60', '1970-01-01T00:01:00.000Z'],
    [['dd-MM-yyyy'], '31-04-2022', null],
    [['dd-MM-yyyy'], '1-4-2022', null],
    [['dd-MM-yyyy'], 'x17-12-2022', null],
    [['yyyy-MM-dd HH'], '2022-02-03 24', null],
  ])('%j reads %s as %s', (formats, text, expected) => {
    const time = compileDateFormats(formats)?.(text) ?? null;
    expect(time === null ? null : new Date(time).toISOString()).toBe(expected);
  });

  it.each([[['dd MMM yyyy EEE']], [['strict_date_optional_time']], [['HH:mm']], [[]]])('%j are left to the default', (formats) => {
    expect(compileDateFormats(formats)?.('17 Dec 2022 Sat') ?? null).toBeNull();
  });

  const types = { d: 'date; format dd-MM-yyyy in sample1, yyyy-MM-dd in sample2' };
  const events: readonly EventSource[] = [
    { '@timestamp': 1, d: '17-12-2022', n: 1 },
    { '@timestamp': 2, d: '2022-12-17', n: 2 },
    { '@timestamp': 3, d: '2022-12-18', n: 2 },
  ];

  it('are read in conditions', () => {
    const compiled = compileEql('any where d == "2022-12-17"', { types });
    if (!compiled.ok || compiled.value.kind !== 'event') throw new Error('wrong');
    const { matches } = compiled.value;
    expect(events.map((event) => matches(prepareDocument(event)))).toEqual([true, true, false]);
  });

  it('are read in join keys, which a sequence and a sample show differently', () => {
    const stages = '[any where n == 1] [any where n == 2]';
    const sequence = compileEql(`sequence by d ${stages}`, { types });
    const sample = compileEql(`sample by d ${stages}`, { types });
    if (!sequence.ok || sequence.value.kind !== 'sequence' || !sample.ok || sample.value.kind !== 'sample') throw new Error('wrong');
    expect(searchSequences(sequence.value, events).map(({ joinKeys }) => joinKeys)).toEqual([['2022-12-17T00:00:00.000Z']]);
    expect(searchSamples(sample.value, events).map(({ joinKeys }) => joinKeys)).toEqual([['1671235200000']]);
  });
});
