import { startEmbedded } from '#db';
import { systemClock } from '#kernel';
import { compose, makeLogger, readConfig, seed } from '#main';
import { migrateAll } from '#main/migrations';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { asTable, type Figure, quantile, round } from '../figures.ts';
import { startProcess } from '../process.ts';
import { cpuSeconds } from './cpu.ts';
import { singleInserts } from './inserts.ts';
import { prepareExam } from './prepare.ts';
import { Students, type Told, told, within } from './students.ts';

// `npm run bench:exams`: an exam of forty questions, begun by everybody within a minute, an answer each half minute, beside
// single inserts on the same server. `npm run bench:exams -- 5000 60` has fewer students answer for a shorter time.
const count = Number(process.argv[2] ?? 20_000);
const seconds = Number(process.argv[3] ?? 120);
/** Students of the second run, which asks how much work one exam is. */
const throughput = Number(process.argv[4] ?? 1000);
const PORT = 24_170;
const QUESTIONS = 40;
const THINKS = 30;

const dataDir = await mkdtemp(join(tmpdir(), 'wantilan-exams-'));
const database = await startEmbedded({ folder: join(dataDir, 'database'), port: PORT + 10 });
const figures: Figure[] = [];
const say = (text: string) => process.stderr.write(`${text}\n`);
try {
  await migrateAll(database.url);
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent', RATE_LIMIT: '0', DATABASE_URL: database.url, DEMO: 'off', MOST_REQUESTS: '2000' };
  const application = await compose(readConfig({ ...env, DEMO: 'on' }), {
    clock: systemClock,
    logger: makeLogger('silent'),
    databaseUrl: database.url,
  });
  await seed(application.deps);
  const { testId, codes } = await prepareExam(application, count);
  const { codes: moreCodes } = await prepareExam(application, throughput);
  await application.close();
  say(`${count} students have a card`);
  const single = await singleInserts(database.url, 8, 5);
  const server = await startProcess(['--max-semi-space-size=16', '--import', './scripts/typescript.mjs', 'src/main/server.ts'], PORT, {
    ...env,
    DEMO: 'on',
  });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await sit(server.address, testId, codes, client);
    await count40(server.address, moreCodes, client, single);
  } finally {
    await client.end();
    await server.stop();
  }
} finally {
  await database.remove();
  await rm(dataDir, { recursive: true, force: true });
}
process.stdout.write(`\n${asTable(figures)}\n`);

/** Everybody comes in, fetches the paper, begins within a minute, answers, hands in; then what is there is counted. */
async function sit(address: string, testId: string, cards: readonly string[], client: pg.Client): Promise<void> {
  const students = new Students(address, count);
  const [entered, fetched, begun, answered, finished] = [told(), told(), told(), told(), told()];
  const pace = Math.max(20, count / 400);
  await within(pace, count, (nth) => students.enter(nth, cards[nth] ?? '', entered));
  note('come in by card', entered, pace);
  await within(pace, count, (nth) => students.fetchPaper(nth, fetched));
  note('fetch the sealed paper', fetched, pace);
  // Of this exam alone: the demonstration, which the server loads meanwhile, has some of its own.
  const counted = async (what: string) => Number((await client.query(`select count(*) from ${what}`, [testId])).rows[0].count);
  await within(60, count, (nth) => students.begin(nth, begun));
  note('begin, all within 60 s', begun, 60, 'p95 ≤ 1 s');
  const rounds = Math.max(1, Math.round(seconds / THINKS));
  const from = performance.now();
  const cpu = cpuSeconds(isOurs);
  await within(THINKS, count, async (nth) => {
    for (let round = 0; round < rounds; round++) {
      if (round > 0) await new Promise((resolve) => setTimeout(resolve, THINKS * 1000 * (0.8 + Math.random() * 0.4)));
      await students.answer(nth, 1 + (round % QUESTIONS), answered);
    }
  });
  const took = (performance.now() - from) / 1000;
  note(`an answer each ${THINKS} s`, answered, took, 'p95 ≤ 1 s');
  say(`CPU while answering: ${round((cpuSeconds(isOurs) - cpu) / took, 2)} of a core each second`);
  await within(60, count, (nth) => students.finish(nth, finished));
  note('hand in, all within 60 s', finished, 60, 'p95 ≤ 1 s');
  const acknowledged = students.all.reduce((sum, one) => sum + one.acknowledged, 0);
  const kept = await counted('lentera.answer n join lentera.attempt a on a.id = n.attempt_id where a.test_id = $1');
  const attempts = await counted('lentera.attempt where test_id = $1');
  const ended = await counted('lentera.attempt where test_id = $1 and ended_at is not null');
  figures.push({
    what: `${round(count)} students: answers acknowledged and answers kept; rows written to begin`,
    measured: `${round(acknowledged)} and ${round(kept)}; ${round(attempts / count, 2)} each; ${round(ended)} handed in`,
    beside: 'limit',
    bar: 'nothing lost, nothing doubled; ≤ 1 row',
    met: acknowledged === kept && attempts === count && ended === count,
  });
  students.close();
}

/** Whole exams as fast as they go, for what one costs; and answers per second beside single inserts. */
async function count40(address: string, cards: readonly string[], client: pg.Client, single: number): Promise<void> {
  const students = new Students(address, throughput, 64);
  const all = told();
  let next = 0;
  const cpu = cpuSeconds(isOurs);
  const from = performance.now();
  const one = async () => {
    for (let nth = next++; nth < throughput; nth = next++) {
      await students.enter(nth, cards[nth] ?? '', all);
      await students.fetchPaper(nth, all);
      await students.begin(nth, all);
      for (let item = 1; item <= QUESTIONS; item++) await students.answer(nth, item, all);
      await students.finish(nth, all);
    }
  };
  await Promise.all(Array.from({ length: 64 }, one));
  const took = (performance.now() - from) / 1000;
  const used = cpuSeconds(isOurs) - cpu;
  const perCpu = throughput / used;
  figures.push({
    what: 'exams of 40 answers one by one per CPU-second of application and database',
    measured: `${round(perCpu, 1)} (${all.failed} failed)`,
    beside: 'a well-tuned Moodle 4.3: 0.9',
    bar: '≥ 45',
    met: perCpu >= 45 && all.failed === 0,
  });
  const acknowledged = students.all.reduce((sum, { acknowledged: own }) => sum + own, 0);
  const perSecond = acknowledged / took;
  figures.push({
    what: 'answers acknowledged per second by 64 students who do not think, generator on the same machine',
    measured: `${round(perSecond)} /s`,
    beside: `single inserts ${round(single)} /s`,
    bar: '≥ 3 ×',
    met: perSecond >= 3 * single,
  });
  await client.query('select 1');
  students.close();
}

function note(what: string, { took, failed }: Told, spread: number, bar?: string): void {
  const [p95, p99] = [quantile(took, 0.95), quantile(took, 0.99)];
  say(`${what}: p95 ${round(p95, 1)} ms, p99 ${round(p99, 1)} ms, ${failed} failed`);
  figures.push({
    what: `${round(count)} students: ${what}`,
    measured: `${round(took.length / spread)} /s, p95 ${round(p95, 1)} ms, p99 ${round(p99, 1)} ms, ${failed} failed`,
    beside: 'limit',
    bar: bar ?? 'none failed',
    met: failed === 0 && (bar === undefined || p95 <= 1000),
  });
}

/** The application and its database, not this generator. */
function isOurs(command: string, pid: number): boolean {
  if (pid === process.pid) return false;
  return command.includes('src/main/server.ts') || command.startsWith('postgres: ') || command.includes(join(dataDir, 'database'));
}
