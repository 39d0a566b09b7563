import { type Db, openDatabase, transaction } from '#db';
import type { Clock } from '#kernel';
import { enterAgency, findAgencyByKey } from '#platform/access';
import { meetingsInChats } from '#platform/appointments';
import type { CasesDeps } from '#platform/cases';
import {
  demoMailer,
  type MailDeps,
  type Mailer,
  type OwnLine,
  reachOf,
  type Receives,
  smtpMailer,
  type WhatsAppDeps,
} from '#platform/channels';
import { assertFits, chatBeside, chatsHeld, passedOn, type ConversationDeps, receiver } from '#platform/conversations';
import { type DocumentsDeps, openDocuments } from '#platform/documents';
import type { Payee, PaymentsDeps } from '#platform/payments';
import { FileLinks, type FilesDeps } from '#platform/files';
import { type Auth, cardPasswords, makeAuth } from '#platform/identity';
import { checkKeys, type SealedTable, useVault, Vault } from '#platform/keys';
import { StopLinks } from '#platform/notifications';
import { askOfCase, besideOwnSurvey } from '#platform/survey';
import { Allowances, resolveKey } from '#platform/clients';
import { announce, type WebhookDeps } from '#platform/webhooks';
import { printingInChats } from '#services/dukcapil';
import { levyPayees } from '#services/laperon';
import { educationAgency, type LenteraDeps } from '#services/lentera';
import { ombudsmanAgency, type OmbudsmanDeps, ombudsmanLine, ombudsmanPaths } from '#services/ombudsman';
import { complaint, besideOwnCase, carriedAtStart, type ComplaintDeps, handOnComplaint, raiseComplaint } from '#services/pengaduan';
import { postByApi, ProofKeys, registryByApi, samsatAgency, type SamsatDeps, vehicleTax } from '#services/samsat';
import { apiPaths } from '#api';
import { portalPaths } from '#portal';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { applying } from './applying.ts';
import { type AccountMail, accountMail } from './account-mail.ts';
import type { Config } from './config.ts';
import type { BankSetup } from './config-banks.ts';
import { keySource } from './data-keys.ts';
import { hall, openStalls, parties, type Stall } from './hall.ts';
import type { Metrics } from './metrics/metrics.ts';
import { forgetBeside, forgetPeople } from './forgetting.ts';
import { askedBeside, followBeside, heldBeside, registersOf, standsBeside, takeAlong } from './registers.ts';
import { keyFor, readSecret } from './secret.ts';
import { openBanks } from './banks.ts';
import { mailDeps } from './mail.ts';
import type { MailSettings } from './config-mail.ts';
import { sealedTables } from './sealed.ts';
import { openFiles } from './storage.ts';
import { whatsAppDeps } from './whatsapp.ts';
import { keptInChats } from './retention.ts';

/** What the modules were given: for pages and work, and for seeding, the demonstration and tests. */
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
  readonly whatsapp: WhatsAppDeps;
  /** Numbers at Meta that are not the house's. */
  readonly ownLines: readonly OwnLine[];
  readonly mail: MailDeps;
  readonly conversations: ConversationDeps;
  readonly lentera: LenteraDeps;
  readonly samsat: SamsatDeps;
  readonly ombudsman: OmbudsmanDeps;
  readonly complaints: ComplaintDeps;
  readonly payments: PaymentsDeps;
  readonly stopLinks: StopLinks;
  /** Every table with sealed values, for whoever seals them anew. */
  readonly sealed: readonly SealedTable[];
}

interface Opening {
  readonly clock: Clock;
  /** The database, already migrated. */
  readonly databaseUrl: string;
  /** The services of the hall; tests bring their own. */
  readonly stalls?: readonly Stall[];
  /** What is done with messages of a chat; conversations answer them where absent. */
  readonly receives?: Receives;
  /** Which number is connected, where the settings name none. */
  readonly access?: WhatsAppDeps['access'];
  /** Which number the Ombudsman has, where the settings name none. */
  readonly chatAt?: OmbudsmanDeps['chat'];
  /** Where the Ombudsman's mail is, where the settings name no box. */
  readonly mailAt?: { readonly address: string; readonly at: () => MailSettings | null };
  /** Banks beside those the settings name. */
  readonly demoBanks?: readonly BankSetup[];
}

/** What works on the database and the folders, without pages. */
export async function openDeps(
  config: Config,
  { clock, databaseUrl, stalls = hall, receives, access, chatAt, mailAt, demoBanks = [] }: Opening,
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
  const registry = await openStalls(db, stalls, clock);
  const educationId = await transaction(db, (tx) => enterAgency(tx, educationAgency));
  const lentera: LenteraDeps = {
    db,
    clock,
    agencyId: educationId,
    publicUrl: config.publicUrl,
    files,
    secret: keyFor(secret, 'exams'),
    demo: config.demo,
    newCardPassword: cardPasswords(auth),
  };
  const samsat: SamsatDeps = {
    db,
    clock,
    agencyId: await transaction(db, (tx) => enterAgency(tx, samsatAgency)),
    files,
    links,
    registry: config.samsat && registryByApi(config.samsat, clock),
    post: config.post && postByApi(config.post),
    documents,
    proofKeys: await ProofKeys.open(join(config.dataDir, 'keys', 'proofs')),
    demo: config.demo,
  };
  const ombudsmanId = await transaction(db, (tx) => enterAgency(tx, ombudsmanAgency));
  const mailBoxes = mailDeps(
    { db, clock, key: keyFor(secret, 'mail') },
    ombudsmanId,
    config.ombudsmanMail ? { address: config.ombudsmanMail.address, at: () => config.ombudsmanMail } : (mailAt ?? null),
  );
  const ownNumber = config.ombudsmanWhatsapp;
  const chat = chatAt ?? { access: () => ownNumber, number: ownNumber?.number ?? null };
  const ombudsman: OmbudsmanDeps = {
    db,
    clock,
    agencyId: ombudsmanId,
    chat,
    scanner: files.scanner,
    mail: mailBoxes,
    publicUrl: config.publicUrl,
    documents,
    prior: (person, caseId) => raiseComplaint(cases, person, caseId),
    complaintsPath: portalPaths.service({ key: complaint.key }),
    offers: () => registry.all(),
    demo: config.demo,
  };
  const payees: Payee[] = [];
  const banks = await openBanks([...config.banks, ...demoBanks], { clock, idOf: async (key) => (await findAgencyByKey(db, key))?.id });
  const payments: PaymentsDeps = {
    db,
    clock,
    publicUrl: config.publicUrl,
    documents,
    banks: () => banks,
    payees: () => payees,
    parties: () => parties,
  };
  const registers = registersOf(documents);
  registry.assertKept(registers);
  registry.assertGoesOn();
  const cases: CasesDeps = {
    db,
    clock,
    registry,
    registers,
    files,
    links,
    documents,
    secret: keyFor(secret, 'cases'),
    publicUrl: config.publicUrl,
    takeAlong,
    askedBeside,
    followBeside: async (tx, followed) => {
      await followBeside(tx, followed);
      await handOnComplaint(tx, cases, followed);
    },
    atStart: (tx, starting) => carriedAtStart(tx, cases, starting),
    besideApplicant: (view) => [besideOwnSurvey(view), besideOwnCase(complaints, view)],
    standsBeside,
    heldBeside: heldBeside(db, clock),
    forgetBeside,
    forgetPeople,
    chatsHeld,
    passedOn,
    besideDesk: (officer, view) => chatBeside(conversations)(officer, view),
    tellSystems: async (tx, news) => {
      await announce(tx, webhooks, news);
      await askOfCase(tx, cases, news);
    },
  };
  const fill = applying(cases);
  const allowances = new Allowances(db, config.clientPerMinute);
  const complaints: ComplaintDeps = {
    cases,
    fill,
    byKey: (key) => resolveKey({ db, allowances, now: clock.now() }, key),
    raisePath: (caseId) => ombudsmanPaths.fromComplaint({ caseId }),
    ombudsmanPath: ombudsmanPaths.front(),
  };
  payees.push(...levyPayees(cases), vehicleTax(samsat));
  const conversations: ConversationDeps = {
    db,
    clock,
    cases,
    fill,
    publicUrl: config.publicUrl,
    printing: printingInChats(cases),
    meetings: meetingsInChats(cases),
    keptDays: (at) => keptInChats(at, clock.now()),
    offers: () =>
      registry
        .all()
        .filter(({ service, agency }) =>
          stalls.some((stall) => stall.chat && stall.service.key === service.key && stall.agency.key === agency.key),
        ),
  };
  assertFits(conversations.offers());
  const whatsapp = whatsAppDeps(config, files, {
    receives: receives ?? receiver(conversations),
    ...(access && { access }),
  });
  const stopLinks = new StopLinks(keyFor(secret, 'mail-links'));
  const deps: Deps = {
    db,
    pool,
    clock,
    auth,
    authSecret,
    mailer,
    files,
    links,
    documents,
    cases,
    webhooks,
    whatsapp,
    ownLines: [ombudsmanLine({ db, clock }, ombudsmanId, { publicUrl: config.publicUrl, access: chat.access })],
    mail: mailBoxes,
    conversations,
    lentera,
    samsat,
    ombudsman,
    complaints,
    payments,
    stopLinks,
    sealed: sealedTables(cases),
  };
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
