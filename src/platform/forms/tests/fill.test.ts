import { textOf, type Visitor } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applicant, begin, entriesIn, fill, idOf, markIn, takePhoto, wishes } from './draft.ts';
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

describe('filling in an application without JavaScript', () => {
  it('goes from what is needed to the case, one page after another', async () => {
    const start = textOf((await visitor.get('/ajukan/library-card')).body);
    expect(start).toContain('KTP pemohon');
    expect(start).toContain('3 hari kerja');
    expect(start).toContain('Tanpa biaya pendaftaran');
    const draft = await begin(visitor);
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

  it('begins with what a page outside brought along, where the service takes it and the question accepts it', async () => {
    const bawa = new URLSearchParams({ 'applicant.born': '02-03-1990', 'applicant.email': 'orang@lain.test', 'wishes.books': '9' });
    const page = (await visitor.get(`/ajukan/library-card?${new URLSearchParams({ bawa: bawa.toString() }).toString()}`)).body;
    expect(textOf(page)).toMatch(/Yang Anda bawa ke sini Tanggal lahir 2 Maret 1990/);
    const id = /name="draft" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const agency = /name="agency" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await visitor.post('/ajukan/library-card', { draft: id, agency, bawa: bawa.toString() });
    const questions = (await visitor.get(`/draf/${id}/isi/applicant`)).body;
    expect(questions).toContain('value="02-03-1990"');
    expect(questions, 'a link fills in nobody’s address').not.toContain('orang@lain.test');
    expect(textOf((await visitor.get(`/draf/${id}`)).body), 'it counts once it is sent').toContain('0 dari 5 bagian selesai');
    const nonsense = await visitor.get('/ajukan/library-card?bawa=applicant.born%3Dkemarin');
    expect(textOf(nonsense.body)).not.toContain('Yang Anda bawa');
  });

  it('keeps everything typed when something is wrong, and links each fault to its field', async () => {
    const draft = await begin(visitor);
    const page = await visitor.post(`${draft}/isi/applicant`, { ...applicant, email: 'tanpa at', born: '31-02-1990' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<a href="#email">');
    expect(page.body).toContain('<a href="#born">');
    expect(page.body).toContain('value="tanpa at"');
    expect(page.body).toContain('value="31-02-1990"');
    expect(page.body).toMatch(/value="no"[^>]*checked|checked[^>]*value="no"/);
  });

  it('fills boxes with what the account knows, and counts it only once it is sent', async () => {
    const draft = await begin(visitor);
    expect((await visitor.get(`${draft}/isi/applicant`)).body).toContain('value="ni.luh.sari@contoh.id"');
    expect(textOf((await visitor.get(draft)).body)).toContain('0 dari 5');
  });

  it('shows a warning once, and takes the same answer the second time', async () => {
    const draft = await begin(visitor);
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
    const draft = await begin(visitor);
    const asked = await visitor.post(`${draft}/isi/applicant`, { ...applicant, minor: 'yes' });
    expect(asked.headers.location).toBe(`${draft}/isi/guardian`);
    await visitor.post(`${draft}/isi/guardian`, { name: 'Wayan' });
    expect(textOf((await visitor.get(`${draft}/berkas`)).body)).toContain('Surat izin wali');
    await visitor.post(`${draft}/isi/applicant`, applicant);
    expect((await visitor.get(`${draft}/isi/guardian`)).statusCode).toBe(404);
    expect(textOf((await visitor.get(`${draft}/berkas`)).body)).not.toContain('Surat izin wali');
  });

  it('reads a dependent question only when it is called for', async () => {
    const draft = await begin(visitor);
    await visitor.post(`${draft}/isi/applicant`, applicant);
    const missing = await visitor.post(`${draft}/isi/wishes`, { ...wishes, delivery: 'yes' });
    expect(missing.body).toContain('<a href="#address">');
    await visitor.post(`${draft}/isi/wishes`, { ...wishes, address: 'Jalan Sunari', hour: '9' });
    const { answers } = await hall.db.selectFrom('forms.draft').select('answers').where('id', '=', idOf(draft)).executeTakeFirstOrThrow();
    expect(answers).toMatchObject({ wishes: { delivery: false } });
    expect(JSON.stringify(answers)).not.toContain('Sunari');
  });

  it('changes an answer from the check page and comes back to it', async () => {
    const draft = await begin(visitor);
    await fill(visitor, draft, photo);
    expect((await visitor.get(`${draft}/periksa`)).body).toContain(`${draft}/isi/applicant?dari=periksa`);
    const back = await visitor.post(`${draft}/isi/applicant?dari=periksa`, { ...applicant, email: 'baru@contoh.id' });
    expect(back.headers.location).toBe(`${draft}/periksa`);
    const further = await visitor.post(`${draft}/isi/applicant?dari=periksa`, { ...applicant, minor: 'yes' });
    expect(further.headers.location).toBe(`${draft}/isi/guardian?dari=periksa`);
  });

  it('names on the check page what is missing, and does not send', async () => {
    const draft = await begin(visitor);
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
    const draft = await begin(visitor);
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
    const draft = await begin(visitor);
    await visitor.post(`${draft}/isi/applicant`, applicant);
    const mark = markIn((await visitor.get(`${draft}/isi/readers/baru`)).body);
    const entry = { name: 'Made', relation: 'child', _mark: mark };
    await Promise.all([visitor.post(`${draft}/isi/readers/baru`, entry), visitor.post(`${draft}/isi/readers/baru`, entry)]);
    expect(await entriesIn(hall, draft)).toHaveLength(1);
  });

  it('refuses to overwrite an entry that changed elsewhere, and keeps what was typed', async () => {
    const draft = await begin(visitor);
    await visitor.post(`${draft}/isi/applicant`, applicant);
    await visitor.post(`${draft}/isi/readers/baru`, { name: 'Made', relation: 'child', _mark: '' });
    const mark = markIn((await visitor.get(`${draft}/isi/readers/1`)).body);
    await visitor.post(`${draft}/isi/readers/1`, { name: 'Made Satu', relation: 'child', _mark: mark });
    const late = await visitor.post(`${draft}/isi/readers/1`, { name: 'Made Dua', relation: 'child', _mark: mark });
    expect(late.statusCode).toBe(422);
    expect(late.body).toContain('value="Made Dua"');
    expect(textOf(late.body)).toContain('berubah di perangkat lain');
    expect(await entriesIn(hall, draft)).toMatchObject([{ name: 'Made Satu' }]);
  });

  it('takes no more entries than the page allows', async () => {
    const draft = await begin(visitor);
    await visitor.post(`${draft}/isi/applicant`, applicant);
    for (const name of ['Satu', 'Dua', 'Tiga', 'Empat'])
      await visitor.post(`${draft}/isi/readers/baru`, { name, relation: 'child', _mark: '' });
    expect(await entriesIn(hall, draft)).toHaveLength(3);
  });
});

it('describes the answers to programs as JSON Schema', async () => {
  const response = await hall.web.inject('/api/v1/services/library-card/schema');
  expect(response.headers['content-type']).toContain('application/schema+json');
  expect(response.json()).toMatchObject({ type: 'object', properties: { applicant: { type: 'object' }, readers: { type: 'array' } } });
});
