import { transaction } from '#db';
import { assign, enterAgency } from '#platform/access';
import { DEMO_PASSWORD } from '#platform/identity';
import { type TestApp, textOf, type Visitor } from '#support';
import { TOTP } from 'otpauth';
import { expect } from 'vitest';

export const PASSWORD = 'padi menguning di Jatiluwih';

export async function codeFor(app: TestApp, email: string): Promise<string> {
  await app.runJobs();
  const mail = await app.mail(email);
  return /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
}

/** A code of six digits that is not the right one. */
export const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

export async function signUp(app: TestApp, email: string, name = 'Ni Luh Contoh'): Promise<Visitor> {
  const visitor = app.visitor();
  await visitor.get('/daftar');
  const sent = await visitor.post('/daftar', { name, email, password: PASSWORD });
  expect(sent.statusCode, textOf(sent.body)).toBe(303);
  return visitor;
}

export interface Enrolled {
  readonly totp: TOTP;
  /** The code that proved it. */
  readonly proof: string;
  readonly codes: readonly string[];
}

/** Enrols an authenticator by the code of thirty seconds ago, so that the present one is left for later. */
export async function enrol(visitor: Visitor, { keep = true } = {}): Promise<Enrolled> {
  await visitor.get('/akun/dua-langkah');
  const scan = await visitor.post('/akun/dua-langkah', { password: DEMO_PASSWORD });
  const totp = new TOTP({ secret: /<code>([A-Z2-7]{16,})<\/code>/.exec(scan.body)?.[1] ?? '' });
  let proof = '';
  const send = () => {
    proof = totp.generate({ timestamp: Date.now() - 30_000 });
    return visitor.post('/akun/dua-langkah', { code: proof });
  };
  const first = await send();
  // On its way the code may have become too old.
  const shown = first.statusCode === 422 ? await send() : first;
  if (keep) expect((await visitor.post('/akun/kode-pemulihan', { kept: '1' })).statusCode).toBe(303);
  return { totp, proof, codes: codesOn(shown.body) };
}

/** The recovery codes a page shows. */
export const codesOn = (body: string) => [...body.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code = '']) => code);

/** A browser that has given the password and is asked for the code. */
export async function asked(app: TestApp, email: string): Promise<Visitor> {
  const visitor = app.visitor();
  await visitor.get('/masuk');
  await visitor.post('/masuk', { email, password: DEMO_PASSWORD });
  await visitor.get('/masuk/kode');
  return visitor;
}

export async function officer(app: TestApp, email: string): Promise<string> {
  const personId = await app.account({ name: 'Petugas Contoh', email });
  await transaction(app.db, async (tx) => {
    const agencyId = await enterAgency(tx, {
      key: 'contoh',
      name: 'Dinas Contoh',
      regionCode: '51.03',
      address: 'Jalan Contoh 1',
      government: 'Pemerintah Contoh',
    });
    await assign(tx, { personId, agencyId, role: 'front-office', employeeNo: null, validFrom: '2020-01-01' });
  });
  return personId;
}

/** The subjects of every e-mail to an address. */
export async function subjectsTo(app: TestApp, email: string): Promise<string[]> {
  await app.runJobs();
  const mails = await app.db.selectFrom('channels.demo_mail').select('subject').where('recipient', '=', email).execute();
  return mails.map(({ subject }) => subject);
}
