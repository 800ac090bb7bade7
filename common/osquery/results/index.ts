/** The door of what can be made of a query's rows: a table with typed columns, copies of it, what changed, what stands out. */
export { cellTimeMs, isNumeric, type ColumnKind } from './column_kind';
export { compareRows, isWhole, type RowChanges } from './compare_rows';
export { rowsAsCsv, rowsAsNdjson } from './copy_rows';
export { fullerQuery, type FullerQuery } from './fuller_query';
export { processIndex, type ProcessFacts, type ProcessIndex } from './process_index';
export { isProcessTable, processTree, type TreeRow } from './process_tree';
export { filterRows, resultTable, rowValues, sortKey, type GivenRows, type ResultRow, type ResultTable } from './result_table';
export { rowMarks, type MarkContext, type RowMark } from './row_marks';
export { runsAlike, savedForm } from './saved_form';
