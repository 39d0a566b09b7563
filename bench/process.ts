import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');

/** A server in a process of its own, so that the load generator does not share its event loop. */
export interface ServerProcess {
  readonly address: string;
  /** Milliseconds from the start of the process to its first healthy answer. */
  readonly startedIn: number;
  /** Resident memory in MB. */
  rss(): number;
  stop(): Promise<void>;
}

export async function startProcess(args: readonly string[], port: number, env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const address = `http://127.0.0.1:${port}`;
  await healthy(address, child, () => complaint);
  return {
    address,
    startedIn: performance.now() - begun,
    rss: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function healthy(address: string, child: ChildProcess, complaint: () => string): Promise<void> {
  for (let waited = 0; waited < 1200; waited++) {
    if (child.exitCode !== null) throw new Error(`the server ended at once: ${complaint()}`);
    const answer = await fetch(`${address}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error(`no answer from ${address} within a minute`);
}
