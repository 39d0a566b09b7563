import { AppError } from '#kernel';
import { countQueries, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answersIn, applicant, begin, fill, filesIn, idOf, takePhoto } from './draft.ts';
import { type Hall, sendFiles, startHall } from './start-hall.ts';

let hall: Hall;
let visitor: Visitor;
let photo: Buffer;

beforeAll(async () => {
  hall = await startHall();
  photo = await takePhoto();
});
afterAll(() => hall.close());
beforeEach(async () => {
  visitor = (await hall.person('Ni Luh Sari')).visitor;
});

describe('who may do what with a draft', () => {
  it('is nobody but its owner', async () => {
    const draft = await begin(visitor);
    const { visitor: stranger } = await hall.person('Orang Lain');
    await stranger.get('/ajukan/library-card');
    for (const page of ['', '/isi/applicant', '/isi/readers', '/isi/readers/baru', '/berkas', '/periksa', '/hapus'])
      expect((await stranger.get(`${draft}${page}`)).statusCode, page).toBe(404);
    for (const [to, fields] of [
      ['/isi/applicant', applicant],
      ['/isi/readers/baru', { name: 'Made', relation: 'child' }],
      ['/isi/readers/1/hapus', { _mark: 'x' }],
      ['/berkas', { requirement: 'identity-card', remove: 'x' }],
      ['/kirim', {}],
      ['/hapus', {}],
    ] as const)
      expect((await stranger.post(`${draft}${to}`, fields)).statusCode, to).toBe(404);
    expect((await visitor.get(draft)).statusCode).toBe(200);
  });

  it('cannot be taken over by starting with its number', async () => {
    const draft = await begin(visitor);
    const { visitor: stranger } = await hall.person('Orang Lain');
    const page = await stranger.get('/ajukan/library-card');
    const agency = /name="agency" value="([^"]+)"/.exec(page.body)?.[1];
    const started = await stranger.post('/ajukan/library-card', { draft: idOf(draft), agency });
    expect((await stranger.follow(started)).statusCode).toBe(404);
  });

  it('sends a visitor without account to sign in, and back', async () => {
    const response = await hall.web.inject('/ajukan/library-card');
    expect(response.headers.location).toBe('/masuk?to=%2Fajukan%2Flibrary-card');
  });

  it('refuses a form without its token, with and without files', async () => {
    const draft = await begin(visitor);
    expect((await visitor.post(`${draft}/isi/applicant`, { ...applicant, _csrf: 'wrong' })).statusCode).toBe(403);
    const files = [{ field: 'identity-card', name: 'ktp.jpg', content: photo }];
    expect((await sendFiles(visitor, `${draft}/berkas`, [['_csrf', 'wrong']], files)).statusCode).toBe(403);
    expect(await filesIn(hall, draft)).toEqual({});
  });

  it('does not find a draft by a mangled address', async () => {
    expect((await visitor.get('/draf/bukan-nomor')).statusCode).toBe(404);
  });
});

describe('sending', () => {
  it('makes one case, however often and however fast it is pressed', async () => {
    const draft = await begin(visitor);
    await fill(visitor, draft, photo);
    const before = hall.sent.length;
    const answers = await Promise.all([1, 2, 3].map(() => visitor.post(`${draft}/kirim`)));
    expect(hall.sent).toHaveLength(before + 1);
    expect(new Set(answers.map((answer) => answer.headers.location))).toEqual(new Set([`/berkas/${hall.sent.at(-1)?.caseId}`]));
  });

  it('leaves the answers in the case alone', async () => {
    const draft = await begin(visitor);
    await fill(visitor, draft, photo);
    await visitor.post(`${draft}/kirim`);
    expect(await answersIn(hall, draft)).toEqual({});
    expect((await visitor.post(`${draft}/isi/applicant`, applicant)).headers.location).toBe(draft);
    expect(await answersIn(hall, draft)).toEqual({});
  });

  it('keeps the draft whole when no case could be made', async () => {
    const draft = await begin(visitor);
    await fill(visitor, draft, photo);
    hall.failNext(new AppError('UNAVAILABLE'));
    expect((await visitor.post(`${draft}/kirim`)).statusCode).toBe(503);
    expect(await answersIn(hall, draft)).toMatchObject({ truth: { sworn: true } });
    const [id = ''] = (await filesIn(hall, draft))['identity-card'] ?? [];
    expect(await hall.db.selectFrom('files.file').select('case_id').where('id', '=', id).executeTakeFirst()).toEqual({ case_id: null });
  });

  it('says on the page of the answers what they were refused for, and leads to each', async () => {
    const draft = await begin(visitor);
    await fill(visitor, draft, photo);
    hall.failNext(
      new AppError('INVALID_INPUT', { fields: [{ field: 'applicant.email', message: 'Surel ini milik Anda.', en: 'Yours.' }] }),
    );
    const refused = await visitor.post(`${draft}/kirim`);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('href="#jawaban-applicant"');
    expect(refused.body).toContain('id="jawaban-applicant"');
    expect(refused.body).toContain(`href="${draft}/isi/applicant?dari=periksa"`);
    expect(textOf(refused.body)).toContain('Pemohon: Surel ini milik Anda.');
    expect(await answersIn(hall, draft)).toMatchObject({ truth: { sworn: true } });
  });

  it('says so when an answer is not right any more', async () => {
    const draft = await begin(visitor);
    await fill(visitor, draft, photo);
    await visitor.post(`${draft}/isi/applicant`, { ...applicant, born: '1-3-2026' });
    hall.clock.set('2026-02-20T02:00:00Z');
    const before = hall.sent.length;
    const check = await visitor.get(`${draft}/periksa`);
    const sent = await visitor.post(`${draft}/kirim`);
    hall.clock.set('2026-03-02T02:00:00Z');
    expect(textOf(check.body)).toContain('Pemohon: Tanggal itu belum tiba.');
    expect(textOf(check.body)).not.toContain('Kirim pengajuan');
    expect(sent.headers.location).toBe(`${draft}/periksa`);
    expect(hall.sent).toHaveLength(before);
  });
});

describe('giving up', () => {
  it('asks once, then removes answers and files', async () => {
    const draft = await begin(visitor);
    await fill(visitor, draft, photo);
    const [id = ''] = (await filesIn(hall, draft))['identity-card'] ?? [];
    expect(textOf((await visitor.get(`${draft}/hapus`)).body)).toContain('Hapus pengajuan ini?');
    await visitor.post(`${draft}/hapus`);
    expect((await visitor.get(draft)).statusCode).toBe(404);
    expect(await hall.db.selectFrom('files.file').select('id').where('id', '=', id).execute()).toEqual([]);
  });

  it('lists open applications to go on with', async () => {
    const draft = await begin(visitor);
    expect((await visitor.get('/ajukan/library-card')).body).toContain(`href="${draft}"`);
  });

  it('reads the law once for all of them', async () => {
    const look = () => countQueries(() => visitor.get('/ajukan/library-card'));
    await begin(visitor);
    const few = await look();
    for (let n = 0; n < 4; n++) await begin(visitor);
    expect(await look()).toBe(few);
  });
});
