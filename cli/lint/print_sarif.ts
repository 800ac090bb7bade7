/** Findings as SARIF 2.1.0, which code hosts and editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
import { lintCodes, type LintCode } from '../../common/linting';
import { indentedJson } from '../print/printable';
import type { PlacedFinding, Region } from './lint_files';

export function lintSarif(findings: readonly PlacedFinding[], version: string): string {
  const used = [...new Set(findings.map(({ code }) => code))].sort();
  return indentedJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'ig lint', semanticVersion: version, rules: used.map(reportingDescriptor) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, used)),
      },
    ],
  });
}

function reportingDescriptor(code: LintCode) {
  const { title, severity, group } = lintCodes[code];
  return {
    id: code,
    name: code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    help: { text: `${title} See ${code} in docs/lint.md.` },
    defaultConfiguration: { level: severity },
    properties: { tags: [group] },
  };
}

function resultOf({ file, region, code, severity, message, rule, inRule, fix }: PlacedFinding, used: readonly LintCode[]) {
  const artifactLocation = { uri: uriOf(file) };
  return {
    ruleId: code,
    ruleIndex: used.indexOf(code),
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation, region: regionOf(region) },
        ...(rule === undefined
          ? {}
          : {
              logicalLocations: [
                { name: rule.name, fullyQualifiedName: inRule === undefined ? rule.id : `${rule.id}/${inRule.field}`, kind: 'member' },
              ],
            }),
      },
    ],
    ...(fix?.edits === undefined
      ? {}
      : {
          fixes: [
            {
              description: { text: fix.description },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: fix.edits.map((edit) => ({ deletedRegion: regionOf(edit.region), insertedContent: { text: edit.text } })),
                },
              ],
            },
          ],
        }),
  };
}

function regionOf({ line, column, endLine, endColumn }: Region) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path as a relative reference; an absolute one as a file. */
function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}
