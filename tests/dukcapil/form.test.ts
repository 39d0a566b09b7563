import { castOf, registryOf, seedBirth, seedRegistry } from '#demo';
import { textOfPdf } from '#platform/documents';
import { registryServices } from '#services/dukcapil';
import { startApp, type TestApp } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  await registryOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

async function formOf(caseId: string, email: string): Promise<string> {
  const { statusCode, headers, rawPayload } = await (await app.signedIn(email)).get(`/formulir/${caseId}`);
  expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/pdf', 'private, no-store']);
  return textOfPdf(rawPayload);
}

describe('the official form, filled in', () => {
  it('says its code, that its layout is ours, and every answer with numbers whole for whoever gave them', async () => {
    const { caseId, answers } = await seedBirth(app.deps, 'submitted');
    const words = await formOf(caseId, 'niluh@contoh.test');
    for (const said of [
      'F-2.01',
      'Tata letaknya dari kami',
      'Kadek Bintang Pradnya',
      answers.mother?.nik ?? '',
      'Dauh Peken',
      'Pelapor',
      'Keterangan dan dokumen ini benar',
    ])
      expect(words).toContain(said);
  });

  it('shows an officer its numbers masked, as on the page of the case', async () => {
    const { caseId, answers } = await seedBirth(app.deps, 'submitted');
    const words = await formOf(caseId, 'loket.tabanan@contoh.test');
    expect(words).toContain('Kadek Bintang Pradnya');
    expect(words).not.toContain(answers.mother?.nik);
    expect(words).not.toMatch(/\d{16}/);
  });

  it('has a place for each witness, and is nobody else’s', async () => {
    const death = registryServices.find(({ key }) => key === 'akta-kematian');
    if (!death) throw new Error('deaths are registered');
    const { caseId } = await seedRegistry(app.deps, death, 'submitted');
    expect(await formOf(caseId, 'putu@contoh.test')).toContain('Saksi 2');
    for (const email of ['komang@contoh.test', 'kepala@contoh.test'])
      expect((await (await app.signedIn(email)).get(`/formulir/${caseId}`)).statusCode).toBe(404);
  });
});
