import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { round } from '../figures.ts';
import type { Size } from './multiply.ts';

/** What was measured at one size. Times in milliseconds. */
export interface Answered {
  readonly size: Size;
  /** Seconds. */
  readonly filledIn: number;
  readonly gigabytes: number;
  readonly times: { readonly what: string; readonly isAside: boolean; readonly p50: number; readonly p99: number }[];
}

const FILE = join(import.meta.dirname, '../../docs/performance.md');
/** p99 may grow by so much from the smallest to the largest. */
const MOST = 2;
/** Milliseconds within which nobody could tell a difference. */
const UNNOTICED = 1;

/** Writes the figures of growth to the page of figures, and to the terminal. */
export async function write(answered: readonly Answered[]): Promise<void> {
  const [first, last] = [answered[0], answered.at(-1)];
  if (!first || !last) return;
  const head = answered.map(({ size }) => `${round(size.cases)} cases`);
  const about = answered.map(
    ({ size, gigabytes, filledIn }) =>
      `${round(size.cases)} over ${size.years} ${size.years === 1 ? 'year' : 'years'}: ${round(gigabytes, 1)} GB, made in ${round(filledIn)} s`,
  );
  const rows = first.times.map(({ what, isAside }, row) => {
    const cells = answered.map(({ times }) => `${round(times[row]?.p50 ?? 0, 1)} / ${round(times[row]?.p99 ?? 0, 1)} ms`);
    const growth = (last.times[row]?.p99 ?? 0) / (first.times[row]?.p99 ?? 1);
    return `| ${what} | ${cells.join(' | ')} | ${round(growth, 1)} | ${isAside ? 'none set' : growth < MOST || (last.times[row]?.p99 ?? 0) < UNNOTICED ? 'yes' : '**no**'} |`;
  });
  const table = [
    `${availableParallelism()} cores, ${new Date().toISOString().slice(0, 10)}. Median and 99th in a hundred, of up to a thousand askings; ${about.join('; ')}.`,
    '',
    `| question | ${head.join(' | ')} | p99 grew × | < ${MOST} × |`,
    `|---|${head.map(() => '---|').join('')}---|---|`,
    ...rows,
  ].join('\n');
  process.stdout.write(`\n${table}\n`);
  const page = await readFile(FILE, 'utf8');
  const [before = '', , after = ''] = page.split(/<!-- growth(?: end)? -->/);
  await writeFile(FILE, `${before.trimEnd()}\n\n<!-- growth -->\n\n${table}\n\n<!-- growth end -->\n${after.trimStart()}`);
}
