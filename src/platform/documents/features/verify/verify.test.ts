import { transaction } from '#db';
import { type Agency, enterAgency, getAgency } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { type DocumentOrder, type Issued, issueDocument, officeTemplate, replaceDocument, revokeDocument } from '#platform/documents';
import { getFile } from '#platform/files';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { createHash, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let agency: Agency;
let visitor: Visitor;
let order: DocumentOrder;

beforeAll(async () => {
  app = await startApp({ stalls: [] });
  visitor = app.visitor();
  const id = await transaction(app.db, (tx) =>
    enterAgency(tx, {
      key: 'perpus',
      name: 'Dinas Perpustakaan',
      government: 'Kota Contoh',
      regionCode: '51.71',
      address: 'Jalan Contoh 1',
    }),
  );
  agency = await getAgency(app.db, id);
  order = {
    agency,
    caseId: null,
    kind: 'library-card',
    title: { id: 'Kartu anggota', en: 'Library card' },
    number: '',
    holderName: 'Ni Luh Sari',
    template: officeTemplate('card', '#letterhead()\n#decree("Kartu", "anggota")\n#signature-block()'),
    data: {},
    signer: { name: 'I Made Wirawan', office: 'Kepala Dinas', employeeNo: null },
    on: '2026-03-02',
    ownerPersonId: null,
  };
});
afterAll(() => app.close());

const issue = (number: string) => transaction(app.db, (tx) => issueDocument(tx, app.deps.documents, { ...order, number }));

async function pdfOf({ fileId }: Issued): Promise<Buffer> {
  return app.deps.files.storage.get((await getFile(app.db, fileId)).sha256);
}

async function upload(content: Buffer, token?: string) {
  const boundary = 'batas';
  const head = (name: string, more = '') => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`;
  await visitor.get('/verifikasi');
  const payload = Buffer.concat([
    Buffer.from(`${head('_csrf')}\r\n${token ?? (await visitor.token())}\r\n`),
    Buffer.from(`${head('pdf', '; filename="kartu.pdf"')}content-type: application/pdf\r\n\r\n`),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return visitor.send({
    method: 'POST',
    url: '/verifikasi/pdf',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
}

describe('checking by code', () => {
  it('leads from a carelessly typed code to the document', async () => {
    const { verificationCode } = await issue('V/1');
    const typed = verificationCode.toLowerCase().replaceAll('-', ' ');
    const page = await visitor.follow(await visitor.get(`/verifikasi?kode=${encodeURIComponent(typed)}`));
    expect(page.statusCode).toBe(200);
    const said = textOf(page.body);
    for (const part of ['asli dan berlaku', 'V/1', 'Dinas Perpustakaan', '2 Maret 2026', 'I Made Wirawan', 'N*** L*** S***'])
      expect(said).toContain(part);
    expect(said).not.toContain('Sari');
    expect(page.body).not.toContain('/lampiran/');
  });

  it('says in English too what was found', async () => {
    const { verificationCode } = await issue('V/2');
    const page = await visitor.get(`/verifikasi/${verificationCode}?lang=en`);
    expect(textOf(page.body)).toContain('Library card');
    await visitor.get('/verifikasi?lang=id');
  });

  it('says until when a document holds, and from the day after that it has ended, by code and by PDF', async () => {
    const issued = await transaction(app.db, (tx) =>
      issueDocument(tx, app.deps.documents, { ...order, number: 'V/W', validUntil: officeDay(app.clock.now()) }),
    );
    const page = async () => textOf((await visitor.get(`/verifikasi/${issued.verificationCode}`)).body);
    expect(await page(), 'its last day still counts').toContain('asli dan berlaku');
    expect(await page()).toContain('Berlaku sampai');
    app.clock.advance({ days: 1 });
    for (const said of [await page(), textOf((await upload(await pdfOf(issued))).body)]) {
      expect(said).toContain('asli, tetapi masa berlakunya sudah berakhir');
      expect(said).not.toContain('asli dan berlaku');
    }
    const told = (await app.inject({ url: `/api/v1/documents/${issued.verificationCode}` })).json<object>();
    expect(told).toMatchObject({ state: 'valid', ended: true });
  });

  it('keeps what was typed and names the slip', async () => {
    const page = await visitor.get('/verifikasi?kode=ABC-123');
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('value="ABC-123"');
    expect(textOf(page.body)).toContain('salah ketik');
    expect(textOf((await visitor.get('/verifikasi?kode=')).body)).toContain('Ketik kode yang tercetak');
  });

  it('explains what to do about a code nobody knows', async () => {
    const page = await visitor.get('/verifikasi/000-000-000-000-000-000-000');
    expect(page.statusCode).toBe(404);
    expect(textOf(page.body)).toContain('mungkin palsu');
    expect((await visitor.get('/verifikasi/bukan-kode')).statusCode).toBe(404);
  });

  it('shows a revoked document with reason and date, and in the public list', async () => {
    const { documentId, verificationCode } = await issue('V/3');
    await transaction(app.db, (tx) => revokeDocument(tx, { documentId, reason: 'Data tidak benar', at: app.clock.now() }));
    const said = textOf((await visitor.get(`/verifikasi/${verificationCode}`)).body);
    expect(said).toContain('sudah dicabut');
    expect(said).toContain('Data tidak benar');
    const list = await visitor.get('/verifikasi/dicabut');
    expect(list.body).toContain(`/verifikasi/${verificationCode}`);
    expect(textOf(list.body)).not.toContain('N***');
  });

  it('leads from a replaced document to the newer one', async () => {
    const old = await issue('V/4');
    const fresh = await transaction(app.db, (tx) =>
      replaceDocument(tx, app.deps.documents, { ...order, number: 'V/4', documentId: old.documentId, reason: 'Salah nama' }),
    );
    const page = await visitor.get(`/verifikasi/${old.verificationCode}`);
    expect(textOf(page.body)).toContain('sudah diganti');
    const english = textOf((await app.visitor().get(`/verifikasi/${old.verificationCode}?lang=en`)).body);
    expect(english, 'what the register notes of a replacement is the office’s own, in one language').not.toContain('Salah nama');
    expect(page.body).toContain(`href="/verifikasi/${fresh.verificationCode}"`);
  });
});

describe('checking a file', () => {
  it('finds a genuine one', async () => {
    const page = await upload(await pdfOf(await issue('V/5')));
    expect(page.statusCode).toBe(200);
    const said = textOf(page.body);
    expect(said).toContain('PDF ini asli dan berlaku');
    expect(said).toContain('V/5');
    expect(said).not.toContain('Sari');
    const stored = await app.db.selectFrom('files.file').select('name').where('name', '=', 'kartu.pdf').execute();
    expect(stored).toEqual([]);
  });

  it('finds one that was tampered with', async () => {
    const pdf = await pdfOf(await issue('V/6'));
    const at = pdf.indexOf('/Title') + 10;
    pdf[at] = (pdf[at] ?? 0) ^ 1;
    expect(textOf((await upload(pdf)).body)).toContain('diubah setelah ditandatangani');
  });

  it('finds one that has since been revoked', async () => {
    const issued = await issue('V/7');
    await transaction(app.db, (tx) =>
      revokeDocument(tx, { documentId: issued.documentId, reason: 'Data tidak benar', at: app.clock.now() }),
    );
    expect(textOf((await upload(await pdfOf(issued))).body)).toContain('asli, tetapi sudah dicabut');
  });

  it('does not take a signature alone for a document of the register', async () => {
    const issued = await issue('V/8');
    const pdf = await pdfOf(issued);
    await app.db.deleteFrom('documents.document').where('id', '=', issued.documentId).execute();
    expect(textOf((await upload(pdf)).body)).toContain('tidak ada dalam register');
  });

  it('tells an unsigned PDF from a file that is none', async () => {
    expect(textOf((await upload(Buffer.from('%PDF-1.7\n%%EOF'))).body)).toContain('tidak bertanda tangan elektronik');
    const none = await upload(Buffer.from('hello'));
    expect(none.statusCode).toBe(422);
    expect(textOf(none.body)).toContain('bukan PDF');
    expect(textOf((await upload(Buffer.alloc(0))).body)).toContain('Pilih PDF');
  });

  it('refuses a file too large with a page that says so', async () => {
    const page = await upload(Buffer.alloc(10_000_001, '%PDF-'));
    expect(page.statusCode).toBe(422);
    expect(textOf(page.body)).toContain('lebih besar dari 10 MB');
  });

  it('refuses a form that is not ours before reading the file', async () => {
    expect((await upload(Buffer.from('%PDF-1.7'), 'forged')).statusCode).toBe(403);
  });
});

describe('checking without this site', () => {
  it('offers the root certificate with its fingerprint', async () => {
    const root = await visitor.get('/verifikasi/akar.pem');
    const certificate = new X509Certificate(root.body);
    expect(certificate.ca).toBe(true);
    const page = await visitor.get('/verifikasi');
    expect(page.body).toContain(certificate.fingerprint256);
    expect(createHash('sha256').update(certificate.raw).digest('hex')).toBe(certificate.fingerprint256.replaceAll(':', '').toLowerCase());
  });
});
