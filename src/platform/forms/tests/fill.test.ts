import { AppError } from '#kernel';
import { textOf, type Visitor } from '#support';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Hall, sendFiles, startHall } from './start-hall.ts';

let hall: Hall;
let visitor: Visitor;
let photo: Buffer;

beforeAll(async () => {
  hall = await startHall();
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a2371f' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => hall.close());
beforeEach(async () => {
  visitor = (await hall.person('Ni Luh Sari')).visitor;
});

const applicant = { name: 'Ni Luh Sari', nik: '5103014101900001', email: 'sari@contoh.id', born: '1-1-1990', minor: 'no' };
const wishes = { branch: 'canggu', genres: ['novels', 'science'], books: '2', delivery: 'no' };

async function begin(who = visitor): Promise<string> {
  const page = await who.get('/ajukan/library-card');
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1];
  const started = await who.post('/ajukan/library-card', { draft: value('draft'), agency: value('agency') });
  return String(started.headers.location);
}

/** Everything but the given parts. */
async function fill(draft: string): Promise<void> {
  await visitor.post(`${draft}/isi/applicant`, applicant);
  await visitor.post(`${draft}/isi/readers/baru`, { name: 'Made', relation: 'child', _mark: '' });
  await visitor.post(`${draft}/isi/wishes`, wishes);
  await visitor.post(`${draft}/isi/truth`, { sworn: 'yes' });
  await sendFiles(visitor, `${draft}/berkas`, [], [{ field: 'identity-card', name: 'ktp.jpg', content: photo }]);
}

describe('filling in an application without JavaScript', () => {
  it('goes from what is needed to the case, one page after another', async () => {
    const start = textOf((await visitor.get('/ajukan/library-card')).body);
    expect(start).toContain('KTP pemohon');
    expect(start).toContain('3 hari kerja');
    expect(start).toContain('Tanpa biaya pendaftaran');
    const draft = await begin();
    expect(textOf((await visitor.get(draft)).body)).toContain('0 dari 5 bagian selesai');

    const first = await visitor.post(`${draft}/isi/applicant`, applicant);
    expect(first.headers.location).toBe(`${draft}/isi/readers`);
    const add = await visitor.get(`${draft}/isi/readers/baru`);
    const mark = /name="_mark" value="([^"]+)"/.exec(add.body)?.[1];
    const added = await visitor.post(`${draft}/isi/readers/baru`, { name: 'Made', relation: 'child', _mark: mark });
    expect(textOf((await visitor.follow(added)).body)).toContain('Pembaca 1');
    const on = await visitor.post(`${draft}/isi/readers`);
    expect(on.headers.location).toBe(`${draft}/isi/wishes`);
    expect((await visitor.post(`${draft}/isi/wishes`, wishes)).headers.location).toBe(`${draft}/isi/truth`);
    const last = await visitor.post(`${draft}/isi/truth`, { sworn: 'yes' });
    expect(last.headers.location).toBe(`${draft}/berkas`);
    const sent = await sendFiles(visitor, `${draft}/berkas`, [], [{ field: 'identity-card', name: 'ktp.jpg', content: photo }]);
    expect(sent.headers.location).toBe(`${draft}/berkas#syarat-identity-card`);

    const check = textOf((await visitor.get(`${draft}/periksa`)).body);
    expect(check).toContain('Canggu');
    expect(check).toContain('1 Januari 1990');
    expect(check).toContain('5103••••••••••01');
    expect(check).toContain('Rp 10.000');
    const done = await visitor.post(`${draft}/kirim`);
    const made = hall.sent.at(-1);
    expect(done.headers.location).toBe(`/berkas/${made?.caseId}`);
    expect(made?.answers).toMatchObject({
      applicant: { minor: false, born: '1990-01-01' },
      readers: [{ name: 'Made' }],
      wishes: { books: 2 },
    });
    expect(made?.files['identity-card']).toHaveLength(1);
    expect(textOf((await visitor.get(draft)).body)).toContain('sudah dikirim');
  });

  it('keeps everything typed when something is wrong, and links each fault to its field', async () => {
    const draft = await begin();
    const page = await visitor.post(`${draft}/isi/applicant`, { ...applicant, email: 'tanpa at', born: '31-02-1990' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<a href="#email">');
    expect(page.body).toContain('<a href="#born">');
    expect(page.body).toContain('value="tanpa at"');
    expect(page.body).toContain('value="31-02-1990"');
    expect(page.body).toMatch(/value="no"[^>]*checked|checked[^>]*value="no"/);
  });

  it('fills boxes with what the account knows, and counts it only once it is sent', async () => {
    const draft = await begin();
    expect((await visitor.get(`${draft}/isi/applicant`)).body).toContain('value="ni.luh.sari@contoh.id"');
    expect(textOf((await visitor.get(draft)).body)).toContain('0 dari 5');
  });

  it('shows a warning once, and takes the same answer the second time', async () => {
    const draft = await begin();
    const odd = { ...applicant, nik: '5103019901900001' };
    const warned = await visitor.post(`${draft}/isi/applicant`, odd);
    expect(warned.statusCode).toBe(200);
    expect(textOf(warned.body)).toContain('Coba periksa sekali lagi');
    const seen = /name="_seen" value="([^"]+)"/.exec(warned.body)?.[1];
    const other = await visitor.post(`${draft}/isi/applicant`, { ...odd, nik: '5103019801900001', _seen: seen });
    expect(textOf(other.body)).toContain('Coba periksa sekali lagi');
    expect((await visitor.post(`${draft}/isi/applicant`, { ...odd, _seen: seen })).statusCode).toBe(303);
  });

  it('asks for the guardian of a minor, and forgets the guardian when the minor is none', async () => {
    const draft = await begin();
    const asked = await visitor.post(`${draft}/isi/applicant`, { ...applicant, minor: 'yes' });
    expect(asked.headers.location).toBe(`${draft}/isi/guardian`);
    await visitor.post(`${draft}/isi/guardian`, { name: 'Wayan' });
    expect(textOf((await visitor.get(`${draft}/berkas`)).body)).toContain('Surat izin wali');
    await visitor.post(`${draft}/isi/applicant`, applicant);
    expect((await visitor.get(`${draft}/isi/guardian`)).statusCode).toBe(404);
    expect(textOf((await visitor.get(`${draft}/berkas`)).body)).not.toContain('Surat izin wali');
  });

  it('reads a dependent question only when it is called for', async () => {
    const draft = await begin();
    await visitor.post(`${draft}/isi/applicant`, applicant);
    const missing = await visitor.post(`${draft}/isi/wishes`, { ...wishes, delivery: 'yes' });
    expect(missing.body).toContain('<a href="#address">');
    await visitor.post(`${draft}/isi/wishes`, { ...wishes, address: 'Jalan Sunari', hour: '9' });
    const { answers } = await hall.db.selectFrom('forms.draft').select('answers').where('id', '=', idOf(draft)).executeTakeFirstOrThrow();
    expect(answers).toMatchObject({ wishes: { delivery: false } });
    expect(JSON.stringify(answers)).not.toContain('Sunari');
  });

  it('changes an answer from the check page and comes back to it', async () => {
    const draft = await begin();
    await fill(draft);
    expect((await visitor.get(`${draft}/periksa`)).body).toContain(`${draft}/isi/applicant?dari=periksa`);
    const back = await visitor.post(`${draft}/isi/applicant?dari=periksa`, { ...applicant, email: 'baru@contoh.id' });
    expect(back.headers.location).toBe(`${draft}/periksa`);
    const further = await visitor.post(`${draft}/isi/applicant?dari=periksa`, { ...applicant, minor: 'yes' });
    expect(further.headers.location).toBe(`${draft}/isi/guardian?dari=periksa`);
  });

  it('names on the check page what is missing, and does not send', async () => {
    const draft = await begin();
    await visitor.post(`${draft}/isi/applicant`, applicant);
    const check = await visitor.get(`${draft}/periksa`);
    expect(textOf(check.body)).toContain('Lengkapi: Keinginan');
    expect(textOf(check.body)).toContain('Unggah: KTP pemohon');
    const before = hall.sent.length;
    expect((await visitor.post(`${draft}/kirim`)).headers.location).toBe(`${draft}/periksa`);
    expect(hall.sent).toHaveLength(before);
  });
});

describe('a page answered several times', () => {
  it('adds, changes and removes entries, after a question', async () => {
    const draft = await begin();
    await visitor.post(`${draft}/isi/applicant`, applicant);
    await visitor.post(`${draft}/isi/readers/baru`, { name: 'Made', relation: 'child', _mark: '' });
    await visitor.post(`${draft}/isi/readers/baru`, { name: 'Komang', relation: 'child', _mark: '' });
    const form = await visitor.get(`${draft}/isi/readers/1`);
    expect(form.body).toContain('value="Made"');
    await visitor.post(`${draft}/isi/readers/1`, { name: 'Made Rai', relation: 'parent', _mark: markIn(form.body) });
    expect(textOf((await visitor.get(`${draft}/isi/readers`)).body)).toContain('Made Rai');
    const confirm = await visitor.get(`${draft}/isi/readers/1/hapus`);
    expect(textOf(confirm.body)).toContain('Hapus pembaca 1?');
    const mark = markIn(confirm.body);
    await visitor.post(`${draft}/isi/readers/1/hapus`, { _mark: mark });
    await visitor.post(`${draft}/isi/readers/1/hapus`, { _mark: mark });
    const left = textOf((await visitor.get(`${draft}/isi/readers`)).body);
    expect(left).toContain('Komang');
    expect(left).not.toContain('Made Rai');
  });

  it('adds an entry once when its form is sent twice', async () => {
    const draft = await begin();
    await visitor.post(`${draft}/isi/applicant`, applicant);
    const mark = markIn((await visitor.get(`${draft}/isi/readers/baru`)).body);
    const entry = { name: 'Made', relation: 'child', _mark: mark };
    await Promise.all([visitor.post(`${draft}/isi/readers/baru`, entry), visitor.post(`${draft}/isi/readers/baru`, entry)]);
    expect(await entriesIn(draft)).toHaveLength(1);
  });

  it('refuses to overwrite an entry that changed elsewhere, and keeps what was typed', async () => {
    const draft = await begin();
    await visitor.post(`${draft}/isi/applicant`, applicant);
    await visitor.post(`${draft}/isi/readers/baru`, { name: 'Made', relation: 'child', _mark: '' });
    const mark = markIn((await visitor.get(`${draft}/isi/readers/1`)).body);
    await visitor.post(`${draft}/isi/readers/1`, { name: 'Made Satu', relation: 'child', _mark: mark });
    const late = await visitor.post(`${draft}/isi/readers/1`, { name: 'Made Dua', relation: 'child', _mark: mark });
    expect(late.statusCode).toBe(422);
    expect(late.body).toContain('value="Made Dua"');
    expect(textOf(late.body)).toContain('berubah di perangkat lain');
    expect(await entriesIn(draft)).toMatchObject([{ name: 'Made Satu' }]);
  });

  it('takes no more entries than the page allows', async () => {
    const draft = await begin();
    await visitor.post(`${draft}/isi/applicant`, applicant);
    for (const name of ['Satu', 'Dua', 'Tiga', 'Empat'])
      await visitor.post(`${draft}/isi/readers/baru`, { name, relation: 'child', _mark: '' });
    expect(await entriesIn(draft)).toHaveLength(3);
  });
});

describe('files of an application', () => {
  it('tells its limits first, and why a file was refused', async () => {
    const draft = await begin();
    expect(textOf((await visitor.get(`${draft}/berkas`)).body)).toContain('paling besar 20 MB');
    const refused = await sendFiles(
      visitor,
      `${draft}/berkas`,
      [],
      [
        { field: 'identity-card', name: 'catatan.pdf', content: Buffer.from('ini bukan pdf') },
        { field: 'recommendation', name: 'foto.jpg', content: photo },
      ],
    );
    expect(refused.statusCode).toBe(422);
    expect(textOf(refused.body)).toContain('catatan.pdf: Isi berkas ini bukan PDF, JPG, PNG atau WebP');
    expect(textOf(refused.body)).toContain('foto.jpg');
  });

  it('asks to choose a file when none was chosen', async () => {
    const draft = await begin();
    const empty = await sendFiles(
      visitor,
      `${draft}/berkas`,
      [['requirement', 'identity-card']],
      [{ field: 'identity-card', name: '', content: Buffer.alloc(0) }],
    );
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('<a href="#berkas-identity-card">');
  });

  it('keeps no more files than a requirement takes, and removes one', async () => {
    const draft = await begin();
    const three = [1, 2, 3].map((n) => ({ field: 'identity-card', name: `ktp-${n}.jpg`, content: photo }));
    const sent = await sendFiles(visitor, `${draft}/berkas`, [], three);
    expect(textOf(sent.body)).toContain('ktp-3.jpg: Paling banyak 2 berkas');
    const [id = ''] = (await filesIn(draft))['identity-card'] ?? [];
    await visitor.post(`${draft}/berkas`, { requirement: 'identity-card', remove: id });
    expect((await filesIn(draft))['identity-card']).toHaveLength(1);
    expect(await hall.db.selectFrom('files.file').select('id').where('id', '=', id).execute()).toEqual([]);
  });

  it('answers a script in JSON', async () => {
    const draft = await begin();
    const files = [{ field: 'identity-card', name: 'ktp.jpg', content: photo }];
    const taken = await sendFiles(visitor, `${draft}/berkas`, [], files, { accept: 'application/json' });
    expect(taken.json()).toMatchObject({ files: [{ name: 'ktp.jpg' }], problems: [] });
  });

  it('keeps a file answered to a question, and nobody else’s under its name', async () => {
    const draft = await begin();
    await visitor.post(`${draft}/isi/applicant`, applicant);
    const other = await hall.person('Orang Lain');
    await other.visitor.get('/ajukan/library-card');
    const foreign = await sendFiles(
      other.visitor,
      '/unggahan?jenis=picture',
      [],
      [{ field: 'berkas', name: 'rahasia.jpg', content: photo }],
    );
    const [{ id }] = foreign.json<{ files: [{ id: string }] }>().files;
    const fields = Object.entries({ ...wishes, genres: 'novels' }).map(([name, value]) => [name, String(value)] as const);
    await sendFiles(
      visitor,
      `${draft}/isi/wishes`,
      [...fields, ['likeness', id]],
      [{ field: 'likeness', name: 'saya.jpg', content: photo }],
    );
    const page = textOf((await visitor.get(`${draft}/isi/wishes`)).body);
    expect(page).toContain('saya.jpg');
    expect(page).not.toContain('rahasia.jpg');
    expect(await answersIn(draft)).toMatchObject({ wishes: { likeness: [expect.not.stringMatching(id)] } });
  });
});

describe('who may do what with a draft', () => {
  it('is nobody but its owner', async () => {
    const draft = await begin();
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
    const draft = await begin();
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
    const draft = await begin();
    expect((await visitor.post(`${draft}/isi/applicant`, { ...applicant, _csrf: 'wrong' })).statusCode).toBe(403);
    const files = [{ field: 'identity-card', name: 'ktp.jpg', content: photo }];
    expect((await sendFiles(visitor, `${draft}/berkas`, [['_csrf', 'wrong']], files)).statusCode).toBe(403);
    expect(await filesIn(draft)).toEqual({});
  });

  it('does not find a draft by a mangled address', async () => {
    expect((await visitor.get('/draf/bukan-nomor')).statusCode).toBe(404);
  });
});

describe('sending', () => {
  it('makes one case, however often and however fast it is pressed', async () => {
    const draft = await begin();
    await fill(draft);
    const before = hall.sent.length;
    const answers = await Promise.all([1, 2, 3].map(() => visitor.post(`${draft}/kirim`)));
    expect(hall.sent).toHaveLength(before + 1);
    expect(new Set(answers.map((answer) => answer.headers.location))).toEqual(new Set([`/berkas/${hall.sent.at(-1)?.caseId}`]));
  });

  it('leaves the answers in the case alone', async () => {
    const draft = await begin();
    await fill(draft);
    await visitor.post(`${draft}/kirim`);
    expect(await answersIn(draft)).toEqual({});
    expect((await visitor.post(`${draft}/isi/applicant`, applicant)).headers.location).toBe(draft);
    expect(await answersIn(draft)).toEqual({});
  });

  it('keeps the draft whole when no case could be made', async () => {
    const draft = await begin();
    await fill(draft);
    hall.failNext(new AppError('UNAVAILABLE'));
    expect((await visitor.post(`${draft}/kirim`)).statusCode).toBe(503);
    expect(await answersIn(draft)).toMatchObject({ truth: { sworn: true } });
    const [id = ''] = (await filesIn(draft))['identity-card'] ?? [];
    expect(await hall.db.selectFrom('files.file').select('case_id').where('id', '=', id).executeTakeFirst()).toEqual({ case_id: null });
  });

  it('says so when an answer is not right any more', async () => {
    const draft = await begin();
    await fill(draft);
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
    const draft = await begin();
    await fill(draft);
    const [id = ''] = (await filesIn(draft))['identity-card'] ?? [];
    expect(textOf((await visitor.get(`${draft}/hapus`)).body)).toContain('Hapus pengajuan ini?');
    await visitor.post(`${draft}/hapus`);
    expect((await visitor.get(draft)).statusCode).toBe(404);
    expect(await hall.db.selectFrom('files.file').select('id').where('id', '=', id).execute()).toEqual([]);
  });

  it('lists open applications to go on with', async () => {
    const draft = await begin();
    expect((await visitor.get('/ajukan/library-card')).body).toContain(`href="${draft}"`);
  });
});

it('describes the answers to programs as JSON Schema', async () => {
  const response = await hall.web.inject('/api/v1/services/library-card/schema');
  expect(response.headers['content-type']).toContain('application/schema+json');
  expect(response.json()).toMatchObject({ type: 'object', properties: { applicant: { type: 'object' }, readers: { type: 'array' } } });
});

function idOf(draft: string): string {
  return draft.split('/')[2] ?? '';
}

function markIn(body: string): string {
  return /name="_mark" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

async function answersIn(draft: string): Promise<unknown> {
  return (await hall.db.selectFrom('forms.draft').select('answers').where('id', '=', idOf(draft)).executeTakeFirstOrThrow()).answers;
}

async function filesIn(draft: string): Promise<Record<string, string[]>> {
  const row = await hall.db.selectFrom('forms.draft').select('files').where('id', '=', idOf(draft)).executeTakeFirstOrThrow();
  return row.files as Record<string, string[]>;
}

async function entriesIn(draft: string): Promise<unknown> {
  return ((await answersIn(draft)) as { readers?: unknown }).readers;
}
