import { AppError } from '#kernel';
import { enterPerson } from '#platform/identity';
import {
  acceptOf,
  type FileKind,
  type FilesDeps,
  fileLimits,
  folderStorage,
  getFile,
  receiveFile,
  refusalOf,
  sweepFiles,
} from '#platform/files';
import { createTestDatabase, fakeClock, type TestDatabase } from '#support';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let database: TestDatabase;
let folder: string;
let deps: FilesDeps;
let ownerPersonId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  deps = { db: database.db, clock: fakeClock(), storage: folderStorage(folder) };
  ownerPersonId = await database.db.transaction().execute((tx) => enterPerson(tx, { name: 'Ni Luh Sari' }, deps.clock.now()));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function receive(content: Uint8Array, filename = 'berkas.pdf', kind: FileKind = 'document') {
  return receiveFile(deps, { stream: Readable.from([content]), filename, kind, ownerPersonId });
}

async function whyRefused(content: Uint8Array, filename?: string, kind?: FileKind): Promise<unknown> {
  const error = await receive(content, filename, kind).then(
    () => new Error('it was taken'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  if (!(error instanceof AppError)) return error;
  expect(refusalOf(error, kind ?? 'document')('id').length).toBeGreaterThan(20);
  return error.detail.why ?? error.code;
}

async function kept(): Promise<string[]> {
  const parts = (await readdir(folder)).filter((name) => name.length === 2);
  return (await Promise.all(parts.map((part) => readdir(join(folder, part))))).flat();
}

const pdf = (...objects: (string | Buffer)[]) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), ...objects.map((one) => Buffer.from(one)), Buffer.from('\ntrailer << >>\n%%EOF\n')]);
const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#27623d' } });

describe('what is taken', () => {
  it('may be a drawing in DXF, known by how it begins and whole to its last line, where drawings are asked for', async () => {
    const dxf = (end: string) => Buffer.from(`999\r\nmade by hand\r\n  0\r\nSECTION\r\n  2\r\nENTITIES\r\n  0\r\nENDSEC\r\n${end}`);
    const whole = dxf('  0\r\nEOF\r\n');
    expect(await receive(whole, 'tapak.dwg', 'drawing')).toMatchObject({ name: 'tapak.dxf', mediaType: 'image/vnd.dxf' });
    expect(await whyRefused(whole, 'tapak.dxf', 'document')).toBe('type');
    expect(await whyRefused(dxf('  0\r\nENDS'), 'tapak.dxf', 'drawing')).toBe('truncated');
    expect(await whyRefused(Buffer.from('catatan\n0\nSECTION\n'), 'tapak.dxf', 'drawing')).toBe('type');
    expect(acceptOf('drawing')).toContain('.dxf');
  });

  it('is kept under its SHA-256, with the pages it says it has', async () => {
    const file = await receive(pdf('1 0 obj << /Type /Pages /Count 3 >> endobj'), 'Denah Lantai 1.pdf');
    expect(file).toMatchObject({ name: 'Denah Lantai 1.pdf', mediaType: 'application/pdf' });
    expect(await getFile(deps.db, file.id)).toMatchObject({ pages: 3, ownerPersonId, caseId: null });
    expect(await kept()).toContain(file.sha256);
  });

  it('may be a drawing whose bytes happen to spell an escape or a short name', async () => {
    const packed = deflateSync(Buffer.from('1 0 << /Type /Page >>'));
    const drawn = pdf(
      '5 0 obj << /Length 30 >> stream\n\u0001#4a#53 /JS ) #41\u0002\nendstream endobj\n',
      '6 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >> stream\n',
      packed,
      '\nendstream endobj',
    );
    expect((await receive(drawn, 'denah.pdf', 'drawing')).mediaType).toBe('application/pdf');
  });

  it('lies on disk once, however often it comes', async () => {
    const content = pdf('2 0 obj << /Nomor (sama) >> endobj');
    const [one, two] = await Promise.all([receive(content, 'a.pdf'), receive(content, 'b.pdf')]);
    expect(one.sha256).toBe(two.sha256);
    expect(one.id).not.toBe(two.id);
    expect((await kept()).filter((name) => name.startsWith(one.sha256))).toHaveLength(1);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('loses place and camera, and stands upright', async () => {
    const withPlace = await picture()
      .withExif({ IFD0: { Make: 'KameraRahasia' }, IFD3: { GPSLatitude: '8/1 40/1 0/1', GPSLatitudeRef: 'S' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const tagged = await picture()
      .withExifMerge({ IFD0: { Make: 'KameraRahasia' }, IFD3: { GPSLatitudeRef: 'S' } })
      .jpeg()
      .toBuffer();
    expect(tagged.includes('KameraRahasia')).toBe(true);
    for (const content of [withPlace, tagged]) {
      const { sha256 } = await receive(content, 'lokasi.jpg', 'picture');
      const clean = await deps.storage.get(sha256);
      expect(clean.includes('KameraRahasia')).toBe(false);
      expect((await sharp(clean).metadata()).exif).toBeUndefined();
    }
    const { sha256 } = await receive(withPlace, 'lokasi.jpg', 'picture');
    expect(await sharp(await deps.storage.get(sha256)).metadata()).toMatchObject({ width: 40, height: 60 });
  });

  it('carries nothing along behind its picture', async () => {
    const polyglot = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from('<script>alert(1)</script><?php system("id") ?>')]);
    const { sha256 } = await receive(polyglot, 'gambar.jpg', 'picture');
    expect((await deps.storage.get(sha256)).includes('script')).toBe(false);
  });

  it('has a name without path, control characters or a second extension of its own choosing', async () => {
    const content = pdf('3 0 obj << >> endobj');
    expect((await receive(content, '../../etc/passwd')).name).toBe('passwd.pdf');
    expect((await receive(content, 'C:\\Users\\sari\\surat.exe')).name).toBe('surat.pdf');
    expect((await receive(content, 'a\u0000\u202Efdp.exe"\r\nX: y')).name).not.toMatch(/[\u0000-\u001F\u202E"]/);
    expect((await receive(content, '..')).name).toMatch(/^[^/\\]+\.pdf$/);
  });
});

describe('what is refused', () => {
  it('is a PDF that acts, however it hides that', async () => {
    const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
    expect(await whyRefused(pdf(`4 0 obj ${script} endobj`))).toBe('active-content');
    expect(await whyRefused(pdf(`4 0 obj ${script.replaceAll('Java', '#4aava')} endobj`))).toBe('active-content');
    expect(await whyRefused(pdf('4 0 obj << /OpenAction << /S /Launch /F (cmd.exe) >> >> endobj'))).toBe('active-content');
    expect(await whyRefused(pdf('4 0 obj << /Type /EmbeddedFile >> endobj'))).toBe('active-content');
    const packed = deflateSync(Buffer.from(`5 0 ${script}`));
    const stream = Buffer.concat([
      Buffer.from(`6 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >> stream\r\n`),
      packed,
      Buffer.from('\nendstream endobj'),
    ]);
    expect(await whyRefused(pdf(stream))).toBe('active-content');
  });

  it('is a PDF whose object stream cannot be opened, or swells without end', async () => {
    const broken = Buffer.concat([
      Buffer.from('7 0 obj << /Type /ObjStm >> stream\n'),
      Buffer.from('not zlib'),
      Buffer.from('\nendstream'),
    ]);
    expect(await whyRefused(pdf(broken))).toBe('active-content');
    const bomb = deflateSync(Buffer.alloc(60_000_000));
    expect(await whyRefused(pdf(Buffer.concat([Buffer.from('8 0 obj << /Type /ObjStm >> stream\n'), bomb])))).toBe('active-content');
  });

  it('is a PDF that breaks off', async () => {
    expect(await whyRefused(Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >>'))).toBe('truncated');
  });

  it('is what its name does not make it', async () => {
    expect(await whyRefused(Buffer.from('<html><script>alert(1)</script></html>'), 'surat.pdf')).toBe('type');
    expect(await whyRefused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'gambar.png', 'picture')).toBe(
      'type',
    );
    expect(await whyRefused(Buffer.from('PK\u0003\u0004aaaa'), 'gambar.jpg', 'picture')).toBe('type');
    expect(await whyRefused(pdf('9 0 obj endobj'), 'foto.jpg', 'picture')).toBe('type');
    expect(await whyRefused(Buffer.alloc(0))).toBe('empty');
  });

  it('is a picture that breaks off', async () => {
    const whole = await sharp({
      create: { width: 800, height: 600, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 40 }, background: '#fff' },
    })
      .jpeg()
      .toBuffer();
    expect(await whyRefused(whole.subarray(0, Math.floor(whole.length / 2)), 'foto.jpg', 'picture')).toBe('damaged-picture');
  });

  it('is a small file that would be an enormous picture', async () => {
    expect(await whyRefused(enormousPng(40_000), 'peta.png', 'picture')).toBe('damaged-picture');
  });

  it('is more than its kind may weigh, without ever lying in memory', async () => {
    const chunk = Buffer.alloc(1_000_000);
    const count = fileLimits.picture.maxBytes / chunk.length + 5;
    const stream = Readable.from(
      (function* () {
        for (let sent = 0; sent < count; sent++) yield chunk;
      })(),
    );
    const refused = receiveFile(deps, { stream, filename: 'besar.jpg', kind: 'picture', ownerPersonId });
    await expect(refused).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('leaves nothing behind', async () => {
    const before = await kept();
    await whyRefused(Buffer.from('bukan apa-apa'));
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await kept()).toEqual(before);
  });
});

/** A PNG of a few kilobytes that claims `side` × `side` pixels. */
function enormousPng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function crc32(data: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

describe('the sweep', () => {
  const days = (n: number) => ({ ...deps, clock: { now: () => new Date(Date.now() + n * 86_400_000) } });

  it('removes what nobody names, keeps what a draft or a case holds, and what is young', async () => {
    const [held, bound, loose] = await Promise.all(
      ['held', 'bound', 'loose'].map((word) => receive(pdf(`1 0 obj << /Word (${word}) >> endobj`), `${word}.pdf`)),
    );
    if (!held || !bound || !loose) throw new Error('three files');
    await deps.db.updateTable('files.file').set({ case_id: held.id }).where('id', '=', bound.id).execute();
    const heldOnly = async () => new Set([held.id]);
    await sweepFiles(days(-400), heldOnly);
    expect(await kept()).toEqual(expect.arrayContaining([held.sha256, bound.sha256, loose.sha256]));
    await sweepFiles(days(3), heldOnly);
    const left = await kept();
    expect(left).toEqual(expect.arrayContaining([held.sha256, bound.sha256]));
    expect(left).not.toContain(loose.sha256);
    await expect(getFile(deps.db, loose.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('spares bytes that were put again while it looked', async () => {
    const { sha256 } = await deps.storage.put(Buffer.from('wanted again'));
    expect(await deps.storage.remove(sha256, new Date(Date.now() - 1000))).toBe(false);
    expect(await kept()).toContain(sha256);
    expect(await deps.storage.remove(sha256, new Date(Date.now() + 1000))).toBe(true);
    expect(await kept()).not.toContain(sha256);
  });

  it('loses nothing that comes again while it takes it away, whatever the store', async () => {
    const content = pdf('1 0 obj << /Word (again) >> endobj');
    const { id, sha256 } = await receive(content);
    await deps.db.deleteFrom('files.file').where('id', '=', id).execute();
    let coming: Promise<unknown> = Promise.resolve();
    const blind = {
      ...deps.storage,
      remove: async (name: string) => {
        if (name === sha256) coming = receive(content);
        await setTimeout(200);
        return deps.storage.remove(name, new Date(Date.now() + 86_400_000));
      },
    };
    await sweepFiles({ ...days(3), storage: blind }, async () => new Set());
    await coming;
    expect(await kept()).toContain(sha256);
  });

  it('takes away what uploads that were cut off left half written, a day after their last byte', async () => {
    const { sha256 } = await deps.storage.put(Buffer.from('whole'));
    await deps.storage.receive(Readable.from([Buffer.from('%PDF-')]), 1000);
    await writeFile(join(folder, sha256.slice(0, 2), `${sha256}.0a1b2c3d4e5f`), 'who');
    const nothingHeld = async () => new Set<string>();
    expect((await sweepFiles(days(0.9), nothingHeld)).halfWritten).toBe(0);
    expect((await sweepFiles(days(1.1), nothingHeld)).halfWritten).toBe(2);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await kept()).toContain(sha256);
  });
});
