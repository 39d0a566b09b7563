import { startEmbedded, transaction } from '#db';
import { systemClock } from '#kernel';
import { compose, makeLogger, readConfig, seed } from '#main';
import { migrateAll } from '#main/migrations';
import { enterAgency } from '#platform/access';
import { credit, debit, listMovements, post, trialBalance, verifyLedger } from '#platform/ledger';
import { sql } from 'kysely';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { cpuSeconds } from '../exams/cpu.ts';
import { asTable, type Figure, quantile, round } from '../figures.ts';
import { measureTpcb } from '../tpcb.ts';
import { callBack, openBills, setUpBank, tokenOf } from './callbacks.ts';
import { growLedger } from './grow.ts';

// `npm run bench:payments -- SECONDS LINES,LINES`: callbacks of a bank beside pgbench, then the ledger at so many lines.
// `npm run bench:payments -- 20 1000000,10000000,50000000` shows growth; the last needs some 20 GB of disk by reckoning.
// It stops by itself and speaks to nobody but this machine.
const seconds = Number(process.argv[2] ?? 10);
const sizes = (process.argv[3] ?? '1000000').split(',').map(Number);
/** Callbacks in hand at once, and clients of the peer. */
const clients = [8, 64];
/** Turns of peer and callbacks. */
const ROUNDS = 4;
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
const PORT = 24_140;

const folder = await mkdtemp(join(tmpdir(), 'wantilan-bench-payments-'));
const database = await startEmbedded({ folder: join(folder, 'database'), port: PORT });
const figures: Figure[] = [];
const say = (text: string) => process.stdout.write(`${text}\n`);
try {
  await migrateAll(database.url);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('create database peer');
  await client.end();
  const peerUrl = new URL(database.url);
  peerUrl.pathname = '/peer';
  const { file, key } = await setUpBank(folder, 'dpmptsp-badung');
  const env = { DATA_DIR: folder, DATABASE_URL: database.url, DATABASE_POOL: '16', BANKS_FILE: file, RATE_LIMIT: '0', DEMO: 'on' };
  const application = await compose(readConfig(env), { clock: systemClock, logger: makeLogger('silent'), databaseUrl: database.url });
  await seed(application.deps);
  const { db } = application.deps;
  const { id: agencyId } = await db.selectFrom('access.agency').select('id').where('key', '=', 'dpmptsp-badung').executeTakeFirstOrThrow();
  const codes: string[] = [];
  const token = await tokenOf(application, key);
  const isServer = await serverOf(db);
  for (const atOnce of clients) {
    codes.push(...(await openBills(application, agencyId, Math.min(30_000, 2500 * seconds + 2000))));
    await inTurns(atOnce, 2);
    // In turns, so that what else the machine does falls on both alike.
    const peers: number[] = [];
    const ours: number[] = [];
    const took: number[] = [];
    let [own, server] = [0, 0];
    for (let round = 0; round < ROUNDS; round++) {
      const peer = await measureTpcb(peerUrl.href, atOnce, Math.ceil(seconds / ROUNDS));
      peers.push(peer.perSecond);
      const [ownCpu, serverCpu] = [process.cpuUsage(), cpuSeconds(isServer)];
      const { perSecond, each } = await inTurns(atOnce, seconds / ROUNDS);
      const { user, system } = process.cpuUsage(ownCpu);
      own += (user + system) / 1000;
      server += (cpuSeconds(isServer) - serverCpu) * 1000;
      ours.push(perSecond);
      took.push(...each);
    }
    const [perSecond, peer] = [mean(ours), mean(peers)];
    const share = perSecond / peer;
    say(
      `${atOnce} at once: tpcb-like ${round(peer)} /s (${peers.map((one) => round(one)).join(', ')}); callbacks ${round(perSecond)} /s (${ours.map((one) => round(one)).join(', ')}), ${round(share, 2)} of the peer`,
    );
    figures.push({
      what: `payment callback (SNAP VA), ${atOnce} at once: signature verified, journal of four lines posted, answer and log kept, service told by a job; without sockets`,
      measured: `${round(perSecond)} /s, p99 ${round(quantile(took, 0.99), 1)} ms; CPU of each: application with the asking program ${round(own / took.length, 2)} ms, database ${round(server / took.length, 2)} ms`,
      beside: `tpcb-like, ${atOnce} clients: ${round(peer)} /s`,
      bar: '≥ 0.25 × peer',
      met: share >= 0.25,
    });
  }
  const own = await verifyLedger(db);
  if (own.wrong.length > 0) throw new Error(own.wrong.join('; '));

  const grown = await transaction(db, (tx) =>
    enterAgency(tx, { key: 'bench-buku', name: 'Buku Ukur', regionCode: '51', address: '-', government: '-' }),
  );
  let lines = 0;
  const grown99 = new Map<string, { readonly size: number; readonly p50: number; readonly p99: number }[]>();
  for (const size of sizes.toSorted((a, b) => a - b)) {
    const begun = performance.now();
    await growLedger(database.url, grown, size, lines);
    lines = size;
    say(`${round(size)} lines in ${round((performance.now() - begun) / 1000)} s`);
    const asked = {
      'a journal posted': (n: number) =>
        transaction(db, (tx) =>
          post(tx, {
            kind: 'payment',
            ref: `grown:${size}:${n}`,
            agencyId: grown,
            bookedOn: '2026-01-05',
            at: new Date(),
            entries: [debit('bank-clearing:bench', 1000), credit('rkud-prov:51', 600), credit('jasa-raharja', 400)],
          }),
        ),
      'a journal that takes from what is owed': (n: number) =>
        transaction(db, (tx) =>
          post(tx, {
            kind: 'settlement',
            ref: `taken:${size}:${n}`,
            agencyId: grown,
            bookedOn: '2026-01-05',
            at: new Date(),
            entries: [debit('rkud-prov:51', 1), credit('bank-clearing:bench', 1)],
          }),
        ),
      'trial balance': () => trialBalance(db, grown, '2026-01-05'),
      'a page of movements': () =>
        listMovements(db, { agencyId: grown, account: 'jasa-raharja', from: '2020-01-03', to: '2020-01-03', limit: 100 }),
    };
    for (const [what, ask] of Object.entries(asked)) {
      const took: number[] = [];
      for (let n = 0; n < 400; n++) {
        const from = performance.now();
        await ask(n);
        if (n >= 100) took.push(performance.now() - from);
      }
      say(`${round(size)} lines, ${what}: p50 ${round(quantile(took, 0.5), 1)} ms, p99 ${round(quantile(took, 0.99), 1)} ms`);
      grown99.set(what, [...(grown99.get(what) ?? []), { size, p50: quantile(took, 0.5), p99: quantile(took, 0.99) }]);
    }
  }
  for (const [what, all] of grown99) {
    const [first, last] = [all[0]?.p99 ?? 0, all.at(-1)?.p99 ?? 0];
    figures.push({
      what: `ledger, ${what}: at ${all.map(({ size }) => round(size)).join(' / ')} lines`,
      measured: `p50 ${all.map(({ p50 }) => round(p50, 1)).join(' / ')} ms, p99 ${all.map(({ p99 }) => round(p99, 1)).join(' / ')} ms`,
      beside: all.length > 1 ? `the smallest: p99 grew ${round(last / first, 1)} ×` : 'the other sizes',
      bar: 'p99 < 2 ×',
      met: all.length > 1 ? last < 2 * first : null,
    });
  }
  await application.close();

  /** Codes paid one after the other by several at once, for so long. */
  async function inTurns(atOnce: number, time: number) {
    const from = performance.now();
    const took: number[] = [];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (performance.now() < from + time * 1000) {
          const code = codes.pop();
          if (code === undefined) return;
          const begun = performance.now();
          await callBack(application, token, code);
          took.push(performance.now() - begun);
        }
      }),
    );
    return { perSecond: took.length / ((performance.now() - from) / 1000), each: took };
  }
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
say(`\n${asTable(figures)}`);

/** Processes of the server a database is asked at: the one that listens, and its children. */
async function serverOf(db: Parameters<typeof verifyLedger>[0]): Promise<(command: string, pid: number, parent: number) => boolean> {
  const { rows } = await sql<{ readonly file: string }>`select current_setting('data_directory') || '/postmaster.pid' as file`.execute(db);
  const postmaster = Number((await readFile(rows[0]?.file ?? '', 'utf8')).split('\n')[0]);
  return (_command, pid, parent) => pid === postmaster || parent === postmaster;
}
