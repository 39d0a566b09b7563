import { seedPermit } from '#demo';
import { trackCase } from '#platform/cases';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

async function receiptOf(caseId: string): Promise<{ number: string; secret: string }> {
  const niluh = await app.signedIn('niluh@contoh.test');
  const page = textOf((await niluh.get(`/berkas/${caseId}/selesai?apa=submit`)).body);
  return { number: /PBG-5103-\d{4}-\d{5}/.exec(page)?.[0] ?? '', secret: /\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b/.exec(page)?.[0] ?? '' };
}

describe('tracking without an account', () => {
  it('opens with number and secret as people type them, without the secret in any address', async () => {
    const { number, secret } = await receiptOf((await seedPermit.returned(app.deps)).caseId);
    const visitor = app.visitor();
    expect(textOf((await visitor.get('/lacak')).body), 'a number as this hall gives them').toContain('PBG-5103-2026-00042');
    const typed = { number: ` ${number.toLowerCase()} `, secret: secret.toLowerCase().replaceAll('-', ' ') };
    const sent = await visitor.post('/lacak', typed);
    expect(sent.headers.location).toBe('/lacak/berkas');
    const page = textOf((await visitor.follow(sent)).body);
    expect(page).toContain(number);
    expect(page).toContain('Permohonan diajukan');
    expect(page).toContain('Pemohon diminta memperbaiki berkas ini paling lambat');
    expect(page).not.toContain('perlu Anda perbaiki');
    expect(page).not.toContain('Ni Luh');
    expect(page).not.toContain('Jalan Contoh');
  });

  it('names what was issued and leads to its check, and never to the document, which names its holder', async () => {
    const { number, secret } = await receiptOf((await seedPermit.issued(app.deps)).caseId);
    const visitor = app.visitor();
    await visitor.get('/lacak');
    await visitor.post('/lacak', { number, secret });
    const { body } = await visitor.get('/lacak/berkas');
    expect(body).not.toContain('/lampiran');
    expect(textOf(body)).toContain('mengunduh yang terbit, masuk dengan akun Anda');
    const check = /href="(\/verifikasi\/[^"]+)"/.exec(body)?.[1] ?? '';
    expect((await visitor.get(check)).statusCode).toBe(200);
  });

  it('shows nothing that citizens wrote, openly or not', async () => {
    for (const [state, words] of [
      ['declinedByOwner', 'Saya tidak pernah memberi kuasa'],
      ['underObjection', 'diukur'],
      ['correctionRequested', 'Nomor rumah tertulis'],
    ] as const) {
      const walk = await seedPermit[state](app.deps);
      const { state: seen, entries } = await trackCase(app.deps.cases, walk.number, walk.secret);
      expect(JSON.stringify([seen, entries]), state).not.toContain(words);
      const own = textOf((await (await app.signedIn(walk.applicant.email)).get(`/berkas/${walk.caseId}`)).body);
      expect(own, state).toContain(words);
      await app.runJobs();
      expect((await app.mail(walk.applicant.email))?.body, state).toContain(words);
    }
  });

  it('gives the same answer whichever of the two is wrong', async () => {
    const { number, secret } = await receiptOf((await seedPermit.submitted(app.deps)).caseId);
    const visitor = app.visitor();
    await visitor.get('/lacak');
    const wrong = [
      await visitor.post('/lacak', { number, secret: 'AAAA-AAAA-AAAA-AAAA' }),
      await visitor.post('/lacak', { number: 'PBG-5103-2026-99999', secret }),
    ].map(({ statusCode, body }) => ({ statusCode, said: textOf(body).includes('tidak cocok') }));
    expect(wrong).toEqual([
      { statusCode: 422, said: true },
      { statusCode: 422, said: true },
    ]);
    expect((await visitor.get('/lacak/berkas')).headers.location).toBe('/lacak');
  });

  it('closes after half an hour, and at once when asked', async () => {
    const { number, secret } = await receiptOf((await seedPermit.issued(app.deps)).caseId);
    const visitor = app.visitor();
    await visitor.get('/lacak');
    await visitor.post('/lacak', { number, secret });
    expect((await visitor.get('/lacak/berkas')).statusCode).toBe(200);
    await visitor.post('/lacak/selesai');
    expect((await visitor.get('/lacak/berkas')).headers.location).toBe('/lacak');
    await visitor.post('/lacak', { number, secret });
    app.clock.advance({ minutes: 31 });
    expect((await visitor.get('/lacak/berkas')).headers.location).toBe('/lacak');
  });
});

describe('an invited owner', () => {
  it('proves the link by a code, sees exactly what is applied for, and decides', async () => {
    const walk = await seedPermit.awaitingOwner(app.deps);
    const email = walk.answers.principal?.email ?? '';
    await app.runJobs();
    const link = /\/undangan\/\S+/.exec((await app.mail(email))?.body ?? '')?.[0] ?? '';
    const owner = app.visitor();
    const first = textOf((await owner.get(link)).body);
    expect(first).toContain(walk.number);
    expect(first, 'nothing of the case before the code').not.toContain(walk.answers.land.address);
    expect((await owner.get(`${link}/berkas`)).headers.location).toBe(link);

    await owner.post(`${link}/kode`);
    await app.runJobs();
    const code = /\b\d{6}\b/.exec((await app.mail(email))?.body ?? '')?.[0] ?? '';
    const wrong = await owner.post(link, { code: code === '000000' ? '111111' : '000000' });
    expect(wrong.statusCode).toBe(422);
    const inside = await owner.follow(await owner.post(link, { code }));
    expect(textOf(inside.body)).toContain(walk.answers.land.address);

    const other = (await seedPermit.submitted(app.deps)).caseId;
    expect((await owner.get(`/berkas/${other}`)).headers.location, 'a guest is nobody elsewhere').toContain('/masuk');
    const decided = await owner.follow(await owner.post(`${link}/tindakan/confirm`));
    expect(textOf(decided.body)).toContain('Jawaban Anda sudah kami catat');
    const made = await app.signedIn('made@contoh.test');
    expect(textOf((await made.get(`/berkas/${walk.caseId}`)).body)).not.toContain('Menunggu persetujuan pemilik');
  });

  it('has no other link', async () => {
    expect((await app.visitor().get('/undangan/bukan-undangan')).statusCode).toBe(404);
  });
});
