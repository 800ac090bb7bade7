import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ig, igBatch } from '../../test/fakes/memory_io';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ig-batch-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asked = '{"id":1,"expression":"1 + 1"}\n{"id":2,"expression":"1 +"}\n';
const answered = [
  { id: 1, ok: true, value: 2 },
  { id: 2, ok: false, error: { stage: 'parse' } },
];

function parsed(output: string): readonly unknown[] {
  return output
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe('a batch', () => {
  it.each([
    ['not JSON', '{', { error: { stage: 'input', code: 'not_json' } }],
    ['no object', '[1]', { error: { stage: 'input', code: 'not_an_object' } }],
    ['without what is asked', { id: 'a' }, { id: 'a', error: { stage: 'input', code: 'wrong_shape' } }],
    ['of the wrong type', { id: 7, expression: 1 }, { id: 7, error: { stage: 'input', code: 'wrong_shape' } }],
    ['with an error in the query', { id: null, expression: '(' }, { error: { stage: 'parse', span: { start: 1, end: 1 } } }],
  ])('answers a line that is %s and goes on', async (_name, line, expected) => {
    const answers = await igBatch(['value'], [line, { id: 'next', expression: 'true' }]);
    expect(answers).toMatchObject([
      { ok: false, ...expected },
      { id: 'next', ok: true, value: true },
    ]);
  });

  it('says on which line a fault is, counting blank ones, which have no answer', async () => {
    const { output, exitCode } = await ig(['value', '--batch'], { input: '\n  \n{"id":1,"expression":"null"}\noops' });
    expect(exitCode).toBe(0);
    expect(parsed(output)).toMatchObject([{ id: 1, ok: true, value: null }, { ok: false }]);
    expect(output).toContain('line 4 is not JSON');
  });

  it('answers a document that is nested without end', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const answers = await igBatch(
      ['eql'],
      [`{"id":1,"query":"any where true","events":[{"a":${deep}}]}`, { id: 2, query: 'any where true', events: [] }]
    );
    expect(answers).toMatchObject([
      { id: 1, ok: false, error: { stage: 'input', message: expect.stringContaining('deep') } },
      { id: 2, ok: true },
    ]);
  });

  it.each([
    ['lines.ndjson', Buffer.from(asked)],
    ['lines.ndjson.gz', gzipSync(asked)],
  ])('is read from a file: %s', async (name, content) => {
    writeFileSync(join(folder, name), content);
    const { output, exitCode } = await ig(['value', '--batch', name], { workingDir: folder });
    expect(exitCode).toBe(0);
    expect(parsed(output)).toMatchObject(answered);
  });

  it('a file that is not there, or that breaks off, fails the command', async () => {
    const many = asked.repeat(20_000);
    writeFileSync(join(folder, 'broken.ndjson.gz'), gzipSync(many).subarray(0, -20));
    const missing = await ig(['value', '--batch', 'none.ndjson'], { workingDir: folder });
    const broken = await ig(['value', '--batch', 'broken.ndjson.gz'], { workingDir: folder });
    expect(missing).toMatchObject({ exitCode: 1, output: '' });
    expect(missing.errors).toContain('none.ndjson: no such file');
    expect(broken.exitCode).toBe(1);
    expect(broken.errors).toContain('broken.ndjson.gz: breaks off');
    expect(parsed(broken.output).slice(0, 2)).toMatchObject(answered);
  });
});
