import { FileLinks, receiveFile } from '#platform/files';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweeps } from '#module/platform/forms';
import { type Hall, linkSecret, sendFiles, startHall } from './start-hall.ts';

let hall: Hall;
let photo: Buffer;

beforeAll(async () => {
  hall = await startHall();
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#27623d' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => hall.close());

async function fileOf(personId: string): Promise<string> {
  const { id } = await receiveFile(hall.files, {
    stream: Readable.from([photo]),
    filename: 'ktp “Sari”\r\n.jpg',
    kind: 'picture',
    ownerPersonId: personId,
  });
  return id;
}

describe('a link to a private file', () => {
  it('opens it for the person it was made for, as what it is, and runs nothing in it', async () => {
    const { actor, visitor } = await hall.person('Ni Luh Sari');
    const link = new FileLinks(linkSecret).make(await fileOf(actor.personId), actor.personId, hall.clock.now());
    const opened = await visitor.get(link);
    expect(opened.statusCode).toBe(200);
    expect(opened.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    expect(opened.headers['content-security-policy']).toContain('sandbox');
    expect(opened.headers['content-disposition']).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''ktp/);
    expect(opened.rawPayload.length).toBe(Number(opened.headers['content-length']));
    expect((await visitor.get(`${link}?unduh=1`)).headers['content-disposition']).toMatch(/^attachment/);
  });

  it('is not found in anybody else’s session, nor without one', async () => {
    const { actor } = await hall.person('Ni Luh Sari');
    const { visitor: stranger } = await hall.person('Orang Lain');
    const link = new FileLinks(linkSecret).make(await fileOf(actor.personId), actor.personId, hall.clock.now());
    expect((await stranger.get(link)).statusCode).toBe(404);
    expect((await hall.web.inject(link)).statusCode).toBe(404);
  });

  it('ends after a while, and cannot be lengthened or turned to another file', async () => {
    const { actor, visitor } = await hall.person('Ni Luh Sari');
    const [file, other] = [await fileOf(actor.personId), await fileOf(actor.personId)];
    const made = hall.clock.now();
    const link = new FileLinks(linkSecret).make(file, actor.personId, made);
    expect((await visitor.get(link.replace(file, other))).statusCode).toBe(404);
    const longer = link.replace(/\d{10}(?=\.)/, (until) => String(Number(until) + 3600));
    expect((await visitor.get(longer)).statusCode).toBe(404);
    expect((await visitor.get(new FileLinks('another secret').make(file, actor.personId, made))).statusCode).toBe(404);
    hall.clock.advance({ minutes: 25 });
    expect((await visitor.get(link)).statusCode).toBe(404);
  });

  it('is not found when its address is no address', async () => {
    expect((await hall.web.inject('/lampiran/x/y')).statusCode).toBeGreaterThanOrEqual(400);
    expect((await hall.web.inject('/lampiran/00000000-0000-7000-8000-000000000000/9999999999.aaaa')).statusCode).toBe(404);
  });
});

describe('sending files ahead of a form', () => {
  it('needs an account and the token of the form', async () => {
    const { visitor } = await hall.person('Ni Luh Sari');
    await visitor.get('/ajukan/library-card');
    const files = [{ field: 'berkas', name: 'foto.jpg', content: photo }];
    const wrong = await sendFiles(visitor, '/unggahan?jenis=picture', [['_csrf', 'wrong']], files, { accept: 'application/json' });
    expect(wrong.statusCode).toBe(403);
    expect(wrong.json()).toMatchObject({ code: 'FORM_EXPIRED' });
    const sent = await sendFiles(visitor, '/unggahan?jenis=picture', [], files, { accept: 'application/json' });
    expect(sent.json()).toMatchObject({ files: [{ name: 'foto.jpg' }], problems: [] });
    const nobody = await hall.web.inject({ method: 'POST', url: '/unggahan?jenis=picture', headers: { accept: 'application/json' } });
    expect(nobody.statusCode).toBe(401);
  });

  it('takes the good and names the bad', async () => {
    const { visitor } = await hall.person('Ni Luh Sari');
    await visitor.get('/ajukan/library-card');
    const sent = await sendFiles(
      visitor,
      '/unggahan?jenis=picture',
      [],
      [
        { field: 'berkas', name: 'rusak.jpg', content: photo.subarray(0, 200) },
        { field: 'berkas', name: 'foto.jpg', content: photo },
      ],
    );
    expect(sent.json()).toMatchObject({ files: [{ name: 'foto.jpg' }], problems: [{ name: 'rusak.jpg' }] });
  });
});

describe('the sweeps', () => {
  it('remove an application nobody touched for three months, and then its files', async () => {
    const { actor, visitor } = await hall.person('Ni Luh Sari');
    const page = await visitor.get('/ajukan/library-card');
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1];
    const draft = String((await visitor.post('/ajukan/library-card', { draft: value('draft'), agency: value('agency') })).headers.location);
    await sendFiles(visitor, `${draft}/berkas`, [], [{ field: 'identity-card', name: 'ktp.jpg', content: photo }]);
    const { id } = await hall.db
      .selectFrom('files.file')
      .select('id')
      .where('owner_person_id', '=', actor.personId)
      .executeTakeFirstOrThrow();
    const rows = () => hall.db.selectFrom('files.file').select('id').where('id', '=', id).execute();
    const sweepAll = async () => {
      for (const sweep of sweeps({ files: hall.files, linkTo: async (_tx, id) => `/berkas/${id}`, heldElsewhere: async () => new Set() }))
        await sweep.run();
    };
    hall.clock.advance({ days: 89 });
    await sweepAll();
    expect((await visitor.get(draft)).statusCode).toBe(200);
    expect(await rows()).toHaveLength(1);
    hall.clock.advance({ days: 2 });
    await sweepAll();
    expect((await visitor.get(draft)).statusCode).toBe(404);
    expect(await rows()).toEqual([]);
  });
});
