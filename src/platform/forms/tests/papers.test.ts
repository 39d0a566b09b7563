import { textOf, type Visitor } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answersIn, applicant, begin, filesIn, takePhoto, wishes } from './draft.ts';
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

describe('files of an application', () => {
  it('tells its limits first, and why a file was refused', async () => {
    const draft = await begin(visitor);
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
    expect(textOf(refused.body)).toContain('catatan.pdf: Isi dokumen ini bukan PDF, JPG, PNG atau WebP');
    expect(textOf(refused.body)).toContain('foto.jpg');
  });

  it('asks to choose a file when none was chosen', async () => {
    const draft = await begin(visitor);
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
    const draft = await begin(visitor);
    const three = [1, 2, 3].map((n) => ({ field: 'identity-card', name: `ktp-${n}.jpg`, content: photo }));
    const sent = await sendFiles(visitor, `${draft}/berkas`, [], three);
    expect(textOf(sent.body)).toContain('ktp-3.jpg: Paling banyak 2 dokumen');
    const [id = ''] = (await filesIn(hall, draft))['identity-card'] ?? [];
    await visitor.post(`${draft}/berkas`, { requirement: 'identity-card', remove: id });
    expect((await filesIn(hall, draft))['identity-card']).toHaveLength(1);
    expect(await hall.db.selectFrom('files.file').select('id').where('id', '=', id).execute()).toEqual([]);
  });

  it('answers a script in JSON', async () => {
    const draft = await begin(visitor);
    const files = [{ field: 'identity-card', name: 'ktp.jpg', content: photo }];
    const taken = await sendFiles(visitor, `${draft}/berkas`, [], files, { accept: 'application/json' });
    expect(taken.json()).toMatchObject({ files: [{ name: 'ktp.jpg' }], problems: [] });
  });

  it('keeps a file answered to a question, and nobody else’s under its name', async () => {
    const draft = await begin(visitor);
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
    expect(await answersIn(hall, draft)).toMatchObject({ wishes: { likeness: [expect.not.stringMatching(id)] } });
  });
});
