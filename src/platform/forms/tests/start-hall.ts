import { type Db, transaction } from '#db';
import { newId, type PersonActor } from '#kernel';
import { routes as fileRoutes } from '#module/platform/files';
import { routes as fillRoutes } from '#module/platform/forms';
import { enterAgency } from '#platform/access';
import { bindFiles, FileLinks, type FilesDeps, folderStorage } from '#platform/files';
import { enterPerson } from '#platform/identity';
import { seedRules } from '#platform/rules';
import { createTestDatabase, type FakeClock, fakeClock, Visitor } from '#support';
import { buildWeb, type WebApp } from '#web';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { branches, checklist, libraryCard } from './library-card.ts';

/** Key the hall's links to files are made with. */
export const linkSecret = 'a secret for tests';

interface SentCase {
  readonly caseId: string;
  readonly answers: unknown;
  readonly files: Readonly<Record<string, readonly string[]>>;
}

/** A hall with the library card alone, and people who are signed in by saying who they are. */
export interface Hall {
  readonly db: Db;
  readonly web: WebApp;
  readonly clock: FakeClock;
  readonly files: FilesDeps;
  readonly sent: readonly SentCase[];
  readonly agencyId: string;
  /** Makes the next `submit` throw. */
  failNext(error: Error): void;
  person(name: string): Promise<{ readonly actor: PersonActor; readonly visitor: Visitor }>;
  close(): Promise<void>;
}

export async function startHall(): Promise<Hall> {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = fakeClock();
  const folder = await mkdtemp(join(tmpdir(), 'hall-'));
  const files: FilesDeps = { db, clock, storage: folderStorage(folder) };
  const links = new FileLinks(linkSecret);
  const agencyId = await transaction(db, async (tx) => {
    await seedRules(tx, [branches, checklist], clock.now());
    return enterAgency(tx, {
      key: 'library',
      name: 'Perpustakaan Desa',
      regionCode: '51.03',
      address: 'Jalan Raya Canggu',
      government: 'Desa Canggu',
    });
  });
  const fillable = libraryCard({ id: agencyId, name: 'Perpustakaan Desa' });
  const people = new Map<string, PersonActor>();
  const sent: SentCase[] = [];
  let failure: Error | undefined;
  const web = await buildWeb({
    publicUrl: 'http://localhost',
    secret: 'another secret for tests',
    demo: false,
    perMinute: 0,
    mostRequests: 1000,
    clock,
    logger: pino({ level: 'silent' }),
    nav: () => [],
    console: { Frame: () => null, sections: [] },
    signInAddress: (to) => `/masuk?to=${encodeURIComponent(to)}`,
    wasSignedIn: () => false,
    resolveActor: async (request) => people.get(request.cookies.wl_who ?? '') ?? null,
    ready: async () => {},
    routes: [
      (app) => fileRoutes(app, { ...files, links }),
      (app) =>
        fillRoutes(app, {
          db,
          clock,
          files,
          links,
          personRegistry: null,
          consentPage: (draftId) => `/persetujuan/${draftId}`,
          fillables: () => [fillable],
          submit: async (tx, { actor, answers, files: bound }) => {
            const caseId = newId();
            await bindFiles(tx, Object.values(bound).flat(), [actor.personId], caseId);
            if (failure) {
              const error = failure;
              failure = undefined;
              throw error;
            }
            sent.push({ caseId, answers, files: bound });
            return { caseId, href: `/berkas/${caseId}` };
          },
        }),
    ],
  });
  return {
    db,
    web,
    clock,
    files,
    sent,
    agencyId,
    failNext: (error) => {
      failure = error;
    },
    person: async (name) => {
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@contoh.id`;
      const personId = await transaction(db, (tx) => enterPerson(tx, { name, email }, clock.now()));
      const actor: PersonActor = { kind: 'person', personId, accountId: newId(), name, email, roles: [], strong: false };
      people.set(personId, actor);
      return { actor, visitor: new Visitor(web, [`wl_who=${personId}; Path=/`]) };
    },
    close: async () => {
      await web.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly content: Uint8Array;
}

/** Sends a form with files, as a browser does. */
export async function sendFiles(
  visitor: Visitor,
  url: string,
  fields: readonly (readonly [string, string])[],
  files: readonly SentFile[],
  headers: Readonly<Record<string, string>> = {},
) {
  const form = new FormData();
  if (!fields.some(([name]) => name === '_csrf')) form.append('_csrf', await visitor.token());
  for (const [name, value] of fields) form.append(name, value);
  for (const { field, name, content } of files) form.append(field, new Blob([Uint8Array.from(content)]), name);
  const body = new Response(form);
  return visitor.send({
    method: 'POST',
    url,
    headers: { 'content-type': body.headers.get('content-type') ?? '', ...headers },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}
