import { describe, expect, it } from 'vitest';
import { createTerminal } from './terminal';

function recorded(isTTY: boolean) {
  const written: string[] = [];
  const output = { isTTY, write: (text: string) => written.push(text) };
  return { written, terminal: createTerminal(output, output) };
}

describe('the terminal', () => {
  it('a log is told of a step that takes long, every five seconds, in whole lines', () => {
    const written: string[] = [];
    let now = 0;
    const terminal = createTerminal({ write: (text) => written.push(text) }, { write: (text) => written.push(text) }, () => now);
    for (; now <= 11_000; now += 1_000) terminal.progress(`${now / 1000} s`);
    terminal.say('done');
    expect(written).toEqual(['5 s\n', '10 s\n', 'done\n']);
  });

  it('a log gets whole lines, and no progress of a fast step', () => {
    const { written, terminal } = recorded(false);
    terminal.progress('10 %');
    terminal.say('done');
    expect(written).toEqual(['done\n']);
  });

  it('in a terminal the next line takes the place of the progress', () => {
    const { written, terminal } = recorded(true);
    terminal.progress('10 %');
    terminal.say('done');
    expect(written.join('')).toBe('10 %\r\u001b[Kdone\n');
  });

  it('control characters in a message do not reach the terminal', () => {
    const { written, terminal } = recorded(true);
    terminal.warn('file\u001b[31m\u0007.toml');
    expect(written.join('')).toBe('file\ufffd[31m\ufffd.toml\n');
  });
});
