import { transaction } from '#db';
import { castOf } from '#demo';
import type { PersonActor } from '#kernel';
import { chatsOfAccount, noteRelative, type Relation } from '#platform/mandates';
import { textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasing } from '../../src/main/erasing.ts';
import { type Chats, type Heard, openChats, type Phone } from './chats.ts';
import { png } from './photos.ts';

let chats: Chats;
beforeAll(async () => {
  chats = await openChats();
  await castOf(chats.app.deps);
}, 180_000);
afterAll(() => chats.close());

const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');
const NIK = '5103014101900001';

/** Applies for an event permit; what the receipt says. */
async function applies(phone: Phone, words: string): Promise<{ readonly nomor: string; readonly kode: string }> {
  const pages = [
    `pemilik atau penanggung jawab\nI Ketut Contoh\n${NIK}\nketut@contoh.test\nJalan Contoh 5`,
    'Konser amal\nmusik atau pertunjukan\n200\ntetap terbuka\nGamelan sampai jam 21',
    '01-12-2027\n2\n10.00\n21.00',
    'Lapangan Contoh, Jalan Contoh 9\nsempidi\n-8.5806, 115.1779',
    'setuju',
  ];
  for (const said of ['izin keramaian', ...pages]) await phone.says(said);
  for (const caption of ['ktp', 'susunan acara', 'denah', 'persetujuan desa adat'])
    await phone.sends({ bytes: await png(`${words} ${caption}`), caption });
  const [, nomor = '', kode = ''] = /Nomor \*([\w-]+)\*, kode lacak \*([\w-]+)\*/.exec(last(await phone.says('kirim'))) ?? [];
  return { nomor, kode };
}

const linkIn = (text: string) => /\/data-percakapan\/[\w-]{32}/.exec(text)?.[0] ?? '';
async function asks(link: string, sent: Readonly<Record<string, string>>) {
  const visitor = chats.app.visitor();
  await visitor.get(link);
  return visitor.post(link, sent);
}

/** Words that are still kept of somebody's chat, on both sides and as the channel brought them. */
async function wordsLeft(name: string): Promise<{ readonly said: number; readonly copies: number }> {
  const { id } = await chats.app.db
    .selectFrom('conversations.conversation as c')
    .innerJoin('identity.person as p', 'p.id', 'c.person_id')
    .select('c.id')
    .where('p.name', '=', name)
    .executeTakeFirstOrThrow();
  const said = await chats.app.db
    .selectFrom('conversations.message')
    .select('id')
    .where('conversation_id', '=', id)
    .where('said', 'is not', null)
    .execute();
  const copies = await chats.app.db
    .selectFrom('channels.whatsapp_in')
    .select('id')
    .where('contact_id', '=', id)
    .where('content', 'is not', null)
    .execute();
  return { said: said.length, copies: copies.length };
}

describe('"data saya"', () => {
  it('says what is kept and for how long by rule, and no word of a register', async () => {
    const phone = chats.phone('Tanya');
    await phone.says('halo');
    const told = last(await phone.says('data saya'));
    expect(told).toContain('salinan pesan WhatsApp: 30 hari');
    expect(told).toContain('isi percakapan: 180 hari; belum ditetapkan instansi');
    expect(told).toContain('UU 43/2009');
    await phone.says('English');
    expect(last(await phone.says('My data'))).toContain('copies of WhatsApp messages: 30 days');
  });

  it('leads to a copy for whoever also has number and code of an application of that chat, and to nobody else', async () => {
    const [phone, other] = [chats.phone('Punya'), chats.phone('Lain')];
    const own = await applies(phone, 'punya');
    const strange = await applies(other, 'lain');
    const link = linkIn(last(await phone.says('data saya')));
    const page = await chats.app.visitor().get(link);
    expect(page.statusCode).toBe(200);
    expect(page.headers['x-robots-tag']).toBe('noindex');
    expect(textOf(page.body)).not.toContain('Ketut');
    const wrong = await asks(link, { ...own, kode: 'AAAA-BBBB-CCCC-DDDD' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Sisa 4 kali');
    // Right for another chat is wrong for this one.
    expect((await asks(link, strange)).statusCode).toBe(422);
    const copy = await asks(link, { ...own, format: 'json' });
    expect(copy.headers['cache-control']).toContain('no-store');
    const parts = JSON.parse(copy.body) as { kind: string; said?: string; number?: string }[];
    expect(parts.filter(({ kind }) => kind === 'case').map(({ number }) => number)).toEqual([own.nomor]);
    expect(parts.some(({ kind, said }) => kind === 'chat' && said?.includes(NIK))).toBe(true);
    expect(copy.body).not.toContain(strange.nomor);
    expect((await asks(link, { ...own, format: 'txt' })).body).toContain('Percakapan');
  });

  it('opens nothing after five wrong tries, after an hour, and once a newer link was asked for', async () => {
    const phone = chats.phone('Coba');
    const own = await applies(phone, 'coba');
    const first = linkIn(last(await phone.says('data saya')));
    const second = linkIn(last(await phone.says('data saya')));
    expect((await chats.app.visitor().get(first)).statusCode).toBe(404);
    for (let tries = 0; tries < 5; tries++) expect((await asks(second, { ...own, kode: `X${tries}` })).statusCode).toBe(422);
    expect((await asks(second, own)).statusCode).toBe(404);
    const third = linkIn(last(await phone.says('data saya')));
    chats.app.clock.advance({ hours: 2 });
    expect((await chats.app.visitor().get(third)).statusCode).toBe(404);
    const rows = await chats.app.db.selectFrom('audit.entry').select('action').where('action', 'like', 'conversations.%-data').execute();
    expect(rows.filter(({ action }) => action === 'conversations.take-data')).toHaveLength(2);
  });
});

describe('"data saya" of whoever never sent an application', () => {
  it('asks for a number they wrote, where they wrote one', async () => {
    const phone = chats.phone('Setengah');
    await phone.says('izin keramaian');
    await phone.says('pemilik atau penanggung jawab\nI Setengah Contoh\n5103014101900017\nsetengah@contoh.test\nJalan Contoh 5');
    const link = linkIn(last(await phone.says('data saya')));
    expect((await chats.app.visitor().get(link)).body).toContain('NIK atau nomor KK yang pernah Anda tulis');
    const wrong = await asks(link, { nomor: NIK });
    expect([wrong.statusCode, wrong.body.includes('Sisa 4 kali'), wrong.body.includes('I Setengah')]).toEqual([422, true, false]);
    expect((await asks(link, {})).statusCode).toBe(422);
    const copy = await asks(link, { nomor: '5103 0141 0190 0017', format: 'txt' });
    expect([copy.statusCode, copy.body.includes('I Setengah Contoh')]).toEqual([200, true]);
  });

  it('gives what one hand wrote where no number was, and nothing from before a long silence', async () => {
    const phone = chats.phone('Sunyi');
    await phone.says('rahasia pemilik lama');
    chats.app.clock.advance({ days: 70 });
    await phone.says('kata pemilik baru');
    const link = linkIn(last(await phone.says('data saya')));
    const copy = await asks(link, { format: 'txt' });
    expect([copy.statusCode, copy.body.includes('kata pemilik baru'), copy.body.includes('rahasia')]).toEqual([200, true, false]);
    await chats.app.visitor().get(link);
    chats.app.clock.advance({ days: 20 });
    const later = linkIn(last(await phone.says('data saya')));
    expect((await asks(later, { format: 'txt' })).body).toContain('kata pemilik baru');
  });
});

describe('a chat joined to an account', () => {
  const account = () => chats.app.signedIn('putu@contoh.test');
  const codeOf = async (who: Visitor) =>
    /(?:GABUNG|JOIN) [0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await who.post('/akun/whatsapp/kode')).body)?.[0] ?? '';
  const mine = async (who: Visitor) => textOf((await who.get('/berkas?tampil=semua')).body);
  const joinedTo = async (phone: Phone, own?: { readonly nomor: string; readonly kode: string }) => {
    const who = await account();
    await who.get('/akun/whatsapp');
    await phone.says(await codeOf(who));
    await phone.presses('Ya, akun saya');
    if (own) await who.post('/akun/whatsapp/bukti', own);
    return who;
  };

  it('wants its code in the chat, a yes there, and a receipt at the account; then its applications are mine', async () => {
    const [phone, other] = [chats.phone('Gabung'), chats.phone('Tetangga')];
    const own = await applies(phone, 'gabung');
    const strange = await applies(other, 'tetangga');
    const who = await account();
    expect(textOf((await who.get('/akun/whatsapp')).body)).toContain('Belum ada percakapan yang tergabung');
    const code = await codeOf(who);
    const asked = last(await phone.says(code));
    expect(asked).toContain('p…@contoh.test');
    expect(asked).not.toContain('Putu');
    expect(last(await phone.presses('Ya, akun saya'))).toContain('satu langkah');
    expect(await mine(who), 'the telephone alone shows nothing').not.toContain(own.nomor);
    expect(last(await other.says(code)), 'once, in one chat').toContain('tidak dikenal');
    const wrong = await who.post('/akun/whatsapp/bukti', strange);
    expect([wrong.statusCode, wrong.body.includes('Sisa 4 kali')]).toEqual([422, true]);
    expect((await who.post('/akun/whatsapp/bukti', { ...own, kode: 'AAAA-BBBB-CCCC-DDDD' })).statusCode).toBe(422);
    expect((await who.post('/akun/whatsapp/bukti', own)).headers.location).toContain('kabar=joined');
    await chats.settle();
    expect(last(phone.all()), 'the chat hears of it').toContain('tergabung dengan akun');
    const listed = await mine(who);
    expect([listed.includes(own.nomor), listed.includes('Gabung (WhatsApp)'), listed.includes(strange.nomor)]).toEqual([true, true, false]);
    const { id } = await chats.app.db.selectFrom('cases.case').select('id').where('number', '=', own.nomor).executeTakeFirstOrThrow();
    expect((await who.get(`/berkas/${id}`)).statusCode).toBe(200);
    expect((await (await chats.app.signedIn('niluh@contoh.test')).get(`/berkas/${id}`)).statusCode).toBe(404);
    expect(textOf((await who.get('/ajukan/izin-keramaian')).body), 'nobody applies in the name of a telephone').not.toContain(
      'Gabung (WhatsApp)',
    );
    expect(last(await phone.says('status')), 'the chat sees nothing of the account').not.toContain('p…@');
    const second = await chats.app.signedIn('niluh@contoh.test');
    await second.get('/akun/whatsapp');
    expect(last(await phone.says(await codeOf(second)))).toContain('sudah tergabung dengan akun p…@contoh.test');
    const noted = await chats.app.db.selectFrom('audit.entry').select('action').where('action', 'like', 'conversations.join%').execute();
    for (const action of ['conversations.join', 'conversations.join-code', 'conversations.join-wrong'])
      expect(noted.map((one) => one.action)).toContain(action);
  });

  it('is parted by either side at once, and by nobody else', async () => {
    const who = await account();
    const page = (await who.get('/akun/whatsapp?lang=en')).body;
    const part = /\/akun\/whatsapp\/[\w-]{36}\/pisah/.exec(page)?.[0] ?? '';
    expect(textOf(page)).toContain('Your WhatsApp chats');
    await who.get('/?lang=id');
    const stranger = await chats.app.signedIn('niluh@contoh.test');
    await stranger.get('/akun/whatsapp');
    expect((await stranger.post(part)).statusCode).toBe(404);
    expect((await who.post(part)).headers.location).toContain('kabar=parted');
    expect(await mine(who)).not.toContain('Gabung (WhatsApp)');
    expect((await who.post(part)).statusCode).toBe(404);
    const phone = chats.phone('Pisah');
    const own = await applies(phone, 'pisah');
    await joinedTo(phone, own);
    expect(await mine(who)).toContain(own.nomor);
    expect(last(await phone.says('pisah akun'))).toContain('Dipisahkan');
    expect(await mine(who)).not.toContain(own.nomor);
    await chats.settle();
    expect(textOf((await who.get('/kotak-masuk')).body)).toContain('Percakapan WhatsApp “Pisah” dipisahkan');
  });

  it('joins nothing on a no, after a while, by a wrong code, or after five wrong proofs', async () => {
    const phone = chats.phone('Tolak');
    const own = await applies(phone, 'tolak');
    const who = await account();
    await who.get('/akun/whatsapp');
    expect(last(await phone.says('gabung ABCD-EFGH'))).toContain('tidak dikenal');
    await phone.says(await codeOf(who));
    expect(last(await phone.says('bukan'))).toContain('tidak digabungkan');
    expect((await who.post('/akun/whatsapp/bukti', own)).statusCode).toBe(422);
    const late = await codeOf(who);
    chats.app.clock.advance({ minutes: 16 });
    expect(last(await phone.says(late))).toContain('tidak dikenal');
    const again = await account();
    await again.get('/akun/whatsapp');
    await phone.says(await codeOf(again));
    await phone.says('ya');
    for (let tries = 0; tries < 5; tries++) await again.post('/akun/whatsapp/bukti', { ...own, kode: `X${tries}` });
    expect((await again.post('/akun/whatsapp/bukti', own)).statusCode).toBe(422);
    expect(await mine(again)).not.toContain(own.nomor);
  });

  it('offers the family of the account only once the account allows it, by name and within what a list can hold', async () => {
    const phone = chats.phone('Keluarga');
    const who = await joinedTo(phone);
    const { db } = chats.app;
    const { id: personId } = await db
      .selectFrom('identity.person')
      .select('id')
      .where('email', '=', 'putu@contoh.test')
      .executeTakeFirstOrThrow();
    const actor: PersonActor = {
      kind: 'person',
      personId,
      accountId: personId,
      name: 'Putu',
      email: 'putu@contoh.test',
      roles: [],
      strong: false,
    };
    const note = (relation: Relation, nth: number) => ({
      relation,
      name: `I Contoh Keluarga ${['Bagus', 'Cantik', 'Dewi'][nth % 3]} ${String.fromCharCode(64 + nth)}`,
      nik: `51020512${String(nth).padStart(2, '0')}120001`.padEnd(16, '0').slice(0, 16),
      born: `2012-${String(nth).padStart(2, '0')}-12`,
    });
    await transaction(db, async (tx) => {
      for (let nth = 1; nth <= 11; nth++) await noteRelative(tx, actor, note('child', nth), chats.app.clock.now());
      await noteRelative(tx, actor, note('parent', 12), chats.app.clock.now());
    });
    const about = 'keluarga\nNi Putu Contoh\n5102064101900001\n5102060101200001\n-\nkediri\nBanjar Anyar\nJalan Contoh 3';
    const asksAbout = async () => {
      await phone.says('menu');
      await phone.presses('Kelahiran dan anak');
      await phone.presses('Kartu anak (KIA)');
      return phone.says(about);
    };
    expect(
      (await asksAbout()).flatMap(({ options }) => options),
      'nothing before the account allows it',
    ).toEqual([]);
    await phone.says('batal');
    await phone.presses('Ya, batalkan');
    const { mandateId } = (await chatsOfAccount(db, personId)).find(({ chatName }) => chatName === 'Keluarga') ?? { mandateId: '' };
    await who.get('/akun/whatsapp');
    const stranger = await chats.app.signedIn('niluh@contoh.test');
    await stranger.get('/akun/whatsapp');
    expect((await stranger.post(`/akun/whatsapp/${mandateId}/keluarga`, { boleh: 'ya' })).statusCode).toBe(404);
    expect((await who.post(`/akun/whatsapp/${mandateId}/keluarga`, { boleh: 'ya' })).headers.location).toContain('family-on');
    const offered = (await asksAbout()).at(-1);
    const titles = offered?.options.map(({ title }) => title) ?? [];
    expect([titles.length, titles.at(-1)]).toEqual([10, 'Keluarga yang lain']);
    expect(JSON.stringify([offered?.text, titles])).not.toMatch(/\d{6}/);
    const rest = (await phone.presses('Keluarga yang lain')).at(-1)?.options.map(({ title }) => title) ?? [];
    expect(rest.length, 'a card for a child is about children alone').toBeLessThanOrEqual(4);
    const filled = last(await phone.presses('I Contoh Keluarga…'));
    expect(filled).toMatch(/Saya catat:\nNama anak: I Contoh Keluarga \w+ \w\nNIK anak: 5102•+/);
    // Another of the same family in the same chat, while the first still lies there.
    expect((await asksAbout()).at(-1)?.options.length).toBe(10);
    const press = (await who.post(`/akun/whatsapp/${mandateId}/keluarga`, { boleh: 'tidak' })).headers.location;
    expect(press).toContain('family-off');
    expect(last(await phone.presses('I Contoh Keluarga…')), 'what was offered before is over').toContain('sudah lewat');
    const noted = await db
      .selectFrom('audit.entry')
      .select('detail')
      .where('action', '=', 'mandates.share-family')
      .orderBy('at')
      .orderBy('seq')
      .execute();
    expect(noted.map(({ detail }) => (detail as { shares?: boolean }).shares)).toEqual([true, false]);
  });

  it('is joined by code and yes alone while nothing was applied for there', async () => {
    const phone = chats.phone('Kosong');
    const who = await joinedTo(phone);
    expect(textOf((await who.get('/akun/whatsapp')).body)).toContain('Kosong');
    const own = await applies(phone, 'kosong');
    expect(await mine(who)).toContain(own.nomor);
    const mandates = textOf((await who.get('/akun/kuasa')).body);
    expect(mandates).toContain('Percakapan WhatsApp yang tergabung');
  });
});

describe('"hapus data saya"', () => {
  it('asks first, names what must stay with its law, and deletes nothing on a no', async () => {
    const phone = chats.phone('Ragu');
    await phone.says('izin keramaian');
    await phone.says('I Ragu Contoh');
    const asked = last(await phone.says('hapus data saya'));
    expect(asked).toContain('1 permohonan yang belum dikirim');
    expect(asked).toContain('UU 43/2009');
    expect(last(await phone.says('tidak'))).toContain('tidak ada yang dihapus');
    expect((await wordsLeft('Ragu')).said).toBeGreaterThan(3);
    // A yes to something else is no yes to this.
    expect(last(await phone.presses('Ya, hapus'))).toContain('sudah lewat');
  });

  it('forgets the chat and what was never sent, with its photos, and keeps the application', async () => {
    const phone = chats.phone('Hapus');
    const own = await applies(phone, 'hapus');
    const link = linkIn(last(await phone.says('data saya')));
    await phone.says('izin keramaian');
    await phone.sends({ bytes: await png('hapus belum'), caption: 'ktp' });
    await phone.says('hapus data saya');
    const done = last(await phone.presses('Ya, hapus'));
    expect(done).toContain('Sudah dihapus. 1 permohonan tetap disimpan');
    // The answer alone is left, and what Meta still has to be told.
    expect(await wordsLeft('Hapus')).toEqual({ said: 1, copies: 0 });
    expect((await chats.app.visitor().get(link)).statusCode).toBe(404);
    const ofHapus = (eb: { selectFrom: typeof chats.app.db.selectFrom }) =>
      eb.selectFrom('identity.person').select('id').where('name', '=', 'Hapus');
    const unbound = () =>
      chats.app.db
        .selectFrom('files.file')
        .select('id')
        .where('owner_person_id', 'in', ofHapus as never)
        .where('case_id', 'is', null)
        .where('media_type', 'like', 'image/%')
        .execute();
    expect(await unbound()).toHaveLength(1);
    chats.app.clock.advance({ days: 3 });
    await chats.app.runSweep('files.sweep');
    expect(await unbound()).toHaveLength(0);
    expect(last(await phone.says('status'))).toContain(own.nomor);
    expect(last(await phone.says('lanjut'))).toContain('pilih layanan');
  });

  it('is done with the erasure of an account a chat belongs to, as well', async () => {
    const phone = chats.phone('Akun');
    await phone.says('izin keramaian');
    const { id } = await chats.app.db.selectFrom('identity.person').select('id').where('name', '=', 'Akun').executeTakeFirstOrThrow();
    await transaction(chats.app.db, (tx) => erasing(chats.app.db, chats.app.clock).forget(tx, id));
    expect(await wordsLeft('Akun')).toEqual({ said: 0, copies: 0 });
    expect(last(await phone.says('halo'))).toContain('Silakan pilih layanan');
  });
});

describe('what is kept of chats', () => {
  it('goes by itself once the agency confirmed for how long, the photos of an application stay with it', async () => {
    const phone = chats.phone('Lama');
    await applies(phone, 'lama');
    chats.app.clock.advance({ days: 181 });
    await chats.app.runSweep('retention.remove');
    expect((await wordsLeft('Lama')).copies).toBe(0);
    expect((await wordsLeft('Lama')).said).toBeGreaterThan(10);
    await sql`update rules.version set confirmed = true where key = 'retention.conversations'`.execute(chats.app.db);
    await chats.app.runSweep('retention.remove');
    expect(await wordsLeft('Lama')).toEqual({ said: 0, copies: 0 });
    await chats.app.runSweep('files.sweep');
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from files.file f join cases.case c on c.id = f.case_id join identity.person p on p.id = c.applicant_person_id
       where p.name = 'Lama'`.execute(chats.app.db);
    expect(rows[0]?.count).toBeGreaterThanOrEqual(4);
  });
});
