import { castOf, seedPermit } from '#demo';
import { type ClamdStandIn, eicar, startClamd } from '#demo/stand-ins';
import { clamd, receiveFile, sweepFiles } from '#platform/files';
import { quarantineFile, startApp, type TestApp, textOf, type Visitor } from '#support';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

let scanner: ClamdStandIn;
let app: TestApp;
let folder: string;
let personId: string;
let sari: Visitor;

beforeAll(async () => {
  scanner = await startClamd();
  folder = await mkdtemp(join(tmpdir(), 'clamd-'));
  app = await startApp({ env: { CLAMD_URL: scanner.url, CLAMD_PATIENCE: '300' } });
  personId = await app.account({ name: 'Ni Luh Sari', email: 'sari@example.com' });
  sari = await app.signedIn('sari@example.com');
});
afterAll(async () => {
  await app.close();
  await scanner.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => scanner.fallSilent(false));

const pdf = (text: string) => Buffer.from(`%PDF-1.7\n1 0 obj << /Note (${text}) >> endobj\ntrailer << >>\n%%EOF\n`);
const send = (text: string, deps = app.deps.files) =>
  receiveFile(deps, { stream: Readable.from([pdf(text)]), filename: 'Denah Sari.pdf', kind: 'document', ownerPersonId: personId });
const rowOf = (id: string) => app.db.selectFrom('files.file').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const open = (id: string) => sari.get(app.deps.links.make(id, personId, app.clock.now()));
const newest = () =>
  app.db.selectFrom('files.file').selectAll().where('owner_person_id', '=', personId).orderBy('id', 'desc').executeTakeFirstOrThrow();
const audited = async (id: string) =>
  (await app.db.selectFrom('audit.entry').select('action').where('subject_id', '=', id).orderBy('at').execute()).map(
    ({ action }) => action,
  );

describe('clamd', () => {
  const options = { patience: 300, whenAway: 'refuse' } as const;

  it('is spoken to over a port and over a socket, and knows EICAR', async () => {
    const local = await startClamd({ path: join(folder, 'clamd.ctl') });
    for (const { url } of [scanner, local]) {
      const client = clamd({ url, ...options });
      expect(await client.version()).toContain('ClamAV');
      expect(await client.scan(Buffer.alloc(700_000, 'a'))).toMatchObject({ finding: null, by: expect.stringContaining('ClamAV') });
      expect(await client.scan(Buffer.concat([Buffer.alloc(300_000), Buffer.from(eicar)]))).toMatchObject({
        finding: 'Eicar-Test-Signature',
      });
    }
    await local.close();
  });

  it('counts as away when it is silent, gone, talks nonsense, or will not look at so much', async () => {
    const client = clamd({ url: scanner.url, ...options });
    scanner.fallSilent(true);
    await expect(client.scan(Buffer.from('x'))).rejects.toMatchObject({ code: 'FILES_AWAY', detail: { why: 'scanner' } });
    await expect(clamd({ url: `unix://${folder}/nobody`, ...options }).version()).rejects.toThrow('no connection');
    const small = await startClamd({ most: 100_000 });
    await expect(clamd({ url: small.url, ...options }).scan(Buffer.alloc(600_000))).rejects.toThrow(/size limit|no connection/);
    await small.close();
    const nonsense = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n')).listen(0, '127.0.0.1');
    await once(nonsense, 'listening');
    const { port } = nonsense.address() as AddressInfo;
    await expect(clamd({ url: `tcp://127.0.0.1:${port}`, ...options }).version()).rejects.toThrow('broke off');
    nonsense.close();
  });
});

describe('an uploaded file', () => {
  it('is opened once it was found clean', async () => {
    const file = await send('bersih');
    expect(await rowOf(file.id)).toMatchObject({ scan: 'clean', scanned_by: expect.stringContaining('ClamAV') });
    expect((await open(file.id)).statusCode).toBe(200);
  });

  it('that is harmful goes to quarantine, and its sender is told which one and what to do', async () => {
    const parts = [
      `--x\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${await sari.token()}\r\n`,
      '--x\r\ncontent-disposition: form-data; name="berkas"; filename="Denah Sari.pdf"\r\ncontent-type: application/pdf\r\n\r\n',
      pdf(eicar),
      '\r\n--x--\r\n',
    ];
    const answer = await sari.send({
      method: 'POST',
      url: '/unggahan?jenis=document',
      headers: { 'content-type': 'multipart/form-data; boundary=x', accept: 'application/json' },
      payload: Buffer.concat(parts.map((part) => Buffer.from(part))),
    });
    expect(answer.json()).toMatchObject({
      files: [],
      problems: [{ name: 'Denah Sari.pdf', message: expect.stringContaining('program berbahaya') }],
    });
    const held = await newest();
    expect(held).toMatchObject({ scan: 'infected', finding: 'Eicar-Test-Signature', case_id: null });
    expect((await open(held.id)).statusCode).toBe(409);
    expect(await audited(held.id)).toEqual(['files.quarantine']);
    await app.runSweep('files.sweep');
    expect(await rowOf(held.id)).toMatchObject({ scan: 'infected' });
  });

  it('waits while the scanner is away, is opened by nobody, and is looked at afterwards', async () => {
    scanner.fallSilent(true);
    const [calm, harmful] = [await send('nanti'), await send(`${eicar} nanti`)];
    for (const { id } of [calm, harmful]) expect(await rowOf(id)).toMatchObject({ scan: 'waiting' });
    const page = await open(calm.id);
    expect(page.statusCode).toBe(409);
    expect(textOf(page.body)).toContain('Dokumen ini ditahan');
    await app.runSweep('files.scan');
    expect(await rowOf(calm.id)).toMatchObject({ scan: 'waiting' });
    expect((await app.application.figures()).files.scanner).toMatchObject({ version: null });
    scanner.fallSilent(false);
    await app.runSweep('files.scan');
    expect((await open(calm.id)).statusCode).toBe(200);
    expect((await open(harmful.id)).statusCode).toBe(409);
    expect(await audited(harmful.id)).toEqual(['files.quarantine']);
    await app.runJobs();
    const mail = await app.mail('sari@example.com');
    expect(mail?.subject).toBe('Dokumen ditahan: Denah Sari.pdf');
    expect(mail?.body).toContain('pindai atau foto lagi');
  });

  it('is told of each morning to those who decide about it, and to nobody else, until they have', async () => {
    const subjectsTo = async (address: string) => {
      await app.runSweep('files.quarantine');
      await app.runJobs();
      return (await app.mail(address))?.subject;
    };
    await castOf(app.deps);
    const email = 'arsip@contoh.test';
    const held = await newest();
    expect(await subjectsTo(email)).toMatch(/^\d+ dokumen dalam karantina menunggu keputusan$/);
    expect((await app.mail('sari@example.com'))?.subject).toContain('Dokumen ditahan');
    await app.db.deleteFrom('channels.demo_mail').where('recipient', '=', email).execute();
    await app.db.updateTable('files.file').set({ scan: 'removed' }).where('scan', '=', 'infected').execute();
    expect(await subjectsTo(email)).toBeUndefined();
    await app.db.updateTable('files.file').set({ scan: 'infected' }).where('id', '=', held.id).execute();
  });

  it('is refused while the scanner is away, where the operator wants that', async () => {
    const strict = { ...app.deps.files, scanner: clamd({ url: scanner.url, patience: 100, whenAway: 'refuse' }) };
    scanner.fallSilent(true);
    const before = await newest();
    await expect(send('tolak', strict)).rejects.toMatchObject({ code: 'FILES_AWAY', detail: { why: 'scanner' } });
    expect((await newest()).id).toBe(before.id);
  });

  it('is looked at again at night once the scanner has learnt something', async () => {
    const file = await send('serangan baru');
    const looked = scanner.looked();
    await app.runSweep('files.scan-again');
    expect(scanner.looked()).toBe(looked);
    scanner.learn('serangan baru', 'Baru-1');
    await app.runSweep('files.scan-again');
    expect(await rowOf(file.id)).toMatchObject({ scan: 'infected', finding: 'Baru-1' });
    expect((await open(file.id)).statusCode).toBe(409);
  });
});

describe('the quarantine', () => {
  it('shows an officer that a file of a case is held, and gives it to nobody', async () => {
    const { caseId } = await seedPermit.submitted(app.deps);
    const { id } = await app.db.selectFrom('files.file').select('id').where('case_id', '=', caseId).limit(1).executeTakeFirstOrThrow();
    await app.db.updateTable('files.file').set({ scan: 'infected', finding: 'X' }).where('case_id', '=', caseId).execute();
    const front = await app.signedIn('loket@contoh.test');
    const page = await front.get(`/meja/${caseId}`);
    expect(textOf(page.body)).toContain('Ditahan: berbahaya');
    expect(page.body).not.toContain(`/lampiran/${id}/`);
  });

  it('lists what is held without a name, page by page, and who waits apart', async () => {
    for (let made = 0; made < 31; made++) await quarantineFile(app.deps);
    const admin = await app.signedIn('arsip@contoh.test');
    const first = await admin.get('/kelola/karantina');
    expect(first.statusCode).toBe(200);
    expect(first.body.match(/\/kelola\/karantina\/[0-9a-f-]{36}/g)).toHaveLength(30);
    expect(first.body).not.toContain('Denah Sari');
    expect((await admin.get('/kelola/karantina?halaman=2')).body).toMatch(/\/kelola\/karantina\/[0-9a-f-]{36}/);
    expect(textOf((await admin.get('/kelola/karantina?daftar=waiting')).body)).toContain('Tidak ada dokumen di daftar ini');
  });

  it('lets an administrator release a false alarm with a reason, and does not hold the same content again', async () => {
    scanner.learn('keliru', 'Keliru-1');
    await expect(send('keliru')).rejects.toMatchObject({ detail: { why: 'infected' } });
    const { id } = await newest();
    const admin = await app.signedIn('arsip@contoh.test');
    const bare = await admin.post(`/kelola/karantina/${id}`, { putusan: 'released', alasan: 'ya' });
    expect(bare.statusCode).toBe(422);
    expect(bare.body).toContain('10 sampai 500');
    const done = await admin.post(`/kelola/karantina/${id}`, { putusan: 'released', alasan: 'Diperiksa dengan dua pemindai lain' });
    expect(done.statusCode).toBe(303);
    expect(await audited(id)).toEqual(['files.quarantine', 'files.release']);
    expect((await open(id)).statusCode).toBe(200);
    expect((await rowOf((await send('keliru')).id)).scan).toBe('released');
    expect((await admin.post(`/kelola/karantina/${id}`, { putusan: 'removed', alasan: 'Berubah pikiran sesudahnya' })).statusCode).toBe(
      409,
    );
  });

  it('gives up the bytes of what was harmful, and keeps the row', async () => {
    const { id, sha256 } = await app.db
      .selectFrom('files.file')
      .select(['id', 'sha256'])
      .where('finding', '=', 'Baru-1')
      .executeTakeFirstOrThrow();
    const admin = await app.signedIn('arsip@contoh.test');
    expect(
      (await admin.post(`/kelola/karantina/${id}`, { putusan: 'removed', alasan: 'Benar berbahaya, pengirim diberi tahu' })).statusCode,
    ).toBe(303);
    await app.db.updateTable('files.file').set({ case_id: id }).where('id', '=', id).execute();
    const later = { now: () => new Date(Date.now() + 3 * 86_400_000) };
    await sweepFiles({ ...app.deps.files, clock: later }, async () => new Set());
    await expect(app.deps.files.storage.get(sha256)).rejects.toThrow('is not in the store');
    expect(await rowOf(id)).toMatchObject({ scan: 'removed' });
    expect((await open(id)).statusCode).toBe(409);
  });

  it('of another agency is only looked at', async () => {
    const { caseId } = await seedPermit.submitted(app.deps);
    const id = await quarantineFile(app.deps, caseId);
    await app.db
      .updateTable('cases.case')
      .set({ agency_id: await otherAgency() })
      .where('id', '=', caseId)
      .execute();
    const admin = await app.signedIn('arsip@contoh.test');
    const page = textOf((await admin.get(`/kelola/karantina/${id}`)).body);
    expect(page).toContain('milik instansi lain');
    expect(page).not.toContain('Simpan putusan');
    expect((await admin.post(`/kelola/karantina/${id}`, { putusan: 'released', alasan: 'Alasan yang panjang' })).statusCode).toBe(403);
  });
});

async function otherAgency(): Promise<string> {
  const { id } = await app.db
    .selectFrom('access.agency')
    .select('id')
    .where('key', '<>', 'dpmptsp-badung')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}
