import { transaction } from '#db';
import { newId } from '#kernel';
import { keepOwnFile } from '#platform/files';
import { getDraftForUpdate, saveAnswers } from '#platform/forms';
import { startApp, type TestApp, type Visitor } from '#support';
import { libraryCard } from '../engine/library-card.ts';

const agency = {
  key: 'library',
  name: 'Perpustakaan Desa',
  regionCode: '51.03',
  address: 'Jalan Buku 1',
  government: 'Pemerintah Contoh',
};

/** The whole application with the library card as its one service. */
export const startLibrary = (): Promise<TestApp> => startApp({ stalls: [{ service: libraryCard, agency }] });

export const START = `/ajukan/${libraryCard.key}`;

export async function agencyIn({ db }: TestApp): Promise<string> {
  return (await db.selectFrom('access.agency').select('id').where('key', '=', agency.key).executeTakeFirstOrThrow()).id;
}

/** Somebody with an account, at their browser. */
export async function somebody(app: TestApp, name: string): Promise<{ personId: string; email: string; name: string; visitor: Visitor }> {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}@contoh.test`;
  const personId = await app.account({ name, email });
  return { personId, email, name, visitor: await app.signedIn(email) };
}

/** Begins an application for `untuk` and fills it in; returns the address of the draft. */
export async function fillFor(app: TestApp, { visitor, personId }: { visitor: Visitor; personId: string }, untuk: string): Promise<string> {
  const page = await visitor.get(START);
  const draft = /name="draft" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const started = await visitor.post(START, { draft, agency: await agencyIn(app), untuk });
  if (started.statusCode !== 303) throw new Error(`not started: ${started.statusCode}`);
  const at = app.clock.now();
  await transaction(app.db, async (tx) => {
    const content = Buffer.from(`photo for ${draft}`);
    const photo = { content, name: 'foto.png', mediaType: 'image/png', caseId: null, ownerPersonId: personId };
    const { id } = await keepOwnFile(tx, app.deps.files, photo);
    const answers = {
      applicant: { name: 'Nama Pada Kartu', address: `Lorong ${draft}`, minor: false },
      branch: { branch: 'kota' },
      declaration: { true: true },
    };
    await saveAnswers(tx, await getDraftForUpdate(tx, draft, personId), libraryCard.journey, answers, at);
    await tx
      .updateTable('forms.draft')
      .set({ files: JSON.stringify({ photo: [id] }) })
      .where('id', '=', draft)
      .execute();
  });
  return `/draf/${draft}`;
}

/** A photograph of theirs, for no case yet. */
export async function handInPhoto({ db, deps }: TestApp, { personId }: { personId: string }): Promise<string> {
  const photo = { content: Buffer.from(newId()), name: 'foto.png', mediaType: 'image/png', caseId: null, ownerPersonId: personId };
  return transaction(db, async (tx) => (await keepOwnFile(tx, deps.files, photo)).id);
}

/** The id of the newest mandate. */
export async function newestMandate({ db }: TestApp): Promise<string> {
  const found = await db
    .selectFrom('mandates.mandate')
    .select('id')
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return found.id;
}

/** A day so many days from the present one, as people type it. */
export function dayIn({ clock }: TestApp, days: number): string {
  return new Date(clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('-');
}
