import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  copyDemonstration,
  demonstrationKey,
  type DemonstrationCopy,
} from '@yanzhen/app-server/testing/demonstration-copy.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';

/** The built server in a process of its own, on a database of its own, as `npm start` runs it. */
export interface BuiltServer {
  readonly address: string;
  readonly environment: NodeJS.ProcessEnv;
  /** What the process printed. */
  readonly printed: () => string;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** @param ownDatabase  On the embedded PostgreSQL of its own folder, as a person at home runs it. */
export async function startBuiltServer(ownDatabase = false): Promise<BuiltServer> {
  const { url, folder, drop } = await (ownDatabase ? emptyFolder() : copyDemonstration());
  const port = await freePort();
  const { DATABASE_URL: _, ...inherited } = process.env;
  const environment = {
    ...inherited,
    ...(url ? { DATABASE_URL: url } : {}),
    YANZHEN_DATA: folder,
    YANZHEN_KEY: demonstrationKey,
    PORT: String(port),
    LANG: 'en_US.UTF-8',
    // The larger sets of the demonstration are nothing that a journey looks at.
    YANZHEN_RECORDS: '0',
    // A crowd of a test comes from one address.
    YANZHEN_REQUESTS_PER_MINUTE: '1000000',
  };
  let printed = '';
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [join(projectRoot, 'dist/server/main.mjs')], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.on('data', (text: Buffer) => (printed += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (printed += text.toString()));
    await untilHealthy(`http://127.0.0.1:${port}`, child, () => printed);
  };
  const ended = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exit;
  };
  await start();
  return {
    address: `http://127.0.0.1:${port}`,
    environment,
    printed: () => printed,
    kill: () => ended('SIGKILL'),
    restart: start,
    close: async () => {
      await ended('SIGTERM');
      await drop();
    },
  };
}

/** A folder in which the server starts a database of its own and loads the demonstration. */
function emptyFolder(): DemonstrationCopy {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-journey-'));
  const drop = () => Promise.resolve(rmSync(folder, { recursive: true, force: true }));
  return { url: '', folder, drop };
}

async function untilHealthy(
  address: string,
  child: ChildProcess,
  printed: () => string,
): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const healthy = await fetch(`${address}/healthz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`the server did not start:\n${printed()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
