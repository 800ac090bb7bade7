import { describe, expect, it } from 'vitest';
import { eventTimeMs } from './event_time';

const noon = Date.UTC(2026, 2, 1, 12);

describe('the time of an event', () => {
  const times: readonly { readonly written: unknown; readonly ms: number | undefined }[] = [
    { written: '2026-03-01T12:00:00.000Z', ms: noon },
    { written: '2026-03-01T12:00:00Z', ms: noon },
    { written: '2026-03-01T12:00Z', ms: noon },
    { written: '2026-03-01T13:00:00+01:00', ms: noon },
    { written: '2026-03-01T12:00:00.123456789Z', ms: noon + 123 },
    { written: '2026-03-01T12:00:00', ms: noon },
    { written: '2026-03-01', ms: noon - 12 * 3_600_000 },
    { written: noon, ms: noon },
    { written: String(noon), ms: noon },
    { written: ['2026-03-01T12:00:00.000Z'], ms: noon },
    { written: 'yesterday', ms: undefined },
    { written: '2026-13-41T12:00:00Z', ms: undefined },
    { written: '', ms: undefined },
    { written: 1e300, ms: undefined },
    { written: true, ms: undefined },
    { written: null, ms: undefined },
    { written: {}, ms: undefined },
  ];
  it.each(times)('is $ms where @timestamp is $written', ({ written, ms }) => {
    expect(eventTimeMs({ '@timestamp': written })).toBe(ms);
  });

  const fields: readonly { readonly what: string; readonly ingested: unknown; readonly ms: number }[] = [
    { what: 'the field itself where it is a time', ingested: noon + 5, ms: noon + 5 },
    { what: '@timestamp where the field is absent', ingested: undefined, ms: noon },
    { what: '@timestamp where the field is no time', ingested: 'soon', ms: noon },
  ];
  it.each(fields)('of another field is $what', ({ ingested, ms }) => {
    expect(eventTimeMs({ '@timestamp': noon, event: { ingested } }, 'event.ingested')).toBe(ms);
  });
});
