import { transaction } from '#db';
import { assign, enterAgency } from '#platform/access';
import { type TestApp, textOf, type Visitor } from '#support';
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
