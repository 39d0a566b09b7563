import { type FakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../samsat/world.ts';
import { mailbox, mailIn, mailTo, OFFICE, replyAddress } from './mail-world.ts';
import { addressOf, atDesk, officeOf, takenIn, versionIn } from './walk.ts';

let app: TestApp<FakeClock>;
let intake: Visitor;
let head: Visitor;
const warga = 'wayan.penulis@contoh.test';
const read = () => app.runSweep('mail.read');
const words = async (visitor: Visitor, at: string) => textOf((await takenIn(visitor, at)).body);

beforeAll(async () => {
  app = await startApp();
}, 120_000);
afterAll(() => app?.close());

/** Every word of every table, as whoever runs the house reads it. */
async function wholeDatabase(): Promise<string> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(app.db);
  const all: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(app.db);
    all.push(...rows.map(({ row }) => row));
  }
  return all.join('\n');
}

const planted = ['wayan.penulis', 'Penulis Rahasia', 'amplop turkis', 'kuitansi nila'];
const hex = (word: string) => Buffer.from(word).toString('hex');

describe('before the office has keys', () => {
  it('mail stays on its server, sealed by nobody and kept by nobody', async () => {
    await mailTo(app, {
      from: `Penulis Rahasia <${warga}>`,
      subject: 'Dimintai amplop turkis',
      text: 'Di loket tiga, dengan kuitansi nila.',
    });
    await read();
    expect(await app.db.selectFrom('ombudsman.mail').selectAll().execute()).toEqual([]);
    expect((await app.db.selectFrom('channels.mail_box').select('fault').executeTakeFirstOrThrow()).fault).toBe('nobody-to-keep');
    await officeOf(app);
    [intake, head] = [await atDesk(app, 'intake'), await atDesk(app, 'head')];
  }, 120_000);
});

describe('a mail that belongs nowhere', () => {
  it('is acknowledged, lies sealed, and is read by intake alone', async () => {
    await read();
    expect(await mailbox(app, warga)).toMatch(/Surat Anda kami terima.*disegel.*dapat membaca surat yang Anda kirim/s);
    const all = await wholeDatabase();
    for (const word of planted) for (const form of [word, hex(word)]) expect(all, word).not.toContain(form);
    const address = await mailIn(intake, 'Dimintai amplop turkis');
    const page = await words(intake, address);
    for (const word of ['kuitansi nila', warga, 'SHA-256']) expect(page).toContain(word);
    expect((await intake.get(`${address}/asli`)).body).toContain('Subject: Dimintai amplop turkis');
    const assistant = await atDesk(app, 'assistant');
    expect([(await assistant.get(address)).statusCode, await words(assistant, '/ombudsman/surat-masuk')]).toEqual([
      404,
      expect.not.stringContaining('turkis'),
    ]);
    expect(await words(intake, '/ombudsman/surat-masuk')).toMatch(/Tunggakan.*Menunggu 1/s);
  });

  it('becomes a report an officer makes of it, whose writer fetches the receipt once by mail', async () => {
    const address = await mailIn(intake, 'Dimintai amplop turkis');
    const mailId = address.slice(-36);
    const form = await intake.get(`/ombudsman/catat?surat=${mailId}`);
    expect(form.body).toContain('Di loket tiga, dengan kuitansi nila.');
    const sent = {
      surat: mailId,
      jenis: 'laporan',
      title: 'Dimintai uang di loket',
      story: 'Di loket tiga.',
      secret: 'secret',
      name: 'Penulis Rahasia',
    };
    expect((await sendForm(intake, '/ombudsman/catat', { ...sent, title: '' })).statusCode, 'a title is needed').toBe(422);
    const made = await intake.follow(await sendForm(intake, '/ombudsman/catat', sent));
    expect(textOf(made.body)).toContain('Dimintai uang di loket');
    expect(textOf(made.body), 'the raw mail lies with it').toContain('.eml');
    expect(await words(intake, '/ombudsman/surat-masuk')).not.toContain('amplop turkis');
    const letter = await mailbox(app, warga);
    expect(letter).not.toMatch(/amplop turkis|LM-[0-9A-Z]{4}/);
    const link = /\/ombudsman\/surel\/[\w-]{43}/.exec(letter)?.[0] ?? '';
    const citizen = app.visitor();
    await citizen.get(link);
    await app.visitor().get(link);
    const receipt = await citizen.follow(await citizen.post(link));
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(textOf(receipt.body))?.[0] ?? '';
    const mine = await citizen.follow(await citizen.post('/ombudsman/tanda-terima', { kode: code }));
    expect(textOf(mine.body)).toContain('Dimintai uang di loket');
    expect((await app.visitor().post(link)).statusCode, 'once').toBe(410);
    const { channel } = await app.db
      .selectFrom('ombudsman.matter')
      .select('channel')
      .where('channel', '=', 'email')
      .executeTakeFirstOrThrow();
    expect(channel).toBe('email');
  });
});

describe('a matter that is kept secret', () => {
  let at = '';
  let reply = '';
  it('is told of by a notice and a link, never by its words', async () => {
    at = await addressOf(intake, 'Dimintai uang di loket');
    await takenIn(intake, at);
    await intake.post(`${at}/pesan`, { kepada: 'reporter', tulisan: 'Mohon kirim salinan hijau lumut.' });
    const letter = await mailbox(app, warga);
    expect(letter).toMatch(/Kabar dari Ombudsman Bali.*kode tanda terima/s);
    expect(letter).not.toMatch(/hijau lumut|LM-[0-9A-Z]{4}/);
    expect(await words(intake, at)).toContain('Kabar lewat surel, tanpa isi');
    reply = await replyAddress(app, warga);
  });

  it('takes in an answer by its token, with its files cleaned, as its reporter’s word', async () => {
    const paper = await PDFDocument.create();
    paper.addPage();
    paper.setAuthor('Penulis Rahasia');
    const content = Buffer.from(await paper.save({ useObjectStreams: false }));
    const attachments = [
      { filename: 'kuitansi-penulis.pdf', content, contentType: 'application/pdf' },
      { filename: 'virus.exe', content: Buffer.from('MZ'), contentType: 'application/x-msdownload' },
    ];
    await mailTo(app, {
      from: warga,
      to: reply,
      subject: 'Re: Kabar dari Ombudsman Bali / News from the Ombudsman',
      text: 'Ini salinannya, warna lumut.',
      attachments,
    });
    await mailTo(app, {
      from: warga,
      to: reply,
      subject: 'Re: Dimintai amplop turkis',
      text: 'Ini salinannya, warna kelabu.',
      attachments,
    });
    await read();
    expect(await wholeDatabase()).not.toContain(hex('warna kelabu'));
    const page = await words(intake, at);
    expect(page).toMatch(
      /Surel: Re: Dimintai amplop turkis Ini salinannya, warna kelabu\..*Tetap di dalam surat asli: application\/x-msdownload/s,
    );
    expect(page).toContain('lampiran-');
    expect(page, 'an answer to our own subject is one').toMatch(/warna lumut/);
    expect(page).not.toContain('menunggu keputusan');
  });

  it('attaches an answer of somebody unknown for the office alone', async () => {
    await mailTo(app, {
      from: 'orang.asing@contoh.test',
      to: reply,
      subject: 'Re: Dimintai amplop turkis',
      text: 'Saya tahu siapa dia, kata biawak.',
    });
    await read();
    const page = await words(intake, at);
    expect(page).toMatch(/Pengirim belum dipastikan: orang\.asing@contoh\.test Saya tahu siapa dia, kata biawak/);
    const before = (await mailbox(app, 'orang.asing@contoh.test')).length;
    await intake.post(`${at}/pesan`, { kepada: 'reporter', tulisan: 'Baik.' });
    expect(await mailbox(app, 'orang.asing@contoh.test'), 'and tells them nothing').toHaveLength(before);
  });

  it('puts what was passed on before an officer, who joins it or not', async () => {
    await mailTo(app, { from: warga, to: reply, subject: 'Fwd: Dimintai amplop turkis', text: 'Lihat surat kepala dinas.' });
    await read();
    const page = await takenIn(intake, at);
    expect(textOf(page.body)).toMatch(/menunggu keputusan.*Fwd: Dimintai amplop turkis/s);
    expect(textOf(page.body)).not.toContain('Lihat surat kepala dinas');
    const mails = [...page.body.matchAll(/\/ombudsman\/surat-masuk\/[0-9a-f-]{36}/g)].map(([one]) => one);
    const number = /(LM-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page.body)?.[1] ?? '';
    for (const mail of mails) {
      expect(await words(intake, mail)).toContain(`Gabungkan ke ${number}`);
      await intake.post(`${mail}/gabung`, { urusan: number });
    }
    expect(await words(intake, at)).toContain('Lihat surat kepala dinas');
  });

  it('is found by its number from somebody known, and by nobody else', async () => {
    const number = /LM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await intake.get(at)).body)?.[0] ?? '';
    await mailTo(app, { from: warga, subject: `Tambahan ${number}`, text: 'Satu lagi, kata kecubung.' });
    await mailTo(app, { from: 'penipu@contoh.test', subject: `Minta isi ${number}`, text: 'Kirim isinya.' });
    await read();
    const looked = await words(intake, '/ombudsman/surat-masuk');
    expect(looked, 'looking writes nothing').toMatch(/1 surat menyebut nomor laporan.*Tambahan/s);
    expect(await words(intake, '/ombudsman/surat-masuk')).toContain('Tambahan');
    expect((await intake.post('/ombudsman/surat-masuk/pasti')).statusCode).toBe(303);
    const queue = await words(intake, '/ombudsman/surat-masuk');
    expect(queue).not.toContain('Tambahan');
    expect(queue).toMatch(new RegExp(`Minta isi ${number}.*${number}`));
    expect(await words(intake, at)).toContain('kata kecubung');
    const stranger = await mailIn(intake, 'Minta isi');
    expect(await words(intake, stranger)).toContain('nomor pada perihal');
    await intake.post(`${stranger}/kesampingkan`, { sebab: 'junk' });
    expect(await words(intake, '/ombudsman/surat-masuk')).not.toContain('Minta isi');
  });

  it('makes a task of a mail that came back for good, and stops no clock', async () => {
    const clock = () =>
      app.db.selectFrom('ombudsman.clock').select(['key', 'due_on', 'ended_on']).where('matter_id', '=', at.slice(-36)).execute();
    const before = await clock();
    expect(before).toHaveLength(1);
    const { conversation_id: conversationId } = await app.db
      .selectFrom('ombudsman.mail_thread')
      .select('conversation_id')
      .where('matter_id', '=', at.slice(-36))
      .executeTakeFirstOrThrow();
    const sent = textOf((await app.visitor().get(`/demo/surat?sebagai=${warga}`)).body);
    const messageId = /Message-ID: (<[0-9a-f-]{36}@ombudsman\.contoh\.test>)/.exec(sent.replaceAll('&gt;', '>'))?.[1] ?? '';
    const { bounceOf } = await import('#demo/stand-ins');
    await mailTo(app, {
      from: '',
      to: reply,
      raw: bounceOf(Buffer.from(`Message-ID: ${messageId}\r\n\r\n`), warga, reply, '5.1.1', app.clock.now()),
    });
    await read();
    const page = await takenIn(intake, at);
    expect(textOf(page.body)).toMatch(/Perlu dilakukan.*kembali dan tidak sampai.*tetap berjalan/s);
    expect(await clock()).toEqual(before);
    await intake.post(`${at}/pesan`, { kepada: 'reporter', tulisan: 'Ada kabar lagi.' });
    expect(await words(intake, at)).toContain('Tidak dikirim: surel sebelumnya kembali');
    const task = /\/ombudsman\/meja\/[0-9a-f-]{36}\/tugas\/[0-9a-f-]{36}/.exec(page.body)?.[0] ?? '';
    await intake.post(task, { catatan: 'Ditelepon, alamat dibetulkan.', surel: 'ya' });
    expect(await words(intake, at)).not.toContain('Perlu dilakukan');
    const { stopped_on } = await app.db
      .selectFrom('channels.mail_conversation')
      .select('stopped_on')
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow();
    expect(stopped_on).toBeNull();
  });

  it('opens what came before and after its keys were changed, and not to whoever was kept away', async () => {
    await mailTo(app, { from: warga, to: reply, subject: 'Re: Dimintai amplop turkis', text: 'Sebelum, kata merpati.' });
    await read();
    const keeperId = (
      await app.db
        .selectFrom('identity.person')
        .select('id')
        .where('email', '=', 'identitas.ombudsman@contoh.test')
        .executeTakeFirstOrThrow()
    ).id;
    await head.get('/ombudsman/meja');
    // The head's own look takes the mail up: it is sent once more after the keys were changed.
    await head.post(`${at}/jauhkan`, { petugas: keeperId, alasan: 'Kerabat.' });
    app.clock.advance({ minutes: 1 });
    await mailTo(app, { from: warga, to: reply, subject: 'Re: Dimintai amplop turkis', text: 'Sesudah, kata perkutut.' });
    await read();
    const page = await words(intake, at);
    expect(page).toMatch(/kata merpati.*kata perkutut/s);
  });

  it('does not give its mail to a box somebody put into the database', async () => {
    const row = await app.db
      .selectFrom('ombudsman.mail_thread')
      .selectAll()
      .where('matter_id', '=', at.slice(-36))
      .executeTakeFirstOrThrow();
    const put = (boxPublic: Buffer) =>
      sql`update ombudsman.mail_thread set box_public = ${boxPublic} where conversation_id = ${row.conversation_id}`.execute(app.db);
    await put(Buffer.alloc(32, 7));
    await mailTo(app, { from: warga, to: reply, subject: 'Re: Dimintai amplop turkis', text: 'Ke kotak palsu, kata gagak.' });
    await read();
    await put(row.box_public);
    expect(await words(intake, await mailIn(intake, 'Re: Dimintai amplop turkis')), 'it goes to whoever takes in').toContain('kata gagak');
  });
});

describe('an address that is added by an officer', () => {
  it('is told of to the one before, and reads news from then on', async () => {
    const at = await addressOf(intake, 'Dimintai uang di loket');
    const number = /LM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await intake.get(at)).body)?.[0] ?? '';
    await mailTo(app, { from: 'alamat.baru@contoh.test', subject: 'Ini saya', text: 'Dari alamat baru, kata camar.' });
    await read();
    await intake.post(`${await mailIn(intake, 'Ini saya')}/gabung`, { urusan: number.toLowerCase(), dikenal: 'ya' });
    expect(await mailbox(app, warga)).toContain('alamat surel lain kini juga menerima kabar');
    expect(await mailbox(app, 'alamat.baru@contoh.test')).not.toContain('alamat surel lain');
    await intake.post(`${at}/pesan`, { kepada: 'reporter', tulisan: 'Baik.' });
    expect(await mailbox(app, 'alamat.baru@contoh.test')).toContain('kode tanda terima');
  });
});

describe('a question asked by mail', () => {
  it('is answered in words where its writer need not be kept secret, and opens again by a further mail', async () => {
    await mailTo(app, { from: 'tanya@contoh.test', subject: 'Berapa lama?', text: 'Berapa lama instansi boleh diam?' });
    await read();
    const mailId = (await mailIn(intake, 'Berapa lama?')).slice(-36);
    const sent = { surat: mailId, jenis: 'konsultasi', title: 'Lama menunggu', story: 'Berapa lama?', secret: 'open' };
    await intake.follow(await sendForm(intake, '/ombudsman/catat', sent));
    const at = await addressOf(intake, 'Lama menunggu');
    const version = versionIn((await intake.get(at)).body);
    await intake.post(`${at}/langkah`, { langkah: 'answer', versi: version, jawaban: 'Tanyakan dahulu secara tertulis, kata pelikan.' });
    expect(await mailbox(app, 'tanya@contoh.test')).toContain('kata pelikan');
    const stage = async () =>
      (await app.db.selectFrom('ombudsman.matter').select('stage').where('id', '=', at.slice(-36)).executeTakeFirstOrThrow()).stage;
    expect(await stage()).toBe('answered');
    await mailTo(app, {
      from: 'tanya@contoh.test',
      to: await replyAddress(app, 'tanya@contoh.test'),
      subject: 'Re: Berapa lama?',
      text: 'Lalu?',
    });
    await read();
    await takenIn(intake, at);
    expect(await stage()).toBe('received');
  });
});

describe('mail that cannot be read', () => {
  it('lies in quarantine, to be downloaded, and does not keep others waiting', async () => {
    await mailTo(app, { raw: Buffer.concat([Buffer.from('Bukan: surat\r\n\r\n'), Buffer.from([0, 255, 1, 2])]) });
    await mailTo(app, { from: 'sehat@contoh.test', subject: 'Surat sehat', text: 'Isi.' });
    await read();
    expect(await words(intake, '/ombudsman/surat-masuk')).toMatch(/Karantina \(1\).*Surat sehat/s);
    const address = await mailIn(intake, 'Tanpa pengirim', '/ombudsman/surat-masuk/karantina');
    expect((await intake.get(`${address}/asli`)).headers['content-disposition']).toContain('attachment');
    await intake.post(`${address}/kesampingkan`, { sebab: 'unreadable' });
    expect(await words(intake, '/ombudsman/surat-masuk/karantina')).toContain('Karantina kosong');
    expect((await intake.post(`${address}/kesampingkan`, { sebab: 'unreadable' })).statusCode, 'twice is once').toBe(200);
  });
});

describe('more mail than a page holds', () => {
  it('goes on behind the first page, each mail on one of them', async () => {
    const subject = (nth: number) => `Banyak ${String(nth).padStart(3, '0')}`;
    for (let nth = 1; nth <= 27; nth++) await mailTo(app, { from: 'banyak@contoh.test', subject: subject(nth), text: 'Isi.' });
    await read();
    const [first, second] = [await words(intake, '/ombudsman/surat-masuk'), await words(intake, '/ombudsman/surat-masuk?halaman=2')];
    for (let nth = 1; nth <= 27; nth++)
      expect(
        [first, second].filter((page) => page.includes(subject(nth))),
        subject(nth),
      ).toHaveLength(1);
    expect(first).toContain('Halaman 1 dari 2');
  });
});

describe('the trail', () => {
  it('says who did what with which mail, and none of its words', async () => {
    const rows = await app.db.selectFrom('audit.entry').select(['action', 'detail']).where('action', 'like', 'ombudsman.%mail%').execute();
    const actions = new Set(rows.map(({ action }) => action));
    for (const action of [
      'ombudsman.join-mail',
      'ombudsman.make-of-mail',
      'ombudsman.dismiss-mail',
      'ombudsman.read-mail',
      'ombudsman.mail',
    ])
      expect(actions).toContain(action);
    expect(JSON.stringify(rows)).not.toMatch(/contoh\.test|turkis/);
    expect(OFFICE).toContain('@');
  });
});
