import { transaction } from '#db';
import { startTimestamps, type TimestampStandIn } from '#demo/stand-ins';
import { type Agency, assign, enterAgency, getAgency } from '#platform/access';
import {
  type DocumentOrder,
  type Issued,
  issueDocument,
  listCertificates,
  officeTemplate,
  revokeCertificate,
  verifyPdf,
} from '#platform/documents';
import { getFile } from '#platform/files';
import { enterPerson } from '#platform/identity';
import { fakeClock, startApp, type TestApp } from '#support';
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const clock = fakeClock();
const began = clock.now().toISOString();
let folder: string;
let standIn: TimestampStandIn;
let app: TestApp;
let agency: Agency;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificates-'));
  standIn = await startTimestamps({ now: () => clock.now() });
  await writeFile(join(folder, 'roots.pem'), standIn.root);
  app = await startApp({ clock, stalls: [], env: { TSA_URL: standIn.url, TSA_ROOTS: join(folder, 'roots.pem') } });
  const about = { key: 'perpus', name: 'Dinas Perpustakaan', government: 'Kota Contoh', regionCode: '51.71', address: 'Jalan Contoh 1' };
  agency = await getAgency(app.db, await transaction(app.db, (tx) => enterAgency(tx, about)));
  await transaction(app.db, async (tx) => {
    const personId = await enterPerson(tx, { name: 'Putu Admin', email: 'admin@contoh.test' }, clock.now());
    await assign(tx, { personId, agencyId: agency.id, role: 'admin', employeeNo: null, validFrom: '2020-01-01' });
  });
});
afterAll(async () => {
  await app.close();
  await standIn.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  clock.set(began);
  standIn.trouble = null;
});

let count = 0;
function issue(name: string): Promise<Issued> {
  const order: DocumentOrder = {
    agency,
    caseId: null,
    kind: 'card',
    title: { id: 'Kartu anggota', en: 'Library card' },
    number: `S/${++count}`,
    holderName: 'Ni Luh Sari',
    template: officeTemplate('card', '#letterhead()\n#decree("Kartu", "anggota")\n#signature-block()'),
    data: {},
    signer: { name, office: 'Kepala Dinas', employeeNo: null },
    on: '2026-03-02',
    ownerPersonId: null,
  };
  return transaction(app.db, (tx) => issueDocument(tx, app.deps.documents, order));
}

async function verdictOf({ fileId }: Issued): Promise<string> {
  const pdf = await app.deps.files.storage.get((await getFile(app.db, fileId)).sha256);
  return (await verifyPdf(app.deps.documents, pdf)).verdict;
}

async function certificateOf(name: string) {
  const found = (await listCertificates(app.db, { agencyIds: [agency.id] }, { limit: 100, offset: 0 })).rows.filter(
    (one) => one.name === name,
  );
  return { newest: found[0], all: found };
}

async function revoke(name: string, from = clock.now()): Promise<void> {
  const { all } = await certificateOf(name);
  const present = all.find(({ revokedAt }) => revokedAt === null);
  const actor = { kind: 'system', name: 'test' } as const;
  const facts = {
    certificateId: present?.id ?? '',
    reason: 'key-compromise',
    note: 'Laptop hilang',
    from,
    actor,
    at: clock.now(),
  } as const;
  await transaction(app.db, (tx) => revokeCertificate(tx, facts));
}

const told = async () =>
  (
    await app.db
      .selectFrom('notifications.message')
      .select('subject')
      .where('notice', '=', 'documents.certificateEnds')
      .orderBy('created_at')
      .execute()
  ).map(({ subject }) => subject);

describe('the end of a certificate', () => {
  it('is told 60, 30 and 7 days before and when it is there, each once', async () => {
    await issue('Wayan Tenggat');
    const { newest } = await certificateOf('Wayan Tenggat');
    const before = (days: number) => clock.set(new Date((newest?.validTo.getTime() ?? 0) - days * 86_400_000 + 1000).toISOString());
    const watch = () => app.runSweep('documents.certificates');
    before(62);
    await watch();
    expect(await told()).toEqual([]);
    for (const days of [60, 59, 30, 20, 7, 6, 0]) {
      before(days);
      await watch();
    }
    const mine = (await told()).filter((subject) => subject.includes('Wayan Tenggat'));
    expect(mine).toEqual([
      'Sertifikat Wayan Tenggat (Kepala Dinas) berakhir 60 hari lagi',
      'Sertifikat Wayan Tenggat (Kepala Dinas) berakhir 30 hari lagi',
      'Sertifikat Wayan Tenggat (Kepala Dinas) berakhir 7 hari lagi',
      'Sertifikat Wayan Tenggat (Kepala Dinas) sudah berakhir',
    ]);
  });

  it('of an authority is told too', async () => {
    const [root] = app.deps.documents.anchors;
    clock.set(new Date(new X509Certificate(root ?? '').validToDate.getTime() - 20 * 86_400_000).toISOString());
    await app.runSweep('documents.certificates');
    expect(await told()).toContain('Sertifikat Wantilan CONTOH Root CA berakhir 20 hari lagi');
  });

  it('stops letters, with a reason that leads to the page', async () => {
    const [root] = app.deps.documents.anchors;
    clock.set(new Date(new X509Certificate(root ?? '').validToDate.getTime() + 1000).toISOString());
    await expect(issue('Wayan Terlambat')).rejects.toThrow(/certificate \w+ holds from .* to .*, not today; \/kelola\/sertifikat/);
  });
});

describe('a revoked certificate', () => {
  it('spoils what was signed after, and leaves what was signed before', async () => {
    const name = 'Made Bocor';
    const first = await issue(name);
    clock.advance({ hours: 2 });
    const second = await issue(name);
    clock.advance({ hours: 2 });
    await revoke(name, new Date(new Date(began).getTime() + 3_600_000));
    expect(await verdictOf(first)).toBe('genuine');
    expect(await verdictOf(second)).toBe('certificate-revoked');
  });

  it('is judged by the day of the register where no authority vouches for time', async () => {
    standIn.trouble = 'down';
    const name = 'Made Tanpa Waktu';
    const first = await issue(name);
    clock.advance({ hours: 2 });
    await revoke(name);
    expect(await verdictOf(first)).toBe('genuine');
    await app.db.updateTable('documents.document').set({ sha256: 'unknown' }).where('id', '=', first.documentId).execute();
    expect(await verdictOf(first)).toBe('certificate-revoked');
  });

  it('gives way to a new one with the next letter, and cannot be revoked twice', async () => {
    const name = 'Made Ganti';
    await issue(name);
    await revoke(name);
    clock.advance({ minutes: 1 });
    expect(await verdictOf(await issue(name))).toBe('genuine');
    const { all } = await certificateOf(name);
    expect(all.map(({ revokedAt, documents }) => [revokedAt !== null, documents]).sort()).toEqual([
      [false, 1],
      [true, 1],
    ]);
    const again = all.find(({ revokedAt }) => revokedAt !== null)?.id ?? '';
    const twice = {
      certificateId: again,
      reason: 'superseded',
      note: 'Lagi',
      from: clock.now(),
      actor: { kind: 'system', name: 'test' },
      at: clock.now(),
    } as const;
    await expect(transaction(app.db, (tx) => revokeCertificate(tx, twice))).rejects.toMatchObject({ code: 'ACTION_NOT_ALLOWED' });
  });

  it('stands in a list other software reads, which says until when it may be relied on', async () => {
    const name = 'Made Daftar';
    await issue(name);
    clock.advance({ hours: 1 });
    await revoke(name);
    const answer = await app.inject({ url: '/verifikasi/sertifikat-dicabut.crl' });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pkix-crl', 'cache-control': 'public, max-age=300' });
    const headers = { 'if-none-match': String(answer.headers.etag) };
    expect((await app.inject({ url: '/verifikasi/sertifikat-dicabut.crl', headers })).statusCode).toBe(304);
    const openssl = '/usr/bin/openssl';
    if (!existsSync(openssl)) return;
    const { newest } = await certificateOf(name);
    const certificate = new X509Certificate(newest?.der ?? '');
    await writeFile(join(folder, 'list.crl'), answer.rawPayload);
    await writeFile(join(folder, 'root.pem'), new X509Certificate(app.deps.documents.anchors[0] ?? '').toString());
    await writeFile(join(folder, 'revoked.pem'), certificate.toString());
    const run = (...args: string[]) => {
      const { stdout, stderr } = spawnSync(openssl, args, { cwd: folder, encoding: 'utf8' });
      return stdout + stderr;
    };
    const said = run('crl', '-inform', 'DER', '-in', 'list.crl', '-CAfile', 'root.pem', '-text', '-noout');
    for (const part of ['verify OK', `Serial Number: ${certificate.serialNumber}`, 'Key Compromise', 'Invalidity Date'])
      expect(said).toContain(part);
    expect(said).toMatch(/Next Update: Mar {2}9 \d\d:00:00 2026/);
    run('crl', '-inform', 'DER', '-in', 'list.crl', '-out', 'list.pem');
    const moment = String(clock.now().getTime() / 1000);
    expect(run('verify', '-crl_check', '-attime', moment, '-CAfile', 'root.pem', '-CRLfile', 'list.pem', 'revoked.pem')).toContain(
      'certificate revoked',
    );
    expect(run('x509', '-in', 'revoked.pem', '-noout', '-text')).toContain('URI:http://localhost/verifikasi/sertifikat-dicabut.crl');
  });
});
