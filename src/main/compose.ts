import { type Db, openDatabase, transaction } from '#db';
import { demoPeople } from '#demo';
import type { Clock } from '#kernel';
import { routes as apiRoutes } from '#module/api';
import { nav, routes as portalRoutes } from '#module/portal';
import { routes as caseRoutes } from '#module/platform/cases';
import { demoMailboxRoutes } from '#module/platform/channels';
import { routes as tokenRoutes, sweeps as clientSweeps } from '#module/platform/clients';
import { routes as documentRoutes, sweeps as documentSweeps } from '#module/platform/documents';
import { routes as fileRoutes } from '#module/platform/files';
import { routes as mandateRoutes, sweeps as mandateSweeps } from '#module/platform/mandates';
import { routes as laperonRoutes } from '#module/services/laperon';
import { routes as noticeRoutes } from '#module/platform/notifications';
import { routes as fillRoutes, sweeps as formSweeps } from '#module/platform/forms';
import {
  demoPeopleRoutes,
  handlers as identityHandlers,
  routes as identityRoutes,
  signInAddress,
  sweeps as identitySweeps,
} from '#module/platform/identity';
import { heldOffices } from '#platform/access';
import { type CasesDeps, casePaths, handlers as caseHandlers, sealedCases, sealedLikenesses, sweeps as caseSweeps } from '#platform/cases';
import { demoMailer, type Mailer, reachOf, smtpMailer } from '#platform/channels';
import { Allowances } from '#platform/clients';
import { type DocumentsDeps, openDocuments } from '#platform/documents';
import { FileLinks, type FilesDeps } from '#platform/files';
import { sealedDrafts } from '#platform/forms';
import {
  type Auth,
  hadSession,
  type IdentityDeps,
  makeAuth,
  makeResolveActor,
  OidcGate,
  sealedPersons,
  thisSession,
} from '#platform/identity';
import type { JobHandler, Sweep } from '#platform/jobs';
import { checkKeys, type SealedTable, useVault, Vault } from '#platform/keys';
import { heldMandates, mandatePaths, mandatesAmong, type MandatesDeps } from '#platform/mandates';
import { dailySweep, emailHandler, pushHandler, pushKeys, pushSweep, StopLinks } from '#platform/notifications';
import { announce, sealedSecrets, sendHandler, type WebhookDeps, webhookSweeps } from '#platform/webhooks';
import { apiPaths } from '#api';
import { portalPaths } from '#portal';
import { buildWeb, kitRoutes, loadOf, type Routes, type WebApp } from '#web';
import { sql } from 'kysely';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { applying, offeredIn } from './applying.ts';
import { type AccountMail, accountMail } from './account-mail.ts';
import type { Config } from './config.ts';
import { keySource } from './data-keys.ts';
import { erasing } from './erasing.ts';
import { hall, openStalls, type Stall } from './hall.ts';
import { retentionSweep } from './retention.ts';
import { type Figures, readFigures } from './metrics/figures.ts';
import { Metrics } from './metrics/metrics.ts';
import { operationOf } from './metrics/operation.ts';
import { sealSweep } from './seal-sweep.ts';
import { keyFor, readSecret } from './secret.ts';
import { sessionLimits } from './session-rules.ts';
import { openFiles } from './storage.ts';
import { whoAsks } from './who-asks.ts';

/** What the modules were given: for seeding, the demonstration and tests. */
export interface Deps {
  readonly db: Db;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly auth: Auth;
  /** Key better-auth keeps second factors under. */
  readonly authSecret: string;
  readonly mailer: Mailer;
  readonly files: FilesDeps;
  readonly links: FileLinks;
  readonly documents: DocumentsDeps;
  readonly cases: CasesDeps;
  readonly webhooks: WebhookDeps;
  readonly stopLinks: StopLinks;
  /** Every table with sealed values, for whoever seals them anew. */
  readonly sealed: readonly SealedTable[];
}

export interface Application {
  readonly web: WebApp;
  readonly worker: { readonly handlers: readonly JobHandler[]; readonly sweeps: readonly Sweep[] };
  readonly deps: Deps;
  /** Figures for Prometheus, where somebody is to read them; and how they are looked up. */
  readonly metrics: Metrics | null;
  readonly figures: () => Promise<Figures>;
  /** Ends requests in hand, then the connections to the database. */
  close(): Promise<void>;
}

export interface Surroundings {
  readonly clock: Clock;
  readonly logger: Logger;
  /** The database, already migrated. */
  readonly databaseUrl: string;
  /** The services of the hall; tests bring their own. */
  readonly stalls?: readonly Stall[];
}

/** What works on the database and the folders, without pages. */
export async function openDeps(
  config: Config,
  { clock, databaseUrl, stalls = hall }: Omit<Surroundings, 'logger'>,
  metrics: Metrics | null = null,
): Promise<{ readonly deps: Deps; readonly secret: string; readonly mail: AccountMail; close(): Promise<void> }> {
  const secret = readSecret(config);
  const { db, pool, close: closeDatabase } = openDatabase(databaseUrl, { max: config.databasePool });
  const vault = new Vault(keySource(config));
  useVault(db, vault);
  await transaction(db, (tx) => checkKeys(tx, vault, clock.now()));
  const mail = accountMail(db, clock);
  const authSecret = keyFor(secret, 'accounts');
  const { auth, close: closeAuth } = makeAuth({
    databaseUrl,
    secret: authSecret,
    publicUrl: config.publicUrl,
    clock,
    sendCode: mail.sendCode,
  });
  const mailer = config.smtpUrl === null ? demoMailer(db, clock) : smtpMailer(config.smtpUrl, config.mailFrom);
  const files: FilesDeps = { db, clock, ...openFiles(config, metrics) };
  const links = new FileLinks(keyFor(secret, 'file-links'));
  const documents = await openDocuments({
    db,
    clock,
    files,
    publicUrl: config.publicUrl,
    demo: config.demo,
    folder: join(config.dataDir, 'keys'),
    timestamps: config.timestamps,
    bsre: config.bsre,
  });
  const webhooks: WebhookDeps = {
    db,
    clock,
    reach: reachOf({ networks: config.webhookNetworks, http: config.demo }),
    keepDays: config.webhookKeepDays,
    caseUrl: (caseId) => config.publicUrl + apiPaths.case({ caseId }),
    consolePage: (clientId) => portalPaths.webhooks({ clientId }),
  };
  const cases: CasesDeps = {
    db,
    clock,
    registry: await openStalls(db, stalls, clock),
    files,
    links,
    documents,
    secret: keyFor(secret, 'cases'),
    publicUrl: config.publicUrl,
    tellSystems: (tx, news) => announce(tx, webhooks, news),
  };
  const sealed = [
    sealedPersons,
    sealedSecrets,
    sealedDrafts((key) => findService(cases, key)?.journey),
    ...sealedCases(cases),
    sealedLikenesses(cases),
  ];
  const stopLinks = new StopLinks(keyFor(secret, 'mail-links'));
  const deps: Deps = { db, pool, clock, auth, authSecret, mailer, files, links, documents, cases, webhooks, stopLinks, sealed };
  return {
    deps,
    secret,
    mail,
    close: async () => {
      await closeAuth();
      await closeDatabase();
    },
  };
}

function findService({ registry }: CasesDeps, key: string) {
  return registry.all().find(({ service }) => service.key === key)?.service;
}

/** Puts the application together: the one place that knows every module. Nothing listens and no job runs yet. */
export async function compose(config: Config, surroundings: Surroundings): Promise<Application> {
  const { clock, logger } = surroundings;
  const metrics = config.metrics || config.telemetry ? new Metrics() : null;
  const { deps, secret, mail, close: closeDeps } = await openDeps(config, surroundings, metrics);
  const { db, auth, authSecret, files, links, documents, mailer, cases, webhooks, stopLinks } = deps;
  const identity: IdentityDeps = {
    db,
    auth,
    clock,
    officesOf: heldOffices,
    mandatesOf: heldMandates,
    publicUrl: config.publicUrl,
    roleTitle: (role, locale) => cases.registry.roleTitle(role, locale),
    warnOwner: mail.warnOwner,
    tell: mail.tell,
    sessionLimits: sessionLimits(db, clock),
    erasing: erasing(db, clock),
    oidc: config.oidc && new OidcGate(config.oidc, { publicUrl: config.publicUrl, secret: keyFor(secret, 'oidc') }),
  };
  const resolveActor = makeResolveActor(identity);
  const demo = { db, auth, clock, secret: authSecret };
  const fill = applying(cases);
  const mandates: MandatesDeps = { db, clock, files, links, offers: () => offeredIn(cases.registry), consolePage: portalPaths.mandates() };

  const figures = () => readFigures({ db, pool: deps.pool, clock, dataDir: config.dataDir, files, documents, load: () => loadOf(web) });
  const operation = operationOf(clock.now(), figures);

  const { clientPerMinute } = config;
  const push = pushKeys(keyFor(secret, 'push'), `mailto:${config.mailFrom.replace(/^.*<|>$/g, '')}`);

  const routes: Routes[] = [
    (app) =>
      portalRoutes(app, { db, clock, cases, webhooks, registry: cases.registry, clientPerMinute, publicUrl: config.publicUrl, operation }),
    (app) => identityRoutes(app, identity),
    (app) => tokenRoutes(app, { db, clock, publicUrl: config.publicUrl }),
    (app) => fillRoutes(app, fill),
    (app) => mandateRoutes(app, mandates),
    (app) => laperonRoutes(app, { db, clock }),
    (app) => caseRoutes(app, cases),
    (app) => fileRoutes(app, { ...files, links }),
    (app) => documentRoutes(app, documents),
    (app) =>
      noticeRoutes(app, {
        db,
        clock,
        stopLinks,
        reach: webhooks.reach,
        publicKey: push.publicKey,
        sessionOf: (request) => thisSession(identity, request),
      }),
    (app) => apiRoutes(app, { db, clock, cases, fill, documents, webhooks, publicUrl: config.publicUrl }),
  ];
  if (config.demo) routes.push((app) => demoPeopleRoutes(app, demo, demoPeople), kitRoutes);
  if (config.smtpUrl === null) routes.push((app) => demoMailboxRoutes(app, { db }));

  const allowances = new Allowances(db, clientPerMinute);
  const web: WebApp = await buildWeb({
    publicUrl: config.publicUrl,
    secret: keyFor(secret, 'forms'),
    demo: config.demo,
    perMinute: config.perMinute,
    mostRequests: config.mostRequests,
    clock,
    logger,
    routes,
    nav,
    signInAddress,
    ...(metrics && { observe: metrics.request }),
    resolveActor: whoAsks({ db, clock, allowances }, resolveActor),
    wasSignedIn: ({ headers }) => hadSession(headers),
    ready: async () => {
      await sql`select 1`.execute(db);
    },
  });
  const handlers: JobHandler[] = [
    emailHandler({ db, mailer, clock, publicUrl: config.publicUrl, stopLinks }),
    pushHandler({ db, clock, keys: push, reach: webhooks.reach }),
    ...identityHandlers(identity),
    ...caseHandlers(cases),
    sendHandler(webhooks),
  ];
  const sweeps: Sweep[] = [
    ...caseSweeps(cases),
    ...mandateSweeps({ db, clock }),
    ...formSweeps({
      files,
      linkTo: async (tx, id) => ((await mandatesAmong(tx, [id])).has(id) ? mandatePaths.own() : casePaths.file({ caseId: id })),
    }),
    ...clientSweeps({ db, clock }),
    ...identitySweeps(identity),
    ...webhookSweeps(webhooks),
    pushSweep(db),
    dailySweep({ db, clock, publicUrl: config.publicUrl }),
    ...documentSweeps(documents),
    sealSweep({ db, clock, tables: deps.sealed }),
    retentionSweep({ db, clock }),
  ];
  return {
    web,
    worker: { handlers, sweeps },
    deps,
    metrics,
    figures,
    close: async () => {
      await web.close();
      await closeDeps();
    },
  };
}
