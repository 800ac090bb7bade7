/** Answers osquery SQL with the osquery that is installed: `osqueryi --json`, one process a query. */
import * as v from 'valibot';
import type { OsqueryAnswer, OsqueryRunner } from '../../server/app/ports';
import { runLimited } from './limited_process';

const maxOutputBytes = 64 * 1024 * 1024;
const rowsSchema = v.array(v.record(v.string(), v.string()));

export function createOsqueryiRunner(file: string, version: string): OsqueryRunner {
  const running = new Set<AbortController>();
  return {
    name: version,
    async run(sql, { timeoutMs, maxRows }) {
      const controller = new AbortController();
      running.add(controller);
      try {
        // The space keeps a query that starts with a dash from being read as an option, and one that starts with a dot from being a command.
        const end = await runLimited(
          file,
          ['--json', '--config_path=/dev/null', '--disable_events', '--disable_database', '--logger_min_status=3', ` ${sql}`],
          {
            input: '',
            timeoutMs,
            maxOutputBytes,
            signal: controller.signal,
          }
        );
        if (end.kind === 'failed') return { ok: false, error: end.error };
        return readAnswer(end, maxRows);
      } finally {
        running.delete(controller);
      }
    },
    close: () => {
      for (const controller of running) controller.abort();
      return Promise.resolve();
    },
  };
}

/** osqueryi reports a failed query on standard error as `Error: ...` and prints no rows. */
function readAnswer(
  { exitCode, stdout, stderr }: { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string },
  maxRows: number
): OsqueryAnswer {
  const error = /^(?:\S*\s*)?Error: (.*)$/m.exec(stderr)?.[1];
  if (error !== undefined) return { ok: false, error };
  if (exitCode !== 0) return { ok: false, error: stderr.trim() || `osqueryi ended with exit code ${exitCode}` };
  try {
    const rows = v.parse(rowsSchema, JSON.parse(stdout.trim() === '' ? '[]' : stdout));
    return { ok: true, rows: rows.slice(0, maxRows), isTruncated: rows.length > maxRows };
  } catch (cause) {
    return {
      ok: false,
      error: `osqueryi answered something that is not a table: ${cause instanceof Error ? cause.message : String(cause)}`,
    };
  }
}
