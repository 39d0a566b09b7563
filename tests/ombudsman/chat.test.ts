import { ombudsmanOf } from '#demo';
import { transaction } from '#db';
import { dropOldMail } from '#services/ombudsman';
import { type FakeClock, type TestApp, textOf, type Visitor } from '#support';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../samsat/world.ts';
import { type ChatWorld, chatIn, openChatWorld, QUEUE, saidTo } from './chat-world.ts';
import { everyTable, lookInDatabase } from './look.ts';
import { addressOf, atDesk, takenIn } from './walk.ts';

const planted = {
  phone: '6281255500077',
  name: 'Galuh Pelangisunyi',
  text: 'Petugas loket bertopi marun meminta bungkus teh.',
  more: 'Ia menunjuk kalender berbingkai rotan.',
  caption: 'Foto kuitansi bercap bulan separuh',
} as const;
const words = Object.values(planted);

let world: ChatWorld;
let app: TestApp<FakeClock>;
let intake: Visitor;
let assistant: Visitor;
const settle = () => world.meta.quiet();
const write = async (phone: string, text: string, how: { readonly name?: string; readonly quotes?: string } = {}) => {
  const person = world.meta.person({ phone, ...(how.name && { name: how.name }) });
  const wamid = world.meta.write(person, { text }, how.quotes === undefined ? {} : { quotes: how.quotes });
  await settle();
  return wamid;
};
const page = async (visitor: Visitor, at: string) => textOf((await visitor.get(at)).body);
const signed = (body: string, secret: string) => ({
  'content-type': 'application/json',
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});
const post = (body: string, secret = world.meta.appSecret) =>
  app.inject({ method: 'POST', url: '/whatsapp/webhook', headers: signed(body, secret), payload: body });
const change = (phoneNumberId: string, id: string, text: string) => ({
  field: 'messages',
  value: {
    metadata: { phone_number_id: phoneNumberId },
    contacts: [{ wa_id: '6281255500099', profile: { name: 'Dua Nomor' } }],
    messages: [
      { id, from: '6281255500099', timestamp: String(Math.floor(app.clock.now().getTime() / 1000)), type: 'text', text: { body: text } },
    ],
  },
});
const hook = (...changes: readonly object[]) => JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] });

beforeAll(async () => {
  world = await openChatWorld({
    env: {
      WHATSAPP_PHONE_NUMBER_ID: '100000000000001',
      WHATSAPP_NUMBER: '+62 361 000 0000',
      WHATSAPP_TOKEN: 'rumah',
      WHATSAPP_APP_SECRET: 'rahasia-rumah',
      WHATSAPP_VERIFY_TOKEN: 'kata-rumah',
    },
  });
  ({ app } = world);
}, 400_000);
afterAll(() => world?.close());

describe('before any officer has a key', () => {
  it('takes nothing: Meta is told to come again, and nothing is written', async () => {
    const before = await everyTable(app.db);
    const reply = await post(hook(change(world.meta.phoneNumberId, 'wamid.SEBELUM', planted.text)));
    expect(reply.statusCode).toBe(503);
    expect(await everyTable(app.db)).toEqual(before);
  });
});

describe('a message to the Ombudsman’s number', () => {
  beforeAll(async () => {
    await ombudsmanOf(app.deps);
    [intake, assistant] = [await atDesk(app, 'intake'), await atDesk(app, 'assistant')];
  }, 400_000);

  it('lies sealed once Meta is answered, in no table, hook, job or contact of the house', async () => {
    const before = await app.db.selectFrom('channels.whatsapp_contact').select('id').execute();
    await write(planted.phone, planted.text, { name: planted.name });
    const photo = await world.meta.sample('photo');
    world.meta.write(world.meta.person({ phone: planted.phone }), { ...photo, caption: planted.caption });
    await settle();
    expect(await lookInDatabase(app.db, words)).toEqual([]);
    expect(await app.db.selectFrom('channels.whatsapp_hook').select('id').execute()).toEqual([]);
    expect(await app.db.selectFrom('channels.whatsapp_contact').select('id').execute()).toEqual(before);
    expect(await app.db.selectFrom('files.file').select('id').where('owner_person_id', 'is', null).execute()).toEqual([]);
  });

  it('is answered at once and once a day: what the number is for, the way in danger, who sees it, the ways on the website', async () => {
    const said = saidTo(world.meta, planted.phone);
    expect(said).toHaveLength(1);
    for (const word of ['layanan darurat', 'Meta', 'jenis=laporan', 'jenis=konsultasi', 'jenis=informasi', 'Ombudsman of Indonesia'])
      expect(said[0]).toContain(word);
    await write(planted.phone, planted.more);
    expect(saidTo(world.meta, planted.phone)).toHaveLength(1);
  });

  it('is one conversation to whoever takes in, and nothing to an assistant', async () => {
    const at = await chatIn(intake, planted.name);
    const seen = await page(intake, at);
    for (const word of [planted.text, planted.more, planted.caption, `+${planted.phone}`]) expect(seen).toContain(word);
    expect(await page(assistant, QUEUE)).not.toContain(planted.name);
    expect((await assistant.get(at)).statusCode).toBe(404);
    const file = /\/ombudsman\/surat-masuk\/percakapan\/[0-9a-f-]{36}\/berkas(?=")/.exec((await intake.get(at)).body)?.[0] ?? '';
    const { rawPayload, headers } = await intake.get(file);
    expect([rawPayload.subarray(0, 2).toString('hex'), headers['content-disposition']]).toEqual([
      'ffd8',
      'attachment; filename="berkas.jpg"',
    ]);
  });

  it('is looked at without a row being written', async () => {
    await intake.get(QUEUE);
    const before = await everyTable(app.db);
    await intake.get(QUEUE);
    expect(await everyTable(app.db)).toEqual(before);
  });

  it('is there once, however often and however far apart Meta brings it', async () => {
    const body = hook(change(world.meta.phoneNumberId, 'wamid.SEKALI', 'Datang berkali-kali.'));
    await Promise.all([post(body), post(body)]);
    expect((await post(body)).statusCode).toBe(200);
    const seen = await page(intake, await chatIn(intake, 'Dua Nomor'));
    expect(seen.split('Datang berkali-kali.')).toHaveLength(2);
  });

  it('is parted from what the same webhook brings to the house', async () => {
    const mixed = hook(
      change('100000000000001', 'wamid.RUMAH', 'Untuk rumah, kata durian.'),
      change(world.meta.phoneNumberId, 'wamid.KANTOR', 'Untuk kantor, kata manggis.'),
    );
    // Signed for the house alone: it says nothing of another's number, and Meta hears of it.
    expect((await post(mixed, 'rahasia-rumah')).statusCode).toBe(403);
    const kept = await app.db.selectFrom('channels.whatsapp_hook').selectAll().execute();
    expect(kept).toHaveLength(1);
    await app.runJobs();
    app.clock.advance({ seconds: 2 });
    await app.runJobs();
    expect(world.house, 'the house reads its own part and no more').toEqual(['Untuk rumah, kata durian.']);
    expect((await post(mixed)).statusCode).toBe(200);
    expect(await page(intake, await chatIn(intake, 'Dua Nomor'))).toContain('manggis');
    await app.runJobs();
    expect(world.house, 'signed for the office alone').toHaveLength(1);
  });

  it('is not kept where nobody can say whose it is', async () => {
    const before = await everyTable(app.db);
    for (const [body, status] of [
      ['bukan JSON sama sekali', 400],
      ['{"entry":"bukan daftar"}', 400],
    ] as const)
      expect((await post(body)).statusCode).toBe(status);
    expect((await post(hook(change(world.meta.phoneNumberId, 'wamid.PALSU', 'palsu')), 'salah')).statusCode).toBe(403);
    expect(await everyTable(app.db)).toEqual(before);
  });

  it('of a shape nobody knows waits in quarantine, whole', async () => {
    const strange = {
      field: 'messages',
      value: { metadata: { phone_number_id: world.meta.phoneNumberId }, messages: [{ aneh: 'kata nangka' }] },
    };
    expect((await post(hook(strange))).statusCode).toBe(200);
    const { body } = await intake.get(`${QUEUE}/karantina`);
    const at = /\/ombudsman\/surat-masuk\/[0-9a-f-]{36}(?=")/.exec(body)?.[0] ?? '';
    expect((await intake.get(`${at}/asli`)).body).toContain('kata nangka');
    expect((await intake.post(`${at}/kesampingkan`, { sebab: 'unreadable' })).statusCode).toBe(303);
  });
});

describe('an officer', () => {
  it('answers from the page, sees how far it came, and is told what did not go', async () => {
    const at = await chatIn(intake, planted.name);
    expect((await intake.post(`${at}/jawab`, { jawaban: ' ' })).statusCode).toBe(422);
    expect((await intake.post(`${at}/jawab`, { jawaban: 'Kapan itu terjadi? Kata rambutan.' })).statusCode).toBe(303);
    await settle();
    expect(saidTo(world.meta, planted.phone).at(-1)).toContain('rambutan');
    expect(await page(intake, at)).toMatch(/Kantor · [^·]*· sampai.*rambutan/s);
    world.meta.look(world.meta.person({ phone: planted.phone }));
    await settle();
    expect(await page(intake, at)).toMatch(/Kantor · [^·]*· dibaca.*rambutan/s);
    world.meta.trouble({ code: 131_026 });
    const refused = await intake.post(`${at}/jawab`, { jawaban: 'Ini tidak sampai, kata salak.' });
    expect([refused.statusCode, textOf(refused.body)]).toEqual([422, expect.stringContaining('Ditolak WhatsApp')]);
    expect(refused.body, 'what was typed is still there').toContain('kata salak');
    expect(await lookInDatabase(app.db, ['rambutan', 'kata salak', ...words])).toEqual([]);
  });

  it('may send a template alone once a day has passed, whatever they type', async () => {
    await write('6281255500055', 'Halo, kata jambu.', { name: 'Sehari Lewat' });
    app.clock.advance({ hours: 25 });
    intake = await atDesk(app, 'intake');
    const at = await chatIn(intake, 'Sehari Lewat');
    expect(await page(intake, at)).toContain('hanya mengizinkan templat');
    await intake.post(`${at}/jawab`, { jawaban: 'Rahasia kata lontar.' });
    await settle();
    const last = saidTo(world.meta, '6281255500055').at(-1) ?? '';
    expect(last).toContain('ombudsman_kabar');
    expect(last).not.toContain('lontar');
  });

  it('makes a report of it, whose writer gets a way back once, and news without a word of it', async () => {
    const at = await chatIn(intake, planted.name);
    const surat = at.slice(-36);
    const form = await intake.get(`/ombudsman/catat?surat=${surat}`);
    expect(form.body).toContain(planted.more);
    const made = await sendForm(intake, '/ombudsman/catat', {
      surat,
      jenis: 'laporan',
      title: 'Dimintai bungkus teh',
      story: planted.text,
      secret: 'secret',
      name: planted.name,
      phone: `+${planted.phone}`,
    });
    expect(made.statusCode).toBe(303);
    await settle();
    const own = await addressOf(intake, 'Dimintai bungkus teh');
    const seen = await page(intake, own);
    for (const word of [planted.text, planted.more, 'rambutan']) expect(seen).toContain(word);
    expect(await page(intake, QUEUE)).not.toContain(planted.name);
    await intake.post(`${own}/pesan`, { kepada: 'reporter', tulisan: 'Mohon tanggalnya, kata sirsak.' });
    await settle();
    expect(saidTo(world.meta, planted.phone).join()).not.toContain('sirsak');
    expect(saidTo(world.meta, planted.phone).at(-1)).toMatch(/Ada kabar|ombudsman_kabar/);
    expect(await lookInDatabase(app.db, ['sirsak', ...words])).toEqual([]);
  });

  it('finds what quotes a message of the matter at the matter, and puts it there by a press', async () => {
    const own = await addressOf(intake, 'Dimintai bungkus teh');
    const ours = world.meta
      .people()
      .find(({ person }) => person.phone === planted.phone)
      ?.bubbles.findLast(({ mine }) => !mine);
    await write(planted.phone, 'Tanggal tiga, kata duku.', { quotes: ours?.wamid ?? '' });
    expect(await page(intake, QUEUE), 'not in the queue').not.toContain(planted.name);
    expect(await page(intake, own)).not.toContain('kata duku');
    expect(textOf((await takenIn(intake, own)).body)).toMatch(/Pelapor · [^·]*WhatsApp Tanggal tiga, kata duku/s);
    await write('6281255500066', 'Saya orang lain, kata ceremai.', { quotes: ours?.wamid ?? '' });
    expect(textOf((await takenIn(intake, own)).body)).toMatch(/Pengirim belum dipastikan: \+6281255500066 Saya orang lain/);
  });

  it('is shown where somebody known writes anew, and joins it as far as it was seen', async () => {
    await write(planted.phone, 'Satu lagi tanpa kutipan, kata kecapi.');
    const own = await addressOf(intake, 'Dimintai bungkus teh');
    const form = await intake.get(await chatIn(intake, planted.name));
    const at = (/\/ombudsman\/surat-masuk\/percakapan\/[0-9a-f-]{36}(?=\/gabung)/.exec(form.body) ?? [''])[0];
    const number = /LM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(form.body)?.[0] ?? '';
    expect(textOf(form.body)).toContain('pengirim dikenal');
    app.clock.advance({ seconds: 1 });
    // Written before, as telephones without a line do, and come after.
    const person = world.meta.person({ phone: planted.phone });
    world.meta.write(person, { text: 'Datang belakangan, kata menteng.' }, { at: new Date(app.clock.now().getTime() - 60_000) });
    await settle();
    expect((await intake.post(`${at}/gabung`, { urusan: number })).statusCode).toBe(303);
    expect(await page(intake, own)).toContain('kata kecapi');
    expect(await page(intake, own)).not.toContain('kata menteng');
    expect(await page(intake, await chatIn(intake, planted.name))).toContain('kata menteng');
    expect((await intake.post(`${at}/gabung`, { urusan: number })).headers.location, 'a second press').toBe(QUEUE);
  });

  it('makes a task of what did not arrive, and no clock stands still', async () => {
    const own = await addressOf(intake, 'Dimintai bungkus teh');
    const clocks = await app.db.selectFrom('ombudsman.clock').selectAll().execute();
    world.meta.failLater(131_026);
    await intake.post(`${own}/pesan`, { kepada: 'reporter', tulisan: 'Kabar lagi.' });
    await settle();
    expect(await page(intake, own)).toContain('Pesan WhatsApp kami gagal sampai');
    expect(await app.db.selectFrom('ombudsman.clock').selectAll().execute()).toEqual(clocks);
  });

  it('sets aside what is not for the office, sealed, for as long as mail is kept', async () => {
    await write('6281255500044', 'Promo sandal kata kelubi.', { name: 'Toko Contoh' });
    const at = await chatIn(intake, 'Toko Contoh');
    expect((await intake.post(`${at}/kesampingkan`, { sebab: 'not-ours' })).statusCode).toBe(303);
    expect(await page(intake, QUEUE)).not.toContain('Toko Contoh');
    const kept = () => app.db.selectFrom('ombudsman.mail').select('id').where('id', '=', at.slice(-36)).execute();
    expect(await kept()).toHaveLength(1);
    app.clock.advance({ days: 400 });
    await transaction(app.db, (tx) => dropOldMail(tx, app.clock.now(), 10));
    expect(await kept()).toEqual([]);
    expect(await app.db.selectFrom('ombudsman.chat_message').select('id').where('mail_id', '=', at.slice(-36)).execute()).toEqual([]);
  });

  it('fetches a file that did not come with its message', async () => {
    intake = await atDesk(app, 'intake');
    const person = world.meta.person({ phone: '6281255500033', name: 'Berkas Tertunda' });
    const photo = await world.meta.sample('photo');
    world.meta.hold();
    world.meta.write(person, { ...photo, caption: 'kata bisbul' });
    const { mediaOf } = {
      mediaOf: JSON.stringify(
        world.meta
          .people()
          .find((one) => one.person.id === person.id)
          ?.bubbles.at(-1)?.raw,
      ),
    };
    const mediaId = /"id":"([^"]+)"/.exec(mediaOf)?.[1] ?? '';
    world.meta.damage(mediaId);
    await world.meta.release();
    const at = await chatIn(intake, 'Berkas Tertunda');
    expect(await page(intake, at)).toContain('Berkas belum terambil');
    expect((await intake.post(`${at}/berkas/ambil`)).headers.location).toContain('kabar=berkas');
    expect(await page(intake, at)).toContain('Unduh berkas (image/jpeg');
  });
});
