/** The product as a user starts it: the built server on a free port with a data directory of its own, ended by process id. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../../build/standalone/server/main.js', import.meta.url));

export interface Product {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** All that it said so far. */
  readonly output: () => string;
  /** Ends the process and starts it again on the same data. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startProduct(args: readonly string[] = []): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'ig-journey-'));
  const port = await freePort();
  let said = '';
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [server, '--port', String(port), '--data-dir', folder, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const listen = (piece: Buffer): void => {
      said += piece.toString('utf8');
    };
    started.stdout.on('data', listen);
    started.stderr.on('data', listen);
    const ended = new Promise<never>((_resolve, reject) => {
      started.once('exit', (code) => reject(new Error(`the server ended with exit code ${code}:\n${said}`)));
    });
    await Promise.race([answers(`http://127.0.0.1:${port}/app/investigationGuides`), ended]);
    ended.catch(() => undefined);
  };
  const end = async (): Promise<void> => {
    const running = child;
    if (!running || running.exitCode !== null) return;
    await new Promise<void>((resolve) => {
      running.once('exit', () => resolve());
      running.kill('SIGTERM');
    });
  };
  await start();
  return {
    origin: `http://127.0.0.1:${port}`,
    output: () => said,
    restart: async () => {
      await end();
      await start();
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`${url} did not answer within two minutes`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
