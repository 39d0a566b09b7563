import type { Clock } from '#kernel';
import type { TestApp, Visitor } from '#support';
import { addressOf, atDesk, officeOf, sendByPages } from '../../ombudsman/walk.ts';
import { seedOmbudsmanChats } from '../../../demo/ombudsman/chats.ts';
import { mailTo } from '../../ombudsman/mail-world.ts';
import { sendForm } from '../../samsat/world.ts';
import type { Round } from './round.ts';

const story = { title: 'Loket tutup sebelum jamnya', agency: 'Kantor Contoh', story: 'Tiga kali datang, tiga kali tutup.' };
const guide = { emergency: 'no', prior: 'no', when: 'no', court: 'yes', matter: 'civil', promised: 'yes' };

/** Who goes through which pages of the Ombudsman. */
export async function ombudsmanRounds(
  app: TestApp<Clock>,
): Promise<
  Readonly<
    Record<
      'writer' | 'receipt' | 'reporter' | 'intake' | 'counter' | 'keeper' | 'ombudsman' | 'custodian' | 'keyless' | 'liaison' | 'linked',
      Round
    >
  >
> {
  await officeOf(app);
  const writer = app.visitor();
  await begin(writer);
  const receipt = app.visitor();
  await sendByPages(receipt, 'informasi', { cerita: story });
  const reporter = app.visitor();
  const { code, number } = await sendByPages(reporter, 'laporan', {
    periksa: guide,
    cerita: story,
    diri: { stands: 'self', secret: 'secret' },
  });
  await reporter.post('/ombudsman/tanda-terima', { kode: code });
  const intake = await atDesk(app, 'intake');
  const at = await addressOf(intake, number);
  await intake.post(`${at}/syarat`, { 'putusan-prior': 'missing', 'catatan-prior': 'Belum ada buktinya.' });
  await intake.post(`${at}/langkah`, { langkah: 'ask-completion', versi: '1' });
  await intake.post(`${at}/identitas`, { alasan: 'Mencocokkan KTP' });
  const mails = await withMail(app, intake);
  await sendForm(intake, '/ombudsman/catat', {
    jenis: 'konsultasi',
    cara: 'phone',
    title: 'Bertanya lewat telepon',
    story: 'Kapan boleh melapor?',
  });
  const [keeper, head, custodian] = [await atDesk(app, 'keeper'), await atDesk(app, 'head'), await atDesk(app, 'custodianA')];
  const examined = await inExamination(head);
  const perbaiki = /perbaiki=[0-9a-f-]{36}/.exec((await head.get('/ombudsman/penilaian')).body)?.[0] ?? '';
  const scores = ['/ombudsman/penilaian', `/ombudsman/penilaian?${perbaiki}`];
  const drafted = await keeper.post('/ombudsman/pimpinan/laporan', { masa: '2025' });
  const report = String(drafted.headers.location).split('?')[0] ?? '';
  const keyless = await app.signedIn('asisten.ombudsman@contoh.test');
  const liaison = await app.signedIn('kepala@contoh.test');
  const letter = /\/ombudsman\/instansi\/[0-9a-f-]{36}/.exec((await liaison.get('/ombudsman/instansi')).body)?.[0] ?? '';
  return {
    writer: {
      visitor: writer,
      addresses: ['/ombudsman', ...['periksa', 'cerita', 'berkas', 'diri', 'kirim'].map((page) => `/ombudsman/konsep/${page}`)],
    },
    receipt: { visitor: receipt, addresses: ['/ombudsman/tanda-terima'] },
    reporter: {
      visitor: reporter,
      addresses: ['/ombudsman/laporan-saya', '/ombudsman/laporan-saya?kabar=terkirim', '/ombudsman/kembali?kabar=tutup'],
    },
    intake: { visitor: intake, addresses: ['/ombudsman/meja', '/ombudsman/meja?tampil=all', at, '/ombudsman/kunci', ...mails] },
    counter: { visitor: intake, addresses: ['/ombudsman/catat/tanda-terima'] },
    keeper: { visitor: keeper, addresses: [at] },
    ombudsman: {
      visitor: head,
      addresses: ['/ombudsman/kantor', '/ombudsman/kantor?kabar=tercatat', examined, '/ombudsman/angka', ...scores, ...leading, report],
    },
    custodian: { visitor: custodian, addresses: ['/ombudsman/kunci', '/ombudsman/kantor', '/ombudsman/meja'] },
    keyless: { visitor: keyless, addresses: ['/ombudsman', '/ombudsman/kunci'] },
    liaison: { visitor: liaison, addresses: ['/ombudsman/instansi', letter] },
    linked: { visitor: app.visitor(), addresses: [await linkOf(head, examined)] },
  };
}

/** Over all matters. */
const leading = ['', '/pola', '/laporan', '/penyusutan'].map((page) => `/ombudsman/pimpinan${page}`);

/** Pages of mail: one that waits, with what is made of it, and one put aside. */
async function withMail(app: TestApp<Clock>, intake: Visitor): Promise<readonly string[]> {
  await mailTo(app, { from: 'Ni Contoh <ni.contoh@contoh.test>', subject: 'Loket tutup', text: 'Tiga kali datang.' });
  await mailTo(app, { raw: Buffer.from('Bukan: surat\r\n\r\nx') });
  await app.runSweep('mail.read');
  await seedOmbudsmanChats(app.deps);
  const [queue, aside] = [await intake.get('/ombudsman/surat-masuk'), await intake.get('/ombudsman/surat-masuk/karantina')];
  const found = [queue, aside].flatMap(({ body }) => /\/ombudsman\/surat-masuk\/[0-9a-f-]{36}/.exec(body) ?? []);
  const chats = [...queue.body.matchAll(/\/ombudsman\/surat-masuk\/percakapan\/[0-9a-f-]{36}/g)].map(([address]) => address);
  return [
    '/ombudsman/surat-masuk',
    '/ombudsman/surat-masuk/karantina',
    ...found,
    ...chats,
    '/ombudsman/catat',
    `/ombudsman/catat?surat=${found[0]?.slice(-36)}`,
  ];
}

async function begin(writer: Visitor): Promise<void> {
  await writer.get('/ombudsman/baru');
  await writer.post('/ombudsman/baru', { jenis: 'laporan' });
  await writer.post('/ombudsman/konsep/periksa', guide);
  await writer.post('/ombudsman/konsep/cerita', story);
}

/** A report of the demonstration that is examined. */
async function inExamination(head: Visitor): Promise<string> {
  const found = await head.post('/ombudsman/meja', { q: 'tidak bergerak enam bulan' });
  return /\/ombudsman\/meja\/[0-9a-f-]{36}/.exec(found.body)?.[0] ?? '';
}

/** A link to the letter of a matter, as its officer is shown it. */
async function linkOf(head: Visitor, examined: string): Promise<string> {
  const form = /\/ombudsman\/meja\/[0-9a-f-]{36}\/surat\/[0-9a-f-]{36}\/tautan(?=")/.exec((await head.get(examined)).body)?.[0] ?? '';
  return /\/ombudsman\/surat\/[\w-]{43}/.exec((await head.post(form)).body)?.[0] ?? '';
}
