import { randomInt } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface Started {
  readonly process: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Resolves once the text was printed; fails when the process ends before. */
  says(text: string): Promise<void>;
  /** Resolves with the exit code; null after a signal that cannot be caught. */
  ended(): Promise<number | null>;
}

export type Account = { readonly uid: number; readonly gid: number };

const scripts = join(import.meta.dirname, '../../scripts');
const npmStart: readonly string[] = [process.execPath, join(scripts, 'start.mjs')];

interface Starting {
  readonly as?: Account | undefined;
  /** Instead of `npm start`. */
  readonly command?: readonly string[] | undefined;
}

/** `npm start` as a process of its own, with nothing of the present environment but PATH, and Node told what npm tells it. */
export function start(env: Readonly<Record<string, string>>, { as, command = npmStart }: Starting = {}): Started {
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    cwd: '/',
    env: {
      PATH: process.env.PATH ?? '',
      HOME: '/nonexistent',
      LOG_LEVEL: 'warn',
      DEMO: 'on',
      NODE_OPTIONS: '--max-semi-space-size=16',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...as,
  });
  let printed = '';
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      for (const look of waiting) look();
    });
  return {
    process: child,
    output: () => printed,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!printed.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        void ended.then((code) => reject(new Error(`ended with ${code} before it said "${text}":\n${printed}`)));
      }),
    ended: () => ended,
  };
}

/** A port nobody uses now. */
export async function unusedPort(): Promise<number> {
  // Below those the kernel gives to connections: one that is free now is not taken by the next connection of anybody.
  for (;;) {
    const port = randomInt(12_000, 24_000);
    const taken = await takePort(port).catch(() => null);
    if (taken === null) continue;
    await taken.close();
    return port;
  }
}

/** Somebody else's program on a port. */
export async function takePort(wanted = 0): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer();
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
