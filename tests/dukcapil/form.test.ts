import { upperFirst } from '#i18n';
import { transaction } from '#db';
import { birthAnswers, castOf, registryOf, seedBirth, seedRegistry } from '#demo';
import { newId } from '#kernel';
import { readCase } from '#platform/cases';
import { textOfPdf } from '#platform/documents';
import { enterDraft, getDraftForUpdate, saveAnswers } from '#platform/forms';
import { birth, deathAkta, registryServices } from '#services/dukcapil';
import { startApp, type TestApp, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  await registryOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

async function formOf(caseId: string, email: string, how = ''): Promise<string> {
  const { statusCode, headers, rawPayload } = await (await app.signedIn(email)).get(`/formulir/${caseId}${how}`);
  expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/pdf', 'private, no-store']);
  return textOfPdf(rawPayload);
}

/** Lines may break anywhere on paper. */
const plain = (words: string) => words.replace(/[\s-\u00ad\u2010\u2011]+/g, '');

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
    const words = await formOf(caseId, 'loket.tabanan@contoh.test', '?nomor=tersamar');
    expect(words).toContain('Kadek Bintang Pradnya');
    expect(words).not.toContain(answers.mother?.nik);
    expect(words).not.toMatch(/\d{16}/);
  });

  it('is given to an officer with numbers whole, for the file, once they say what for', async () => {
    const { caseId, answers } = await seedBirth(app.deps, 'submitted');
    const clerk = await app.signedIn('loket.tabanan@contoh.test');
    const noted = () =>
      app.db
        .selectFrom('audit.entry')
        .select('detail')
        .where('subject_id', '=', caseId)
        .where('action', '=', 'cases.read-numbers')
        .execute();
    const link = await clerk.get(`/formulir/${caseId}`);
    expect(link.headers.location).toBe(`/formulir/${caseId}/lengkap`);
    expect((await clerk.get(`/formulir/${caseId}/lengkap`)).body).not.toMatch(/\d{16}/);
    expect((await clerk.post(`/formulir/${caseId}/lengkap`, { why: 'ingin tahu' })).statusCode).toBe(422);
    expect(await noted()).toEqual([]);
    const { rawPayload } = await clerk.post(`/formulir/${caseId}/lengkap`, { why: 'registry' });
    expect(await textOfPdf(rawPayload)).toContain(answers.mother?.nik);
    expect(await noted()).toMatchObject([{ detail: { reason: 'registry' } }]);
    for (const email of ['niluh@contoh.test', 'loket@contoh.test'])
      expect(
        (await (await app.signedIn(email)).post(`/formulir/${caseId}/lengkap`, { why: 'registry' })).statusCode,
        email,
      ).toBeGreaterThan(400);
  });

  it('is signed on a sheet that says what is signed, and of which form it is', async () => {
    const one = await seedRegistry(app.deps, deathAkta, 'submitted');
    const dead = await formOf(one.caseId, 'putu@contoh.test');
    expect(dead).toContain('Halaman 1 dari 1');
    const witness = { name: 'I Made Saksi Contoh', nik: '5102050101700002' };
    const { applicant } = birthAnswers('niluh');
    const { caseId } = await seedBirth(app.deps, 'submitted', {
      applicant: { ...applicant, address: Array.from({ length: 12 }, () => 'Banjar Contoh Kaja').join('\n') },
      marriage: { proof: 'none' },
      letter: { proof: 'none' },
      witnesses: [witness, witness],
    });
    const [first = '', second = ''] = (await formOf(caseId, 'niluh@contoh.test')).split('Halaman 1 dari 2');
    expect(first).not.toContain('Keterangan dan dokumen ini benar');
    for (const said of ['Formulir F-2.01', 'Keterangan dan dokumen ini benar', '(I Made Saksi Contoh)', '(Ni Luh Sari Dewi)'])
      expect(second).toContain(said);
  });

  it('carries every answer of every service', async () => {
    const { citizens } = await registryOf(app.deps);
    for (const service of registryServices) {
      const { caseId } = await seedRegistry(app.deps, service, 'submitted');
      const words = plain(await formOf(caseId, 'putu@contoh.test'));
      const view = await readCase(app.deps.cases, caseId, citizens.putu);
      const context = { ...view.context, whole: true };
      for (const page of service.journey.pages.filter(({ key }) => key !== 'declaration'))
        for (const given of [view.state.answers[page.key]].flat() as (Readonly<Record<string, unknown>> | undefined)[])
          for (const [name, value] of Object.entries(given ?? {})) {
            const field = page.fields[name];
            if (value === undefined || !field) continue;
            expect(words, `${service.key} ${page.key}.${name}`).toContain(plain(field.show(value, 'id', context)));
            const [heading = ''] = field.label('id').split(':');
            const asHeaded = upperFirst(heading.replace(/^Anda | Anda$/g, ''));
            expect(words, `${service.key} ${page.key}.${name}`).toContain(plain(asHeaded));
          }
    }
  }, 120_000);

  it('has a place for each witness, and is nobody else’s', async () => {
    const death = registryServices.find(({ key }) => key === 'akta-kematian');
    if (!death) throw new Error('deaths are registered');
    const { caseId } = await seedRegistry(app.deps, death, 'submitted');
    expect(await formOf(caseId, 'putu@contoh.test')).toContain('Saksi 2');
    for (const email of ['komang@contoh.test', 'kepala@contoh.test'])
      expect((await (await app.signedIn(email)).get(`/formulir/${caseId}`)).statusCode).toBe(404);
  });
});

describe('a statement to sign on paper', () => {
  const opened = async (who: Visitor, url: string) => {
    const { statusCode, headers, rawPayload } = await who.get(url);
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/pdf', 'private, no-store']);
    return textOfPdf(rawPayload);
  };

  it.each(['F-1.04', 'F-1.05', 'F-1.07', 'F-2.03', 'F-2.04'])(
    '%s is there for anybody to fill in by hand, and says whose layout it is',
    async (code) => {
      const words = await opened(app.visitor(), `/formulir/lembar/${code}`);
      for (const said of [code, 'belum dicocokkan', 'Nama lengkap', '....']) expect(words).toContain(said);
      expect(words).not.toMatch(/\d{16}/);
    },
  );

  it('is led to, each of them, from the page of a service whose checklist asks for it', async () => {
    const pages = await Promise.all(registryServices.map(({ key }) => app.visitor().get(`/layanan/${key}`)));
    const led = pages.flatMap(({ body }) => [...body.matchAll(/\/formulir\/lembar\/(F-\d\.\d\d)/g)].map(([, code]) => code));
    expect([...new Set(led)].sort()).toEqual(['F-1.04', 'F-1.05', 'F-1.07', 'F-2.03', 'F-2.04']);
  });

  it('is none of a code there is not', async () => {
    expect((await app.visitor().get('/formulir/lembar/F-9.99')).statusCode).toBe(404);
    expect((await app.visitor().get('/formulir/lembar/constructor')).statusCode).toBe(404);
  });

  it('is filled from the draft that asks for it, for its owner alone, and led to from there, the service’s page and the chat', async () => {
    const { agencyId, citizens } = await registryOf(app.deps);
    const { applicant, origin, child, mother, father } = birthAnswers('niluh');
    const answers = { applicant, origin, child, mother, father, marriage: { proof: 'has' }, letter: { proof: 'none' } };
    const id = newId();
    const at = app.clock.now();
    const { personId } = citizens.niluh;
    await transaction(app.db, async (tx) => {
      await enterDraft(tx, { id, service: birth.key, agencyId, personId }, at);
      await saveAnswers(tx, await getDraftForUpdate(tx, id, personId), birth.journey, answers as never, at);
    });
    const hers = await app.signedIn('niluh@contoh.test');
    const link = `/formulir/lembar/F-2.03?draf=${id}`;
    expect((await hers.get(`/draf/${id}/berkas`)).body).toContain(`href="${link}"`);
    const words = await opened(hers, link);
    for (const said of [child.name, mother?.name ?? '', mother?.nik ?? '', applicant.nik, 'Perempuan']) expect(words).toContain(said);
    expect((await (await app.signedIn('komang@contoh.test')).get(link)).statusCode).toBe(404);
    expect(await opened(app.visitor(), link), 'signed out: a blank one').not.toContain(child.name);
    expect((await app.visitor().get('/layanan/akta-kelahiran')).body).toContain('href="/formulir/lembar/F-2.03"');
  });

  it('stand beside a paper that is asked for anew, filled from the case, for whoever sent it', async () => {
    const { caseId } = await seedBirth(app.deps, 'submitted');
    const hers = await app.signedIn('niluh@contoh.test');
    const link = `/formulir/lembar/F-2.03?berkas=${caseId}`;
    expect(await opened(hers, link)).toContain('Kadek Bintang Pradnya');
    for (const email of ['komang@contoh.test', 'loket.tabanan@contoh.test'])
      expect((await (await app.signedIn(email)).get(link)).statusCode).toBe(404);
    expect(await opened(app.visitor(), link), 'signed out: a blank one').not.toContain('Kadek');
  });
});
