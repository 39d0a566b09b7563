import { transaction } from '#db';
import { assign } from '#platform/access';
import { keepOwnFile } from '#platform/files';
import { enrolDemoOfficer } from '#platform/identity';
import { type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencyIn, dayIn, fillFor, newestMandate, START, somebody, startLibrary } from './library.ts';

let app: TestApp;
let admin: Visitor;
let agencyId: string;
let people = 0;
beforeAll(async () => {
  app = await startLibrary();
  agencyId = await agencyIn(app);
  admin = (await officer('Putu Pengurus', 'admin')).visitor;
});
afterAll(() => app.close());

type Somebody = Awaited<ReturnType<typeof somebody>>;

async function officer(name: string, role: string): Promise<Somebody> {
  const one = await somebody(app, name);
  await transaction(app.db, (tx) => assign(tx, { personId: one.personId, agencyId, role, employeeNo: null, validFrom: '2020-01-01' }));
  const { db, auth, clock, authSecret: secret } = app.deps;
  await enrolDemoOfficer({ db, auth, clock, secret }, one.email);
  return { ...one, visitor: await app.signedIn(one.email) };
}

async function paperOf({ personId }: Somebody): Promise<string> {
  const content = Buffer.from(`%PDF-1.4 surat ${++people}`);
  const paper = { content, name: 'surat.pdf', mediaType: 'application/pdf', caseId: null, ownerPersonId: personId };
  return transaction(app.db, async (tx) => (await keepOwnFile(tx, app.deps.files, paper)).id);
}

async function askFor(who: Somebody, kind: 'anak' | 'badan-usaha' | 'warga', more: Record<string, string> = {}) {
  const given = {
    agency: agencyId,
    name: 'Komang Kecil',
    basis: 'Akta kelahiran 5103-LT-1',
    evidence: await paperOf(who),
    from: dayIn(app, 0),
    ...(kind !== 'badan-usaha' && { nik: '5103021201150003' }),
    ...(kind === 'anak' && { born: '12-01-2015' }),
    ...more,
  };
  const answer = await who.visitor.post(`/akun/kuasa/baru/${kind}`, given);
  return { answer, id: await newestMandate(app) };
}

const decide = (visitor: Visitor, id: string, values: Record<string, string>) =>
  visitor.post(`/kelola/kuasa/${id}/putusan`, { decision: 'granted', from: dayIn(app, 0), to: '', reason: '', ...values });

const rowOf = (id: string) => app.db.selectFrom('mandates.mandate').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a mandate an agency decides on', () => {
  it('waits with its paper, is granted by an officer, and lets a parent apply for the child', async () => {
    const parent = await somebody(app, 'Wayan Orangtua');
    const { answer, id } = await askFor(parent, 'anak');
    expect(answer.headers.location).toBe('/akun/kuasa?kabar=atAgency');
    await app.runJobs();
    const told = await app.mail(parent.email);
    expect([told?.subject, told?.body]).toEqual([
      'Permintaan kuasa untuk Komang Kecil diterima',
      expect.stringContaining('Bila bukan Anda yang meminta'),
    ]);
    expect(await rowOf(id)).toMatchObject({ kind: 'child', status: 'asked', valid_to: '2033-01-11', born: '2015-01-12' });
    expect((await parent.visitor.get(START)).body).not.toContain('Atas nama');
    const page = (await admin.get('/kelola/kuasa')).body;
    expect(textOf(page)).toMatch(/Wayan Orangtua.*Komang Kecil.*lahir 12 Januari 2015.*Akta kelahiran 5103-LT-1/);
    const link = /href="(\/lampiran\/[^"]+)"/.exec(page)?.[1] ?? '';
    expect((await admin.get(link)).statusCode).toBe(200);
    expect((await decide(admin, id, { to: '11-01-2033' })).headers.location).toBe('/kelola/kuasa?kabar=granted');
    await app.runJobs();
    expect((await app.mail(parent.email))?.subject).toBe('Kuasa berlaku: Wayan Orangtua mewakili Komang Kecil');
    const sent = await parent.visitor.post(`${await fillFor(app, parent, id)}/kirim`);
    const caseId = /\/berkas\/([\w-]+)/.exec(String(sent.headers.location))?.[1] ?? '';
    const { principal_person_id } = await rowOf(id);
    const made = await app.db.selectFrom('cases.case').select('applicant_person_id').where('id', '=', caseId).executeTakeFirstOrThrow();
    expect(made.applicant_person_id).toBe(principal_person_id);
  });

  it('says to the officer of whom a parent no longer speaks as of a child', async () => {
    const parent = await somebody(app, 'Putu Orangtua Lama');
    await askFor(parent, 'anak', { name: 'Anak Sudah Besar', nik: '5103021201080031', born: '12-01-2008' });
    await askFor(parent, 'anak', { name: 'Anak Belum Besar', nik: '5103021201090032', born: '12-01-2009' });
    const page = textOf((await admin.get('/kelola/kuasa?q=besar')).body);
    expect(page).toMatch(/Anak Sudah Besar Anak, lahir 12 Januari 2008 Sudah dewasa sejak 12 Januari 2026/);
    expect(page).toMatch(/Anak Belum Besar Anak, lahir 12 Januari 2009 Perpustakaan/);
  });

  it('is of one child, whichever parent asks', async () => {
    const [one, other] = [await somebody(app, 'Ibu Satu'), await somebody(app, 'Bapak Dua')];
    const ids = [];
    for (const parent of [one, other]) {
      const { id } = await askFor(parent, 'anak', { nik: '5103025203160005', name: `Anak Bersama ${ids.length}` });
      await decide(admin, id, {});
      ids.push(id);
    }
    const [first, second] = await Promise.all(ids.map(rowOf));
    expect(second?.principal_person_id).toBe(first?.principal_person_id);
  });

  it('is refused with a reason, which whoever asked reads, and not without', async () => {
    const asker = await somebody(app, 'Gede Direktur');
    const { id } = await askFor(asker, 'badan-usaha', { name: 'PT Contoh Bali', basis: 'Akta 12/2020' });
    const without = await decide(admin, id, { decision: 'refused' });
    expect([without.statusCode, textOf(without.body)]).toEqual([422, expect.stringContaining('Tulis alasan menolak')]);
    await decide(admin, id, { decision: 'refused', reason: 'Akta tidak terbaca' });
    await app.runJobs();
    expect((await app.mail(asker.email))?.body).toContain('Alasan: Akta tidak terbaca');
    expect(textOf((await asker.visitor.get('/akun/kuasa?tampil=lewat')).body)).toContain('PT Contoh Bali Ditolak');
    expect(textOf((await asker.visitor.get('/akun/kuasa?tampil=lewat')).body)).toContain('Akta tidak terbaca');
    expect((await decide(admin, id, {})).statusCode).toBe(422);
    expect(textOf((await admin.get('/kelola/kuasa?tampil=lewat&q=contoh')).body)).toContain('PT Contoh Bali');
    const { headers, body } = await admin.get('/kelola/kuasa/ekspor?tampil=lewat&q=contoh');
    expect([String(headers['content-type']).startsWith('text/csv'), body.includes('PT Contoh Bali')]).toEqual([true, true]);
    const taken = await app.db.selectFrom('audit.entry').select('detail').where('action', '=', 'mandates.export').execute();
    expect(taken.map(({ detail }) => detail)).toEqual([{ list: 'past' }]);
  });

  it('leaves nobody behind whom it named, when it comes to nothing or names somebody who is there already', async () => {
    const asker = await somebody(app, 'Rai Sia-sia');
    const people = async () => (await app.db.selectFrom('identity.person').select('id').where('user_id', 'is', null).execute()).length;
    const before = await people();
    const refused = await askFor(asker, 'anak', { name: 'Anak Ditolak', nik: '5103025203160021' });
    await decide(admin, refused.id, { decision: 'refused', reason: 'Akta tidak terbaca' });
    const takenBack = await askFor(asker, 'warga', { name: 'Warga Batal', nik: '5103021201800022' });
    await asker.visitor.post(`/akun/kuasa/${takenBack.id}/akhiri`);
    expect(await people()).toBe(before);
    expect(await rowOf(refused.id)).toMatchObject({ principal_person_id: null, named_name: 'Anak Ditolak' });
    const past = textOf((await asker.visitor.get('/akun/kuasa?tampil=lewat')).body);
    for (const name of ['Anak Ditolak', 'Warga Batal']) expect(past).toContain(name);
    const twice = { name: 'Anak Dua Kali', nik: '5103025203160023' };
    await decide(admin, (await askFor(asker, 'anak', twice)).id, {});
    const other = await somebody(app, 'Sri Orang Tua');
    await decide(admin, (await askFor(other, 'anak', twice)).id, {});
    expect(await people(), 'the one child of both parents').toBe(before + 1);
  });

  it('forgets by and by whom refusals of a former release left behind', async () => {
    const asker = await somebody(app, 'Rai Dahulu');
    const { id } = await askFor(asker, 'warga', { name: 'Warga Dahulu', nik: '5103021201800024' });
    const { principal_person_id: named } = await rowOf(id);
    const { personId: decider } = await somebody(app, 'Petugas Dahulu');
    const refusal = { status: 'refused', decided_by: decider, decided_at: app.clock.now(), reason: 'Tidak lengkap' };
    await app.db.updateTable('mandates.mandate').set(refusal).where('id', '=', id).execute();
    await app.runSweep('mandates.tidy');
    expect(await app.db.selectFrom('identity.person').select('id').where('id', '=', named).execute()).toEqual([]);
    const changed = app.db.updateTable('mandates.mandate').set({ principal_person_id: decider }).where('id', '=', id).execute();
    await expect(changed, 'nobody takes their place').rejects.toThrow('not changed');
  });

  it('is never decided by whoever asked for it, nor by an officer of another agency, nor by the database itself', async () => {
    const self = await officer('Made Petugas Sendiri', 'admin');
    const { id } = await askFor(self, 'warga', { name: 'Warga Sendiri', nik: '5103021201800001' });
    expect(textOf((await self.visitor.get('/kelola/kuasa')).body)).toContain('Ini permintaan Anda sendiri');
    const own = await decide(self.visitor, id, {});
    expect([own.statusCode, textOf(own.body)]).toEqual([422, expect.stringContaining('diputus oleh petugas lain')]);
    const forced = app.db
      .updateTable('mandates.mandate')
      .set({ status: 'granted', decided_by: self.personId, decided_at: app.clock.now() })
      .where('id', '=', id)
      .execute();
    await expect(forced).rejects.toThrow('check constraint');
    const clerk = await officer('Luh Tanpa Wewenang', 'librarian');
    expect((await clerk.visitor.get('/kelola/kuasa')).statusCode).toBe(404);
    expect((await decide(clerk.visitor, id, {})).statusCode).toBe(404);
    await decide(admin, id, {});
    const changed = app.db.updateTable('mandates.mandate').set({ valid_from: '2020-01-01' }).where('id', '=', id).execute();
    await expect(changed).rejects.toThrow('not changed');
  });

  it('keeps its paper, which no other form of its owner can take or drop', async () => {
    const asker = await somebody(app, 'Rai Bersurat');
    const paper = await paperOf(asker);
    await askFor(asker, 'warga', { evidence: paper, nik: '5103021201800009' });
    const again = await askFor(asker, 'warga', { evidence: paper, nik: '5103021201800010' });
    expect(again.answer.statusCode).toBe(422);
    app.clock.advance({ days: 5 });
    await app.runSweep('files.sweep');
    expect(await app.db.selectFrom('files.file').select('id').where('id', '=', paper).execute()).toHaveLength(1);
  });

  it('can be ended by an officer, with a reason and at once', async () => {
    const asker = await somebody(app, 'Sari Perbekel');
    const { id } = await askFor(asker, 'warga', { name: 'Pekak Tanpa Ponsel', nik: '5103020101500002' });
    await decide(admin, id, {});
    expect((await asker.visitor.get(START)).body).toContain('Atas nama Pekak Tanpa Ponsel');
    await admin.post(`/kelola/kuasa/${id}/putusan`, { reason: 'Surat kuasa dicabut' });
    expect((await asker.visitor.get(START)).body).not.toContain('Atas nama');
    expect(await rowOf(id)).toMatchObject({ status: 'ended', reason: 'Surat kuasa dicabut' });
  });

  it('has its paper held back when it is found harmful, for the administrator of that agency to decide about', async () => {
    const { id } = await askFor(await somebody(app, 'Wayan Suratrusak'), 'anak');
    const fileId = String((await rowOf(id)).evidence[0]);
    await app.db.updateTable('files.file').set({ scan: 'infected', finding: 'Contoh.Program-1' }).where('id', '=', fileId).execute();
    const page = textOf((await admin.get(`/kelola/karantina/${fileId}`)).body);
    expect(page).toContain('surat untuk kuasa');
    const decided = await admin.post(`/kelola/karantina/${fileId}`, { putusan: 'removed', alasan: 'Berkas contoh yang berbahaya' });
    expect(decided.headers.location).toContain('tersimpan=1');
  });
});

describe('whoever acted for an applicant', () => {
  it('holds no office in the case, not even once the mandate is over', async () => {
    const both = await officer('Adi Dua Peran', 'librarian');
    const { id } = await askFor(both, 'warga', { name: 'Nenek Diwakili', nik: '5103024101450003' });
    await decide(admin, id, {});
    const sent = await both.visitor.post(`${await fillFor(app, both, id)}/kirim`);
    const caseId = /\/berkas\/([\w-]+)/.exec(String(sent.headers.location))?.[1] ?? '';
    const colleague = await officer('Adi Rekan', 'librarian');
    expect(textOf((await colleague.visitor.get(`/meja/${caseId}`)).body)).toContain('Dikirim oleh Adi Dua Peran sebagai wakil pemohon');
    expect((await both.visitor.get(`/meja/${caseId}`)).statusCode).not.toBe(200);
    await admin.post(`/kelola/kuasa/${id}/putusan`, { reason: 'Selesai' });
    expect((await both.visitor.get(`/meja/${caseId}`)).statusCode).not.toBe(200);
    expect((await both.visitor.get(`/berkas/${caseId}`)).statusCode).toBe(404);
  });
});

describe('time', () => {
  it('warns both once before a mandate runs out, and ends it when its days are over', async () => {
    const [taker, giver] = [await somebody(app, 'Eka Sementara'), await somebody(app, 'Eka Pemberi')];
    await taker.visitor.post('/akun/kuasa/baru', { side: 'ask', email: giver.email, from: dayIn(app, 0), to: dayIn(app, 20) });
    const id = await newestMandate(app);
    await giver.visitor.post(`/akun/kuasa/${id}/terima`);
    const told = async (personId: string) =>
      (await app.db.selectFrom('notifications.message').select('notice').where('person_id', '=', personId).execute()).filter(
        ({ notice }) => notice === 'mandates.running-out',
      ).length;
    await app.runSweep('mandates.tidy');
    expect([await told(taker.personId), await told(giver.personId)]).toEqual([0, 0]);
    app.clock.advance({ days: 10 });
    await app.runSweep('mandates.tidy');
    await app.runSweep('mandates.tidy');
    expect([await told(taker.personId), await told(giver.personId)]).toEqual([1, 1]);
    app.clock.advance({ days: 11 });
    await app.runSweep('mandates.tidy');
    expect(await rowOf(id)).toMatchObject({ status: 'ended', ended_by: null });
    await app.runJobs();
    expect((await app.mail(giver.email))?.subject).toBe('Kuasa habis: Eka Sementara tidak lagi mewakili Eka Pemberi');
  });

  it('lets a request nobody answers lapse', async () => {
    const asker = await somebody(app, 'Bayu Menunggu');
    await asker.visitor.post('/akun/kuasa/baru', { side: 'ask', email: 'tidak-menjawab@contoh.test', from: dayIn(app, 0), to: '' });
    const id = await newestMandate(app);
    app.clock.advance({ days: 31 });
    await app.runSweep('mandates.tidy');
    expect((await rowOf(id)).status).toBe('ended');
  });
});

describe('a person who leaves', () => {
  it('takes what is held about their mandates along, and ends them by being erased', async () => {
    const [stays, leaves] = [await somebody(app, 'Tut Tinggal'), await somebody(app, 'Tut Pergi')];
    await stays.visitor.post('/akun/kuasa/baru', { side: 'ask', email: leaves.email, from: dayIn(app, 0), to: '' });
    const id = await newestMandate(app);
    await leaves.visitor.post(`/akun/kuasa/${id}/terima`);
    expect((await leaves.visitor.get('/akun/data/unduh/json')).body).toContain('"other":"Tut Tinggal"');
    await app.db
      .insertInto('identity.erasure')
      .values({ person_id: leaves.personId, asked_at: app.clock.now(), due_at: app.clock.now() })
      .execute();
    await app.runSweep('identity.erase');
    expect(await rowOf(id)).toMatchObject({ status: 'ended', named_email: null });
    expect((await stays.visitor.get(START)).body).not.toContain('Atas nama');
  });
});
