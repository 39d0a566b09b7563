import type { SeenRequest } from '#web';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Figures } from './figures.ts';
import { enterWatched, enterWhatsApp, type WatchedGauges, watchedGauges } from './watched.ts';

/** One figure with its values, of which those of a histogram say what they are by `metricName`. */
export interface Reading {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly values: readonly {
    readonly value: number;
    readonly labels: Readonly<Record<string, string | number>>;
    readonly metricName?: string;
  }[];
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Figures of one process as Prometheus reads them. Routes by their pattern, never by their address: nothing of a
 * person or a case stands in a label.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram;
  readonly #jobs: Histogram;
  readonly #stores: Histogram;
  readonly #scans: Histogram;
  readonly #looked: Looked;
  readonly #watched: WatchedGauges;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'wantilan_http_request_seconds',
      help: 'Time from the first byte of a request to the last of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    });
    this.#jobs = new Histogram({
      name: 'wantilan_job_seconds',
      help: 'Time one try of a job took',
      labelNames: ['job', 'outcome'],
      buckets: SECONDS,
      registers,
    });
    this.#stores = new Histogram({
      name: 'wantilan_store_seconds',
      help: 'Time the store of files took for one answer',
      labelNames: ['operation', 'outcome'],
      buckets: SECONDS,
      registers,
    });
    this.#scans = new Histogram({
      name: 'wantilan_scan_seconds',
      help: 'Time the scanner took for one file, by what it said',
      labelNames: ['verdict'],
      buckets: SECONDS,
      registers,
    });
    this.#looked = looked(registers);
    this.#watched = watchedGauges(registers);
  }

  /** For the web application to tell of each answer. */
  readonly request = ({ method, route, status, seconds }: SeenRequest): void => {
    this.#requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
  };

  /** For the worker to tell of each try. */
  readonly job = (job: string, seconds: number, done: boolean): void => {
    this.#jobs.observe({ job, outcome: done ? 'done' : 'failed' }, seconds);
  };

  /** For the store of files to tell of each answer. */
  readonly store = (operation: string, outcome: string, seconds: number): void => {
    this.#stores.observe({ operation, outcome }, seconds);
  };

  /** For the scanner to tell of each file. */
  readonly scan = (verdict: string, seconds: number): void => {
    this.#scans.observe({ verdict }, seconds);
  };

  /** The same as values, for whoever sends them elsewhere. */
  async readings(figures: Figures): Promise<readonly Reading[]> {
    this.#enter(figures);
    // The library types `type` as an enum whose values are these words, and leaves labels that are absent in the type.
    return (await this.#registry.getMetricsAsJSON()) as unknown as readonly Reading[];
  }

  /** The text Prometheus reads, with what was looked up for it. */
  async text(figures: Figures): Promise<{ readonly type: string; readonly body: string }> {
    this.#enter(figures);
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }

  #enter(figures: Figures): void {
    enter(this.#looked, figures);
    if (figures.watched) enterWatched(this.#watched, figures.watched);
    if (figures.whatsapp) enterWhatsApp(this.#watched, figures.whatsapp.state);
  }
}

type Looked = ReturnType<typeof looked>;

/** What is looked up when somebody asks. */
function looked(registers: Registry[]) {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `wantilan_${name}`, help, labelNames, registers });
  return {
    up: gauge('database_up', '1 when the database answered, else 0'),
    inHand: gauge('http_requests_in_hand', 'Requests being answered'),
    turnedAway: new Counter({
      name: 'wantilan_http_turned_away_total',
      help: 'Requests answered 503 because too many were in hand',
      labelNames: ['importance'],
      registers,
    }),
    pool: gauge('pool_connections', 'Connections to the database this process holds, and requests waiting for one', ['state']),
    database: gauge('database_bytes', 'Size of the database'),
    connections: gauge('database_connections', 'Connections of all programs, and how many may be open', ['state']),
    free: gauge('disk_free_bytes', 'Free on the disk of DATA_DIR'),
    store: gauge('store_up', '1 when the store of files answered and let us in, else 0'),
    scanner: gauge('scanner_up', '1 when the scanner answered, else 0; absent where there is none', ['kind']),
    signatures: gauge('scanner_signatures_seconds', 'Since the signatures of the scanner were made', ['kind']),
    jobs: gauge('jobs', 'Jobs by kind and state', ['job', 'state']),
    oldest: gauge('job_oldest_due_seconds', 'How long the longest-waiting due job has waited'),
    cases: gauge('cases_open', 'Open cases by service, and those past their limit', ['service', 'state']),
    backup: gauge('backup_last_made_seconds', 'When everything was last backed up, in seconds since 1970; 0 where it never was'),
    swept: gauge('sweep_last_run_seconds', 'When a job of the clock ran last, in seconds since 1970', ['sweep']),
  };
}

// With a label, a figure that is not known is absent instead of 0.
const CLAMD = { kind: 'clamd' };

function enter(into: Looked, { load, pool, freeBytes, database, files, signatureSeconds }: Figures): void {
  for (const one of [into.scanner, into.signatures, into.turnedAway, into.pool, into.connections, into.jobs, into.cases, into.swept])
    one.reset();
  into.inHand.set(load.inHand);
  for (const [importance, count] of Object.entries(load.turnedAway)) into.turnedAway.inc({ importance }, count);
  for (const [state, count] of Object.entries(pool)) into.pool.set({ state }, count);
  if (freeBytes !== null) into.free.set(freeBytes);
  into.up.set(database ? 1 : 0);
  into.store.set(files.opens ? 1 : 0);
  if (files.scanner) into.scanner.set(CLAMD, files.scanner.version === null ? 0 : 1);
  if (signatureSeconds !== null) into.signatures.set(CLAMD, signatureSeconds);
  if (!database) return;
  into.database.set(database.bytes);
  into.backup.set((database.backupAt?.getTime() ?? 0) / 1000);
  into.connections.set({ state: 'open' }, database.connections);
  into.connections.set({ state: 'most' }, database.mostConnections);
  into.oldest.set(Math.max(0, ...database.jobs.map(({ oldestDueSeconds }) => oldestDueSeconds)));
  for (const { job, waiting, failing, dead } of database.jobs)
    for (const [state, count] of Object.entries({ waiting, failing, dead })) into.jobs.set({ job, state }, count);
  for (const { service, open, late } of database.cases)
    for (const [state, count] of Object.entries({ open, late })) into.cases.set({ service, state }, count);
  for (const { sweep, at } of database.sweeps) into.swept.set({ sweep }, at.getTime() / 1000);
}
