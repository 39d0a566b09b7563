import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { round } from '../figures.ts';
import type { Applicant } from './applicant.ts';
import { assumed } from './assumptions.ts';
import type { Ledger } from './ledger.ts';
import { answerBy } from './peer.ts';
import { type Ages, agesOf, type QueueDay } from './queue.ts';

interface Lived {
  readonly count: number;
  readonly seconds: number;
  readonly queue: QueueDay;
  readonly ledger: Ledger;
  readonly applicants: readonly Applicant[];
  readonly jobs: { readonly right: number; readonly failed: number };
  readonly faults: readonly string[];
}

const FILE = join(import.meta.dirname, '../../docs/performance.md');

/** Writes what came of the day to the page of figures, and to the terminal. */
export async function write({ count, seconds, queue, ledger, applicants, jobs, faults }: Lived): Promise<void> {
  const filed = applicants.flatMap(({ sentIn }) => sentIn.map(({ plan, at }) => ({ plan, at })));
  const [ours, peer] = [agesOf(queue), agesOf(answerBy('newest-message-first', filed))];
  const per = (one: number) => round(one / count, 1);
  const lines = [
    `${availableParallelism()} cores, ${new Date().toISOString().slice(0, 10)}. ${round(count)} applicants, ${assumed.officers} officers: ` +
      `${round(ledger.received)} messages in (${per(ledger.received)} each), ${round(ledger.sent)} out, ${round(ledger.cases)} files sent in, ` +
      `${round(ledger.webhooks)} webhooks, ${round(jobs.right)} jobs (${round(jobs.failed)} of them tried again), ` +
      `in ${round(seconds)} seconds: ${round(ledger.received / seconds, 1)} messages a second.`,
    '',
    `Each message and each file there once, each answer heard once, none lost: ${faults.length === 0 ? 'yes' : `**no** (${faults.join('; ')})`}.`,
    '',
    '| minutes of the simulated day | the shared queue, measured | newest message first, worked out | bar | met |',
    '|---|---|---|---|---|',
    line('a file lay before an officer took it, half of them', ours.p50, peer.p50),
    line('95 of 100', ours.p95, peer.p95),
    line('the longest', ours.longest, peer.longest),
    line('oldest in the queue at noon', ours.oldestAtNoon, peer.oldestAtNoon),
    line('oldest in the queue at closing', ours.oldestAtClosing, peer.oldestAtClosing),
    `| files left in the queue at closing | ${ours.openAtClosing} | ${peer.openAtClosing} | none set | – |`,
    `| taken while one that lay longer was left | ${ours.passedOver} | ${peer.passedOver} | 0 | ${ours.passedOver === 0 ? 'yes' : '**no**'} |`,
    `| answered within the day | ${share(ours)} | ${share(peer)} | none set | – |`,
  ];
  const table = lines.join('\n');
  process.stdout.write(`\n${table}\n`);
  const page = await readFile(FILE, 'utf8');
  const [before = '', , after = ''] = page.split(/<!-- day(?: end)? -->/);
  await writeFile(FILE, `${before.trimEnd()}\n\n<!-- day -->\n\n${table}\n\n<!-- day end -->\n${after.trimStart()}`);
}

function line(what: string, ours: number, peer: number): string {
  return `| ${what} | ${round(ours)} | ${round(peer)} | none set | – |`;
}

function share({ answeredShare }: Ages): string {
  return `${round(answeredShare * 100)} %`;
}
