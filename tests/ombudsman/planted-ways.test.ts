import { castOf, ombudsmanOf, seedComplaint } from '#demo';
import { transaction } from '#db';
import { assign } from '#platform/access';
import { getClient, registerClient } from '#platform/clients';
import { textOfPdf } from '#platform/documents';
import { eventTypes, subscribe } from '#platform/webhooks';
import { LIAISON } from '#services/ombudsman';
import { type FakeClock, type TestApp, textOf, type Visitor } from '#support';
import { routesOf } from '#web';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../samsat/world.ts';
import { openReceiver, type Receiver } from '../webhooks/receiver.ts';
import { lookIn, lookInDatabase } from './look.ts';
import { type ChatWorld, chatIn, openChatWorld, saidTo } from './chat-world.ts';
import { mailbox, mailIn, mailTo, replyAddress } from './mail-world.ts';
import { addressOf, atDesk, sendByPages, takenIn, versionIn } from './walk.ts';

/** Who reports, and what they say: for the office that opened it, and for nobody else. */
const reporters = {
  name: 'Yudhistara Lumbungbintang',
  phone: '081299904455',
  email: 'yudhistara.lumbungbintang@contoh.test',
  mailSubject: 'Meterai kelabu diminta di loket senja',
  mailStory: 'Petugas bersarung tangan toska menyodorkan formulir bergaris.',
  mailReply: 'Tambahan dari saya: jam dindingnya berwarna nilakandi.',
  mailFile: 'kuitansi-lumbungbintang.pdf',
  stranger: 'Saya tetangganya, melihat payung lembayung terbalik.',
  aside: 'terompet kertas emas',
  dismissed: 'Iklan sandal purwarupa kaca.',
  title: 'Antrean malam di teras pualam',
  story: 'Kami dipanggil dengan lonceng perunggu lalu disuruh pulang tanpa sebab.',
  message: 'Tetangga kami melihat kereta bambu.',
  call: 'Ia berkata lewat telepon: pintunya berukir kepiting.',
  raised: 'Tentang pengaduan itu: ada tinta perak pada berkas.',
  chatPhone: '6281277700055',
  chatName: 'Gantari Kolamtembaga',
  chat: 'Loket sayap timur meminta uang saku berpita nila.',
  chatCaption: 'Foto laci bergembok tembaga',
  chatReply: 'Jamnya pukul sekian, kata lonceng gelas.',
  chatLeft: 'Undian payung kardus perunggu.',
} as const;
/** What the office thinks and what an agency answers: sealed as well. */
const insiders = {
  note: 'Curigai buku kas berlapis damar.',
  ground: 'Kerabat ipar pemilik kolam lumut.',
  chatAnswer: 'Kapan peristiwanya, catat di map jerami?',
  answer: 'Loket dijaga dua orang, catatan berpita zaitun terlampir.',
  answerer: 'Wira Tanjungkaca',
  linkAnswer: 'Daftar jaga memakai tinta kecubung.',
} as const;
/** What was written for the agency: it reads it, and the database does not. */
const letters = {
  letter: 'Mohon jelaskan urutan panggilan pada pekan kedua berlonceng.',
  link: 'Mohon kirim daftar jaga bertanda bulan sabit.',
  minutes: 'Para pihak sepakat menaruh bangku rotan ganda.',
} as const;
const sealed = [...Object.values(reporters), ...Object.values(insiders)];
const all = [...sealed, ...Object.values(letters)];

let app: TestApp<FakeClock>;
let world: ChatWorld;
let receiver: Receiver;
let logged = '';
let at = '';
let number = '';
let code = '';
let token = '';
let intake: Visitor;
let assistant: Visitor;
let head: Visitor;
let liaison: Visitor;
let reporter: Visitor;
const seen: string[] = [];
const agencySaw: Buffer[] = [];

beforeAll(async () => {
  const log = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  world = await openChatWorld({ log: Object.assign(log, { write: log.write.bind(log) }) });
  ({ app } = world);
  receiver = await openReceiver();
  const { agencyId, officers } = await castOf(app.deps);
  await ombudsmanOf(app.deps);
  await transaction(app.db, (tx) =>
    assign(tx, { personId: officers.planner.personId, agencyId, role: LIAISON, employeeNo: null, validFrom: '2020-01-01' }),
  );
  await listen(agencyId, officers.head);
  [intake, assistant, head, liaison] = [
    await atDesk(app, 'intake'),
    await atDesk(app, 'assistant'),
    await atDesk(app, 'head'),
    await app.signedIn('tataruang@contoh.test'),
  ];
  await byMail();
  await byChat();
  await byPages(agencyId);
  await byCall();
  await fromComplaint();
  await app.runJobs();
  app.clock.advance({ seconds: 30 });
  await app.runJobs();
}, 400_000);
afterAll(async () => {
  await world?.close();
  await receiver?.close();
});

/** Another system that may hear and ask everything an agency lets it. */
async function listen(agencyId: string, by: Awaited<ReturnType<typeof castOf>>['officers']['head']): Promise<void> {
  const scopes = ['cases:read', 'cases:act', 'cases:apply', 'webhooks:manage'] as const;
  const registration = { agencyId, name: 'Sistem Contoh', contact: 'Diskominfo', scopes, roles: ['front-office'] };
  const { clientId, secret } = await transaction(app.db, (tx) => registerClient(tx, by, registration, app.clock.now()));
  const client = await getClient(app.db, clientId, [agencyId]);
  // What the demonstration tells of happened on earlier days.
  const since = new Date(app.clock.now().getTime() - 90 * 86_400_000);
  await transaction(app.db, (tx) => subscribe(tx, by, { client, url: receiver.url, types: eventTypes }, since));
  const given = await app.inject({
    method: 'POST',
    url: '/api/oauth/token',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
    },
    payload: 'grant_type=client_credentials',
  });
  token = given.json<{ access_token: string }>().access_token;
}

const read = () => app.runSweep('mail.read');
const paperOf = async () => {
  const paper = await PDFDocument.create();
  paper.addPage();
  paper.setAuthor(reporters.name);
  return Buffer.from(await paper.save({ useObjectStreams: false }));
};

/** In by e-mail with a file, made a report of, told of, answered in its thread; others wait, are put aside, are set aside. */
async function byMail(): Promise<void> {
  const from = `${reporters.name} <${reporters.email}>`;
  const attachments = [{ filename: reporters.mailFile, content: await paperOf(), contentType: 'application/pdf' }];
  await mailTo(app, { from, subject: reporters.mailSubject, text: reporters.mailStory, attachments });
  await read();
  const surat = (await mailIn(intake, reporters.mailSubject)).slice(-36);
  const report = { surat, jenis: 'laporan', title: reporters.mailSubject, story: reporters.mailStory, secret: 'secret' };
  const made = await intake.follow(await sendForm(intake, '/ombudsman/catat', { ...report, name: reporters.name, phone: reporters.phone }));
  seen.push(made.body);
  const own = await addressOf(intake, reporters.mailSubject);
  await intake.post(`${own}/pesan`, { kepada: 'reporter', tulisan: insiders.note });
  await mailTo(app, {
    from,
    to: await replyAddress(app, reporters.email),
    subject: `Re: ${reporters.mailSubject}`,
    text: reporters.mailReply,
  });
  await mailTo(app, { from: 'tetangga@contoh.test', subject: 'Tetangga', text: reporters.stranger });
  await mailTo(app, { from: 'iklan@contoh.test', subject: 'Promosi', text: reporters.dismissed });
  await mailTo(app, { raw: Buffer.concat([Buffer.from(`Bukan: ${reporters.aside}\r\n\r\n`), Buffer.from([0, 255, 1])]) });
  await read();
  seen.push((await intake.get(await mailIn(intake, 'Tetangga'))).body);
  seen.push((await intake.get(`${await mailIn(intake, 'Tanpa pengirim', '/ombudsman/surat-masuk/karantina')}/asli`)).body);
  const junk = await mailIn(intake, 'Promosi');
  seen.push((await intake.get(junk)).body);
  await intake.post(`${junk}/kesampingkan`, { sebab: 'junk' });
  seen.push((await takenIn(intake, own)).body);
}

/** In by WhatsApp with a picture, answered, made a report of, written to again by quotation; another is set aside. */
async function byChat(): Promise<void> {
  const { meta } = world;
  const person = meta.person({ phone: reporters.chatPhone, name: reporters.chatName });
  const write = async (...said: Parameters<typeof meta.write>) => {
    meta.write(...said);
    await meta.quiet();
  };
  await write(person, { text: reporters.chat });
  await write(person, { ...(await meta.sample('photo')), caption: reporters.chatCaption });
  const at = await chatIn(intake, reporters.chatName);
  seen.push((await intake.get(at)).body);
  await intake.post(`${at}/jawab`, { jawaban: insiders.chatAnswer });
  await meta.quiet();
  const report = { surat: at.slice(-36), jenis: 'laporan', title: 'Uang saku di sayap timur', story: reporters.chat, secret: 'secret' };
  await sendForm(intake, '/ombudsman/catat', { ...report, name: reporters.chatName, phone: `+${reporters.chatPhone}` });
  await meta.quiet();
  const ours = meta
    .people()
    .find((one) => one.person.id === person.id)
    ?.bubbles.findLast(({ mine }) => !mine);
  await write(person, { text: reporters.chatReply }, { quotes: ours?.wamid ?? '' });
  const own = await addressOf(intake, 'Uang saku di sayap timur');
  seen.push((await takenIn(intake, own)).body);
  await write(meta.person({ phone: '6281311188800', name: 'Undian' }), { text: reporters.chatLeft });
  const junk = await chatIn(intake, 'Undian');
  seen.push((await intake.get(junk)).body);
  await intake.post(`${junk}/kesampingkan`, { sebab: 'junk' });
  meta.look(person);
  await meta.quiet();
}

const step = async (langkah: string, more: Readonly<Record<string, string>> = {}, who = assistant) => {
  const page = await takenIn(who, at);
  const reply = await who.post(`${at}/langkah`, { langkah, versi: versionIn(page.body) || '1', ...more });
  if (reply.statusCode !== 303) throw new Error(`${langkah}: ${textOf(reply.body).slice(0, 500)}`);
};
const letterAt = async (word: string) => {
  const links = (await liaison.get('/ombudsman/instansi')).body.matchAll(/\/ombudsman\/instansi\/[0-9a-f-]{36}/g);
  for (const [link] of links) if (textOf((await liaison.get(link)).body).includes(word)) return link;
  throw new Error(`no letter with ${word}`);
};
const keep = async (visitor: Visitor, url: string) => {
  const { rawPayload, headers } = await visitor.get(url);
  agencySaw.push(Buffer.from(JSON.stringify(headers)), rawPayload);
};

/** By the website, examined: the agency answers at its desk and by a link, and both sides agree to minutes. */
async function byPages(agencyId: string): Promise<void> {
  reporter = app.visitor();
  ({ code, number } = await sendByPages(
    reporter,
    'laporan',
    {
      periksa: { emergency: 'emergency' },
      cerita: { title: reporters.title, story: reporters.story },
      diri: { stands: 'self', secret: 'secret', name: reporters.name, phone: reporters.phone, email: reporters.email },
    },
    [{ name: reporters.mailFile, type: 'application/pdf', content: await paperOf() }],
  ));
  await reporter.post('/ombudsman/tanda-terima', { kode: code });
  await sendForm(reporter, '/ombudsman/laporan-saya/pesan', { pesan: reporters.message });
  at = await addressOf(intake, number);
  await step('rapid', {}, intake);
  const kunci = /<option value="([0-9a-f-]{36})"[^>]*>I Made Suta Wirawan/.exec((await intake.get(at)).body)?.[1] ?? '';
  await intake.post(`${at}/bagi`, { kunci });
  await step('ask-explanation', { untuk: agencyId, isiSurat: letters.letter });
  const own = await letterAt(letters.letter);
  await keep(liaison, '/ombudsman/instansi');
  await keep(liaison, own);
  await keep(liaison, `${own}/pdf`);
  const file = { field: 'berkas', name: 'a.pdf', type: 'application/pdf', content: await paperOf() };
  await sendForm(liaison, own, { jawaban: insiders.answer, nama: insiders.answerer, jabatan: 'Kepala Bidang' }, file);
  await keep(liaison, own);
  await step('explained');
  await step('ask-explanation', { untuk: 'elsewhere', namaInstansi: 'Puskesmas Contoh', isiSurat: letters.link });
  const forms = [...(await assistant.get(at)).body.matchAll(/\/ombudsman\/meja\/[0-9a-f-]{36}\/surat\/[0-9a-f-]{36}\/tautan(?=")/g)];
  const made = textOf((await assistant.post(forms.at(-1)?.[0] ?? '')).body);
  const link = /http:\/\/localhost(\/ombudsman\/surat\/[\w-]{43})/.exec(made)?.[1] ?? '';
  const outside = app.visitor();
  await keep(outside, link);
  agencySaw.push((await outside.post(`${link}/buka`)).rawPayload);
  await keep(outside, `${link}/pdf`);
  const said = await sendForm(outside, `${link}/jawab`, { jawaban: insiders.linkAnswer, nama: 'Kepala', jabatan: 'Puskesmas' });
  agencySaw.push(said.rawPayload);
  await step('explained');
  await assistant.post(`${at}/cara`, { cara: 'conciliation', catatan: insiders.note });
  await assistant.post(`${at}/berita-acara`, { untuk: agencyId, isiSurat: letters.minutes });
  await reporter.post('/ombudsman/laporan-saya/berita-acara', { setuju: 'ya' });
  const draft = await letterAt(letters.minutes);
  await keep(liaison, draft);
  await keep(liaison, `${draft}/pdf`);
  await sendForm(liaison, draft, { jawaban: 'Setuju.', nama: insiders.answerer, jabatan: 'Kepala Bidang', setuju: 'ya' });
  await step('conciliated', {}, head);
  const keeper = await app.db.selectFrom('identity.person').select('id').where('email', '=', 'identitas.ombudsman@contoh.test').execute();
  await head.post(`${at}/jauhkan`, { petugas: keeper[0]?.id ?? '', alasan: insiders.ground });
  seen.push((await head.get(at)).body);
}

async function byCall(): Promise<void> {
  const call = { cara: 'phone', jenis: 'konsultasi', title: 'Bertanya lewat telepon', story: reporters.call, secret: 'open' };
  seen.push((await intake.follow(await sendForm(intake, '/ombudsman/catat', { ...call, catatan: insiders.note }))).body);
  seen.push((await intake.get(await addressOf(intake, 'Bertanya lewat telepon'))).body);
}

/** A complaint to the agency goes on with its proof. */
async function fromComplaint(): Promise<void> {
  const walk = await seedComplaint(app.deps, 'unsatisfied', 'niluh', { title: 'Denah belum dinilai' });
  const niluh = await app.signedIn('niluh@contoh.test');
  await niluh.get(`/berkas/${walk.caseId}`);
  await niluh.post(`/ombudsman/dari-pengaduan/${walk.caseId}`);
  await niluh.post('/ombudsman/konsep/cerita', { title: 'Denah belum dinilai', story: reporters.raised });
  await niluh.post('/ombudsman/konsep/diri', { stands: 'self', secret: 'secret', name: reporters.name });
  await niluh.follow(await niluh.post('/ombudsman/konsep/kirim'));
  seen.push((await intake.get(await addressOf(intake, 'Denah belum dinilai'))).body);
}

describe('what was planted by every way in and out', () => {
  it('was read by whoever may, or this test says nothing', () => {
    const read = seen.map((one) => textOf(one)).join();
    // Who reports, and what their files were called, is opened by a press of its own, or not at all.
    const elsewhere: string[] = [reporters.name, reporters.phone, reporters.email, reporters.mailFile];
    expect(saidTo(world.meta, reporters.chatPhone).join(), 'news, a way back, and the answer').toContain(insiders.chatAnswer);
    for (const word of all.filter((one) => !elsewhere.includes(one))) expect(read, word).toContain(word);
    expect(receiver.received.length, 'another system hears').toBeGreaterThan(0);
  });

  it('lies in no table, by word, as bytes, or within bytes', async () => {
    expect(await lookInDatabase(app.db, [...all, code])).toEqual([]);
  }, 60_000);

  it('is in no line of the log', () => {
    for (const route of ['/ombudsman/surat-masuk/:mailId', '/ombudsman/instansi/:askingId', '/ombudsman/surat/:token'])
      expect(logged).toContain(route);
    expect(lookIn(logged, [...all, code, number])).toEqual([]);
    expect(logged).not.toMatch(/ombudsman\/surat\/[\w-]{43}/);
  });

  it('is in no file of the house, by name or by content', async () => {
    const names = await readdir(app.dataDir, { recursive: true, withFileTypes: true });
    for (const entry of names.filter((one) => one.isFile())) {
      const place = join(entry.parentPath, entry.name);
      expect([place, lookIn(`${place}\n${(await readFile(place)).toString('latin1')}`, all)]).toEqual([place, []]);
    }
  });

  it('reaches no agency: desk, link, headers, PDF by its text and by what it says of itself', async () => {
    expect(agencySaw.length).toBeGreaterThan(12);
    for (const bytes of agencySaw) {
      const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
      const doc = isPdf ? await PDFDocument.load(bytes, { updateMetadata: false }) : null;
      const about = [doc?.getTitle(), doc?.getAuthor(), doc?.getSubject(), doc?.getKeywords(), doc?.getCreator()].join(' ');
      const text = `${bytes.toString('utf8')} ${bytes.toString('latin1')} ${about} ${isPdf ? (await textOfPdf(bytes)).replace(/\s+/g, ' ') : ''}`;
      expect([isPdf, lookIn(text, [...sealed, number, code, at.slice(-36)])]).toEqual([isPdf, []]);
    }
    expect(agencySaw.filter((bytes) => bytes.subarray(0, 5).toString('latin1') === '%PDF-')).toHaveLength(3);
  });

  it('names nobody in what the reporter is given to keep: letters and minutes, text and metadata', async () => {
    const page = await reporter.get('/ombudsman/laporan-saya');
    const files = [...page.body.matchAll(/href="(\/ombudsman\/laporan-saya\/berkas\/[0-9a-f-]{36})">(surat-[^< ]+)/g)];
    expect(files.map(([, , name]) => name)).toEqual(expect.arrayContaining([expect.stringContaining('surat-ba')]));
    const hidden = sealed.filter((one) => one !== insiders.answerer);
    for (const [, url = '', name] of files) {
      const { rawPayload, headers } = await reporter.get(url);
      const doc = await PDFDocument.load(rawPayload, { updateMetadata: false });
      const about = [doc.getTitle(), doc.getAuthor(), doc.getSubject(), doc.getKeywords()].join(' ');
      const text = `${rawPayload.toString('latin1')} ${about} ${await textOfPdf(rawPayload)} ${JSON.stringify(headers)}`;
      expect([name, lookIn(text.replace(/\s+/g, ' '), hidden)]).toEqual([name, []]);
    }
  });

  it('goes out by no mail but a notice: no word of it, no number, nobody’s name', async () => {
    for (const [who, own] of [
      [reporters.email, [reporters.email]],
      ['tetangga@contoh.test', []],
      ['iklan@contoh.test', []],
    ] as const) {
      const mail = await mailbox(app, who);
      expect(mail).toContain('Surat Anda kami terima');
      expect(mail).not.toMatch(/(LM|KO|IN)-[0-9A-Z]{4}-[0-9A-Z]{4}/);
      expect([who, lookIn(mail, [...all, code, number]).filter((word) => !own.some((one) => one === word))]).toEqual([who, []]);
    }
    const { rows } = { rows: await app.db.selectFrom('channels.demo_mail').selectAll().execute() };
    expect(lookIn(JSON.stringify(rows), [...all, number])).toEqual([]);
  });

  it('goes out by WhatsApp to whoever wrote, and of a secret report as a notice alone', () => {
    const others = world.meta.people().filter(({ person }) => person.phone !== reporters.chatPhone);
    for (const { bubbles } of others)
      expect(lookIn(JSON.stringify(bubbles.filter(({ mine }) => !mine)), [...all, code, number])).toEqual([]);
    const said = saidTo(world.meta, reporters.chatPhone).join();
    // Their own number, to which it went, and what the office answered them there.
    expect(lookIn(said, [...all, code, number])).toEqual([reporters.chatPhone, insiders.chatAnswer]);
    expect(said).not.toMatch(/(LM|KO|IN)-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  });

  it('is told of in no notice and to no other system', async () => {
    const told = await app.db.selectFrom('notifications.message').selectAll().execute();
    for (const notice of ['ombudsman.asked', 'ombudsman.answered', 'ombudsman.mail'])
      expect(told.map((one) => one.notice)).toContain(notice);
    expect(lookIn(JSON.stringify(told), [...all, number])).toEqual([]);
    expect(JSON.stringify(told)).not.toContain(at.slice(-36));
    const heard = receiver.received.map(({ body, headers }) => body + JSON.stringify(headers)).join();
    expect(lookIn(heard, [...all, number])).toEqual([]);
    expect(heard).not.toContain('ombudsman');
    expect(lookIn(JSON.stringify(await app.db.selectFrom('webhooks.delivery').selectAll().execute()), [...all, number])).toEqual([]);
  });

  it('is given by no operation of the API: to programs, citizens, liaisons, administrators', async () => {
    const gets = routesOf(app.application.web).filter(({ method, url }) => method === 'GET' && url.startsWith('/api/'));
    expect(gets.length).toBeGreaterThan(20);
    const asking: Readonly<Record<string, string>>[] = [{ authorization: `Bearer ${token}` }, {}];
    for (const email of ['niluh@contoh.test', 'tataruang@contoh.test', 'admin.ombudsman@contoh.test', 'pvl.ombudsman@contoh.test'])
      asking.push({ cookie: await app.signIn(email) });
    for (const { url } of gets) {
      const address = url.replace(/:\w*[cC]ode/, code).replace(/:\w+/g, at.slice(-36));
      for (const headers of asking)
        for (const query of ['', `?q=pualam&number=${number}`]) {
          const { body } = await app.inject({ method: 'GET', url: address + query, headers });
          expect([url, lookIn(body, sealed)]).toEqual([url, []]);
        }
    }
  }, 180_000);

  it('stands in no export, list, search or own data of anybody else', async () => {
    // One of its words: what somebody looks for comes back in their own field.
    const q = 'pualam';
    const pages = [
      '/berkas/ekspor',
      '/meja/ekspor',
      '/loket/ekspor',
      '/kinerja/ekspor',
      '/kelola/audit/ekspor',
      '/kelola/audit',
      '/akun/data/unduh/json',
      '/akun/data/unduh/txt',
      '/kotak-masuk',
      `/meja?q=${q}`,
      `/layanan?q=${q}`,
      `/berkas?q=${q}`,
      `/lacak?nomor=${number}`,
      `/verifikasi?kode=${code}`,
      '/ombudsman/instansi',
    ];
    const who = [
      'niluh@contoh.test',
      'tataruang@contoh.test',
      'loket@contoh.test',
      'admin.ombudsman@contoh.test',
      'asisten.ombudsman@contoh.test',
    ];
    for (const email of who) {
      const visitor = await app.signedIn(email);
      for (const page of pages) {
        const { body } = await visitor.get(page);
        expect([email, page, lookIn(body, sealed)]).toEqual([email, page, []]);
      }
    }
  }, 120_000);

  it('leaves the complaint and its agency without a word of it', async () => {
    const trail = await app.db.selectFrom('audit.entry').selectAll().execute();
    expect(lookIn(JSON.stringify(trail), [...all, number, code])).toEqual([]);
    const documents = await app.db.selectFrom('documents.document').selectAll().execute();
    expect(lookIn(JSON.stringify(documents), all)).toEqual([]);
  });
});
