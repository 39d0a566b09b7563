import { startApp, type TestApp, textOf, textOfPdf, type Visitor } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSchools, type SchoolWorld } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
}, 120_000);
afterAll(() => app?.close());

const OWN = 'sawah hijau pagi hari sekali';

/** What stands on the cards of a PDF: user name and password, one after the other. */
async function cardsIn(pdf: Buffer): Promise<readonly { readonly name: string; readonly password: string }[]> {
  const { text } = await textOfPdf(pdf);
  const names = [...text.matchAll(/Nama pengguna ([a-z.]+\d{3})/g)].map(([, name = '']) => name);
  const passwords = [...text.matchAll(/([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})/g)].map(([, password = '']) => password);
  return names.map((name, at) => ({ name, password: passwords[at] ?? '' }));
}

const first = (cards: Awaited<ReturnType<typeof cardsIn>>) => cards[0] ?? { name: '', password: '' };

async function print(visitor: Visitor, siswa: readonly string[], more: Record<string, string> = {}) {
  return visitor.post(`/lentera/kelas/${world.classes.a}/kartu`, { siswa, ...more });
}

const signIn = (visitor: Visitor, email: string, password: string) => visitor.post('/masuk', { email, password });

describe('a card', () => {
  it('opens no session until its password was replaced, and then no more', async () => {
    const teacher = await world.at('teacher');
    const sheet = await print(teacher, [world.students.made, world.students.luh]);
    expect(sheet.headers['content-type']).toBe('application/pdf');
    const { name, password } = first(await cardsIn(sheet.rawPayload));
    const child = app.visitor();
    const led = await signIn(child, name.toUpperCase(), password.replaceAll('-', ' '));
    expect(led.headers.location).toBe(`/masuk/kartu?nama=${name}`);
    expect((await child.get('/akun')).statusCode).toBe(303);
    expect((await signIn(app.visitor(), `${name}@nama.invalid`, password.replaceAll('-', ''))).headers.location).toMatch(/^\/masuk\/kartu/);
    const weak = await child.post('/masuk/kartu', { nama: name, kartu: password, newPassword: 'pendek' });
    expect([weak.statusCode, textOf(weak.body)]).toEqual([422, expect.stringContaining('terlalu pendek')]);
    const wrong = await child.post('/masuk/kartu', { nama: name, kartu: 'abcd-efgh-jkmn', newPassword: OWN });
    expect([wrong.statusCode, textOf(wrong.body)]).toEqual([422, expect.stringContaining('tidak cocok')]);
    expect((await child.post('/masuk/kartu', { nama: name, kartu: password, newPassword: OWN })).statusCode).toBe(303);
    expect(textOf((await child.get('/lentera')).body)).toMatch(/Saya di sekolah .* Rahasia/);
    expect(textOf((await child.get('/akun')).body)).toContain(`Nama pengguna: ${name}`);
    expect((await app.visitor().post('/masuk/kartu', { nama: name, kartu: password, newPassword: OWN })).statusCode).toBe(422);
    expect((await signIn(app.visitor(), name, password)).statusCode).toBe(422);
    expect((await signIn(app.visitor(), name, OWN)).statusCode).toBe(303);
  });

  it('is printed anew for whoever has not signed in, and for others only on purpose, which ends their sessions', async () => {
    const operator = await world.at('operator');
    const both = [world.students.made, world.students.luh];
    const page = textOf((await operator.get(`/lentera/kelas/${world.classes.a}/kartu`)).body);
    expect(page).toContain('0 akun baru akan dibuat. 1 siswa yang belum pernah masuk mendapat kata sandi baru');
    expect(await cardsIn((await print(operator, both)).rawPayload)).toHaveLength(1);
    const { rows: before } = await sql<{ n: number }>`
      select count(*)::int as n from identity.session s join identity."user" u on u.id = s."userId" where u.username is not null`.execute(
      app.db,
    );
    expect(before[0]?.n).toBeGreaterThan(0);
    const renewed = await cardsIn((await print(operator, both, { ganti: 'ya' })).rawPayload);
    expect(renewed).toHaveLength(2);
    const { rows: after } = await sql<{ n: number }>`
      select count(*)::int as n from identity.session s join identity."user" u on u.id = s."userId" where u.username is not null`.execute(
      app.db,
    );
    expect(after[0]?.n).toBe(0);
    const { name } = first(renewed);
    expect((await signIn(app.visitor(), name, OWN)).statusCode).toBe(422);
    expect((await print(operator, [])).statusCode).toBe(422);
  });

  it('leaves nothing of a password in the books, and a line in the trail', async () => {
    const { password } = first(await cardsIn((await print(await world.at('teacher'), [world.students.luh])).rawPayload));
    const { rows } = await sql<{ detail: string }>`
      select detail::text as detail from audit.entry where action = 'lentera.print-cards'`.execute(app.db);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.map(({ detail }) => detail).join()).not.toContain(password);
    const { rows: kept } = await sql<{ n: number }>`
      select count(*)::int as n from identity.account where password like ${`%${password.replaceAll('-', '')}%`}`.execute(app.db);
    expect(kept[0]?.n).toBe(0);
  });

  it('is guessed no faster than any password, and nothing is sent to an account without a mailbox', async () => {
    const { rows } = await sql<{ username: string }>`select username from identity."user" where username is not null limit 1`.execute(
      app.db,
    );
    const name = rows[0]?.username ?? '';
    const answers: number[] = [];
    for (let n = 0; n < 12; n++)
      answers.push((await app.visitor().post('/masuk/kartu', { nama: name, kartu: 'x', newPassword: OWN })).statusCode);
    expect(answers.at(-1)).toBe(429);
    expect((await signIn(app.visitor(), name, 'x')).statusCode).toBe(429);
    await app.visitor().post('/masuk/lupa', { email: `${name}@nama.invalid` });
    await app.runJobs();
    expect(await app.mail(`${name}@nama.invalid`)).toBeUndefined();
    const squatted = await app.visitor().post('/daftar', { name: 'Luh', email: 'baru.sekali123@nama.invalid', password: OWN });
    expect(squatted.statusCode).toBe(422);
  });
});

describe('a join code', () => {
  const codeIn = (body: string) => /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(body)?.[0] ?? '';

  it('makes a guardian of whoever uses it first, and the school ends that again', async () => {
    const teacher = await world.at('teacher');
    const made = await teacher.post(`/lentera/siswa/${world.students.luh}/kode`);
    const kode = codeIn(made.body);
    const stranger = await world.at('stranger');
    // A code never stands in an address: those are kept in histories and logs.
    const asking = await stranger.get(`/lentera/gabung?kode=${kode}`);
    expect(asking.body).toMatch(/<form method="post" action="\/lentera\/gabung"/);
    expect(textOf(asking.body)).not.toContain('Luh Contoh Rahasia');
    const offered = await stranger.post('/lentera/gabung', { kode, langkah: 'lihat' });
    expect([offered.statusCode, textOf(offered.body)]).toEqual([200, expect.stringContaining('Luh Contoh Rahasia')]);
    expect((await stranger.post('/lentera/gabung', { kode })).statusCode).toBe(422);
    expect((await stranger.post('/lentera/gabung', { kode: kode.toLowerCase(), hubungan: 'mother' })).headers.location).toBe('/lentera');
    expect(textOf((await stranger.get('/lentera')).body)).toContain('Luh Contoh Rahasia');
    const again = await (await world.at('parent')).post('/lentera/gabung', { kode, hubungan: 'father' });
    expect([again.statusCode, textOf(again.body)]).toEqual([422, expect.stringContaining('sudah pernah dipakai')]);
    expect(textOf((await stranger.get(`/lentera/siswa/${world.students.luh}`)).body)).toContain('Luh Orang Lain');
    const end = `/lentera/siswa/${world.students.luh}/wali/${world.personId.stranger}/akhiri`;
    expect((await (await world.at('colleague')).post(end)).statusCode).toBe(404);
    expect((await stranger.post(end)).statusCode).toBe(404);
    expect((await teacher.post(end)).statusCode).toBe(303);
    expect((await stranger.get(`/lentera/siswa/${world.students.luh}`)).statusCode).toBe(404);
  });

  it('gives a place at the school, and the city gives a school its first keeper', async () => {
    const admin = await world.at('admin');
    const codes = `/lentera/sekolah/${world.otherSchoolId}/kode`;
    expect((await admin.post(codes, { peran: 'teacher', nama: 'Guru Baru' })).statusCode).toBe(422);
    const kode = codeIn((await admin.post(codes, { peran: 'head', nama: 'Kepala Baru' })).body);
    const colleague = await world.at('colleague');
    expect((await colleague.post('/lentera/gabung', { kode, langkah: 'lihat' })).statusCode, 'looking joins nobody').toBe(200);
    expect((await colleague.post('/lentera/gabung', { kode })).headers.location).toBe('/lentera');
    // Whoever keeps a school needs a second factor, from now on.
    expect((await colleague.get('/lentera')).headers.location).toMatch(/^\/akun\/dua-langkah/);
    expect(textOf((await admin.get(`/lentera/sekolah/${world.otherSchoolId}/pegawai`)).body)).toMatch(/Kepala Baru.*Kepala sekolah/);
  });

  it('is good for nothing once withdrawn, past its day, or in the hands of a student', async () => {
    const operator = await world.at('operator');
    const codes = `/lentera/sekolah/${world.schoolId}/kode`;
    const make = async () => codeIn((await operator.post(codes, { peran: 'teacher', nama: 'Guru Contoh' })).body);
    const parent = await world.at('parent');
    const says = async (kode: string) => textOf((await parent.post('/lentera/gabung', { kode })).body);
    const withdrawn = await make();
    const { id } = await app.db.selectFrom('lentera.join_code').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
    expect((await (await world.at('elsewhere')).post(`${codes}/${id}/tarik`)).statusCode).toBe(404);
    await operator.post(`${codes}/${id}/tarik`);
    expect(await says(withdrawn)).toContain('ditarik');
    expect(await says('AAAA-BBBB-CCCC')).toContain('tidak dikenal');
    const kode = await make();
    const { name, password } = first(await cardsIn((await print(operator, [world.students.luh], { ganti: 'ya' })).rawPayload));
    app.clock.advance({ days: 2 });
    const child = app.visitor();
    await child.post('/masuk/kartu', { nama: name, kartu: password, newPassword: OWN });
    expect(textOf((await child.post('/lentera/gabung', { kode })).body)).toContain('Akun siswa tidak dapat');
    app.clock.advance({ days: 20 });
    expect(await says(kode)).toContain('lewat masanya');
  });

  it('comes as slips for a whole class, each with a code of its own', async () => {
    const operator = await world.at('operator');
    const pdf = await operator.post(`/lentera/kelas/${world.classes.b}/slip`, { jumlah: '2' });
    const { text } = await textOfPdf(pdf.rawPayload);
    const found = text.match(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/g) ?? [];
    expect([found.length, new Set(found).size]).toEqual([4, 4]);
    expect(text).toContain('Komang Contoh Rahasia');
    expect((await (await world.at('teacher')).post(`/lentera/kelas/${world.classes.b}/slip`, { jumlah: '2' })).statusCode).toBe(404);
  });
});
