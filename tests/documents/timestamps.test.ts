import { transaction } from '#db';
import { startTimestamps, type TimestampStandIn, type TimestampTrouble } from '#demo/stand-ins';
import { type Agency, enterAgency, getAgency } from '#platform/access';
import { type DocumentOrder, documentRules, type Issued, issueDocument, officeTemplate, verifyPdf } from '#platform/documents';
import { getFile } from '#platform/files';
import { enterRule, fakeClock, startApp, type TestApp, textOf } from '#support';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const clock = fakeClock();
/** What the authority says the time is; null: what it is. */
let told: string | null = null;
let folder: string;
let standIn: TimestampStandIn;
let app: TestApp;
let agency: Agency;
let patient: Agency;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timestamps-'));
  standIn = await startTimestamps({ now: () => (told === null ? clock.now() : new Date(told)) });
  await writeFile(join(folder, 'roots.pem'), `What is believed\n${standIn.root}`);
  const TSA_URL = standIn.url.replace('://', '://dinas:rahasia%21@');
  app = await startApp({ clock, stalls: [], env: { TSA_URL, TSA_ROOTS: join(folder, 'roots.pem'), TSA_PATIENCE: '400' } });
  agency = await enter('perpus');
  patient = await enter('sabar');
  const [rule] = documentRules;
  await transaction(app.db, (tx) =>
    enterRule(tx, rule, {
      agencyId: patient.id,
      value: 'wait',
      citation: 'Contoh',
      validFrom: '2026-01-01',
      at: clock.now(),
    }),
  );
});
afterAll(async () => {
  await app.close();
  await standIn.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  standIn.trouble = null;
});

async function enter(key: string): Promise<Agency> {
  const about = { key, name: `Dinas ${key}`, government: 'Kota Contoh', regionCode: '51.71', address: 'Jalan Contoh 1' };
  return getAgency(app.db, await transaction(app.db, (tx) => enterAgency(tx, about)));
}

let count = 0;
function issue(by = agency, number = `W/${++count}`): Promise<Issued> {
  const order: DocumentOrder = {
    agency: by,
    caseId: null,
    kind: 'card',
    title: { id: 'Kartu anggota', en: 'Library card' },
    number,
    holderName: 'Ni Luh Sari',
    template: officeTemplate('card', '#letterhead()\n#decree("Kartu", "anggota")\n#signature-block()'),
    data: {},
    signer: { name: 'I Made Wirawan', office: 'Kepala Dinas', employeeNo: null },
    on: '2026-03-02',
    ownerPersonId: null,
  };
  return transaction(app.db, (tx) => issueDocument(tx, app.deps.documents, order));
}

async function pdfOf({ fileId }: Issued): Promise<Buffer> {
  return app.deps.files.storage.get((await getFile(app.db, fileId)).sha256);
}

const registered = ({ documentId }: Issued) =>
  app.db
    .selectFrom('documents.document')
    .select(['stamped_at as stampedAt', 'unstamped'])
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();

/** Every way an authority fails, and what is noted of it. */
const troubles: readonly (readonly [TimestampTrouble, string])[] = [
  ['down', 'down'],
  ['slow', 'slow'],
  ['refused', 'refused'],
  ['endless', 'too-large'],
  ['gibberish', 'unreadable'],
  ['imprint', 'imprint'],
  ['nonce', 'nonce'],
  ['changed', 'signature'],
  ['unmarked', 'certificate'],
  ['stranger', 'untrusted'],
  ['expired', 'expired'],
];

describe('with an authority on time', () => {
  it('a signature carries a time somebody vouches for, and the register knows it', async () => {
    const issued = await issue();
    expect(await registered(issued)).toEqual({ stampedAt: clock.now(), unstamped: null });
    const { verdict, report } = await verifyPdf(app.deps.documents, await pdfOf(issued));
    expect(verdict).toBe('genuine');
    expect(report.timestamp).toEqual({ finding: 'valid', at: clock.now(), authority: 'CONTOH Otoritas Waktu' });
  });

  it('account and password of its address are sent as HTTP Basic', async () => {
    await issue();
    expect(standIn.asked.at(-1)).toBe(`Basic ${Buffer.from('dinas:rahasia!').toString('base64')}`);
  });

  it('a reader that shares no code with us believes the token', async () => {
    const openssl = '/usr/bin/openssl';
    if (!existsSync(openssl)) return;
    const { token, signature } = partsOf(await pdfOf(await issue()));
    await writeFile(join(folder, 'token'), token);
    await writeFile(join(folder, 'stamped'), signature);
    const moment = String(clock.now().getTime() / 1000);
    const args = ['ts', '-verify', '-in', 'token', '-token_in', '-data', 'stamped', '-CAfile', 'roots.pem', '-attime', moment];
    expect(execFileSync(openssl, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).toContain('Verification: OK');
  });

  it.each(troubles)('that is or answers %s the document is issued without, and it is noted: %s', async (trouble, why) => {
    standIn.trouble = trouble;
    const issued = await issue();
    expect(await registered(issued)).toEqual({ stampedAt: null, unstamped: why });
    const { verdict, report } = await verifyPdf(app.deps.documents, await pdfOf(issued));
    expect([verdict, report.timestamp]).toEqual(['genuine', null]);
  });

  it('an agency that rather waits gets no document while it is down, and the very same afterwards', async () => {
    standIn.trouble = 'down';
    await expect(issue(patient, 'T/1')).rejects.toMatchObject({ name: 'TimestampFailure', why: 'down' });
    standIn.trouble = null;
    expect(await registered(await issue(patient, 'T/1'))).toEqual({ stampedAt: clock.now(), unstamped: null });
  });
});

describe('a timestamp in a PDF', () => {
  it('that was changed is not believed, and says so', async () => {
    const pdf = await pdfOf(await issue());
    const { token } = partsOf(pdf);
    const hex = pdf.toString('latin1');
    const at = hex.indexOf(token.toString('hex')) + token.length * 2 - 2;
    const changed = Buffer.from(pdf);
    changed.write(hex.slice(at, at + 2) === '00' ? '01' : '00', at, 'latin1');
    const { verdict, report } = await verifyPdf(app.deps.documents, changed);
    expect([verdict, report.finding, report.timestamp]).toEqual(['unregistered', 'valid', { finding: 'signature' }]);
  });

  it('taken from another signature is not believed', async () => {
    const one = await pdfOf(await issue());
    const to = partsOf(one).token;
    let from: Buffer = Buffer.alloc(0);
    // A signature by ECDSA is a byte or two longer or shorter each time.
    while (from.length !== to.length) from = partsOf(await pdfOf(await issue())).token;
    const swapped = Buffer.from(one.toString('latin1').replace(to.toString('hex'), from.toString('hex')), 'latin1');
    expect((await verifyPdf(app.deps.documents, swapped)).report.timestamp).toEqual({ finding: 'imprint' });
  });

  it('decides whether the certificate held, whatever the signature claims', async () => {
    told = '2030-01-01T00:00:00Z';
    const pdf = await pdfOf(await issue());
    told = null;
    const later = { ...app.deps.documents, clock: fakeClock('2031-01-01T00:00:00Z') };
    expect((await verifyPdf(later, pdf)).report).toMatchObject({ finding: 'expired', signedAt: clock.now() });
    expect((await verifyPdf(later, await pdfOf(await issue()))).verdict).toBe('genuine');
  });

  it('is shown with its level on the page of the check', async () => {
    const page = await upload(await pdfOf(await issue()));
    const said = textOf(page);
    for (const part of ['PAdES B-T', 'Waktu tepercaya: Senin, 2 Maret 2026', 'CONTOH Otoritas Waktu', 'Stempel waktu tepercaya Ya'])
      expect(said).toContain(part);
    standIn.trouble = 'down';
    const without = textOf(await upload(await pdfOf(await issue())));
    for (const part of ['PAdES B-B', 'tidak ada pihak yang menjamin waktunya', 'Stempel waktu tepercaya Tidak ada'])
      expect(without).toContain(part);
  });
});

/** The token and the value it stamps, found by their DER alone. */
function partsOf(pdf: Buffer): { token: Buffer; signature: Buffer } {
  const hex = /\/Contents <([0-9a-f]+)>/.exec(pdf.toString('latin1'))?.[1] ?? '';
  const cms = Buffer.from(hex, 'hex');
  // id-aa-signatureTimeStampToken, then a SET of one.
  const mark = Buffer.from('060b2a864886f70d010910020e', 'hex');
  const set = cms.indexOf(mark) + mark.length;
  const token = cms.subarray(set + 4);
  const length = token.readUInt16BE(2) + 4;
  // RSA 2048: 256 bytes before the attribute.
  const before = cms.lastIndexOf(Buffer.from('04820100', 'hex'), set);
  return { token: token.subarray(0, length), signature: cms.subarray(before + 4, before + 260) };
}

async function upload(content: Buffer): Promise<string> {
  const visitor = app.visitor();
  await visitor.get('/verifikasi');
  const head = (name: string, more = '') => `--batas\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(`${head('_csrf')}\r\n${await visitor.token()}\r\n`),
    Buffer.from(`${head('pdf', '; filename="kartu.pdf"')}content-type: application/pdf\r\n\r\n`),
    content,
    Buffer.from('\r\n--batas--\r\n'),
  ]);
  const headers = { 'content-type': 'multipart/form-data; boundary=batas' };
  return (await visitor.send({ method: 'POST', url: '/verifikasi/pdf', headers, payload })).body;
}
