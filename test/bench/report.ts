/** What was measured, as a table. */

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** To JSON.parse of the same events. */
  readonly ratio?: number;
  /** The most that the ratio may be, or, of a row without one, the value. */
  readonly budget?: number;
}

export function printTable(rows: readonly Row[]): string {
  const cells = [['what', 'measured', 'ratio', 'budget', ''], ...rows.map(cellsOf)];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}

function cellsOf({ name, value, unit, ratio, budget }: Row): readonly string[] {
  return [
    name,
    `${rounded(value)} ${unit}`.trim(),
    ratio === undefined ? '' : ratio.toFixed(2),
    budget === undefined ? '' : `<= ${budget}`,
    budget === undefined ? '' : (ratio ?? value) <= budget ? 'met' : 'MISSED',
  ];
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
