import { describe, expect, it } from 'vitest';
import type { Terminal } from '../standalone/server/terminal';
import { patient, silent, withoutProgressFlag } from './progress';

function recorded(): { readonly lines: string[]; readonly terminal: Terminal } {
  const lines: string[] = [];
  const record = (line: string): void => void lines.push(line);
  return { lines, terminal: { say: record, warn: record, progress: record } };
}

describe('progress', () => {
  it('is told after two seconds, warnings and summaries at once', () => {
    const { lines, terminal } = recorded();
    let nowMs = 1_000_000;
    const shown = patient(terminal, () => new Date(nowMs));
    shown.say('said');
    shown.progress('too early');
    nowMs += 2_001;
    shown.progress('late enough');
    shown.warn('warned');
    expect(lines).toEqual(['said', 'late enough', 'warned']);
  });

  it('is not told where nobody looks', () => {
    const { lines, terminal } = recorded();
    const shown = silent(terminal);
    shown.progress('progress');
    shown.say('said');
    shown.warn('warned');
    expect(lines).toEqual(['said', 'warned']);
  });

  it.each([
    [['--progress', 'a'], ['a'], true],
    [['a', '--progress', '--', '--progress'], ['a', '--', '--progress'], true],
    [['--', '--progress'], ['--', '--progress'], false],
    [['a'], ['a'], false],
  ])('%j asks for it, or does not', (args, rest, isAsked) => expect(withoutProgressFlag(args)).toEqual({ rest, isAsked }));
});
