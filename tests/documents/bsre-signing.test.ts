import { transaction } from '#db';
import { castOf, seedPermit } from '#demo';
import { type BsreAccount, type BsreStandIn, startBsre } from '#demo/stand-ins';
import { newId } from '#kernel';
import { perform, readCase } from '#platform/cases';
import { signingRule, verifyPdf } from '#platform/documents';
import { getFile } from '#platform/files';
import { enterRule, fakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const clock = fakeClock();
const NIK = '5103010606709907';
const PASSPHRASE = 'Rahasia-Kepala-2026';
const account: BsreAccount = { name: 'I GEDE PUTRA WIBAWA', office: 'Pemerintah Kabupaten Badung', passphrase: PASSPHRASE };
const accounts = new Map<string, BsreAccount>();
const system = { kind: 'system', name: 'test' } as const;
let folder: string;
let standIn: BsreStandIn;
let app: TestApp;
let head: Visitor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bsre-'));
  standIn = await startBsre({ folder, now: () => clock.now(), accountOf: (nik) => accounts.get(nik) });
  await writeFile(join(folder, 'roots.pem'), standIn.root);
  const env = {
    BSRE_URL: standIn.url,
    BSRE_USER: standIn.user,
    BSRE_PASSWORD: standIn.password,
    BSRE_ROOTS: join(folder, 'roots.pem'),
    BSRE_PATIENCE: '1000',
  };
  app = await startApp({ clock, env });
  await castOf(app.deps);
  head = await app.signedIn('kepala@contoh.test');
  await head.post('/akun', { name: 'I Gede Putra Wibawa', nik: NIK, phone: '' });
});
afterAll(async () => {
  await app.close();
  await standIn.close();
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  standIn.trouble = null;
  standIn.asked = 0;
  accounts.set(NIK, account);
  // What a test left waiting is signed, so that the next begins with nothing.
  await sign(PASSPHRASE);
  await app.runJobs();
  standIn.asked = 0;
});

/** Approved, and now waiting: the rule is bsre only from here on, so that what lies behind was signed as before. */
async function approved(count = 1): Promise<readonly string[]> {
  accounts.set(NIK, account);
  const { officers, agencyId } = await castOf(app.deps);
  const cases = [];
  for (let n = 0; n < count; n++) cases.push((await seedPermit.atHead(app.deps)).caseId);
  await app.runJobs();
  await transaction(app.db, (tx) =>
    enterRule(tx, signingRule, {
      agencyId,
      value: 'bsre',
      citation: 'Perjanjian contoh',
      validFrom: '2026-03-02',
      at: clock.now(),
    }),
  );
  for (const caseId of cases)
    await perform(app.deps.cases, officers.head, {
      caseId,
      idempotencyKey: newId(),
      expectedVersion: null,
      ask: { action: 'approve', input: {} },
    });
  await app.runJobs();
  return cases;
}

/** What waits for the head; the treasurer's letters wait for the treasurer. */
const waiting = () =>
  app.db
    .selectFrom('documents.awaiting as a')
    .innerJoin('identity.person as p', 'p.id', 'a.person_id')
    .select('a.id')
    .where('p.email', '=', 'kepala@contoh.test')
    .execute();

async function sign(passphrase: string): Promise<void> {
  const doc = (await waiting()).map(({ id }) => id);
  if (doc.length > 0) await head.post('/meja/tanda-tangan', { passphrase, doc });
}

const pageOf = async () => textOf((await head.get('/meja/tanda-tangan')).body);
const sessions = () => app.db.selectFrom('documents.signing_session').select('id').execute();
const permitOf = async (caseId: string) =>
  (await readCase(app.deps.cases, caseId, system)).state.products.find(({ key }) => key === 'permit');

describe('a permit of an agency that signs through BSrE', () => {
  it('waits for its signer, and everybody concerned is told for whom', async () => {
    const [caseId = ''] = await approved();
    expect(await permitOf(caseId)).toBeUndefined();
    expect(textOf((await head.get('/meja')).body)).toContain('1 surat menunggu tanda tangan Anda');
    expect(textOf((await head.get(`/meja/${caseId}`)).body)).toContain('Tanda tangani sekarang');
    const applicant = await app.signedIn('niluh@contoh.test');
    expect(textOf((await applicant.get(`/berkas/${caseId}`)).body)).toContain('menunggu tanda tangan elektronik I Gede Putra Wibawa');
    const other = await app.signedIn('loket@contoh.test');
    expect(textOf((await other.get('/meja/tanda-tangan')).body)).toContain('Tidak ada surat yang menunggu tanda tangan Anda');
  });

  it('is issued once the passphrase was typed, signed by the certificate of BSrE, and believed', async () => {
    const [caseId = ''] = await approved();
    await sign(PASSPHRASE);
    expect(await sessions()).toHaveLength(1);
    expect(await pageOf()).toContain('1 surat sedang ditandatangani');
    await app.runJobs();
    const permit = await permitOf(caseId);
    const pdf = await app.deps.files.storage.get((await getFile(app.db, permit?.fileId ?? '')).sha256);
    const { verdict, report } = await verifyPdf(app.deps.documents, pdf);
    expect([verdict, report.signer, report.issuer]).toEqual(['genuine', 'I GEDE PUTRA WIBAWA', 'CONTOH BSrE Root']);
    expect(await sessions()).toHaveLength(0);
    expect(await waiting()).toHaveLength(0);
  });

  it('and many more are signed with one passphrase, which nothing keeps', async () => {
    const cases = await approved(4);
    await sign(PASSPHRASE);
    const kept = await sql<{ text: string }>`select passphrase as text from documents.signing_session`.execute(app.db);
    expect(kept.rows[0]?.text).not.toContain(PASSPHRASE);
    await app.runJobs();
    for (const caseId of cases) expect((await permitOf(caseId))?.state).toBe('valid');
    const { rows } = await sql<{ dump: string }>`
      select string_agg(t::text, ' ') as dump from (
        select detail::text as t from audit.entry union all select payload::text from graphile_worker._private_jobs
        union all select body from notifications.message union all select effects::text from cases.entry) as all_of_it`.execute(app.db);
    expect(rows[0]?.dump).not.toContain(PASSPHRASE);
  });
});

describe('what goes wrong', () => {
  it('a wrong passphrase is tried once for many documents, forgotten, and asked for again', async () => {
    await approved(3);
    await sign('salah');
    await app.runJobs();
    expect(standIn.asked).toBe(1);
    expect(await sessions()).toHaveLength(0);
    expect(await pageOf()).toContain('Frasa sandi salah');
    await sign(PASSPHRASE);
    await app.runJobs();
    expect(await waiting()).toHaveLength(0);
  });

  it.each([
    ['who is not registered', undefined, 'belum terdaftar di BSrE'],
    ['whose certificate ended', { ...account, expired: true }, 'Sertifikat Anda di BSrE tidak berlaku'],
  ] as const)('an officer %s is told so', async (_who, found, words) => {
    await approved();
    accounts.delete(NIK);
    if (found) accounts.set(NIK, found);
    await sign(PASSPHRASE);
    await app.runJobs();
    expect(await pageOf()).toContain(words);
  });

  it.each(['unsigned', 'stranger', 'gibberish'] as const)(
    'what comes back %s is not issued, and its number is not used up',
    async (trouble) => {
      const [caseId = ''] = await approved();
      standIn.trouble = trouble;
      await sign(PASSPHRASE);
      await app.runJobs();
      expect(await permitOf(caseId)).toBeUndefined();
      expect(await pageOf()).toContain('bukan surat bertanda tangan sah');
    },
  );

  it.each([
    ['down', 'BSrE tidak terjangkau'],
    ['slow', 'BSrE terlalu lama menjawab'],
  ] as const)('BSrE that is %s is asked again, and the signer told when the ten minutes are over', async (trouble, words) => {
    await approved();
    standIn.trouble = trouble;
    await sign(PASSPHRASE);
    await app.runJobs().catch(() => undefined);
    expect(await sessions()).toHaveLength(1);
    expect(await pageOf()).toContain(words);
    clock.advance({ minutes: 11 });
    await app.runSweep('cases.signing');
    expect(await sessions()).toHaveLength(0);
    expect(await pageOf()).toContain(words);
    const page = await head.get('/meja/tanda-tangan');
    expect(page.body).toContain('name="passphrase"');
  });

  it('BSrE that comes back signs with the passphrase typed before', async () => {
    const [caseId = ''] = await approved(2);
    standIn.trouble = 'down';
    await sign(PASSPHRASE);
    await expect(app.runJobs()).rejects.toMatchObject({ why: 'down' });
    standIn.trouble = null;
    await app.runJobs();
    expect((await permitOf(caseId))?.state).toBe('valid');
    expect([await waiting(), await sessions()]).toEqual([[], []]);
  });

  it('asks for what is missing, and gives no passphrase back', async () => {
    await approved();
    const page = await head.post('/meja/tanda-tangan', { passphrase: 'rahasia-tanpa-surat' });
    expect(page.statusCode).toBe(422);
    expect(textOf(page.body)).toContain('Pilih paling sedikit satu surat');
    expect(page.body).not.toContain('rahasia-tanpa-surat');
  });

  it('nobody signs what waits for somebody else', async () => {
    await approved();
    const [one] = await waiting();
    const other = await app.signedIn('bendahara@contoh.test');
    await other.post('/akun', { name: 'Ni Wayan Sukerti', nik: '5103016512859905', phone: '' });
    expect((await other.post('/meja/tanda-tangan', { passphrase: 'x', doc: [one?.id ?? ''] })).statusCode).toBe(404);
  });
});
