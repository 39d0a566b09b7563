import { castOf, type Cast } from '#demo';
import { transaction } from '#db';
import { newId } from '#kernel';
import { findApplicant, perform, readCase } from '#platform/cases';
import { askSurvey, elementKeys } from '#platform/survey';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chats, type Heard, openChats, type Phone } from './chats.ts';
import { png } from './photos.ts';

const applicant = 'pemilik atau penanggung jawab\nI Ketut Contoh\n5103014101900001\nketut@contoh.test\nJalan Contoh 5';
const occasion = 'Konser amal\nmusik atau pertunjukan\n200\ntetap terbuka\nGamelan sampai jam 21';
const when = '01-12-2027\n2\n10.00\n21.00';
const where = 'Lapangan Contoh, Jalan Contoh 9\nsempidi\n-8.5806, 115.1779';
const papers = ['ktp', 'susunan acara', 'denah', 'persetujuan desa adat'];

const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');

/** Answers every question of an event permit, and sends every paper. */
async function fillIn(phone: Phone, words: string): Promise<readonly Heard[]> {
  for (const said of ['izin keramaian', applicant, occasion, when, where, 'setuju']) await phone.says(said);
  let heard: readonly Heard[] = [];
  for (const caption of papers) heard = await phone.sends({ bytes: await png(`${words} ${caption}`), caption });
  return heard;
}

const numberIn = (text: string) => /KRM-5103-\d{4}-\d{5}/.exec(text)?.[0] ?? '';

let chats: Chats;
let cast: Cast;
beforeAll(async () => {
  chats = await openChats();
  cast = await castOf(chats.app.deps);
});
afterAll(() => chats.close());

async function caseOf(number: string) {
  const { id } = await chats.app.db.selectFrom('cases.case').select('id').where('number', '=', number).executeTakeFirstOrThrow();
  return readCase(chats.app.deps.cases, id, cast.officers.front);
}

describe('an application in a chat', () => {
  it('goes from a greeting to a number, and comes back to be mended', async () => {
    const phone = chats.phone('Ketut');
    expect(last(await phone.says('Om Swastiastu'))).toContain('Silakan pilih layanan');
    await phone.presses('Reklame dan kegiatan');
    expect(last(await phone.presses('Izin keramaian'))).toContain('(1 dari 5)');
    for (const said of [applicant, occasion, when, where]) await phone.says(said);
    await phone.says('setuju');
    // Photos in a row, in another order than they were asked for, are answered once.
    for (const caption of papers.toReversed().slice(0, -1))
      await phone.sends({ bytes: await png(`ketut ${caption}`), caption, andMore: true });
    const shown = await phone.sends({ bytes: await png('ketut ktp'), caption: 'ktp saya' });
    expect(shown.filter(({ text }) => text.startsWith('Diterima'))).toHaveLength(1);
    expect(last(shown)).toContain('Nama lengkap Anda: I Ketut Contoh');
    expect(last(shown)).not.toContain('5103014101900001');
    const sent = last(await phone.presses('Kirim'));
    expect(sent).toMatch(/Nomor \*KRM-5103-2026-\d{5}\*, kode lacak \*[0-9A-Z-]{19}\*/);
    expect(sent).toContain('Antrean: nomor 1');
    // The same button once more makes no second case.
    expect(last(await phone.presses('Kirim'))).toContain('sudah lewat');
    const status = last(await phone.says('status'));
    expect(status).toContain(numberIn(sent));
    expect(status).toContain('Loket depan');

    const view = await caseOf(numberIn(sent));
    expect(view.state.answers).toMatchObject({ applicant: { nik: '5103014101900001' }, event: { visitors: 200, road: 'open' } });
    const { front } = cast.officers;
    const ask = (command: Parameters<typeof perform>[2]['ask']) =>
      perform(chats.app.deps.cases, front, { caseId: view.id, idempotencyKey: newId(), expectedVersion: null, ask: command });
    for (const [nth, [requirement, [file]]] of Object.entries(view.state.files).entries()) {
      const judged = { requirement, fileId: file?.fileId ?? '' };
      if (nth === 0) await ask({ action: 'judge', ...judged, verdict: 'unreadable', note: 'Fotonya gelap' });
      else await ask({ action: 'judge', ...judged, verdict: 'accepted', note: null });
    }
    await ask({ action: 'complete', input: {} });
    // Told once it can no longer be taken back.
    chats.app.clock.advance({ minutes: 2 });
    await chats.settle();
    // What others hear by e-mail comes here, all of it in one message.
    const news = phone.all().at(-1)?.text ?? '';
    expect(news).toContain(numberIn(sent));
    expect(news).toContain('Fotonya gelap');
    // One way, the one that is there: no page of an account nobody has.
    expect(news).toContain('Kirim foto barunya di sini');
    expect(news).not.toMatch(/halaman|https?:/);
    const wrong = last(await phone.says('halo pak ini apanya yg salah?'));
    expect(wrong).toContain('perlu diperbaiki');
    const asked = last(await phone.says('lanjut'));
    expect(asked).toContain('perlu diperbaiki');
    expect(asked).toContain('Fotonya gelap');
    // Another application in between: what is written belongs to it, and the mending waits.
    await phone.says('menu');
    await phone.presses('Reklame dan kegiatan');
    await phone.presses('Izin keramaian');
    expect(last(await phone.says('I Made Lain\n5103014101900003'))).toContain('Masih kurang');
    await phone.says('menu');
    expect(last(await phone.says('lanjut'))).toContain('Fotonya gelap');
    expect(last(await phone.sends({ bytes: await png('ketut terang') }))).toContain('sudah kami terima');
    expect((await caseOf(numberIn(sent))).state.status).toBe('in-review');
  });

  it('takes corrections in the words people use, before and after all is shown', async () => {
    const phone = chats.phone('Made');
    await phone.says('izin keramaian');
    await phone.says(applicant);
    expect(last(await phone.says('eh salah, NIK saya 5103014101900002'))).toContain('Diubah. NIK Anda: 5103••••••••0002');
    for (const said of [occasion, when, where, 'setuju']) await phone.says(said);
    for (const caption of papers) await phone.sends({ bytes: await png(`made ${caption}`), caption });
    expect(last(await phone.says('ralat perkiraan pengunjung 450'))).toContain('Perkiraan pengunjung: 450');
    const sent = last(await phone.says('ya'));
    expect((await caseOf(numberIn(sent))).state.answers).toMatchObject({
      applicant: { nik: '5103014101900002' },
      event: { visitors: 450 },
    });
  });

  it('asks for one paper more once a corrected answer calls for it', async () => {
    const phone = chats.phone('Komang');
    await fillIn(phone, 'komang');
    expect(last(await phone.says('ralat perkiraan pengunjung: 900'))).toContain('Rencana keamanan');
    expect(last(await phone.says('kirim'))).toContain('Rencana keamanan');
  });
});

describe('somebody who is confused', () => {
  it('asks itself how long and how much, and is told; what it does not know becomes nobody’s name', async () => {
    const phone = chats.phone('Bingung');
    await phone.says('izin keramaian');
    expect(last(await phone.says('berapa lama ya?'))).toMatch(/Lama: .*\nBiaya: /);
    expect(last(await phone.says('apa itu surel?'))).toContain('Itu pertanyaan?');
    const lost = last(await phone.says('saya tidak tahu'));
    expect(lost).toContain('tulis dulu yang Anda tahu');
    expect(lost).not.toContain('Saya catat');
    // Corrects what was never taken, as people do whose number was refused.
    expect(last(await phone.says('bukan itu, NIK saya 5103014101900077'))).not.toContain('bukan itu');
  });

  it('is told what is lacking, and never loses what was right', async () => {
    const phone = chats.phone('Nengah');
    expect(last(await phone.says('asdf'))).toContain('Silakan pilih layanan');
    await phone.says('izin keramaian');
    expect(last(await phone.says('berapa biayanya?'))).toContain('*petugas*');
    const heard = last(await phone.says('I Nengah Contoh\n51030141'));
    expect(heard).toContain('NIK Anda: “51030141” belum bisa dipakai');
    expect(heard).toContain('Saya catat:\nNama lengkap Anda: I Nengah Contoh');
    expect(heard).not.toMatch(/\d\. Nama lengkap Anda/);
    expect(last(await phone.sends({ bytes: Buffer.from('OggS'), mime: 'audio/ogg', as: 'audio' }))).toContain('pesan suara');
    expect(last(await phone.sends({ bytes: Buffer.from('RIFF'), mime: 'image/webp', as: 'sticker' }))).toContain('tulisan atau foto');
    expect(last(await phone.says('bantuan'))).toContain('Masih kurang');
  });

  it('sends a photo twice, and it is kept once; a photo nobody can name is asked about', async () => {
    const phone = chats.phone('Rai');
    await phone.says('izin keramaian');
    const photo = await png('rai ktp');
    await phone.sends({ bytes: photo, caption: 'ktp' });
    expect(last(await phone.sends({ bytes: photo }))).toContain('tidak saya simpan dua kali');
    const asked = await phone.sends({ bytes: await png('rai entah') });
    expect(last(asked)).toContain('dokumen yang mana');
    expect(last(await phone.presses('Bukan semua ini'))).toContain('tidak dipakai');
    const { files } = await chats.app.db
      .selectFrom('forms.draft')
      .select('files')
      .where('service', '=', 'izin-keramaian')
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(Object.values(files as Record<string, string[]>).flat()).toHaveLength(1);
  });

  it('sends the same photograph twice as a camera makes it, names one by the row it was offered in, and takes a wrong one back', async () => {
    const phone = chats.phone('Sudi');
    await phone.says('izin keramaian');
    const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a5' } })
      .withExif({ IFD0: { Make: 'Contoh' } })
      .jpeg()
      .toBuffer();
    await phone.sends({ bytes: photo, mime: 'image/jpeg', caption: 'ktp' });
    expect(last(await phone.sends({ bytes: photo, mime: 'image/jpeg' }))).toContain('tidak saya simpan dua kali');
    const rows = (await phone.sends({ bytes: await png('sudi entah') })).at(-1)?.options.map(({ title }) => title) ?? [];
    // The first row is the second requirement by now: the photo of the card is there.
    expect(last(await phone.says('1'))).toContain(`Diterima: ${rows[0]?.replace('…', '')}`);
    await phone.sends({ bytes: await png('sudi lain') });
    expect(last(await phone.says(String(rows.length)))).not.toContain('Diterima');
    expect(last(await phone.says('eh salah foto ktpnya'))).toContain('foto terakhir untuk');
    expect(last(await phone.sends({ bytes: photo, mime: 'image/jpeg', caption: 'ktp' }))).toContain('Diterima');
    expect(last(await phone.says('salah foto surat dokter hewan'))).toContain('Foto yang mana?');
  });

  it('finds a photo nobody named yet where it was, days later, while what nothing needs is gone', async () => {
    const phone = chats.phone('Lama');
    await phone.says('izin keramaian');
    await phone.sends({ bytes: await png('lama entah') });
    await phone.sends({ bytes: await png('lama stiker'), as: 'sticker' });
    const files = () =>
      chats.app.db
        .selectFrom('files.file')
        .select('id')
        .where('owner_person_id', 'in', (eb) => eb.selectFrom('identity.person').select('id').where('name', '=', 'Lama'))
        .execute();
    expect(await files()).toHaveLength(2);
    chats.app.clock.advance({ days: 3 });
    await chats.app.runSweep('files.sweep');
    expect(await files()).toHaveLength(1);
    // Gone to the menu and back: it is asked about again.
    await phone.says('menu');
    expect(last(await phone.presses('Lanjut: Izin keramaian'))).toContain('dokumen yang mana');
    expect(last(await phone.says('denah'))).toContain('Diterima: Denah');
  });

  it('comes back after three days, and goes on where it stopped', async () => {
    const phone = chats.phone('Sari');
    await phone.says('izin keramaian');
    await phone.says('Ni Ketut Sari');
    chats.app.clock.advance({ days: 3 });
    const heard = last(await phone.says('halo'));
    expect(heard).toContain('Masih kurang');
    expect(heard).not.toContain('Nama lengkap Anda');
    expect(last(await phone.says('menu'))).toContain('Silakan pilih layanan');
    // Gone to the menu and back again: the replies to the open page are still there.
    expect(last(await phone.presses('Lanjut: Izin keramaian'))).not.toContain('Nama lengkap Anda');
  });

  it('gives up only when it says so twice', async () => {
    const phone = chats.phone('Wati');
    await phone.says('izin keramaian');
    expect(last(await phone.says('batal'))).toContain('Batalkan');
    expect(last(await phone.says('tidak'))).toContain('1. Anda meminta sebagai');
    await phone.says('batal');
    expect(last(await phone.says('ya'))).toContain('Dibatalkan');
  });
});

describe('several at once', () => {
  it('fills in two applications in one chat, each with its own answers', async () => {
    const phone = chats.phone('Budi');
    await phone.says('izin keramaian');
    await phone.says(applicant);
    await phone.says('menu');
    const second = await fillIn(phone, 'budi');
    const sent = last(await phone.says('kirim'));
    expect(last(second)).toContain('Periksa sekali lagi');
    expect(last(await phone.says('menu'))).toContain('Silakan pilih');
    expect(last(await phone.presses('Lanjut: Izin keramaian'))).toContain('(2 dari 5)');
    expect(numberIn(sent)).not.toBe('');
  });

  it('keeps what was being answered of each, lists all of them, and goes on with the one that is chosen', async () => {
    const phone = chats.phone('Banyak');
    const begun = ['izin keramaian', 'akta kematian', 'izin keramaian', 'kk hilang'];
    for (const [nth, service] of begun.entries()) {
      await phone.says(service);
      await phone.says(`nama: Orang Ke${'abcd'[nth]}`);
      await phone.says('menu');
    }
    const menu = await phone.says('menu');
    expect(menu.at(-1)?.options[0]?.title).toBe('Belum dikirim: 4');
    const listed = await phone.presses('Belum dikirim: 4');
    expect(listed.at(-1)?.options.map(({ title }) => title)).toEqual([
      'KK hilang atau rusak',
      'Lanjut: Izin keramaian',
      'Lanjut: Akta kematian',
      'Lanjut: Izin keramaian',
      'Kembali ke menu',
    ]);
    // The name given before the menu is not asked for again: the replies of the open page lie parked, each with its own.
    const resumed = last(await phone.presses('Lanjut: Akta kematian'));
    expect([resumed.includes('Melanjutkan *Akta kematian*'), resumed.includes('Nama lengkap Anda')]).toEqual([true, false]);
    expect(last(await phone.says('menu'))).toContain('Silakan pilih');
    await phone.says('lanjut');
    expect(last(await phone.presses('KK hilang atau rusak'))).not.toContain('Nama lengkap Anda');
    await phone.says('batal');
    await phone.presses('Ya, batalkan');
    expect((await phone.says('lanjut')).at(-1)?.options).toHaveLength(4);
    expect(last(await phone.presses('Lanjut: Akta kematian'))).not.toContain('Nama lengkap Anda');
  });

  it('is asked which service is meant where several may be, and begins the one that is chosen', async () => {
    const phone = chats.phone('Pilih');
    const asked = await phone.says('mau urus kk');
    expect(asked.at(-1)?.options.map(({ title }) => title)).toEqual([
      'KK baru',
      'Perubahan data KK',
      'KK hilang atau rusak',
      'Semua layanan',
    ]);
    expect(last(asked)).toContain('“mau urus kk” dapat berarti beberapa layanan');
    expect(last(await phone.presses('KK baru'))).toContain('*KK baru*');
    expect(last(await phone.says('batal'))).toContain('Batalkan');
    await phone.says('ya');
    expect(last(await phone.says('kk hilang')), 'one that says more is begun at once').toContain('*KK hilang atau rusak*');
    expect(last(await phone.says('batal'))).toContain('Batalkan');
    await phone.says('ya');
    expect(last(await phone.says('paspor'))).toContain('belum saya pahami');
    await phone.says('mau urus kk');
    expect(last(await phone.says('2')), 'the row it stands in').toContain('*Perubahan data KK*');
    await phone.says('batal');
    await phone.says('ya');
    await phone.says('mau urus kk');
    expect(last(await phone.says('KK baru')), 'its words').toContain('*KK baru*');
  });

  it('answers two people at once, each their own', async () => {
    const [one, two] = [chats.phone('Satu'), chats.phone('Dua')];
    await Promise.all([one.says('izin keramaian'), two.says('izin keramaian')]);
    await Promise.all([one.says('I Satu Contoh'), two.says('I Dua Contoh')]);
    for (const [phone, name] of [
      [one, 'Satu'],
      [two, 'Dua'],
    ] as const) {
      const heard = last(await phone.says(`ralat nama lengkap: I ${name} Lain`));
      expect(heard).toContain(`I ${name} Lain`);
    }
  });
});

describe('who writes', () => {
  it('may show no number at all', async () => {
    const phone = chats.phone('Tanpa Nomor', '6281200000099', true);
    expect(last(await phone.says('halo'))).toContain('Silakan pilih layanan');
    expect(last(await phone.says('izin keramaian'))).toContain('(1 dari 5)');
  });

  it('is answered in English once asked for', async () => {
    const phone = chats.phone('Anna');
    await phone.says('halo');
    expect(last(await phone.says('English'))).toContain('Please choose a service');
    expect(last(await phone.says('event permit'))).toContain('Who applies');
    expect(last(await phone.says('Indonesia'))).toContain('Masih kurang');
  });

  it('learns nothing of what is not theirs', async () => {
    const [owner, other] = [chats.phone('Punya'), chats.phone('Lain')];
    await fillIn(owner, 'punya');
    const sent = last(await owner.says('kirim'));
    const secret = /kode lacak \*([0-9A-Z-]+)\*/.exec(sent)?.[1] ?? '';
    expect(last(await other.says('status'))).toContain('Belum ada permohonan');
    expect(last(await other.says(`${numberIn(sent)} AAAA-BBBB-CCCC-DDDD`))).toContain('tidak cocok');
    const tracked = last(await other.says(`${numberIn(sent)} ${secret}`));
    expect(tracked).toContain('Loket depan');
    expect(tracked).not.toContain('Ketut');
  });
});

it('is asked in the chat how it was, by a link that opens without an account', async () => {
  const phone = chats.phone('Ditanya');
  await fillIn(phone, 'ditanya');
  const number = numberIn(last(await phone.presses('Kirim')));
  const view = await caseOf(number);
  const heard = phone.all().length;
  await transaction(chats.app.db, async (tx) => {
    const applicant = await findApplicant(tx, view.id);
    const finished = { agencyId: view.agency.id, service: view.service.key, about: 'case', aboutId: view.id };
    const asking = { personId: applicant?.personId ?? '', title: view.service.title, number };
    await askSurvey(tx, finished, asking, chats.app.clock.now());
    // Told twice, asked once.
    await askSurvey(tx, finished, asking, chats.app.clock.now());
  });
  chats.app.clock.advance({ minutes: 2 });
  await chats.settle();
  const asked = phone
    .all()
    .slice(heard)
    .filter(({ text }) => text.includes('/survei/'));
  expect(asked).toHaveLength(1);
  const link = /\/survei\/[\w-]{32}/.exec(asked[0]?.text ?? '')?.[0] ?? '';
  const visitor = chats.app.visitor();
  expect((await visitor.get(link)).statusCode).toBe(200);
  expect((await visitor.post(link, Object.fromEntries(elementKeys.map((key) => [key, '3'])))).statusCode).toBe(303);
});

it('hands a conversation to officers, who find everything said, and takes it back', async () => {
  const phone = chats.phone('Tanya');
  await phone.says('izin keramaian');
  expect(last(await phone.says('petugas'))).toContain('petugas akan membalas');
  expect(await phone.says('apakah perlu izin banjar?')).toEqual([]);
  const row = await chats.app.db
    .selectFrom('conversations.conversation')
    .selectAll()
    .where('mode', '=', 'officer')
    .executeTakeFirstOrThrow();
  expect(row.waits_since).not.toBeNull();
  expect(row.agency_id).toBe(cast.agencyId);
  // Where their files stand and that they wait is still said; the officer keeps the conversation.
  expect(last(await phone.says('status'))).toContain('Belum dikirim');
  expect(last(await phone.says('petugas'))).toContain('sudah sampai di petugas');
  expect(last(await phone.says('English'))).toContain('in English');
  await phone.says('Indonesia');
  const waits = chats.app.db.selectFrom('conversations.conversation').select(['mode', 'waits_since']).where('id', '=', row.id);
  expect(await waits.executeTakeFirstOrThrow()).toEqual({ mode: 'officer', waits_since: row.waits_since });
  expect(last(await phone.says('selesai'))).toContain('Silakan pilih layanan');
});

it('gives up what it was filling in while an officer has the chat, and is told where its buttons went', async () => {
  const phone = chats.phone('Batal');
  const drafts = () =>
    chats.app.db
      .selectFrom('forms.draft')
      .select('id')
      .where('person_id', 'in', (eb) => eb.selectFrom('identity.person').select('id').where('name', '=', 'Batal'))
      .execute();
  await phone.says('izin keramaian');
  await phone.says('petugas');
  expect(last(await phone.says('batal'))).toContain('Batalkan Izin keramaian?');
  expect(last(await phone.says('tidak'))).toContain('Petugas tetap membalas');
  expect(await drafts()).toHaveLength(1);
  await phone.says('batal');
  expect(last(await phone.presses('Ya, batalkan'))).toContain('Dibatalkan dan dihapus');
  expect(await drafts()).toHaveLength(0);
  expect(last(await phone.says('batal'))).toContain('sedang di petugas');
  expect(await phone.says('apakah perlu surat banjar?')).toEqual([]);
});

it('keeps nothing that was said in the clear', async () => {
  const { rows } = await chats.app.db.executeQuery<{ said: string | null; talk: string | null }>(
    (await import('kysely'))
      .sql`select said, null as talk from conversations.message union all select null, talk from conversations.conversation`.compile(
      chats.app.db,
    ),
  );
  expect(rows.length).toBeGreaterThan(50);
  expect(JSON.stringify(rows)).not.toContain('5103014101900001');
  expect(JSON.stringify(rows)).not.toContain('Ketut');
});
