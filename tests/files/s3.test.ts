import { type S3StandIn, startS3 } from '#demo/stand-ins';
import { seedPermit } from '#demo';
import { folderStorage, layeredStorage, MissingContent, receiveFile, s3Storage } from '#platform/files';
import { readConfig } from '#main';
import { startApp, type TestApp } from '#support';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contentsOf, makeBackup } from '../../src/main/backup/make.ts';
import { start, unusedPort } from '../start/started.ts';

const starter = join(import.meta.dirname, '../../scripts/start.mjs');

let s3: S3StandIn;
let app: TestApp;
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  s3 = await startS3({ now: () => new Date() });
  folder = await mkdtemp(join(tmpdir(), 's3-'));
  env = {
    S3_ENDPOINT: s3.url,
    S3_BUCKET: s3.bucket,
    S3_ACCESS_KEY: s3.accessKey,
    S3_SECRET_KEY: s3.secretKey,
    S3_PREFIX: 'wantilan/',
    S3_PATIENCE: '300',
  };
  app = await startApp({ env });
});
afterAll(async () => {
  await app.close();
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => s3.trouble(null));

const open = (changed: { secretKey?: string; bucket?: string } = {}) =>
  s3Storage({
    endpoint: s3.url,
    region: 'ap-southeast-3',
    bucket: changed.bucket ?? s3.bucket,
    prefix: 'wantilan/',
    accessKey: s3.accessKey,
    secretKey: changed.secretKey ?? s3.secretKey,
    patience: 300,
  });
const keyOf = (sha256: string) => `wantilan/${sha256.slice(0, 2)}/${sha256}`;
const later = () => new Date(Date.now() + 60_000);

async function names(storage: { list(before: Date): AsyncIterable<string> }): Promise<string[]> {
  const found: string[] = [];
  for await (const name of storage.list(later())) found.push(name);
  return found.sort();
}

describe('an object store', () => {
  it('keeps bytes once, gives them back whole and as they come, and lists them page by page', async () => {
    const store = open();
    const kept = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((text) => store.put(Buffer.from(`isi ${text}`))));
    await store.put(Buffer.from('isi a'));
    s3.objects.set('wantilan/catatan.txt', { bytes: Buffer.from('not ours'), modifiedAt: new Date() });
    expect(await names(store)).toEqual(kept.map(({ sha256 }) => sha256).sort());
    const [first] = kept;
    expect((await store.get(first?.sha256 ?? '')).toString()).toBe('isi a');
    const chunks: Buffer[] = [];
    for await (const chunk of await store.open(first?.sha256 ?? '')) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe('isi a');
  });

  it('says of what it does not hold that it is missing, and takes away what lay there unused', async () => {
    const store = open();
    const { sha256 } = await store.put(Buffer.from('lama'));
    expect(await store.remove(sha256, new Date(Date.now() - 60_000))).toBe(false);
    expect(await store.remove(sha256, later())).toBe(true);
    expect(await store.remove(sha256, later())).toBe(false);
    await expect(store.get(sha256)).rejects.toThrow(MissingContent);
    await expect(store.open(sha256)).rejects.toThrow(MissingContent);
  });

  it('is asked again when it is busy or silent, and counts as away in the end', async () => {
    const store = open();
    s3.trouble('busy', 2);
    const { sha256 } = await store.put(Buffer.from('ulang'));
    s3.trouble('silent', 1);
    expect((await store.get(sha256)).toString()).toBe('ulang');
    s3.trouble('busy');
    await expect(store.put(Buffer.from('tidak'))).rejects.toMatchObject({ code: 'FILES_AWAY', message: expect.stringContaining('503') });
    s3.trouble('breaks-off', 1);
    await expect(store.get(sha256)).rejects.toMatchObject({ code: 'FILES_AWAY' });
  });

  it('is named as closed where key or bucket are wrong, at once', async () => {
    for (const wrong of [open({ secretKey: 'salah' }), open({ bucket: 'bukan-itu' })]) {
      const before = s3.heard.length;
      await expect(wrong.probe()).rejects.toMatchObject({ message: expect.stringMatching(/403|no such bucket/) });
      await expect(wrong.put(Buffer.from('x'))).rejects.toMatchObject({ code: 'FILES_AWAY' });
      expect(s3.heard.length - before).toBeLessThan(3);
    }
  });

  it('and a folder are one while contents move', async () => {
    const disk = folderStorage(join(folder, 'layers'));
    const { sha256 } = await disk.put(Buffer.from('dari disk'));
    const both = layeredStorage(open(), disk);
    expect((await both.get(sha256)).toString()).toBe('dari disk');
    const fresh = await both.put(Buffer.from('baru'));
    expect(s3.objects.has(keyOf(fresh.sha256))).toBe(true);
    expect(await both.remove(sha256, later())).toBe(true);
    await expect(both.get(sha256)).rejects.toThrow(MissingContent);
  });
});

const pdf = (text: string) => Buffer.from(`%PDF-1.7\n1 0 obj << /Note (${text}) >> endobj\ntrailer << >>\n%%EOF\n`);

describe('the house on an object store', () => {
  it('issues documents into it, and gives them out through its own links', async () => {
    const issued = await seedPermit.issued(app.deps);
    expect([...s3.objects.keys()].filter((key) => key.startsWith('wantilan/')).length).toBeGreaterThan(0);
    const { id, sha256 } = await app.db.selectFrom('files.file').selectAll().where('case_id', '=', issued.caseId).executeTakeFirstOrThrow();
    const answer = await app.inject({ url: app.deps.links.make(id, null, app.clock.now()) });
    expect(answer.statusCode).toBe(200);
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(sha256);
  });

  it('answers 503 while it is away, keeps no row of what was not kept, and says so to the operator', async () => {
    const email = 'sari@example.com';
    const personId = await app.account({ name: 'Ni Luh Sari', email });
    const visitor = await app.signedIn(email);
    const send = () =>
      receiveFile(app.deps.files, { stream: Readable.from([pdf('satu')]), filename: 'a.pdf', kind: 'document', ownerPersonId: personId });
    const kept = await send();
    s3.trouble('busy');
    await expect(send()).rejects.toMatchObject({ code: 'FILES_AWAY' });
    expect(await app.db.selectFrom('files.file').select('id').where('owner_person_id', '=', personId).execute()).toEqual([{ id: kept.id }]);
    const page = await visitor.get(app.deps.links.make(kept.id, personId, app.clock.now()));
    expect(page.statusCode).toBe(503);
    expect(page.headers['retry-after']).toBe('30');
    expect(page.body).toContain('Dokumen sedang tidak dapat disimpan atau dibuka');
    const { files } = await app.application.figures();
    expect(files).toMatchObject({ opens: false, place: expect.stringContaining('s3://berkas/wantilan/') });
    s3.trouble(null);
    expect((await app.application.figures()).files.opens).toBe(true);
    expect((await visitor.get(app.deps.links.make(kept.id, personId, app.clock.now()))).statusCode).toBe(200);
  });

  it('does not start where the store does not let it in', async () => {
    const begun = start({ DATABASE_URL: app.url, DATA_DIR: app.dataDir, PORT: String(await unusedPort()), ...env, S3_SECRET_KEY: 'salah' });
    expect(await begun.ended()).toBe(1);
    expect(begun.output()).toContain('Look at the S3_ settings');
    expect(begun.output()).not.toContain('salah');
  });
});

describe('moving files', () => {
  const run = async (settings: Record<string, string>, ...words: string[]) => {
    const begun = start({ DATABASE_URL: app.url, DATA_DIR: folder, ...settings }, { command: [process.execPath, starter, ...words] });
    return { code: await begun.ended(), output: begun.output() };
  };

  it('brings everything to the store and back, goes on after a halt, and leaves what is damaged', async () => {
    const disk = folderStorage(join(folder, 'files'));
    const kept = await Promise.all([1, 2, 3, 4, 5].map((n) => disk.put(Buffer.from(`pindah ${n}`))));
    const wanted = kept.map(({ sha256 }) => sha256);
    const [damaged = '', ...whole] = wanted;
    await writeFile(join(folder, 'files', damaged.slice(0, 2), damaged), 'rusak');
    const early = await run({ ...env, FILES_STORE: 'disk' }, 'files-move', 's3');
    expect(early).toMatchObject({ code: 1, output: expect.stringContaining('FILES_STORE=s3') });
    s3.trouble('busy', 5);
    const halted = await run(env, 'files-move', 's3');
    expect(halted.code, halted.output).toBe(1);
    const went = await run(env, 'files-move', 's3');
    expect(went, went.output).toMatchObject({ code: 1, output: expect.stringContaining(`${damaged} is damaged`) });
    for (const sha256 of whole) expect(s3.objects.has(keyOf(sha256))).toBe(true);
    expect(await names(disk)).toEqual([damaged]);
    const back = await run({ ...env, FILES_STORE: 'disk' }, 'files-move', 'disk');
    expect(back.code, back.output).toBe(0);
    expect(await names(open())).toEqual([]);
    for (const sha256 of whole) expect(await names(disk)).toContain(sha256);
  });

  it('is not needed for a backup: it carries what lies in the store, and brings it back there', async () => {
    const { sha256 } = await app.deps.files.storage.put(pdf('cadangan'));
    const moment = join(folder, 'backups');
    await app.db.updateTable('files.file').set({ sha256 }).where('name', '=', 'a.pdf').execute();
    const config = readConfig({ DATABASE_URL: app.url, DATA_DIR: app.dataDir, ...env });
    const { manifest } = await makeBackup(config, app.url, moment, new Date());
    expect(manifest.files.count).toBeGreaterThan(0);
    s3.objects.delete(keyOf(sha256));
    await contentsOf(moment).giveBack(app.deps.files.storage, sha256);
    expect(s3.objects.has(keyOf(sha256))).toBe(true);
  });
});
