/** Finds the shell commands in a step: code that a person would type at a prompt, not field names, paths, values or parts of a command line. */
import { walk, type Tree } from '../markdown_tree';
import { commandLines } from './code_block';
import { isCommand } from './command_shape';
import { commandText, onOneLine } from './command_line';

export function commandsIn(blocks: readonly Tree[]): readonly string[] {
  const commands = blocks
    .flatMap((block) => [...walk(block)])
    .flatMap((node) => {
      if (node.type === 'inlineCode') return isCommand(onOneLine(node.value ?? '')) ? [commandText(node.value ?? '')] : [];
      return node.type === 'code' ? commandLines(node.value ?? '', node.lang ?? '') : [];
    });
  return [...new Set(commands)];
}
