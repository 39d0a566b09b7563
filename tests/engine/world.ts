import { transaction } from '#db';
import { type Actor, newId, type PersonActor } from '#kernel';
import { type Agency, assign, enterAgency, getAgency, officesOf } from '#platform/access';
import {
  type CasesDeps,
  type CaseView,
  type Command,
  handlers,
  type Outcome,
  perform,
  readCase,
  ServiceRegistry,
  submitCase,
  type Submitted,
} from '#platform/cases';
import { BROUGHT_PDF, broughtPdfs, documentRules, openDocuments } from '#platform/documents';
import { FileLinks, folderStorage, keepOwnFile } from '#platform/files';
import type { Answers } from '#platform/forms';
import { enterPerson } from '#platform/identity';
import { emailHandler, morningRules, StopLinks } from '#platform/notifications';
import { rulesAt, seedRules } from '#platform/rules';
import { createTestDatabase, drainJobs, type FakeClock, fakeClock, type TestDatabase } from '#support';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { libraryCard, libraryRules } from './library-card.ts';

export interface World {
  readonly database: TestDatabase;
  readonly deps: CasesDeps;
  readonly clock: FakeClock;
  readonly agency: Agency;
  /** People by name; officers hold the role they are named after. */
  person(name: string, roles?: readonly string[], agencyId?: string): Promise<PersonActor>;
  otherAgency(): Promise<string>;
  file(owner: PersonActor): Promise<string>;
  submit(
    actor: PersonActor,
    answers?: Answers,
    options?: { key?: string; files?: Record<string, string[]>; secret?: string },
  ): Promise<Submitted>;
  /** An application of somebody new, handed in. */
  begin(name?: string, address?: string): Promise<Submitted & { readonly applicant: PersonActor }>;
  act(actor: Actor, caseId: string, action: string, input?: Record<string, unknown>, version?: number | null): Promise<Outcome>;
  /** A command every case understands. */
  ask(actor: Actor, caseId: string, ask: Command['ask'], version?: number | null): Promise<Outcome>;
  see(actor: Actor, caseId: string): Promise<CaseView>;
  /** Does every job due. */
  work(): Promise<number>;
  inbox(actor: PersonActor): Promise<string[]>;
  mails(): readonly { to: string; subject: string; body: string }[];
  close(): Promise<void>;
}

export const adult = (name = 'Ni Luh Sari', address = 'Jalan Contoh 1'): Answers => ({
  applicant: { name, address, minor: false },
  branch: { branch: 'kota' },
  declaration: { true: true },
});

export const child = (guardianEmail = 'wali@contoh.id', name = 'Komang Adi'): Answers => ({
  applicant: { name, address: 'Jalan Contoh 2', minor: true },
  guardian: { guardian: 'Wayan Wali', email: guardianEmail },
  branch: { branch: 'desa' },
  declaration: { true: true },
});

/** The toy service at one agency on a database of its own. Monday, 2 March 2026, 10.00 WITA, until told otherwise. */
export async function openWorld(): Promise<World> {
  const database = await createTestDatabase();
  const { db, pool } = database;
  const clock = fakeClock();
  const folder = await mkdtemp(join(tmpdir(), 'wantilan-engine-'));
  const publicUrl = 'http://localhost';
  const files = { db, clock, storage: folderStorage(join(folder, 'files')) };
  const enter = (key: string, regionCode: string) =>
    transaction(db, (tx) =>
      enterAgency(tx, { key, name: `Perpustakaan ${key}`, regionCode, address: 'Jalan Buku 1', government: 'Pemerintah Contoh' }),
    );
  const agency = await getAgency(db, await enter('library', '51.03'));
  const documents = await openDocuments({ db, clock, files, publicUrl, demo: true, folder: join(folder, 'keys') });
  const deps: CasesDeps = {
    db,
    clock,
    registry: new ServiceRegistry([{ service: libraryCard, agency }]),
    files,
    links: new FileLinks('links'),
    documents,
    registers: { [BROUGHT_PDF]: broughtPdfs(documents) },
    secret: 'a secret of the tests',
    publicUrl,
  };
  await transaction(db, (tx) => seedRules(tx, [...Object.values(libraryRules), ...documentRules, ...morningRules], clock.now()));
  const sent: { to: string; subject: string; body: string }[] = [];
  const work = [
    ...handlers(deps),
    emailHandler({ db, clock, publicUrl, stopLinks: new StopLinks('links'), mailer: async (mail) => void sent.push(mail) }),
  ];
  let people = 0;
  let begun = 0;

  const world: World = {
    database,
    deps,
    clock,
    agency,
    async person(name, roles = [], agencyId = agency.id) {
      const address = `orang${++people}@contoh.id`;
      const personId = await transaction(db, async (tx) => {
        const id = await enterPerson(tx, { name, email: address }, clock.now());
        for (const role of roles)
          await assign(tx, { personId: id, agencyId, role, employeeNo: `19800101200001100${people}`, validFrom: '2020-01-01' });
        return id;
      });
      const held = await officesOf(db, personId, '2026-03-02');
      return { kind: 'person', personId, accountId: personId, name, email: address, roles: held, strong: roles.length > 0 };
    },
    otherAgency: () => enter(newId().slice(-8), '51.02'),
    file: (owner) =>
      transaction(db, async (tx) => {
        const content = Buffer.from(`file ${newId()}`);
        const { id } = await keepOwnFile(tx, files, {
          content,
          name: 'foto.png',
          mediaType: 'image/png',
          caseId: null,
          ownerPersonId: owner.personId,
        });
        return id;
      }),
    async submit(actor, answers = adult(), { key = newId(), files: given, secret = deps.secret } = {}) {
      const minor = (answers.applicant as { minor: boolean }).minor;
      const sentFiles = given ?? { photo: [await world.file(actor)], ...(minor && { consent: [await world.file(actor)] }) };
      const rules = await rulesAt(db, libraryCard.rules, { agencyId: agency.id, on: '2026-03-02' });
      const submission = { actor, service: libraryCard, agencyId: agency.id, answers, files: sentFiles, rules, idempotencyKey: key };
      return transaction(db, (tx) => submitCase(tx, { ...deps, secret }, submission));
    },
    async begin(name = 'Pemohon Contoh', address = `Lorong ${++begun}`) {
      const applicant = await world.person(name);
      return { applicant, ...(await world.submit(applicant, adult(name, address))) };
    },
    act: (actor, caseId, action, input = {}, version = null) =>
      perform(deps, actor, { caseId, idempotencyKey: newId(), expectedVersion: version, ask: { action, input } }),
    ask: (actor, caseId, ask, version = null) => perform(deps, actor, { caseId, idempotencyKey: newId(), expectedVersion: version, ask }),
    see: (actor, caseId) => readCase(deps, caseId, actor),
    work: () => drainJobs(pool, clock, work),
    async inbox({ personId }) {
      const rows = await db
        .selectFrom('notifications.message')
        .select('notice')
        .where('person_id', '=', personId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(({ notice }) => notice.replace('cases.', ''));
    },
    mails: () => sent,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return world;
}

/** What a refused command is thrown as. */
export const refusal = (code: string, reason?: string) =>
  expect.objectContaining({ code, ...(reason && { detail: expect.objectContaining({ reason }) }) });
