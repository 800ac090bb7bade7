import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lintCodes } from '../../common/linting';

it('every code has its paragraph in docs/lint.md, with its severity, and no paragraph is about another', () => {
  const page = readFileSync('docs/lint.md', 'utf8');
  const paragraphs = [...page.matchAll(/^### (\w+)\n(\w+)/gm)].map(([, code, severity]) => [code, severity]);
  const codes = Object.entries(lintCodes).map(([code, { severity }]) => [code, severity]);
  expect(paragraphs.sort()).toEqual(codes.sort());
});
