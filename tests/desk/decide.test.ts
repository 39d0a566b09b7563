import { newId } from '#kernel';
import { casePaths } from '#platform/cases';
import { perform } from '#platform/cases';
import { transaction } from '#db';
import { keepOwnFile } from '#platform/files';
import { textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseAt, type Desk, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.app.close());

describe('verdicts', () => {
  it('hold back the decision until every file has one, and say so', async () => {
    const one = await desk.submitted();
    const page = textOf((await desk.front.get(caseAt(one))).body);
    expect(page).toContain('Selesai memeriksa : Menunggu putusan dokumen: 1 belum diperiksa.');
    const forced = await desk.front.post(`${caseAt(one)}/tindakan/check`, { _key: newId() });
    expect(forced.statusCode).toBe(409);
    expect(textOf(forced.body)).toContain('Masih ada dokumen yang belum diperiksa.');
  });

  it('that explain nothing are asked for a note, and nothing is stored', async () => {
    const one = await desk.submitted();
    const answer = await desk.judge(one, 'does-not-conform');
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer.body)).toContain('Tulis apa yang harus diperbaiki.');
    expect(textOf((await desk.front.get(caseAt(one))).body)).toContain('0 dari 1 diperiksa');
  });

  it('make up the message of a return, which the officer reads word for word before the applicant gets it', async () => {
    const one = await desk.submitted();
    const page = textOf((await desk.front.follow(await desk.judge(one, 'unreadable', 'Wajah tertutup topi.'))).body);
    const message = 'Yang harus diperbaiki: 1. Pas foto: tidak terbaca. Wajah tertutup topi. Kirim perbaikannya dalam 5 hari kerja.';
    expect(page).toContain(message);
    await desk.front.post(`${caseAt(one)}/tindakan/check`, { _key: newId() });
    desk.app.clock.advance({ seconds: 11 });
    await desk.app.runJobs();
    expect((await desk.app.mail('niluh@contoh.test'))?.body.replace(/\s+/g, ' ')).toContain(message);
  });

  it('come back whole, at their file, when the case changed meanwhile', async () => {
    const one = await desk.submitted();
    const version = await desk.versionOf(one);
    await desk.front.post(`${caseAt(one)}/catatan`, { _key: newId(), text: 'Sudah ditelepon.' });
    const note = 'Wajah tertutup helm.';
    const form = { _key: newId(), _version: version, requirement: 'photo', fileId: one.photo, verdict: 'unreadable', note };
    const answer = await desk.front.post(`${caseAt(one)}/putusan`, form);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toMatch(/<textarea[^>]*name="note"[^>]*>Wajah tertutup helm\.<\/textarea>/);
    expect(answer.body).toMatch(/value="unreadable"[^>]*aria-pressed="true"/);
    expect(answer.body).toContain(`name="fileId" value="${one.photo}"`);
  });

  it('can be taken back within ten seconds and not after', async () => {
    const one = await desk.submitted();
    const after = await desk.front.follow(await desk.judge(one, 'accepted'));
    expect(textOf(after.body)).toContain('Urungkan');
    await desk.front.post(`${caseAt(one)}/urungkan`, { _key: newId() });
    expect(textOf((await desk.front.get(caseAt(one))).body)).toContain('0 dari 1 diperiksa');
    await desk.judge(one, 'accepted');
    desk.app.clock.advance({ seconds: 11 });
    const late = await desk.front.post(`${caseAt(one)}/urungkan`, { _key: newId() });
    expect(late.statusCode).toBe(409);
    expect(textOf(late.body)).toContain('Sudah lewat sepuluh detik');
  });
});

describe('an action', () => {
  it('leads to the next case of the queue, which says what was done and offers to undo it', async () => {
    const [one, other] = [await desk.submitted({ name: 'Pande Satu' }), await desk.submitted({ name: 'Pande Dua' })];
    const answer = await desk.front.post(`${caseAt(one)}/tindakan/pass?q=pande`, { _key: newId(), _version: await desk.versionOf(one) });
    expect(answer.headers.location).toContain(caseAt(other));
    const page = await desk.front.follow(answer);
    expect(textOf(page.body)).toContain(`Teruskan: Pande Satu, ${one.number}. Urungkan`);
    await desk.front.follow(await desk.front.post(`${caseAt(one)}/urungkan`, { _key: newId() }));
    expect(textOf((await desk.front.get('/meja?q=pande')).body)).toContain(one.number);
  });

  it('is told by the way it went, and marked where it was taken back', async () => {
    const one = await desk.atHead();
    await desk.head.post(`${caseAt(one)}/tindakan/bill`, { _key: newId(), copies: '0' });
    const page = textOf((await desk.head.get(`${caseAt(one)}?selesai=${one.caseId}`)).body);
    expect(page).toContain(`Tidak ada tagihan: Ni Luh Contoh, ${one.number}.`);
    expect(page).toContain('Tidak ada tagihan, Kadek Kepala');
    expect(page).not.toContain('Tagihan ditetapkan');
    const other = await desk.submitted();
    await desk.front.post(`${caseAt(other)}/tindakan/pass`, { _key: newId() });
    await desk.front.post(`${caseAt(other)}/urungkan`, { _key: newId() });
    expect(textOf((await desk.front.get(caseAt(other))).body)).toContain('Teruskan (diurungkan), Made Loket');
  });

  it('that lost the race gives back what was written, also when the case has left the desk', async () => {
    const one = await desk.atHead();
    const version = await desk.versionOf(one);
    await desk.head.post(`${caseAt(one)}/tindakan/refuse`, { _key: newId(), ground: 'debt', more: 'Diputus lebih dahulu.' });
    const more = 'Buku belum kembali, \n<b>dua kali</b>.';
    const late = await desk.head.post(`${caseAt(one)}/tindakan/refuse`, { _key: newId(), _version: version, ground: 'debt', more });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('&lt;b>dua kali&lt;/b>.');
    expect(textOf(late.body)).toContain('Yang tadi Anda tulis:');
    const remark = { _key: newId(), _version: version, text: 'Lampirkan kartu lama.' };
    expect(textOf((await desk.head.post(`${caseAt(one)}/perbaikan`, remark)).body)).toContain('Lampirkan kartu lama.');
  });

  it('of a stale page is answered with what changed meanwhile, and what was typed is still there', async () => {
    const one = await desk.atHead();
    const version = await desk.versionOf(one);
    await perform(
      desk.app.deps.cases,
      { kind: 'system', name: 'jam' },
      {
        caseId: one.caseId,
        idempotencyKey: newId(),
        expectedVersion: null,
        ask: { action: 'join', personId: desk.applicantId, as: 'guardian' },
      },
    );
    const more = 'Buku belum kembali sejak Januari.';
    const answer = await desk.head.post(`${caseAt(one)}/tindakan/refuse`, { _key: newId(), _version: version, ground: 'debt', more });
    expect(answer.statusCode).toBe(409);
    const page = textOf(answer.body);
    expect(page).toContain('Berkas berubah sejak Anda membukanya');
    expect(page).toContain('Pihak yang diundang bergabung');
    expect(page).toContain(more);
    expect(answer.body).toMatch(/value="debt" checked/);
    expect(answer.body).toContain(`name="_version" value="${Number(version) + 1}"`);
  });

  it('names the question that was not answered', async () => {
    const one = await desk.atHead();
    const answer = await desk.head.post(`${caseAt(one)}/tindakan/refuse`, { _key: newId(), ground: '', more: 'Penjelasan' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('href="#ground"');
    expect(textOf(answer.body)).toContain('Penjelasan');
  });

  it('of somebody else’s office is refused with a sentence', async () => {
    const one = await desk.submitted();
    const answer = await desk.head.post(`${caseAt(one)}/tindakan/pass`, { _key: newId() });
    expect(answer.statusCode).toBe(403);
    expect(textOf(answer.body)).toContain('Tindakan ini bukan tugas jabatan Anda.');
  });

  it('sent twice counts once', async () => {
    const one = await desk.submitted();
    const form = { _key: newId(), text: 'Mohon datang ke loket.' };
    await desk.front.post(`${caseAt(one)}/pesan`, form);
    const page = await desk.front.follow(await desk.front.post(`${caseAt(one)}/pesan`, form));
    expect(page.body.split('<p>Mohon datang ke loket.</p>').length - 1).toBe(1);
  });
});

describe('beside the decision', () => {
  it('messages of several people on one side are told apart by what each is', async () => {
    const one = await desk.submitted();
    const personId = await desk.app.account({ name: 'Wayan Wali', email: 'wali@contoh.test' });
    const join = { action: 'join', personId, as: 'guardian' } as const;
    const command = { caseId: one.caseId, idempotencyKey: newId(), expectedVersion: null, ask: join };
    await perform(desk.app.deps.cases, { kind: 'system', name: 'uji' }, command);
    const guardian = await desk.app.signedIn('wali@contoh.test');
    const file = casePaths.file({ caseId: one.caseId });
    await guardian.post(`${file}/pesan`, { text: 'Dari wali.' });
    await desk.citizen.post(`${file}/pesan`, { text: 'Dari pemohon.' });
    const said = async (reader: { get(url: string): Promise<{ body: string }> }, url: string) =>
      [...(await reader.get(url)).body.matchAll(/<strong>([^<]+)<\/strong> · /g)].map(([, who]) => who);
    expect(await said(guardian, file)).toEqual(['Anda', 'Pemohon']);
    expect(await said(desk.citizen, file)).toEqual(['Wali', 'Anda']);
    expect(await said(desk.front, caseAt(one))).toEqual(['Wayan Wali, Wali', 'Ni Luh Contoh, Pemohon']);
  });

  it('messages and notes stay apart: the applicant never reads a note', async () => {
    const one = await desk.submitted();
    await desk.front.post(`${caseAt(one)}/pesan`, { _key: newId(), text: 'Pesan untuk Anda' });
    await desk.front.post(`${caseAt(one)}/catatan`, { _key: newId(), text: 'Catatan rahasia' });
    expect(textOf((await desk.front.get(caseAt(one))).body)).toContain('Catatan rahasia');
    const theirs = textOf((await desk.citizen.get(casePaths.file({ caseId: one.caseId }))).body);
    expect(theirs).toContain('Pesan untuk Anda');
    expect(theirs).not.toContain('Catatan rahasia');
  });

  it('an empty message is asked for again, not sent', async () => {
    const one = await desk.submitted();
    const answer = await desk.front.post(`${caseAt(one)}/pesan`, { _key: newId(), text: '  ' });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer.body)).toContain('Tulis pesannya dahulu.');
  });

  it('too long comes back whole, and a line end counts once', async () => {
    const one = await desk.submitted();
    const long = `Baris pertama\r\n${'x'.repeat(4000)}`;
    for (const form of ['pesan', 'catatan', 'perbaikan']) {
      const answer = await desk.front.post(`${caseAt(one)}/${form}`, { _key: newId(), text: long });
      expect(answer.statusCode, form).toBe(422);
      expect(textOf(answer.body), form).toContain('Paling banyak 4.000 huruf.');
      expect(answer.body, form).toContain('x'.repeat(4000));
    }
    const lines = 'x\r\n'.repeat(1999);
    expect((await desk.front.post(`${caseAt(one)}/pesan`, { _key: newId(), text: `${lines}xx` })).statusCode).toBe(303);
    const note = await desk.judge(one, 'unreadable', 'y'.repeat(2001));
    expect(note.statusCode).toBe(422);
    expect(textOf(note.body)).toContain('Paling banyak 2.000 huruf.');
    expect(note.body).toContain('y'.repeat(2001));
    expect((await desk.judge(one, 'unreadable', 'y\r\n'.repeat(1000))).statusCode).toBe(303);
  });

  it('a case is taken, handed to a colleague of the desk, and given back', async () => {
    const one = await desk.submitted();
    const page = (await desk.front.get(caseAt(one))).body;
    const colleague = /<option value="([0-9a-f-]{36})">Ketut Loket/.exec(page)?.[1] ?? '';
    expect(page).not.toContain('Kadek Kepala');
    await desk.front.post(`${caseAt(one)}/pemegang`, { _key: newId(), to: colleague });
    expect(textOf((await desk.front.get(`/meja?q=${one.number}`)).body)).toContain('dipegang Ketut Loket');
    await desk.front.post(`${caseAt(one)}/pemegang`, { _key: newId(), to: 'nobody' });
    expect(textOf((await desk.front.get(`/meja?q=${one.number}`)).body)).toContain('belum dipegang');
  });

  it('a possible double blocks the decision by name until somebody says why it is none', async () => {
    const [one, other] = [await desk.submitted({ address: 'Jalan Sama 9' }), await desk.submitted({ address: 'Jalan Sama 9' })];
    await desk.judge(other, 'accepted');
    const page = textOf((await desk.front.get(caseAt(other))).body);
    expect(page).toContain(one.number);
    expect(page).toContain('(mungkin ganda)');
    const empty = await desk.front.post(`${caseAt(other)}/bukan-duplikat`, { _key: newId(), text: '' });
    expect(empty.statusCode).toBe(422);
    await desk.front.post(`${caseAt(other)}/bukan-duplikat`, { _key: newId(), text: 'Dua orang serumah.' });
    expect(textOf((await desk.front.get(caseAt(other))).body)).toContain('Sudah diputus bukan ganda.');
  });

  it('an answer is sent back for mending by name of its page, and the request can be withdrawn', async () => {
    const one = await desk.submitted();
    await desk.front.post(`${caseAt(one)}/perbaikan`, { _key: newId(), about: 'applicant', text: 'Alamat kurang lengkap.' });
    const page = await desk.front.get(caseAt(one));
    expect(textOf(page.body)).toContain('Pemohon. Alamat kurang lengkap.');
    const remarkId = /perbaikan\/([0-9a-f-]{36})\/tarik/.exec(page.body)?.[1] ?? '';
    await desk.front.post(`${caseAt(one)}/perbaikan/${remarkId}/tarik`, { _key: newId() });
    expect(textOf((await desk.front.get(caseAt(one))).body)).toContain('Sudah dijawab');
  });

  it('the old file stands beside the new one with what was found about it', async () => {
    const one = await desk.submitted();
    await desk.judge(one, 'unreadable', 'Buram.');
    await desk.front.post(`${caseAt(one)}/tindakan/check`, { _key: newId() });
    const { deps } = desk.app;
    const actor = {
      kind: 'person',
      personId: desk.applicantId,
      accountId: '',
      name: 'Ni Luh',
      email: 'niluh@contoh.test',
      roles: [],
      strong: false,
    } as const;
    const { id: fileId } = await transaction(desk.app.db, (tx) =>
      keepOwnFile(tx, deps.files, {
        content: Buffer.from(newId()),
        name: 'baru.png',
        mediaType: 'image/png',
        caseId: null,
        ownerPersonId: desk.applicantId,
      }),
    );
    await perform(deps.cases, actor, {
      caseId: one.caseId,
      idempotencyKey: newId(),
      expectedVersion: null,
      ask: { action: 'resubmit', files: { photo: [{ fileId, replaces: one.photo }] }, answers: {}, reply: '' },
    });
    expect((await desk.front.get(caseAt(one))).body).toContain(`${caseAt(one)}/banding/photo`);
    const page = textOf((await desk.front.get(`${caseAt(one)}/banding/photo`)).body);
    expect(page).toMatch(/Lama, revisi 1.*Tidak terbaca Buram\..*foto\.png.*Baru, revisi 2.*Belum diperiksa.*baru\.png/);
    expect((await desk.front.get(`${caseAt(one)}/banding/tidak-ada`)).statusCode).toBe(404);
  });
});
