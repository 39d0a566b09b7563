import { newId } from '#kernel';
import { deskCounts, perform } from '#platform/cases';
import { textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseAt, type Desk, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.app.close());

describe('the queue', () => {
  it('shows what waits at the officer’s own desks, the oldest first, with desk, days and holder in words', async () => {
    const first = await desk.submitted({ name: 'I Wayan Pertama' });
    desk.app.clock.advance({ days: 1 });
    const second = await desk.submitted({ name: 'Ni Made Kedua' });
    const page = textOf((await desk.front.get('/meja')).body);
    expect(page.indexOf(first.number)).toBeGreaterThan(-1);
    expect(page.indexOf(first.number)).toBeLessThan(page.indexOf(second.number));
    expect(page).toContain('di Loket sejak 1 hari kerja · belum dipegang');
    expect(textOf((await desk.head.get('/meja')).body)).not.toContain(first.number);
    expect(textOf((await desk.head.get('/meja?open=1')).body)).toContain(first.number);
  });

  it('knows nothing of other agencies, and their officers nothing of it', async () => {
    const one = await desk.submitted();
    expect(textOf((await desk.elsewhere.get('/meja?open=1')).body)).not.toContain(one.number);
    expect((await desk.elsewhere.get(caseAt(one))).statusCode).toBe(404);
    const { statusCode } = await desk.elsewhere.post(`${caseAt(one)}/tindakan/pass`, { _key: newId() });
    expect(statusCode).toBe(404);
  });

  it('leaves out what is the officer’s own or joined to them, in the list, its export and its counts', async () => {
    const { db } = desk.app;
    const person = await db.selectFrom('identity.person').select('id').where('name', '=', 'Made Loket').executeTakeFirstOrThrow();
    const [own, joined, other] = [
      await desk.submitted({ name: 'Sendiri Milik' }),
      await desk.submitted({ name: 'Sendiri Wakil' }),
      await desk.submitted({ name: 'Sendiri Lain' }),
    ];
    const roles = [{ agencyId: desk.agencyId, role: 'front-office' }];
    const made = { kind: 'person', personId: person.id, accountId: '', name: 'Made', email: '', roles, strong: true } as const;
    const count = async () => (await deskCounts(desk.app.deps.cases, made)).find((row) => row.desk === 'front')?.open;
    const before = Number(await count());
    await db.updateTable('cases.case').set({ applicant_person_id: person.id }).where('id', '=', own.caseId).execute();
    const ask = { action: 'join', personId: person.id, as: 'guardian' } as const;
    const command = { caseId: joined.caseId, idempotencyKey: newId(), expectedVersion: null, ask };
    await perform(desk.app.deps.cases, { kind: 'system', name: 'uji' }, command);
    for (const address of ['/meja?q=sendiri', '/meja/ekspor?q=sendiri&jenis=csv']) {
      const { body } = await desk.front.get(address);
      expect(body).toContain(other.number);
      expect(body).not.toContain(own.number);
      expect(body).not.toContain(joined.number);
    }
    expect(await count()).toBe(before - 2);
    const next = await desk.front.post(`${caseAt(other)}/tindakan/pass?q=sendiri`, { _key: newId() });
    expect((await desk.front.follow(next)).statusCode).toBe(200);
  });

  it('is closed to citizens, who are told why; whoever is not signed in is asked to', async () => {
    const answer = await desk.citizen.get('/meja');
    expect(answer.statusCode).toBe(403);
    expect(textOf(answer.body)).toContain('Anda tidak berwenang');
    const own = await desk.submitted();
    expect((await desk.citizen.get(caseAt(own))).statusCode).toBe(403);
    expect((await desk.app.visitor().get('/meja')).headers.location).toContain('/masuk');
  });

  it('finds by name and number, and says so when nothing is there', async () => {
    const one = await desk.submitted({ name: 'Ida Bagus Langka' });
    expect(textOf((await desk.front.get('/meja?q=langka')).body)).toContain(one.number);
    expect(textOf((await desk.front.get('/meja?q=tidakadaorangini')).body)).toContain('Tidak ada berkas di sini');
  });

  it('keeps a filter under a name, opens it, and drops it again', async () => {
    const refused = await desk.front.post('/meja/saringan?q=langka', { name: '  ' });
    expect(refused.statusCode).toBe(422);
    expect(textOf(refused.body)).toContain('Beri nama 1 sampai 80 huruf.');
    const kept = await desk.front.follow(await desk.front.post('/meja/saringan?q=langka&overdue=1', { name: 'Langka & terlambat' }));
    expect(textOf(kept.body)).toContain('Saringan “Langka & terlambat” tersimpan.');
    expect(kept.body).toContain('href="/meja?overdue=1&amp;q=langka"');
    expect(textOf((await desk.head.get('/meja')).body)).not.toContain('Langka & terlambat');
    const id = /saringan\/([0-9a-f-]{36})\/hapus/.exec(kept.body)?.[1] ?? '';
    expect(textOf((await desk.front.follow(await desk.front.post(`/meja/saringan/${id}/hapus`))).body)).not.toContain('Langka & terlambat');
  });

  it('gives its list as a file in which no cell is a formula', async () => {
    await desk.submitted({ name: 'Komang Biasa', address: '=HYPERLINK("http://jahat.test")' });
    const csv = await desk.front.get('/meja/ekspor?jenis=csv&q=biasa');
    expect(csv.headers['content-disposition']).toContain('.csv');
    expect(csv.body).toContain(`"'=HYPERLINK(`);
    const xlsx = await desk.front.get('/meja/ekspor?jenis=xlsx&q=biasa');
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('work on many', () => {
  it('offers only what holds for all, does each, and tells the result of each', async () => {
    const [one, other] = [await desk.atHead(), await desk.atHead()];
    const still = await desk.submitted();
    const mixed = textOf((await desk.head.post('/meja/massal', { case: [one.caseId, still.caseId] })).body);
    expect(mixed).toMatch(/“Setujui” tidak berlaku untuk 1 berkas.*Berkas ini sedang tidak berada di meja Anda.*Setujui: 1 berkas/);
    const none = textOf((await desk.head.post('/meja/massal', { case: [still.caseId] })).body);
    expect(none).toContain('Tidak ada satu tindakan pun yang berlaku untuk berkas yang dipilih');
    const choice = await desk.head.post('/meja/massal', { case: [one.caseId, other.caseId] });
    expect(textOf(choice.body)).toContain('Setujui: 2 berkas');
    const started = await desk.head.post('/meja/massal/mulai', { _action: 'approve', _key: newId(), case: [one.caseId, other.caseId] });
    const address = String(started.headers.location);
    expect(textOf((await desk.head.get(address)).body)).toContain('0 dari 2 selesai');
    expect((await desk.front.get(address)).statusCode).toBe(404);
    await desk.app.runJobs();
    expect((await desk.head.get(`${address}/kemajuan`)).json()).toMatchObject({ finished: true, done: 2, total: 2 });
    const end = textOf((await desk.head.get(address)).body);
    expect(end).toContain('Selesai: 2 berkas.');
  });

  it('refuses one that moved away meanwhile, with its reason, and does the rest', async () => {
    const [one, other] = [await desk.atHead(), await desk.atHead()];
    const started = await desk.head.post('/meja/massal/mulai', { _action: 'approve', _key: newId(), case: [one.caseId, other.caseId] });
    await desk.head.post(`${caseAt(other)}/tindakan/refuse`, { _key: newId(), ground: 'debt', more: '' });
    await desk.app.runJobs();
    const page = textOf((await desk.head.follow(started)).body);
    expect(page).toContain('Selesai: 1 berkas berhasil, 1 tidak bisa.');
    expect(page).toContain('Berkas ini sedang tidak berada di meja Anda.');
  });

  it('is begun once by two clicks, and by two tabs while the first is at work', async () => {
    const chosen = [(await desk.atHead()).caseId, (await desk.atHead()).caseId];
    const start = (key: string, cases = chosen) => desk.head.post('/meja/massal/mulai', { _action: 'approve', _key: key, case: cases });
    const key = newId();
    const clicks = await Promise.all([start(key), start(key)]);
    clicks.push(...(await Promise.all([start(newId()), start(newId(), chosen.toReversed())])));
    expect(new Set(clicks.map(({ headers }) => headers.location)).size).toBe(1);
    expect((await start(key, chosen.slice(0, 1))).statusCode).toBe(409);
    await desk.app.runJobs();
    expect(await start(key)).toMatchObject({ headers: { location: clicks[0]?.headers.location } });
    // Done and asked again on purpose, it is another batch, which says of each why it cannot be.
    expect((await start(newId())).headers.location).not.toBe(clicks[0]?.headers.location);
  });

  it('goes no further once the officer has lost the office, and says so', async () => {
    const one = await desk.atHead();
    const started = await desk.head.post('/meja/massal/mulai', { _action: 'approve', _key: newId(), case: [one.caseId] });
    const ended = await desk.app.db
      .updateTable('access.assignment')
      .set({ valid_to: '2026-03-01' })
      .where('role', '=', 'head-librarian')
      .returning('id')
      .execute();
    await desk.app.runJobs();
    await desk.app.db
      .updateTable('access.assignment')
      .set({ valid_to: null })
      .where(
        'id',
        'in',
        ended.map(({ id }) => id),
      )
      .execute();
    expect(textOf((await desk.head.follow(started)).body)).toContain('jabatan untuk tindakan ini tidak lagi Anda pegang');
    expect(textOf((await desk.head.get(caseAt(one))).body)).toContain('Setujui');
  });
});
