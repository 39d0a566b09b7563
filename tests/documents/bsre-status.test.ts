import { citizens, seedPermit } from '#demo';
import { type BsreAccount, type BsreStandIn, startBsre } from '#demo/stand-ins';
import { fakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const clock = fakeClock();
const NIK = '5103010606709907';
const accounts = new Map<string, BsreAccount>();
let folder: string;
let standIn: BsreStandIn;
let app: TestApp;
let admin: Visitor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bsre-'));
  standIn = await startBsre({ folder, now: () => clock.now(), accountOf: (nik) => accounts.get(nik) });
  await writeFile(join(folder, 'roots.pem'), standIn.root);
  await writeFile(join(folder, 'password'), `${standIn.password}\n`);
  const env = {
    BSRE_URL: `${standIn.url}/`,
    BSRE_USER: standIn.user,
    BSRE_PASSWORD_FILE: join(folder, 'password'),
    BSRE_ROOTS: join(folder, 'roots.pem'),
    BSRE_PATIENCE: '1000',
  };
  app = await startApp({ clock, env });
  await seedPermit.atHead(app.deps);
  admin = await app.signedIn('arsip@contoh.test');
});
afterAll(async () => {
  await app.close();
  await standIn.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  standIn.trouble = null;
  accounts.clear();
});

async function said(): Promise<string> {
  return textOf((await admin.post('/kelola/sertifikat/bsre')).body);
}

describe('the signers of an agency, as BSrE knows them', () => {
  it('are those who hold a signing office, and one without a NIK is told apart', async () => {
    const text = await said();
    expect(text).toContain('I Gede Putra Wibawa NIK belum ada di akunnya');
    expect(text).not.toContain(citizens.niluh.name);
  });

  it('can sign, are not registered, or hold a certificate that ended', async () => {
    const head = await app.signedIn('kepala@contoh.test');
    expect((await head.post('/akun', { name: 'I Gede Putra Wibawa', nik: NIK, phone: '' })).statusCode).toBeLessThan(400);
    expect(await said()).toContain('I Gede Putra Wibawa Belum terdaftar di BSrE');
    accounts.set(NIK, { name: 'I Gede Putra Wibawa', office: 'Kepala Dinas', passphrase: 'x' });
    expect(await said()).toContain('I Gede Putra Wibawa Dapat menandatangani');
    accounts.set(NIK, { name: 'I Gede Putra Wibawa', office: 'Kepala Dinas', passphrase: 'x', expired: true });
    expect(await said()).toContain('I Gede Putra Wibawa Sertifikatnya tidak berlaku');
    for (const [trouble, words] of [
      ['down', 'BSrE tidak terjangkau'],
      ['slow', 'BSrE terlalu lama menjawab'],
      ['gibberish', 'Jawaban BSrE tidak terbaca'],
    ] as const) {
      standIn.trouble = trouble;
      expect(await said()).toContain(`I Gede Putra Wibawa ${words}`);
    }
  });
});
