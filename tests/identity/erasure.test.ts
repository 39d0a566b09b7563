import { transaction } from '#db';
import { castOf, seedPermit } from '#demo';
import { newId } from '#kernel';
import { enterDraft } from '#platform/forms';
import { DEMO_PASSWORD } from '#platform/identity';
import { permit } from '#services/laperon';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officer, subjectsTo } from './people.ts';

let app: TestApp;
let people = 0;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

async function somebody() {
  const email = `hapus${++people}@contoh.test`;
  const personId = await app.account({ name: 'Wayan Terhapus', email, nik: '5103010101709990', phone: '+6281200000001' });
  return { email, personId, visitor: await app.signedIn(email) };
}

async function ask(visitor: Visitor, password = DEMO_PASSWORD) {
  await visitor.get('/akun/hapus');
  return visitor.post('/akun/hapus', { password });
}

const personOf = (id: string) => app.db.selectFrom('identity.person').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const erase = () => app.runSweep('identity.erase');

describe('having one’s account erased', () => {
  it('says what goes, what law makes us keep, and when', async () => {
    const { visitor } = await somebody();
    const page = textOf((await visitor.get('/akun/hapus')).body);
    for (const words of ['30 hari', 'Yang dihapus', 'Yang wajib kami simpan', 'UU 43/2009']) expect(page).toContain(words);
  });

  it('needs the password, signs out everywhere, and tells the owner', async () => {
    const { email, visitor } = await somebody();
    expect((await ask(visitor, 'bukan kata sandinya')).statusCode).toBe(422);
    const other = await app.signedIn(email);
    const asked = await ask(visitor);
    expect(asked.headers.location).toBe('/masuk?why=erasing');
    expect(textOf((await visitor.follow(asked)).body)).toContain('sudah dicatat');
    expect((await other.get('/akun')).statusCode).toBe(303);
    expect(await subjectsTo(app, email)).toContain('Akun Anda akan dihapus');
  });

  it('waits thirty days, then leaves nothing of the person but that there was one', async () => {
    const { email, personId, visitor } = await somebody();
    const { agencyId } = await castOf(app.deps);
    await transaction(app.db, (tx) => enterDraft(tx, { id: newId(), service: permit.key, agencyId, personId }, app.clock.now()));
    const { user_id: userId } = await personOf(personId);
    await ask(visitor);
    app.clock.advance({ days: 29 });
    await erase();
    expect((await personOf(personId)).name).toBe('Wayan Terhapus');
    app.clock.advance({ days: 2 });
    await erase();
    const after = await personOf(personId);
    expect(after).toMatchObject({ name: '–', email: null, phone: null, nik: null, nik_index: null, user_id: null });
    expect(after.erased_at).not.toBeNull();
    expect(await app.db.selectFrom('identity.user').select('id').where('email', '=', email).execute()).toEqual([]);
    expect(
      await app.db
        .selectFrom('identity.account')
        .select('id')
        .where('userId', '=', userId ?? '')
        .execute(),
    ).toEqual([]);
    expect(await app.db.selectFrom('forms.draft').select('id').where('person_id', '=', personId).execute()).toEqual([]);
    expect(await app.db.selectFrom('notifications.message').select('id').where('person_id', '=', personId).execute()).toEqual([]);
    const lines = await app.db.selectFrom('audit.entry').select('action').where('subject_id', '=', personId).execute();
    expect(lines.map(({ action }) => action)).toContain('identity.erase');
    const again = app.visitor();
    await again.get('/masuk');
    expect((await again.post('/masuk', { email, password: DEMO_PASSWORD })).statusCode).toBe(422);
  });

  it('is cancelled by signing in', async () => {
    const { email, personId, visitor } = await somebody();
    await ask(visitor);
    const back = await app.signedIn(email);
    expect((await back.get('/akun')).statusCode).toBe(200);
    expect(await subjectsTo(app, email)).toContain('Akun Anda tidak jadi dihapus');
    app.clock.advance({ days: 60 });
    await erase();
    expect((await personOf(personId)).name).toBe('Wayan Terhapus');
  });

  it('takes nobody else along', async () => {
    const [gone, stays] = [await somebody(), await somebody()];
    await ask(gone.visitor);
    app.clock.advance({ days: 31 });
    await erase();
    expect((await personOf(stays.personId)).name).toBe('Wayan Terhapus');
    expect((await stays.visitor.get('/akun')).statusCode).toBe(200);
  });

  it('is not for whoever holds an office, nor while an application is being decided', async () => {
    const email = 'petugas-hapus@contoh.test';
    await officer(app, email);
    const refused = await ask(await app.signedIn(email));
    expect(refused.statusCode).toBe(422);
    expect(textOf(refused.body)).toContain('Anda memegang jabatan');

    await seedPermit.submitted(app.deps);
    const niluh = await app.signedIn('niluh@contoh.test');
    expect(textOf((await niluh.get('/akun/hapus')).body)).toContain('masih diproses');
    expect((await ask(niluh)).statusCode).toBe(422);
    expect(await app.db.selectFrom('identity.erasure').select('person_id').execute()).toEqual([]);
  });
});
