import type { Clock } from '#kernel';
import { AdminPage, navWith } from '#module/portal';
import { consoleSections as dukcapilSections, workPages as registryPages } from '#module/services/dukcapil';
import { workPages as ombudsmanPages } from '#module/services/ombudsman';
import { consoleSections as laperonSections } from '#module/services/laperon';
import { treasuryPage } from '#module/platform/payments';
import { signInAddress } from '#module/platform/identity';
import { heldOffices } from '#platform/access';
import { Allowances } from '#platform/clients';
import { hadSession, type IdentityDeps, makeResolveActor, OidcGate } from '#platform/identity';
import { heldMandates } from '#platform/mandates';
import type { Receives } from '#platform/channels';
import { pushKeys } from '#platform/notifications';
import { birth } from '#services/dukcapil';
import { permit } from '#services/laperon';
import { samsatAgency } from '#services/samsat';
import { buildWeb, loadOf, type WebApp } from '#web';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { DEMO_MAIL, farMail, openDemoMail } from './demo-mail.ts';
import { openDemoBank, wantsDemoBank } from './demo-bank.ts';
import type { AccountMail } from './account-mail.ts';
import type { Config } from './config.ts';
import { type Deps, openDeps } from './deps.ts';
import { erasing } from './erasing.ts';
import { hall, type Stall } from './hall.ts';
import { type Figures, readFigures } from './metrics/figures.ts';
import { Metrics } from './metrics/metrics.ts';
import { operationOf } from './metrics/operation.ts';
import { routesOf } from './routes.ts';
import { keyFor } from './secret.ts';
import { sessionLimits } from './session-rules.ts';
import { whoAsks } from './who-asks.ts';
import { wingRoleTitle, wingsOf } from './wings.ts';
import { farTelephone, openOwnTelephone, type OpenTelephone, openTelephone } from './telephone.ts';
import { type Work, workOf } from './work.ts';

export interface Application {
  readonly web: WebApp;
  readonly worker: Work;
  readonly deps: Deps;
  /** Figures for Prometheus, where somebody is to read them; and how they are looked up. */
  readonly metrics: Metrics | null;
  readonly figures: () => Promise<Figures>;
  /** Telephones of the demonstration, where they are in this process. */
  readonly telephone: OpenTelephone['standIn'] | null;
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
  /** Takes what people write; tests bring their own. */
  readonly receives?: Receives;
  /** The telephones of the demonstration are in another process. */
  readonly telephoneElsewhere?: boolean;
}

/** Puts the application together: the one place that knows every module. Nothing listens and no job runs yet. */
export async function compose(config: Config, surroundings: Surroundings): Promise<Application> {
  const { clock, logger } = surroundings;
  const metrics = config.metrics || config.telemetry ? new Metrics() : null;
  const deliver: Parameters<typeof openTelephone>[2] = async (body, headers) => {
    const answer = await web.inject({ method: 'POST', url: '/whatsapp/webhook', headers, payload: body });
    return answer.statusCode;
  };
  const telephone = await telephoneOf(config, surroundings, deliver);
  const wantsOwn = config.demo && config.ombudsmanWhatsapp === null && !surroundings.telephoneElsewhere;
  const ownTelephone = wantsOwn ? await openOwnTelephone(clock, deliver) : null;
  const bank = wantsDemoBank(config)
    ? await openDemoBank(
        [...new Set([samsatAgency.key, ...(surroundings.stalls ?? hall).map(({ agency }) => agency.key)])],
        clock,
        async ({ method, path, headers, body }) => {
          const answer = await web.inject({ method, url: path, headers: { ...headers }, payload: body });
          return { status: answer.statusCode, body: answer.body };
        },
      )
    : null;
  const wantsMail = config.demo && config.ombudsmanMail === null;
  const post = wantsMail && !surroundings.telephoneElsewhere ? await openDemoMail(config, clock) : null;
  const mailAt = wantsMail ? { address: DEMO_MAIL, at: post?.settings ?? farMail(config) } : undefined;
  const opening = {
    ...surroundings,
    ...(mailAt && { mailAt }),
    ...(telephone && { access: telephone.access }),
    ...(ownTelephone && { chatAt: { access: ownTelephone.access, number: ownTelephone.standIn.number } }),
    ...(bank && { demoBanks: [bank.setup] }),
  };
  const { deps, secret, mail, close: closeDeps } = await openDeps(config, opening, metrics);
  const { db, pool, files, documents } = deps;
  const identity = identityOf(config, deps, secret, mail);
  const push = pushKeys(keyFor(secret, 'push'), `mailto:${config.mailFrom.replace(/^.*<|>$/g, '')}`);
  const whatsappNumber = config.whatsapp?.number ?? telephone?.standIn?.number ?? null;
  const figures = () =>
    readFigures({
      db,
      pool,
      clock,
      dataDir: config.dataDir,
      files,
      documents,
      whatsappNumber,
      load: () => loadOf(web),
    });
  const operation = operationOf(clock.now(), figures);
  const agencyOf = (service: string) => deps.cases.registry.offersOf(service)[0]?.agency.id ?? null;
  const allowances = new Allowances(db, config.clientPerMinute);
  const web: WebApp = await buildWeb({
    publicUrl: config.publicUrl,
    secret: keyFor(secret, 'forms'),
    demo: config.demo,
    perMinute: config.perMinute,
    mostRequests: config.mostRequests,
    clock,
    logger,
    routes: routesOf(config, {
      deps,
      identity,
      operation,
      whatsappNumber,
      pushKey: push.publicKey,
      telephone: telephone?.standIn ?? null,
      ownTelephone: ownTelephone?.standIn ?? null,
      bank: bank?.standIn ?? null,
      mail: post && { server: post.standIn, office: DEMO_MAIL },
    }),
    nav: navWith({ pages: [...registryPages(agencyOf(birth.key)), treasuryPage, ...ombudsmanPages()], wings: wingsOf(deps) }),
    console: { Frame: AdminPage, sections: [...laperonSections(agencyOf(permit.key)), ...dukcapilSections(agencyOf(birth.key))] },
    signInAddress,
    ...(metrics && { observe: metrics.request }),
    resolveActor: whoAsks({ db, clock, allowances }, makeResolveActor(identity)),
    wasSignedIn: ({ headers }) => hadSession(headers),
    ready: async () => {
      await sql`select 1`.execute(db);
    },
  });
  return {
    web,
    worker: workOf(config, deps, identity, push),
    deps,
    metrics,
    figures,
    telephone: telephone?.standIn ?? null,
    close: async () => {
      await telephone?.close?.();
      await ownTelephone?.close();
      await bank?.close();
      await post?.close();
      await web.close();
      await closeDeps();
    },
  };
}

/** In the demonstration telephones take the place of a number at Meta, in the process of the pages. */
async function telephoneOf(
  config: Config,
  { clock, telephoneElsewhere = false }: Surroundings,
  deliver: Parameters<typeof openTelephone>[2],
): Promise<(Pick<OpenTelephone, 'access'> & Partial<OpenTelephone>) | null> {
  if (!config.demo || config.whatsapp !== null) return null;
  return telephoneElsewhere ? { access: farTelephone(config) } : openTelephone(config, clock, deliver);
}

function identityOf({ publicUrl, oidc }: Config, { db, auth, clock, cases }: Deps, secret: string, mail: AccountMail): IdentityDeps {
  return {
    db,
    auth,
    clock,
    officesOf: heldOffices,
    mandatesOf: heldMandates,
    publicUrl,
    roleTitle: (role, locale) => cases.registry.roleTitle(role, locale) ?? wingRoleTitle(role, locale),
    warnOwner: mail.warnOwner,
    tell: mail.tell,
    sessionLimits: sessionLimits(db, clock),
    erasing: erasing(db, clock),
    oidc: oidc && new OidcGate(oidc, { publicUrl, secret: keyFor(secret, 'oidc') }),
  };
}
