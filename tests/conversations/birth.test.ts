import { transaction } from '#db';
import { defineNotice, notify } from '#platform/notifications';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Chats, type Heard, openChats, type Phone } from './chats.ts';
import { png } from './photos.ts';

const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');
const numberIn = (text: string) => /\*(AKL-5102-\d{4}-\d{5})\*/.exec(text)?.[1] ?? '';

let chats: Chats;
beforeAll(async () => {
  chats = await openChats('2026-03-02T02:00:00Z');
});
afterAll(() => chats.close());

async function answersOf(number: string) {
  const { state } = await chats.app.db.selectFrom('cases.case').select('state').where('number', '=', number).executeTakeFirstOrThrow();
  return (state as unknown as { answers: Record<string, Record<string, unknown>> }).answers;
}

/** Whoever reports, as a page of every service of the registry asks it. */
const reporter = 'keluarga\nNi Made Contoh\n5102064101900001\n5102060101200001\n-\nkediri\nBanjar Anyar\nJalan Contoh 3';

async function paperwork(phone: Phone, words: string, captions: readonly string[]): Promise<string> {
  let heard: readonly Heard[] = [];
  for (const caption of captions) heard = await phone.sends({ bytes: await png(`${words} ${caption}`), caption });
  return last(heard);
}

it('registers a birth from "halo" to a number, without a letter and so with two witnesses', { timeout: 60_000 }, async () => {
  const phone = chats.phone('Made');
  await phone.says('halo');
  await phone.presses('Kelahiran dan anak');
  const first = last(await phone.presses('Akta kelahiran'));
  expect(first).toContain('Gratis');
  expect(first).not.toContain('telepon');
  expect(last(await phone.says(reporter))).toContain('Anak ini');
  await phone.presses('Anak seorang ibu');
  // What may stay empty is named, and the message still asks in one go.
  expect(last(await phone.says('I Wayan Contoh\nlaki-laki\n20 Februari 2026\n-\nrumah\nTabanan\ntunggal\n1\nbidan\n-\n-'))).toContain(
    'Ibunya',
  );
  await phone.says('Ni Made Contoh\n5102064101900001\n1-1-1990');
  const letter = last(await phone.presses('Tidak ada'));
  expect(letter).toContain('*Saksi 1*');
  await phone.says('I Ketut Saksi\n5102060202800001');
  expect(last(await phone.says('I Nyoman Saksi\n5102060303810002'))).toContain('*Pernyataan*');
  const shown = last(await phone.says('setuju'));
  expect(shown).toContain('Kirim foto dokumen');
  expect(shown).toContain('Formulir F-2.03 untuk dicetak dan diisi: http://localhost/formulir/lembar/F-2.03');
  const kept = await paperwork(phone, 'made', ['kartu keluarga', 'F-2.03']);
  expect(kept).not.toContain('5102064101900001');
  const missing = /\d\. (.*)/.exec(kept)?.[1];
  const done = missing === undefined ? kept : await paperwork(phone, 'made lagi', [missing]);
  expect(done).toContain('Periksa sekali lagi');
  const number = numberIn(last(await phone.says('kirim')));
  expect(await answersOf(number)).toMatchObject({
    child: { name: 'I Wayan Contoh', sex: 'male', bornOn: '2026-02-20', place: 'home', order: 1 },
    letter: { proof: 'none' },
    witnesses: [{ name: 'I Ketut Saksi' }, { name: 'I Nyoman Saksi' }],
  });
});

it('understands whoever does not write as they were asked, and says what it took by its place alone', async () => {
  const phone = chats.phone('Bingung');
  await phone.says('anak saya lahir bagaimana ya');
  const heard = last(await phone.says('saya bapaknya\nI Kadek Bingung\nkk 5102050101150007'));
  expect(heard).toContain('Saya catat:\nNama lengkap Anda: I Kadek Bingung');
  expect(heard).not.toMatch(/\d\. (Anda melapor|Nama|Nomor KK)/);
  expect(last(await phone.says('status'))).toContain('Belum dikirim: Akta kelahiran.');
  expect(last(await phone.says('kediri, desa banjar anyar, banjar contoh no 4'))).toMatch(/Masih kurang:\n1\. NIK Anda\n2\. Alamat email/);
  expect(last(await phone.says('-\n5102051203900001'))).toContain('Anak ini');
  const { answers } = await chats.app.db
    .selectFrom('forms.draft')
    .select('answers')
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect((answers as Record<string, unknown>).applicant).toMatchObject({
    capacity: 'family',
    name: 'I Kadek Bingung',
    village: 'Banjar Anyar',
    address: 'banjar contoh no 4',
  });
});

it('sends photos before questions and all answers at once: no photo eats an answer, and nothing optional costs a turn', async () => {
  const phone = chats.phone('Cepat');
  await phone.says('mau buat kk baru, baru nikah');
  expect(last(await phone.sends({ bytes: await png('cepat kk'), caption: 'kk lama' }))).toContain('“kk lama” saya simpan');
  expect(last(await phone.sends({ bytes: await png('cepat entah') }))).toContain('dokumen yang mana');
  expect(last(await phone.says('nanti saja'))).toContain('tersimpan');
  const whole = 'saya sendiri, i ketut cepat, nik 5102061204950004 kk 5102060101150013, kediri, banjar anyar, jl contoh 12';
  const next = last(await phone.says(whole));
  expect(next).toContain('Dikosongkan: alamat email');
  expect(next).toContain('Mengapa KK baru');
  expect(last(await phone.says('i ketut cepat, 5102061204950004, menikah'))).toContain('Diterima: KK lama.');
  expect(last(await phone.says('ralat alamat email cepat@contoh.test'))).toContain('cepat@contoh.test');
  // With nothing else open, the photo without a name is asked about again.
  expect(last(await phone.says('setuju'))).toContain('dokumen yang mana');
  expect(last(await phone.says('buku nikah'))).toContain('Diterima: Buku nikah');
  expect(last(await phone.sends({ bytes: await png('cepat ktp'), caption: 'ktp saya' }))).toContain('Periksa sekali lagi');
  // The day the whole is due, not that of the desk it lies on first.
  expect(last(await phone.says('kirim'))).toContain('Selesai paling lambat 5 Maret 2026');
});

it('tells whoever has no address what was decided, with a link where anybody may open it, and with none where an account is asked for', async () => {
  const { app } = chats;
  const phone = chats.phone('Tanpa Surel');
  await phone.says('halo');
  const contact = await app.db.selectFrom('conversations.conversation').select('person_id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  const personId = String(contact.person_id);
  const ready = defineNotice<object>('uji.siap', 'decision', () => ({ subject: 'Tautan cetak', body: 'Buka di komputer.' }));
  const tell = async (more: { readonly link: string; readonly linkIsOpen?: boolean }) => {
    const before = phone.all().length;
    await transaction(app.db, (tx) => notify(tx, { personId, notice: ready, facts: {}, at: app.clock.now(), ...more }));
    await chats.settle();
    return last(phone.all().slice(before));
  };
  expect(await tell({ link: '/cetak/abc', linkIsOpen: true })).toContain('http://localhost/cetak/abc');
  const closed = await tell({ link: '/berkas/123' });
  expect(closed).toContain('Tautan cetak');
  expect(closed).not.toContain('/berkas/123');
});

it('offers every document of the registry within what a list can hold', async () => {
  const phone = chats.phone('Lihat');
  const heard = await phone.says('menu');
  const topics = heard.flatMap(({ options }) => options).filter(({ id }) => id.startsWith('topic:'));
  const services: string[] = [];
  for (const { title } of topics) {
    const listed = await phone.presses(title);
    services.push(
      ...listed
        .flatMap(({ options }) => options)
        .filter(({ id }) => id.startsWith('service:'))
        .map(({ id }) => id),
    );
    await phone.says('menu');
  }
  const offered = chats.app.deps.conversations.offers().length;
  expect(offered).toBeGreaterThan(20);
  expect(new Set(services).size).toBe(offered);
});
