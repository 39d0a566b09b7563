import { transaction } from '#db';
import { type Agency, enterAgency, getAgency } from '#platform/access';
import {
  type DocumentOrder,
  type DocumentsDeps,
  documentsOf,
  issueDocument,
  keepPdf,
  officeTemplate,
  openDocuments,
  replaceDocument,
  revokeDocument,
  takeNumber,
  verifyByCode,
  verifyByHash,
} from '#platform/documents';
import { verifyAudit } from '#platform/audit';
import { folderStorage, getFile } from '#platform/files';
import { newId } from '#kernel';
import { createTestDatabase, fakeClock, type TestDatabase } from '#support';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkPdf } from './signing/check.ts';

const clock = fakeClock('2026-03-02T02:00:00Z');
let database: TestDatabase;
let folder: string;
let deps: DocumentsDeps;
let agency: Agency;
let order: DocumentOrder;
let numbers = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'register-'));
  const { db } = database;
  const files = { db, clock, storage: folderStorage(join(folder, 'files')) };
  deps = await openDocuments({ db, clock, files, folder: join(folder, 'keys'), publicUrl: 'https://wantilan.example', demo: true });
  const id = await transaction(db, (tx) =>
    enterAgency(tx, {
      key: 'perpus',
      name: 'Dinas Perpustakaan',
      government: 'Kota Contoh',
      regionCode: '51.71',
      address: 'Jalan Contoh 1',
    }),
  );
  agency = await getAgency(db, id);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  order = {
    agency,
    caseId: null,
    kind: 'library-card',
    title: { id: 'Kartu anggota', en: 'Library card' },
    number: `KP/${++numbers}/2026`,
    holderName: 'Ni Luh Sari',
    template: officeTemplate('card', '#letterhead()\n#decree("Kartu", "anggota")\n#data.shelf\n#signature-block(place: "Contoh")'),
    data: { shelf: 'Rak A' },
    signer: { name: 'I Made Wirawan', office: 'Kepala Dinas', employeeNo: '19750101 200003 1 001' },
    on: '2026-03-02',
    ownerPersonId: null,
  };
});

const issue = (change: Partial<DocumentOrder> = {}) => transaction(database.db, (tx) => issueDocument(tx, deps, { ...order, ...change }));

describe('an issued document', () => {
  it('is found by its code, with the holder masked, and by its very bytes', async () => {
    const issued = await issue();
    const found = await verifyByCode(database.db, issued.verificationCode.toLowerCase());
    expect(found).toMatchObject({
      titleId: 'Kartu anggota',
      number: order.number,
      agencyName: 'Dinas Perpustakaan',
      dated: '2026-03-02',
      signerName: 'I Made Wirawan',
      holderName: 'N*** L*** S***',
      state: 'valid',
    });
    expect(JSON.stringify(found)).not.toMatch(/Luh|Sari/);
    const { sha256 } = await getFile(database.db, issued.fileId);
    expect(await verifyByHash(database.db, sha256)).toEqual(found);
    expect(await verifyByHash(database.db, '0'.repeat(64))).toBeUndefined();
  });

  it('is a file whose signature holds', async () => {
    const issued = await issue();
    const file = await getFile(database.db, issued.fileId);
    const pdf = await deps.files.storage.get(file.sha256);
    expect(await checkPdf(pdf, { ...deps, revoked: new Map() }, clock.now())).toMatchObject({
      finding: 'valid',
      signer: 'I Made Wirawan',
      signedAt: clock.now(),
    });
    expect(file).toMatchObject({ mediaType: 'application/pdf', name: `Kartu anggota KP-${numbers}-2026.pdf` });
  });

  it('leaves nothing behind when the transaction fails', async () => {
    const before = await count();
    const failing = transaction(database.db, async (tx) => {
      await issueDocument(tx, deps, order);
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await count()).toEqual(before);
  });

  it('does not share its number with another', async () => {
    await issue();
    await expect(issue()).rejects.toMatchObject({ code: '23505' });
  });

  it('is written down in the audit log', async () => {
    await issue();
    expect(await verifyAudit(database.db)).toMatchObject({ broken: [] });
  });
});

describe('a replaced document', () => {
  it('leads to the newer one, which may bear the same number', async () => {
    const caseId = newId();
    const old = await issue({ caseId });
    clock.advance({ days: 1 });
    const fresh = await transaction(database.db, (tx) =>
      replaceDocument(tx, deps, { ...order, caseId, documentId: old.documentId, reason: 'Nama jalan salah' }),
    );
    expect(await verifyByCode(database.db, old.verificationCode)).toMatchObject({
      state: 'replaced',
      stateReason: 'Nama jalan salah',
      stateAt: clock.now(),
      replacedByCode: fresh.verificationCode,
    });
    expect(await verifyByCode(database.db, fresh.verificationCode)).toMatchObject({ state: 'valid', number: old.number });
    expect((await documentsOf(database.db, caseId)).map(({ id }) => id)).toEqual([old.documentId, fresh.documentId]);
  });

  it('cannot be replaced or revoked again', async () => {
    const old = await issue();
    const again = { ...order, documentId: old.documentId, reason: 'x' };
    await transaction(database.db, (tx) => replaceDocument(tx, deps, again));
    await expect(transaction(database.db, (tx) => replaceDocument(tx, deps, again))).rejects.toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
      detail: { why: 'document-replaced' },
    });
    await expect(revoke(old.documentId)).rejects.toMatchObject({ code: 'ACTION_NOT_ALLOWED' });
  });
});

describe('a revoked document', () => {
  it('says when and why', async () => {
    const { documentId, verificationCode } = await issue();
    clock.advance({ days: 3 });
    await revoke(documentId);
    expect(await verifyByCode(database.db, verificationCode)).toMatchObject({
      state: 'revoked',
      stateReason: 'Melanggar ketentuan',
      stateAt: clock.now(),
    });
  });

  it('keeps its number for ever', async () => {
    const { documentId } = await issue();
    await revoke(documentId);
    await expect(issue()).rejects.toMatchObject({ code: '23505' });
  });

  it('must be known', async () => {
    await expect(revoke(newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a letter that nobody signs', () => {
  it('is kept as a file and not registered', async () => {
    const before = await count();
    const template = officeTemplate('receipt', 'Nomor #data.number');
    const file = await transaction(database.db, (tx) =>
      keepPdf(tx, deps, { template, data: { number: '12' }, name: 'Tanda terima', caseId: null, ownerPersonId: null }),
    );
    expect(file.name).toBe('Tanda terima.pdf');
    expect((await checkPdf(await deps.files.storage.get(file.sha256), { ...deps, revoked: new Map() }, clock.now())).finding).toBe(
      'unsigned',
    );
    expect((await count()).documents).toBe(before.documents);
  });
});

describe('numbers', () => {
  it('run from 1 without gap or double under forty transactions at once, some rolled back', async () => {
    const series = { agencyId: agency.id, series: 'gapless', year: 2026 };
    const taken = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        transaction(database.db, async (tx) => {
          const number = await takeNumber(tx, series);
          if (index % 4 === 3) throw new Error('rolled back');
          return number;
        }),
      ),
    );
    const kept = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(kept.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('begin anew each year, for each series and each agency', async () => {
    const other = await transaction(database.db, (tx) => enterAgency(tx, { ...agency, key: 'other' }));
    const next = (series: string, year: number, agencyId = agency.id) =>
      transaction(database.db, (tx) => takeNumber(tx, { agencyId, series, year }));
    expect([
      await next('A', 2026),
      await next('A', 2026),
      await next('A', 2027),
      await next('B', 2026),
      await next('A', 2026, other),
    ]).toEqual([1, 2, 1, 1, 1]);
  });
});

const revoke = (documentId: string) =>
  transaction(database.db, (tx) => revokeDocument(tx, { documentId, reason: 'Melanggar ketentuan', at: clock.now() }));

async function count(): Promise<{ documents: number; files: number }> {
  const of = (table: 'documents.document' | 'files.file') =>
    database.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
  return { documents: (await of('documents.document')).n, files: (await of('files.file')).n };
}
