import type { Clock } from '#kernel';
import type { Application, Deps, Stall } from '#main';
import type { Receives } from '#platform/channels';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { mkdirSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DestinationStream } from 'pino';
import { type FakeClock, fakeClock } from './clock.ts';
import { createTestDatabase } from './database.ts';
import { drainJobs } from './jobs.ts';
import { Visitor } from './visitor.ts';

export interface TestAppOptions<C extends Clock> {
  readonly clock?: C;
  /** Further settings, as the environment gives them. */
  readonly env?: Readonly<Record<string, string>>;
  /** A database that is there already, migrated; otherwise one of its own. */
  readonly database?: { readonly url: string };
  /** The services of the hall; the real ones where absent. */
  readonly stalls?: readonly Stall[];
  /** Takes what people write over WhatsApp, where not as the house does. */
  readonly receives?: Receives;
  /** Receives what the application logs; nothing is logged otherwise. */
  readonly log?: DestinationStream;
}

/** The whole application as `npm start` composes it, on a database and a folder of its own, with time standing still. */
export interface TestApp<C extends Clock = FakeClock> {
  readonly application: Application;
  readonly deps: Deps;
  readonly db: Deps['db'];
  /** Address of its database. */
  readonly url: string;
  readonly dataDir: string;
  readonly clock: C;
  inject(request: InjectOptions): Promise<LightMyRequestResponse>;
  /** Somebody new at a browser. */
  visitor(): Visitor;
  /** An account with its person, confirmed; returns the person's id. */
  account(person: { name: string; email: string; nik?: string; phone?: string }): Promise<string>;
  /** Somebody at a browser, signed in with every factor their account has. */
  signedIn(email: string): Promise<Visitor>;
  /** The cookie header of somebody signed in. */
  signIn(email: string): Promise<string>;
  /** Does every job due by the clock, and those these ask for. */
  runJobs(): Promise<number>;
  /** Runs one job of the clock by its name. */
  runSweep(name: string): Promise<void>;
  /** The newest e-mail to an address in the example mailbox. */
  mail(to: string): Promise<{ subject: string; body: string } | undefined>;
  /** Listens on a free port of this machine; returns the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

export async function startApp<C extends Clock = FakeClock>(options: TestAppOptions<C> = {}): Promise<TestApp<C>> {
  // Loaded here, so that a test of one module does not wait for all of them.
  const [{ compose, makeLogger, readConfig, seed }, { createDemoAccount, signInDemo }] = await Promise.all([
    import('#main'),
    import('#platform/identity'),
  ]);
  const database = options.database ? { ...options.database, close: async () => {} } : await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'wantilan-'));
  shareKeys(dataDir);
  const clock = options.clock ?? (fakeClock() as Clock as C);
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    PUBLIC_URL: 'http://localhost',
    RATE_LIMIT: '0',
    CLIENT_RATE_LIMIT: '0',
    DATABASE_POOL: '6',
    WHATSAPP_SETTLE: '0',
    ...options.env,
  });
  const logger = makeLogger(options.log ? 'info' : 'silent', options.log);
  const application = await compose(config, {
    clock,
    logger,
    databaseUrl: database.url,
    ...(options.stalls && { stalls: options.stalls }),
    ...(options.receives && { receives: options.receives }),
  });
  const { web, worker, deps } = application;
  await seed(deps);
  const accounts = { db: deps.db, auth: deps.auth, clock, secret: deps.authSecret };
  const signedIn = async (email: string) => new Visitor(web, await signInDemo(accounts, email));
  return {
    application,
    deps,
    db: deps.db,
    url: database.url,
    dataDir,
    clock,
    inject: (request) => web.inject(request),
    visitor: () => new Visitor(web),
    account: ({ name, email, nik, phone }) => createDemoAccount(accounts, { name, email, nik: nik ?? null, phone: phone ?? null }),
    signedIn,
    signIn: async (email) => (await signedIn(email)).cookie,
    runJobs: () => drainJobs(deps.pool, clock, worker.handlers),
    runSweep: async (name) => {
      const sweep = worker.sweeps.find((one) => one.name === name);
      if (!sweep) throw new Error(`no sweep ${name}; there are ${worker.sweeps.map((one) => one.name).join(', ')}`);
      await sweep.run();
    },
    mail: (to) =>
      deps.db
        .selectFrom('channels.demo_mail')
        .select(['subject', 'body'])
        .where('recipient', '=', to)
        .orderBy('sent_at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirst(),
    listen: () => web.listen({ host: '127.0.0.1', port: 0 }),
    close: async () => {
      await application.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Keys take a second to make: one demonstration authority serves every test. */
function shareKeys(dataDir: string): void {
  const shared = join(import.meta.dirname, '../../node_modules/.cache/wantilan-test/keys');
  mkdirSync(shared, { recursive: true, mode: 0o700 });
  symlinkSync(shared, join(dataDir, 'keys'));
}
