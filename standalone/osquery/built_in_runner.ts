/** Answers osquery SQL without osquery: each query in a process of its own. */
import type { OsqueryRunner } from '../../server/app/ports';
import { runLimited } from './limited_process';
import type { ProviderRequest } from './provider_process';

const maxCharacters = 16 * 1024 * 1024;

/** `processFile` is the built `provider_process`. */
export function createBuiltInRunner(processFile: string): OsqueryRunner {
  const running = new Set<AbortController>();
  return {
    name: 'built-in',
    async run(sql, { timeoutMs, maxRows }) {
      const request: ProviderRequest = { sql, maxRows, maxCharacters };
      const controller = new AbortController();
      running.add(controller);
      try {
        const end = await runLimited(process.execPath, ['--max-old-space-size=256', processFile], {
          input: JSON.stringify(request),
          timeoutMs,
          maxOutputBytes: 8 * maxCharacters,
          signal: controller.signal,
        });
        if (end.kind === 'failed') return { ok: false, error: end.error };
        if (end.exitCode !== 0)
          return { ok: false, error: `the query used more memory than allowed, or its process died (exit code ${end.exitCode})` };
        return JSON.parse(end.stdout);
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
