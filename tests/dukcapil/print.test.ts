import { attach, castOf, registryOf, seedBirth } from '#demo';
import { registryServices } from '#services/dukcapil';
import { textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chats, type Heard, openChats, type Phone } from '../conversations/chats.ts';

let chats: Chats;
let app: Chats['app'];
let applicant: Visitor;
let clerk: Visitor;

beforeAll(async () => {
  chats = await openChats();
  ({ app } = chats);
  await castOf(app.deps);
  await registryOf(app.deps);
  applicant = await app.signedIn('niluh@contoh.test');
  clerk = await app.signedIn('loket.tabanan@contoh.test');
}, 180_000);
afterAll(() => chats?.close());

const own = (caseId: string) => `/cetak/berkas/${caseId}`;

/** Link and PIN as the applicant reads them on their page. */
async function linkOf(caseId: string): Promise<{ token: string; pin: string }> {
  await applicant.post(own(caseId), {});
  const { body } = await applicant.get(own(caseId));
  const token = /\/cetak\/([\w-]{32})/.exec(body)?.[1] ?? '';
  const pin = /<strong class="num">(\d{6})</.exec(body)?.[1] ?? '';
  expect([token.length, pin.length]).toEqual([32, 6]);
  return { token, pin };
}

const wrongly = (pin: string) => (pin === '000000' ? '000001' : '000000');
const ledger = async (caseId: string) =>
  (
    await app.db
      .selectFrom('dukcapil.print_entry as e')
      .innerJoin('dukcapil.print_link as l', 'l.id', 'e.link_id')
      .select(['e.what', 'e.copy'])
      .where('l.case_id', '=', caseId)
      .orderBy('e.id')
      .execute()
  ).map(({ what, copy }) => (copy === null ? what : `${what} ${copy}`));

describe('printing at home', () => {
  it('gives the very PDF to whoever holds link and PIN, counts the copies, and is kept by nobody on the way', async () => {
    const { caseId } = await seedBirth(app.deps, 'issued');
    const { token, pin } = await linkOf(caseId);
    const holder = app.visitor();
    const page = await holder.get(`/cetak/${token}`);
    expect(page.headers).toMatchObject({
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(page.body).not.toMatch(/Bintang|\d{16}/);
    expect((await holder.get(`/cetak/${token}/pdf`)).statusCode).toBe(303);
    expect((await holder.post(`/cetak/${token}`, { pin: `${pin.slice(0, 3)} ${pin.slice(3)}` })).headers.location).toBe(
      `/cetak/${token}/dokumen`,
    );
    expect(textOf((await holder.get(`/cetak/${token}/dokumen`)).body)).toContain('A4, 80 gram');
    const pdf = await holder.get(`/cetak/${token}/pdf`);
    expect(pdf.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    await holder.get(`/cetak/${token}/pdf`);
    expect(await ledger(caseId)).toEqual(['made', 'seen', 'opened', 'printed 1', 'printed 2']);
    const seen = textOf((await clerk.get(own(caseId))).body);
    expect(seen).toContain('salinan ke-2');
    // The office reads the PIN out; the link is the applicant's.
    expect(seen).not.toContain(token);
  });

  it('sends the link without its PIN', async () => {
    const { caseId, number } = await seedBirth(app.deps, 'issued');
    const { token, pin } = await linkOf(caseId);
    const message = await app.db
      .selectFrom('notifications.message')
      .select(['subject', 'body', 'link'])
      .where('notice', '=', 'dukcapil.print-ready')
      .where('about', '=', number)
      .executeTakeFirstOrThrow();
    expect(message.link).toBe(`/cetak/${token}`);
    expect(`${message.subject} ${message.body}`).not.toContain(pin);
    const { token_hash: kept } = await app.db
      .selectFrom('dukcapil.print_link')
      .select('token_hash')
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    expect(kept).not.toContain(token);
  });

  it('tells whoever opens a link that lost its end what to do, and asks for no PIN', async () => {
    for (const token of ['x', 'A'.repeat(31), 'A'.repeat(32), 'A'.repeat(33), '..%2Fetc']) {
      const opened = await app.visitor().get(`/cetak/${token}`);
      expect([
        token,
        opened.statusCode,
        textOf(opened.body).includes('terpotong waktu disalin'),
        opened.body.includes('name="pin"'),
      ]).toEqual([token, 404, true, false]);
      expect((await app.visitor().post(`/cetak/${token}`, { pin: '000000' })).statusCode).toBe(404);
    }
  });

  it('locks after five wrong PINs, though the right one comes sixth', async () => {
    const { caseId } = await seedBirth(app.deps, 'issued');
    const { token, pin } = await linkOf(caseId);
    const stranger = app.visitor();
    for (let tries = 1; tries <= 5; tries++) expect((await stranger.post(`/cetak/${token}`, { pin: wrongly(pin) })).statusCode).toBe(422);
    const locked = await stranger.post(`/cetak/${token}`, { pin });
    expect([locked.statusCode, textOf(locked.body).includes('terkunci')]).toEqual([422, true]);
    expect((await ledger(caseId)).filter((what) => what === 'wrong-pin')).toHaveLength(5);
    // A PIN that opens nothing any more is read out to nobody.
    const shown = textOf((await clerk.get(`/cetak/berkas/${caseId}`)).body);
    expect([shown.includes('tautannya terkunci'), shown.includes(pin)]).toEqual([true, false]);
    const fresh = await linkOf(caseId);
    expect((await app.visitor().post(`/cetak/${fresh.token}`, { pin: fresh.pin })).statusCode).toBe(303);
  });

  it('five tries at once are five', async () => {
    const { caseId } = await seedBirth(app.deps, 'issued');
    const { token, pin } = await linkOf(caseId);
    const strangers = await Promise.all(Array.from({ length: 8 }, async () => app.visitor()));
    await Promise.all(strangers.map((one) => one.post(`/cetak/${token}`, { pin: wrongly(pin) })));
    expect((await ledger(caseId)).filter((what) => what === 'wrong-pin')).toHaveLength(5);
  });

  it('ends by its day, by being revoked, and by a newer link', async () => {
    const { caseId } = await seedBirth(app.deps, 'issued');
    const first = await linkOf(caseId);
    const second = await linkOf(caseId);
    const says = async (token: string) => textOf((await app.visitor().get(`/cetak/${token}`)).body);
    expect(await says(first.token)).toContain('dicabut');
    await applicant.post(`${own(caseId)}/cabut`, {});
    expect(await says(second.token)).toContain('dicabut');
    const third = await linkOf(caseId);
    await app.db.updateTable('dukcapil.print_link').set({ expires_at: app.clock.now() }).where('case_id', '=', caseId).execute();
    expect(await says(third.token)).toContain('lewat waktunya');
  });

  it('of a document that was corrected is told to be no longer used, and its pass opens nothing', async () => {
    const walk = await seedBirth(app.deps, 'issued');
    const { token, pin } = await linkOf(walk.caseId);
    const holder = app.visitor();
    await holder.post(`/cetak/${token}`, { pin });
    await walk.applicantDoes('reportMistake', { mistake: 'Nama ayah kurang satu huruf.' });
    const number = (await walk.state()).products[0]?.number ?? '';
    await attach(walk, app.deps, { number }, 'attachCorrected');
    expect((await holder.get(`/cetak/${token}/pdf`)).statusCode).toBe(303);
    expect(textOf((await holder.get(`/cetak/${token}`)).body)).toContain('sudah diganti yang diperbaiki');
    const fresh = await linkOf(walk.caseId);
    expect((await holder.post(`/cetak/${fresh.token}`, { pin: fresh.pin })).statusCode).toBe(303);
  });

  it('gives nothing whose bytes are not those of the register', async () => {
    const { caseId } = await seedBirth(app.deps, 'issued');
    const { token, pin } = await linkOf(caseId);
    const holder = app.visitor();
    await holder.post(`/cetak/${token}`, { pin });
    await app.db
      .updateTable('documents.document')
      .set({ sha256: '0'.repeat(64) })
      .where('case_id', '=', caseId)
      .execute();
    expect((await holder.get(`/cetak/${token}/pdf`)).statusCode).toBe(404);
  });

  it('is nobody else’s: neither link nor PIN is shown to another citizen or another agency', async () => {
    const { caseId } = await seedBirth(app.deps, 'issued');
    for (const email of ['komang@contoh.test', 'kepala@contoh.test']) {
      const other = await app.signedIn(email);
      expect((await other.get(own(caseId))).statusCode).toBe(404);
      expect((await other.post(own(caseId), {})).statusCode).toBe(404);
    }
  });

  it('is not for what is not issued yet, nor for a card', async () => {
    const { caseId } = await seedBirth(app.deps, 'inSiak');
    expect(textOf((await applicant.get(own(caseId))).body)).toContain('Belum ada dokumen');
    expect((await applicant.post(own(caseId), {})).statusCode).toBe(409);
    const card = registryServices.find(({ key }) => key === 'kia');
    expect(card?.beside?.map(({ title }) => title('id'))).not.toContain('Cetak di rumah');
  });
});

describe('a PIN chosen without an account', () => {
  type Walk = Awaited<ReturnType<typeof seedBirth>>;
  const proofOf = (walk: Walk) => ({ nomor: walk.number, kode: walk.secret, nik: '5103055203899901', kk: '5102051004180011' });
  const choose = async (form: Record<string, string>, pin = '407216') => {
    // What happens later is later, though the clock of tests stands still.
    app.clock.advance({ seconds: 1 });
    const answer = await app.visitor().post('/cetak/pin', { pin, ulang: pin, ...form });
    return { status: answer.statusCode, says: textOf(answer.body), body: answer.body };
  };
  const acts = async (caseId: string) =>
    (
      await app.db
        .selectFrom('audit.entry')
        .select('action')
        .where('subject_id', '=', caseId)
        .where('action', 'like', 'dukcapil.pin%')
        .orderBy('at')
        .execute()
    ).map(({ action }) => action);

  it('opens the link that is sent later, is told to its owner, and is kept by nobody', async () => {
    const walk = await seedBirth(app.deps, 'inSiak');
    const chosen = await choose(proofOf(walk));
    expect([chosen.status, chosen.says.includes('PIN tersimpan')]).toEqual([200, true]);
    expect(chosen.body).not.toMatch(/407216|\d{16}/);
    const told = app.db.selectFrom('notifications.message').select('subject').where('notice', '=', 'dukcapil.pin-chosen');
    expect(await told.where('about', '=', walk.number).execute()).toEqual([{ subject: `PIN cetak dipilih, ${walk.number}` }]);
    expect(await acts(walk.caseId)).toEqual(['dukcapil.pin-chosen']);
    await attach(walk, app.deps, { number: '5102-LU-02032026-8001' });
    const { token } = await linkOf(walk.caseId);
    const row = await app.db.selectFrom('dukcapil.print_pin').selectAll().where('case_id', '=', walk.caseId).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain('407216');
    expect((await app.visitor().post(`/cetak/${token}`, { pin: '407215' })).statusCode).toBe(422);
    expect((await app.visitor().post(`/cetak/${token}`, { pin: '407 216' })).statusCode).toBe(303);
    // Of this case alone.
    const other = await seedBirth(app.deps, 'issued');
    const { token: another } = await linkOf(other.caseId);
    expect((await app.visitor().post(`/cetak/${another}`, { pin: '407216' })).statusCode).toBe(422);
  });

  it('cannot be chosen once a link went out: whoever finds a chat finds all that was said in it', async () => {
    const walk = await seedBirth(app.deps, 'issued');
    await linkOf(walk.caseId);
    await applicant.post(`${own(walk.caseId)}/cabut`, {});
    expect((await choose(proofOf(walk))).says).toContain('sudah dikirim');
  });

  it('is chosen once, and forgotten by an officer who saw the card alone', async () => {
    const walk = await seedBirth(app.deps, 'inSiak');
    await choose(proofOf(walk));
    expect((await choose(proofOf(walk), '918273')).says).toContain('sudah dipilih');
    expect(textOf((await clerk.get(own(walk.caseId))).body)).toContain('memilih PIN sendiri');
    expect((await applicant.post(`${own(walk.caseId)}/lupakan-pin`)).statusCode).toBe(403);
    app.clock.advance({ seconds: 1 });
    expect((await clerk.post(`${own(walk.caseId)}/lupakan-pin`)).statusCode).toBe(303);
    expect((await choose(proofOf(walk), '918273')).status).toBe(200);
    expect(await acts(walk.caseId)).toEqual(['dukcapil.pin-chosen', 'dukcapil.pin-forgotten', 'dukcapil.pin-chosen']);
  });

  it('closes after five failed proofs, at once or one by one, and says nothing about which number was wrong', async () => {
    const walk = await seedBirth(app.deps, 'submitted');
    const wrongs = [{ kk: '5102051004180012' }, { nik: '5103055203899902' }, { nik: 'x' }, { kk: '' }, { kk: walk.answers.applicant.nik }];
    const said = await Promise.all(wrongs.map((wrong) => choose({ ...proofOf(walk), ...wrong })));
    expect(new Set(said.map(({ says }) => says.includes('Data itu tidak cocok')))).toEqual(new Set([true]));
    expect((await choose(proofOf(walk))).says).toContain('hanya dapat diperoleh di loket');
    expect(await acts(walk.caseId)).toHaveLength(5);
    // Neither is it told whether there is such a case, nor does guessing the code close the way of whoever has it.
    const other = await seedBirth(app.deps, 'submitted');
    for (let tries = 0; tries < 6; tries++)
      expect((await choose({ ...proofOf(other), kode: 'AAAA-BBBB-CCCC-DDDD' })).says).toContain('Data itu tidak cocok');
    expect((await choose(proofOf(other))).status).toBe(200);
  });

  it.each(['111111', '123456', '654321', '520389', '120389'])('is not %s, which is guessed first', async (pin) => {
    const walk = await seedBirth(app.deps, 'submitted');
    expect((await choose(proofOf(walk), pin)).says).toContain('terlalu mudah');
  });
});

describe('asked for in a chat', () => {
  const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');
  const tokenIn = (text: string) => /\/cetak\/([\w-]{32})/.exec(text)?.[1] ?? '';
  /** Applications as if they had been made from this telephone. */
  const fromPhone = async (name: string, ...states: Parameters<typeof seedBirth>[1][]) => {
    const phone = chats.phone(name);
    await phone.says('halo');
    const person = await app.db.selectFrom('identity.person').select('id').where('name', '=', name).executeTakeFirstOrThrow();
    const walks = [];
    for (const state of states) {
      const walk = await seedBirth(app.deps, state);
      await app.db.updateTable('cases.case').set({ applicant_person_id: person.id }).where('id', '=', walk.caseId).execute();
      walks.push(walk);
    }
    return { phone, walks };
  };
  const choosing = (phone: Phone) => phone.presses('PIN di loket saja');
  const came = async (caseId: string) =>
    (
      await app.db
        .selectFrom('audit.entry')
        .select('detail')
        .where('subject_id', '=', caseId)
        .where('action', '=', 'dukcapil.print-asked')
        .orderBy('seq')
        .execute()
    ).map(({ detail }) => (detail as { came: string }).came);

  it('is told first where a PIN is chosen; then the link comes, never its PIN, and stands in the ledger', async () => {
    const { phone, walks } = await fromPhone('Cetak', 'issued');
    const { caseId = '', number = '' } = walks[0] ?? {};
    expect(last(await phone.says('status'))).toContain('tulis *cetak*');
    const first = last(await phone.says('cetak'));
    expect([first.includes('/cetak/pin'), tokenIn(first)]).toEqual([true, '']);
    expect(await ledger(caseId), 'no link was made by asking').toEqual([]);
    const given = last(await choosing(phone));
    const token = tokenIn(given);
    expect([token.length, given.includes('di loket dengan KTP-el')]).toEqual([32, true]);
    const seen = (await clerk.get(own(caseId))).body;
    const pin = /<strong class="num">(\d{6})</.exec(seen)?.[1] ?? '';
    expect(pin).toHaveLength(6);
    expect(
      phone.all().some(({ text }) => text.includes(pin)),
      'never the PIN by the same path',
    ).toBe(false);
    expect(textOf(seen)).toContain('Diminta dari percakapan WhatsApp');
    expect((await app.visitor().post(`/cetak/${token}`, { pin })).statusCode).toBe(303);
    // Asking again says the same link: no tries more.
    expect(tokenIn(last(await phone.says(`cetak ${number.toLowerCase()}`)))).toBe(token);
    expect(await came(caseId)).toEqual(['choose-pin', 'link', 'link']);
    await phone.says('English');
    expect(last(await phone.says('print'))).toContain('Good until');
    expect(last(await phone.says('print'))).toContain('asked for too often');
    app.clock.advance({ hours: 25 });
    expect(tokenIn(last(await phone.says('print')))).toBe(token);
  });

  it('gives nothing of another chat, of what is not issued, of a locked or a revoked link', async () => {
    const { phone, walks } = await fromPhone('Milik', 'inSiak', 'issued', 'issued');
    const [early, one, two] = walks;
    const { phone: stranger } = await fromPhone('Orang');
    expect(last(await stranger.says(`cetak ${one?.number}`))).toContain('bukan permohonan dari percakapan ini');
    expect(last(await stranger.says('cetak'))).toContain('Belum ada dokumen');
    expect(last(await phone.says(`cetak ${early?.number}`))).toContain('belum terbit');
    const asked = await phone.says('cetak');
    expect(asked.at(-1)?.options.map(({ title }) => title)).toEqual([two?.number, one?.number]);
    await phone.presses(one?.number ?? '');
    const token = tokenIn(last(await choosing(phone)));
    const seen = (await clerk.get(own(one?.caseId ?? ''))).body;
    const pin = /<strong class="num">(\d{6})</.exec(seen)?.[1] ?? '';
    for (let tries = 0; tries < 5; tries++) await app.visitor().post(`/cetak/${token}`, { pin: wrongly(pin) });
    expect(last(await phone.says(`cetak ${one?.number}`)), 'no tries more by asking').toContain('terkunci');
    await phone.says(`cetak ${two?.number}`);
    await choosing(phone);
    await clerk.post(`${own(two?.caseId ?? '')}/cabut`, {});
    expect(last(await phone.says(`cetak ${two?.number}`))).toContain('dicabut');
  });

  it('names the PIN they chose, where they did', async () => {
    const { phone, walks } = await fromPhone('Pilih', 'inSiak');
    const [walk] = walks;
    if (!walk) throw new Error('no case');
    const proof = {
      nomor: walk.number,
      kode: walk.secret,
      nik: '5103055203899901',
      kk: '5102051004180011',
      pin: '407216',
      ulang: '407216',
    };
    expect((await app.visitor().post('/cetak/pin', proof)).statusCode).toBe(200);
    await attach(walk, app.deps, { number: '5102-LU-02032026-8009' });
    const given = last(await phone.says('cetak'));
    expect(given).toContain('PIN yang Anda pilih di situs');
    expect((await app.visitor().post(`/cetak/${tokenIn(given)}`, { pin: '407216' })).statusCode).toBe(303);
  });
});
