import { transaction } from '#db';
import { newId } from '#kernel';
import { getDraftForUpdate, saveAnswers } from '#platform/forms';
import { proposeMandate } from '#platform/mandates';
import { type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryCard } from '../engine/library-card.ts';
import { agencyIn, dayIn, fillFor, handInPhoto, newestMandate, START, somebody, startLibrary } from './library.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startLibrary();
});
afterAll(() => app.close());

type Somebody = Awaited<ReturnType<typeof somebody>>;

const propose = ({ visitor }: Somebody, side: 'ask' | 'give', email: string, more: Record<string, string> = {}) =>
  visitor.post('/akun/kuasa/baru', { side, email, from: dayIn(app, 0), to: '', ...more });
const turn = ({ visitor }: Somebody, id: string, deed: 'terima' | 'tolak' | 'akhiri') => visitor.post(`/akun/kuasa/${id}/${deed}`);

/** One who stands for another, by a mandate in force. */
async function pair(a: string, b: string, more: Record<string, string> = {}) {
  const [representative, principal] = [await somebody(app, a), await somebody(app, b)];
  await propose(representative, 'ask', principal.email, more);
  const id = await newestMandate(app);
  expect((await turn(principal, id, 'terima')).headers.location).toBe('/akun/kuasa?kabar=accepted');
  return { representative, principal, id };
}

const sent = async (location: unknown) => {
  const caseId = /\/berkas\/([\w-]+)/.exec(String(location))?.[1] ?? '';
  return app.db.selectFrom('cases.case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
};

describe('a mandate between two people', () => {
  it('counts once the other has accepted it by their own account, and both are told', async () => {
    const { representative, principal } = await pair('Made Wakil', 'Ketut Diwakili');
    await app.runJobs();
    expect((await app.mail(representative.email))?.subject).toBe('Kuasa berlaku: Made Wakil mewakili Ketut Diwakili');
    expect((await app.mail(principal.email))?.subject).toBe('Kuasa berlaku: Made Wakil mewakili Ketut Diwakili');
    expect(textOf((await representative.visitor.get('/akun/kuasa')).body)).toMatch(/Anda mewakili Ketut Diwakili Berlaku/);
    expect(textOf((await principal.visitor.get('/akun/kuasa')).body)).toMatch(/Yang mewakili Anda Made Wakil Berlaku/);
  });

  it('can be given as well as asked for', async () => {
    const [giver, taker] = [await somebody(app, 'Nyoman Pemberi'), await somebody(app, 'Luh Penerima')];
    await propose(giver, 'give', taker.email);
    expect(textOf((await taker.visitor.get('/akun/kuasa')).body)).toContain('meminta Anda mewakilinya');
    await turn(taker, await newestMandate(app), 'terima');
    expect((await taker.visitor.get(START)).body).toContain('Atas nama Nyoman Pemberi');
    expect((await giver.visitor.get(START)).body).not.toContain('Atas nama');
  });

  it('counts for the services it names, and is accepted once of each', async () => {
    const giver = await somebody(app, 'Kadek Membatasi');
    const taker = await somebody(app, 'Kadek Terbatas');
    const offer = async (services: readonly string[] | null) => {
      const actor = { kind: 'person', accountId: '', roles: [], strong: false, ...giver } as const;
      const asking = { side: 'give', email: taker.email, services, validFrom: '2026-03-01', validTo: null } as const;
      const id = await transaction(app.db, (tx) => proposeMandate(tx, actor, asking, app.clock.now()));
      app.clock.advance({ minutes: 1 });
      return (await turn(taker, id, 'terima')).headers.location ?? 'refused';
    };
    const accepted = '/akun/kuasa?kabar=accepted';
    expect(await offer(['another-service', libraryCard.key])).toBe(accepted);
    expect((await taker.visitor.get(START)).body).toContain('Atas nama Kadek Membatasi');
    expect(await offer([libraryCard.key, 'another-service']), 'the same once more, ticked in another order').toBe('refused');
    expect(await offer(['another-service'])).toBe(accepted);
    expect(await offer(null)).toBe(accepted);
  });

  it('never tells whoever asks whether the address has an account', async () => {
    const [asker, known] = [await somebody(app, 'Gede Bertanya'), await somebody(app, 'Made Punya Akun')];
    const answers = [];
    for (const email of [known.email, 'tanpa-akun-xx@contoh.test']) {
      const answer = await propose(asker, 'ask', email);
      const page = (await asker.visitor.get('/akun/kuasa')).body;
      const line = textOf(page).split('Anda mewakili')[1]?.split('Menunggu jawaban')[0];
      answers.push([answer.statusCode, answer.headers.location, line?.replace(email, 'ALAMAT')]);
      await app.runJobs();
      expect((await app.mail(email))?.subject).toBe('Gede Bertanya ingin mewakili Anda');
      await turn(asker, await newestMandate(app), 'akhiri');
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(JSON.stringify(answers)).not.toContain('Punya Akun');
  });

  it('waits for somebody who makes their account later', async () => {
    const asker = await somebody(app, 'Wayan Menunggu');
    await propose(asker, 'ask', 'komang-nanti@contoh.test');
    const later = await somebody(app, 'Komang Nanti');
    expect(textOf((await later.visitor.get('/akun/kuasa')).body)).toContain('Wayan Menunggu');
    await turn(later, await newestMandate(app), 'terima');
    expect((await asker.visitor.get(START)).body).toContain('Atas nama Komang Nanti');
  });

  it('is accepted by nobody but the one it names, and never with oneself', async () => {
    const [asker, named, stranger] = [await somebody(app, 'Adi Satu'), await somebody(app, 'Adi Dua'), await somebody(app, 'Adi Tiga')];
    await propose(asker, 'ask', named.email);
    const id = await newestMandate(app);
    for (const deed of ['terima', 'tolak', 'akhiri'] as const) expect((await turn(stranger, id, deed)).statusCode, deed).toBe(404);
    const own = await turn(asker, id, 'terima');
    expect([own.statusCode, textOf(own.body)]).toEqual([409, expect.stringContaining('dijawab oleh orang yang Anda sebut')]);
    expect((await propose(asker, 'ask', asker.email.toUpperCase())).statusCode).toBe(422);
    expect((await turn(named, id, 'tolak')).statusCode).toBe(303);
    expect((await turn(named, id, 'terima')).statusCode).toBe(404);
    expect((await asker.visitor.get(START)).body).not.toContain('Atas nama');
  });

  it('is not in force twice', async () => {
    const { representative, principal } = await pair('Eka Wakil', 'Eka Diwakili');
    await propose(representative, 'ask', principal.email);
    const again = await turn(principal, await newestMandate(app), 'terima');
    expect([again.statusCode, textOf(again.body)]).toEqual([409, expect.stringContaining('Kuasa yang sama sudah berlaku')]);
  });

  it('counts from its first day to its last, at the office', async () => {
    const { representative } = await pair('Dewa Wakil', 'Dewa Diwakili', { from: dayIn(app, 2), to: dayIn(app, 3) });
    const today = app.clock.now();
    const asked = async (days: number, hours = 0) => {
      app.clock.set(new Date(today.getTime() + days * 86_400_000 + hours * 3_600_000).toISOString());
      return (await (await app.signedIn(representative.email)).get(START)).body.includes('Atas nama Dewa Diwakili');
    };
    const seen = [await asked(1), await asked(2), await asked(3, 13.9), await asked(3, 14.1)];
    app.clock.set(today.toISOString());
    // It is 10.00 at the office: its day is over fourteen hours later.
    expect(seen).toEqual([false, true, true, false]);
  });
});

describe('an application for somebody else', () => {
  it('is theirs, and tells on record, in the audit and on its pages who acted for them', async () => {
    const { representative, principal, id } = await pair('Putu Wakil', 'Putu Diwakili');
    const draft = await fillFor(app, representative, id);
    expect(textOf((await representative.visitor.get(`${draft}/periksa`)).body)).toContain('Atas nama Putu Diwakili');
    const answer = await representative.visitor.post(`${draft}/kirim`);
    const made = await sent(answer.headers.location);
    expect(made).toMatchObject({ applicant_person_id: principal.personId, opened_by_person_id: representative.personId });
    const entry = await app.db.selectFrom('cases.entry').selectAll().where('case_id', '=', made.id).executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actor_kind: 'representative', actor_person_id: representative.personId });
    const line = await app.db
      .selectFrom('audit.entry')
      .select('detail')
      .where('action', '=', 'cases.submit')
      .where('subject_id', '=', made.id)
      .executeTakeFirstOrThrow();
    expect(line.detail).toMatchObject({ mandate: id, applicant: principal.personId });
    for (const { visitor } of [representative, principal]) {
      expect((await visitor.get(`/berkas/${made.id}`)).statusCode).toBe(200);
      expect((await visitor.get('/berkas')).body).toContain(made.number);
    }
    expect(textOf((await representative.visitor.get('/berkas')).body)).toContain('Atas nama Putu Diwakili');
    expect((await representative.visitor.get(`/berkas?untuk=${representative.personId}`)).body).not.toContain(made.number);
    expect((await representative.visitor.get(`/berkas?untuk=${principal.personId}`)).body).toContain(made.number);
    await app.runJobs();
    for (const { email } of [representative, principal]) expect((await app.mail(email))?.subject).toContain(made.number);
    const message = await representative.visitor.post(`/berkas/${made.id}/pesan`, { text: 'Kapan selesai?', key: 'x' });
    expect(message.statusCode).toBe(303);
  });

  it('is out of reach at the next request once the mandate is ended, by whichever side', async () => {
    const { representative, principal, id } = await pair('Agus Wakil', 'Agus Diwakili');
    const made = await sent((await representative.visitor.post(`${await fillFor(app, representative, id)}/kirim`)).headers.location);
    const left = await fillFor(app, representative, id);
    expect((await turn(principal, id, 'akhiri')).headers.location).toBe('/akun/kuasa?kabar=ended');
    expect((await representative.visitor.get(`/berkas/${made.id}`)).statusCode).toBe(404);
    expect((await representative.visitor.post(`/berkas/${made.id}/pesan`, { text: 'Masih saya?' })).statusCode).toBe(404);
    expect((await representative.visitor.get('/berkas?tampil=semua')).body).not.toContain(made.number);
    expect((await representative.visitor.get(START)).body).not.toContain('Atas nama Agus');
    const refused = await representative.visitor.post(`${left}/kirim`);
    expect([refused.statusCode, textOf(refused.body)]).toEqual([422, expect.stringContaining('tidak berlaku lagi')]);
    expect((await principal.visitor.get(`/berkas/${made.id}`)).statusCode).toBe(200);
  });

  it('cannot be begun by a mandate of somebody else, nor for a service it does not count for', async () => {
    const { id } = await pair('Sari Wakil', 'Sari Diwakili');
    const stranger = await somebody(app, 'Sari Asing');
    await expect(fillFor(app, stranger, id)).rejects.toThrow('not started: 422');
    const { representative, principal } = await pair('Rai Wakil', 'Rai Diwakili');
    const made = await sent((await principal.visitor.post(`${await fillFor(app, principal, 'saya')}/kirim`)).headers.location);
    expect((await representative.visitor.get('/berkas')).body).toContain(made.number);
    await turn(principal, await newestMandate(app), 'akhiri');
    const narrow = await transaction(app.db, async (tx) => {
      const asking = {
        side: 'ask',
        email: principal.email,
        services: ['another-service'],
        validFrom: '2026-03-01',
        validTo: null,
      } as const;
      const actor = { kind: 'person', accountId: '', roles: [], strong: false, ...representative } as const;
      return proposeMandate(tx, actor, asking, app.clock.now());
    });
    expect((await turn(principal, narrow, 'terima')).headers.location).toBe('/akun/kuasa?kabar=accepted');
    await expect(fillFor(app, representative, narrow)).rejects.toThrow('not started: 422');
    expect((await representative.visitor.get('/berkas')).body).not.toContain(made.number);
    expect((await representative.visitor.get(`/berkas/${made.id}`)).statusCode).toBe(404);
  });
});

describe('the list of one’s own mandates', () => {
  it('goes on page by page, finds one by name, and keeps what is over apart', async () => {
    const asker = await somebody(app, 'Wayan Banyak Kuasa');
    const { email, name, personId } = asker;
    const actor = { kind: 'person', personId, name, email, accountId: '', roles: [], strong: false } as never;
    for (let n = 0; n < 32; n++) {
      const wish = { side: 'ask', email: `kepada-${n}@contoh.test`, services: null, validFrom: '2026-03-01', validTo: null } as const;
      await transaction(app.db, (tx) => proposeMandate(tx, actor, wish, app.clock.now()));
      app.clock.advance({ minutes: 1 });
    }
    const first = (await asker.visitor.get('/akun/kuasa')).body;
    const second = (await asker.visitor.get('/akun/kuasa?halaman=2')).body;
    expect([first, second].map((body) => body.match(/kepada-\d+@contoh\.test<\/b>/g)?.length)).toEqual([30, 2]);
    expect((await asker.visitor.get('/akun/kuasa?q=kepada-17')).body.match(/kepada-\d+@contoh\.test<\/b>/g)).toHaveLength(1);
    await turn(asker, await newestMandate(app), 'akhiri');
    expect((await asker.visitor.get('/akun/kuasa?tampil=lewat')).body.match(/kepada-\d+@contoh\.test<\/b>/g)).toHaveLength(1);
    const seen = [];
    for (let after = ''; ; ) {
      const page = (await asker.visitor.get(`/api/v1/me/mandates?limit=10${after}`)).json<{
        items: { id: string }[];
        next: string | null;
      }>();
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(new Set(seen).size).toBe(32);
  });

  it('says to a program of theirs for whom they stand, and lets it begin and send in that name', async () => {
    const { representative, principal, id } = await pair('Made Lewat Program', 'Ketut Lewat Program');
    const json = { accept: 'application/json' };
    const { items } = (await representative.visitor.get('/api/v1/me/mandates', json)).json<{ items: object[] }>();
    expect(items).toMatchObject([{ id, side: 'representative', other: principal.name, standing: 'granted' }]);
    const theirs = (await principal.visitor.get('/api/v1/me/mandates', json)).json<{ items: object[] }>();
    expect(theirs.items).toMatchObject([{ id, side: 'principal', other: representative.name }]);

    const sending = (method: 'POST' | 'PUT', url: string, body: object = {}) =>
      representative.visitor.send({
        method,
        url,
        headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
        payload: JSON.stringify(body),
      });
    const agency = await agencyIn(app);
    const asked = { service: libraryCard.key, agency };
    const strange = await sending('POST', '/api/v1/drafts', { ...asked, id: newId(), mandate: newId() });
    expect([strange.statusCode, strange.json<{ errors: object[] }>().errors]).toEqual([
      422,
      [expect.objectContaining({ field: 'mandate' })],
    ]);
    const draft = newId();
    expect((await sending('POST', '/api/v1/drafts', { ...asked, id: draft, mandate: id })).json()).toMatchObject({ mandate: id });
    const answers = {
      applicant: { name: 'Nama Pada Kartu', address: 'Lorong Program', minor: false },
      branch: { branch: 'kota' },
      declaration: { true: true },
    };
    await transaction(app.db, async (tx) => {
      await saveAnswers(tx, await getDraftForUpdate(tx, draft, representative.personId), libraryCard.journey, answers, app.clock.now());
    });
    const photo = await handInPhoto(app, representative);
    await sending('PUT', `/api/v1/drafts/${draft}/files`, { photo: [photo] });
    const made = await sending('POST', `/api/v1/drafts/${draft}/submission`);
    expect(made.statusCode, made.body).toBe(201);
    const whose = (caseId: string) =>
      app.db.selectFrom('cases.case').select('applicant_person_id as of').where('id', '=', caseId).executeTakeFirstOrThrow();
    expect(await whose(made.json<{ caseId: string }>().caseId)).toEqual({ of: principal.personId });

    const whole = { ...asked, answers, files: { photo: [await handInPhoto(app, representative)] } };
    expect((await sending('POST', '/api/v1/cases', { ...whole, mandate: newId() })).statusCode).toBe(422);
    const atOnce = await sending('POST', '/api/v1/cases', { ...whole, mandate: id });
    expect(atOnce.statusCode, atOnce.body).toBe(201);
    expect(await whose(atOnce.json<{ id: string }>().id)).toEqual({ of: principal.personId });
  });
});
