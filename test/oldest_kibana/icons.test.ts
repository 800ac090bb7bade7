/** Every icon that the pages name is one that both EUIs draw: neither of them types the names, and an unknown one is an empty square. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const used = iconsIn('public');

describe.each([
  ['Kibana 8.12', 'test/oldest_kibana'],
  ['the newest EUI', '.'],
])('the icons of %s', (_name, folder) => {
  const { typeToPathMap }: { typeToPathMap: Readonly<Record<string, string>> } = createRequire(join(root, folder, 'package.json'))(
    '@elastic/eui/lib/components/icon/icon_map.js'
  );

  it('hold all that the pages use', () => {
    expect(used.length).toBeGreaterThan(15);
    expect(used.filter(({ name }) => !Object.hasOwn(typeToPathMap, name))).toEqual([]);
  });
});

interface UsedIcon {
  readonly name: string;
  readonly place: string;
}

function iconsIn(directory: string): readonly UsedIcon[] {
  return readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => {
      const path = join(directory, name);
      const source = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
      const found: UsedIcon[] = [];
      visit(source, (node) => {
        const value = iconValueOf(node);
        if (value !== undefined) for (const text of resultsOf(value)) found.push({ name: text, place: path });
      });
      return found;
    });
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/** What is given as an icon: by an attribute, a property or a default of that name, by `type` of EuiIcon, or in a table of icons. */
function iconValueOf(node: ts.Node): ts.Node | undefined {
  if (ts.isJsxAttribute(node)) {
    const name = node.name.getText();
    const isType = name === 'type' && node.parent.parent.tagName.getText() === 'EuiIcon';
    return isType || isIconName(name) ? node.initializer : undefined;
  }
  if (ts.isPropertyAssignment(node) || ts.isBindingElement(node)) return isIconName(node.name.getText()) ? node.initializer : undefined;
  if (ts.isVariableDeclaration(node) && /^icons$/i.test(node.name.getText())) return node.initializer;
  return undefined;
}

function isIconName(name: string): boolean {
  return /^(icon|iconType|euiIconType)$/.test(name);
}

/** The strings that the expression can come to; those that it only compares with, or reads by, are none of them. */
function resultsOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...resultsOf(node.whenTrue), ...resultsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return resultsOf(node.right);
  if (ts.isPropertyAssignment(node)) return resultsOf(node.initializer);
  if (ts.isElementAccessExpression(node) || ts.isCallExpression(node) || ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node))
    return [];
  const inner: string[] = [];
  ts.forEachChild(node, (child) => void inner.push(...resultsOf(child)));
  return inner;
}
