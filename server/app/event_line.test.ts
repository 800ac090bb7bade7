import { describe, expect, it } from 'vitest';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { readEventLine } from './event_line';
import { addEvents } from './events';

const time = '2026-03-01T12:00:00.000Z';
const source = { '@timestamp': time, process: { name: 'bash' } };
const read = (line: string) => {
  const found = readEventLine(line);
  if (!found.ok) throw new Error(found.message);
  return found.event;
};

describe('a line of events', () => {
  it('is a source, or a search hit with its id and index', () => {
    expect(read(JSON.stringify(source))).toMatchObject({ index: undefined, source });
    expect(read(JSON.stringify({ _id: 'e1', _index: 'logs-x', _source: source }))).toEqual({ id: 'e1', index: 'logs-x', source });
    const fields = { '@timestamp': [time], 'process.name': ['bash'] };
    expect(read(JSON.stringify({ _id: 'e1', _index: 'logs-x', fields }))).toEqual({ id: 'e1', index: 'logs-x', source: fields });
  });

  it('is a source still when it has a field called "fields"', () => {
    const filebeat = { ...source, _id: 'own', fields: { environment: 'test' } };
    expect(read(JSON.stringify(filebeat)).source).toEqual(filebeat);
  });

  it('that comes again has the same id, however it is spaced; another one has another', () => {
    expect(read(JSON.stringify(source)).id).toBe(read(JSON.stringify(source, null, 1).replace(/\n/g, ' ')).id);
    expect(read(JSON.stringify(source)).id).not.toBe(read(JSON.stringify({ ...source, process: { name: 'sh' } })).id);
  });

  it('belongs to the data stream that it names', () => {
    const event = { ...source, data_stream: { type: 'logs', dataset: 'endpoint.events.process', namespace: 'default' } };
    expect(read(JSON.stringify(event)).index).toBe('logs-endpoint.events.process-default');
    expect(read(JSON.stringify({ _index: 'other', _source: event })).index).toBe('other');
  });

  const refused: readonly { readonly what: string; readonly line: string; readonly message: RegExp }[] = [
    { what: 'is not JSON', line: '{"@timestamp":', message: /not JSON/ },
    { what: 'is no object', line: '[1]', message: /no object/ },
    { what: 'has no time', line: '{"process":{}}', message: /"@timestamp" is missing/ },
    { what: 'has a time that is none', line: '{"@timestamp":"noon"}', message: /no time/ },
    { what: 'is an action of a bulk request', line: '{"index":{"_index":"x"}}', message: /bulk/ },
    { what: 'has an id that is none', line: `{"_id":7,"_source":{"@timestamp":"${time}"}}`, message: /"_id"/ },
    { what: 'is too deep', line: `{"@timestamp":"${time}","a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, message: /levels deep/ },
    { what: 'is too long', line: `{"@timestamp":"${time}","a":"${'x'.repeat(1_000_001)}"}`, message: /characters/ },
  ];
  it.each(refused)('that $what is refused with the reason', ({ line, message }) => {
    expect(readEventLine(line)).toEqual({ ok: false, message: expect.stringMatching(message) });
  });
});

describe('events that come in', () => {
  it('are stored once, and a bad line costs itself only', async () => {
    const ports = memoryPorts();
    const other = { '@timestamp': time, process: { name: 'zsh' } };
    const text = `${JSON.stringify(source)}\r\n\n{broken\n${JSON.stringify(source)}\n${JSON.stringify(other)}`;
    const first = await addEvents(ports, text);
    expect(first).toMatchObject({ stored: 2, duplicates: 1, rejected: [{ line: 3 }] });
    expect(await addEvents(ports, text)).toMatchObject({ stored: 0, duplicates: 3 });
    expect(await ports.events?.count()).toBe(2);
  });

  it('that are all bad are counted, not listed without end', async () => {
    const { rejected } = await addEvents(memoryPorts(), 'x\n'.repeat(5_000));
    expect(rejected).toHaveLength(1_001);
    expect(rejected[1_000]?.message).toMatch(/^4000 more/);
  });

  it('are refused where the cluster keeps them', async () => {
    await expect(addEvents(memoryPorts({ events: undefined }), '')).rejects.toMatchObject({ statusCode: 422, code: 'no_event_store' });
  });
});
