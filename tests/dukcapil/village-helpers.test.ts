import { transaction } from '#db';
import { birthAnswers, castOf, registryOf, seedBirth } from '#demo';
import { newId } from '#kernel';
import { perform, sendForPerson } from '#platform/cases';
import { keepOwnFile } from '#platform/files';
import { getDraftForUpdate, startDraft } from '#platform/forms';
import { getPersonById } from '#platform/identity';
import { endMandatesOf, holdHelper } from '#platform/mandates';
import { rulesAt } from '#platform/rules';
import { birth, childIdentity } from '#services/dukcapil';
import { textOf, textOfPdf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applying } from '../../src/main/applying.ts';
import { type Chats, type Heard, openChats, type Phone } from '../conversations/chats.ts';
import { asProgram } from '../counter/answer-pages.ts';
import { png } from '../conversations/photos.ts';

const PHONE = '6281200000071';
let chats: Chats;
let agencyId: string;

beforeAll(async () => {
  chats = await openChats('2026-03-02T02:00:00Z');
  await castOf(chats.app.deps);
  ({ agencyId } = await registryOf(chats.app.deps));
}, 180_000);
afterAll(() => chats.close());

const as = (email: string) => chats.app.signedIn(email);
const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');
const helpers = '/kelola/kuasa/perangkat-desa';

const registration = (change: Readonly<Record<string, string>> = {}) => ({
  agency: agencyId,
  email: 'niluh@contoh.test',
  phone: '0812-0000-0071',
  village: '51.02.08/Jatiluwih',
  basis: 'SK Perbekel Jatiluwih 12/2026',
  from: '01-03-2026',
  to: '',
  ...change,
});
const registers = async (change = {}, officer = 'loket.tabanan@contoh.test') => (await as(officer)).post(helpers, registration(change));

/** A birth that Ni Luh files as a village officer, for a family of this village. */
const files = (village: string) =>
  seedBirth(chats.app.deps, 'submitted', {
    applicant: { ...birthAnswers('niluh').applicant, capacity: 'village', district: '51.02.08', village },
  } as never);

/**
 * Everything a letter about a resident asks, written from a telephone by somebody who says what they are; what is
 * answered when that is not taken.
 */
async function writes(
  phone: Phone,
  who: string,
  village: string,
  refused?: { readonly by: string; readonly says: string },
): Promise<string> {
  await phone.says('surat keterangan kependudukan');
  const first = await phone.says(`${who}\nNi Luh Sari Dewi\n5102065203899901\n5102080101200001\n-\npenebel\n${village}\nBanjar Contoh 3`);
  if (refused) {
    expect(last(first)).toContain(refused.by);
    expect(last(first)).not.toContain('Ni Luh Sari');
    expect(last(await phone.says(refused.says))).toContain('Yang diterangkan');
  } else expect(last(first)).toContain('Yang diterangkan');
  await phone.says('I Ketut Warga\n5102080202700001\nTerdaftar sebagai penduduk\nmelamar kerja');
  await phone.says('setuju');
  let heard: readonly Heard[] = [];
  const captions = [
    'ktp-el pelapor',
    ...(who === 'perangkat desa' && refused?.says !== 'keluarga' ? ['surat kuasa F-1.07'] : []),
    'kartu keluarga',
  ];
  for (const caption of captions) heard = await phone.sends({ bytes: await png(`${village} ${who} ${caption}`), caption });
  return last(heard);
}
const numberIn = (text: string) => /\*(SKK-5102-\d{4}-\d{5})\*/.exec(text)?.[1] ?? '';

describe('a village helper', () => {
  it('is registered by an officer for one village, told of it, and written down', async () => {
    expect((await registers({ email: 'siapa@contoh.test' })).body).toContain('Tidak ada akun terkonfirmasi');
    expect((await registers({ to: '01-02-2026' })).statusCode).toBe(422);
    expect((await registers({ village: '51.03.02/Sempidi' })).statusCode).toBe(422);
    expect((await registers({ email: 'loket.tabanan@contoh.test' })).body).toContain('mendaftarkan atau mengakhiri diri sendiri');
    expect((await registers()).headers.location).toContain('kabar=registered');
    expect((await registers()).body).toContain('sudah terdaftar untuk desa itu');
    const listed = textOf((await (await as('bidang@contoh.test')).get(`${helpers}?q=jati`)).body);
    expect(listed).toContain('Ni Luh Sari Dewi');
    expect(listed).toContain('Penebel');
    expect((await (await as('bidang@contoh.test')).get(`${helpers}/ekspor`)).body).toContain('SK Perbekel Jatiluwih');
    expect(
      await chats.app.db.selectFrom('audit.entry').select('action').where('action', '=', 'mandates.export-helpers').execute(),
    ).toHaveLength(1);
    await chats.settle();
    expect(textOf((await (await as('niluh@contoh.test')).get('/kotak-masuk')).body)).toContain(
      'Anda terdaftar sebagai perangkat Desa Jatiluwih',
    );
    const noted = await chats.app.db.selectFrom('audit.entry').select('action').where('action', '=', 'mandates.register-helper').execute();
    expect(noted).toHaveLength(1);
    const { phone } = await chats.app.db.selectFrom('mandates.helper').select('phone').executeTakeFirstOrThrow();
    expect(phone).not.toContain(PHONE);
  });

  it('is nobody another agency sees or ends', async () => {
    const { id } = await chats.app.db.selectFrom('mandates.helper').select('id').executeTakeFirstOrThrow();
    const badung = await as('loket@contoh.test');
    expect(textOf((await badung.get(helpers)).body)).not.toContain('Ni Luh Sari Dewi');
    expect((await badung.post(`${helpers}/${id}/akhiri`, { reason: 'Bukan milik kami' })).statusCode).toBe(404);
    expect((await (await as('niluh@contoh.test')).get(helpers)).statusCode).toBe(404);
  });

  it('files for a resident of that village, and both sides read so', async () => {
    const { caseId, number } = await files('Jatiluwih');
    expect(textOf((await (await as('loket.tabanan@contoh.test')).get(`/meja/${caseId}`)).body)).toContain(
      'Diajukan lewat perangkat Desa Jatiluwih: Ni Luh Sari Dewi',
    );
    const own = await as('niluh@contoh.test');
    expect(textOf((await own.get(`/berkas/${caseId}`)).body)).toContain('Diajukan lewat perangkat Desa Jatiluwih');
    expect(textOf((await own.get('/akun/perangkat-desa')).body)).toContain(number);
    expect(textOf((await own.get('/akun/perangkat-desa?q=tidak-ada')).body)).toContain('Tidak ada permohonan yang cocok');
    expect((await own.get('/akun/perangkat-desa/ekspor?keadaan=berjalan')).body).toContain(number);
    expect((await own.get('/akun/data/unduh/txt')).body).toContain('Perangkat desa untuk: Jatiluwih');
    const { state } = await chats.app.db.selectFrom('cases.case').select('state').where('id', '=', caseId).executeTakeFirstOrThrow();
    expect(Object.keys((state as unknown as { files: object }).files)).toContain('power-of-attorney');
  });

  it('is refused for another village in plain words, also once the application is mended', async () => {
    await expect(files('Senganan')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      detail: {
        fields: [
          {
            field: 'applicant.village',
            message: expect.stringContaining('perangkat Desa Jatiluwih; permohonan ini untuk warga Desa Senganan'),
          },
        ],
      },
    });
    const { caseId } = await files('Jatiluwih');
    const { officers, citizens } = await registryOf(chats.app.deps);
    const ask = (who: typeof citizens.niluh, command: Parameters<typeof perform>[2]['ask']) =>
      perform(chats.app.deps.cases, who, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: command });
    await ask(officers.clerk, { action: 'remark', remarkId: 'r1', about: 'applicant', text: 'Alamatnya kurang.' });
    const row = await chats.app.db.selectFrom('cases.case').select('state').where('id', '=', caseId).executeTakeFirstOrThrow();
    for (const [requirement, [file]] of Object.entries((row.state as unknown as { files: Record<string, { fileId: string }[]> }).files))
      await ask(officers.clerk, { action: 'judge', requirement, fileId: file?.fileId ?? '', verdict: 'accepted', note: null });
    await ask(officers.clerk, { action: 'verify', input: {} });
    const mended = (village: string) => ({
      applicant: { ...birthAnswers('niluh').applicant, capacity: 'village', district: '51.02.08', village },
    });
    const resubmit = (village: string) => ask(citizens.niluh, { action: 'resubmit', answers: mended(village), files: {}, reply: 'Ini' });
    await expect(resubmit('Senganan')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await resubmit('Jatiluwih');
  });

  it('files from the number that was registered, and finds it under the account', async () => {
    const phone = chats.phone('Luh', PHONE);
    expect(await writes(phone, 'perangkat desa', 'Jatiluwih')).toContain('Periksa sekali lagi');
    const number = numberIn(last(await phone.says('kirim')));
    expect(number).not.toBe('');
    const own = await as('niluh@contoh.test');
    const listed = textOf((await own.get('/akun/perangkat-desa?q=ketut+warga')).body);
    expect([listed.includes(number), listed.includes('I Ketut Warga')]).toEqual([true, true]);
    const { id } = await chats.app.db.selectFrom('cases.case').select('id').where('number', '=', number).executeTakeFirstOrThrow();
    expect((await own.get(`/berkas/${id}`)).statusCode).toBe(200);
    expect((await (await as('putu@contoh.test')).get(`/berkas/${id}`)).statusCode).toBe(404);
  });

  it('is told in the chat why another village cannot be, and goes on once it is corrected', async () => {
    const phone = chats.phone('Luh', PHONE);
    const refused = { by: 'mengajukan untuk warga desanya saja', says: 'Jatiluwih' };
    expect(await writes(phone, 'perangkat desa', 'Senganan', refused)).toContain('Periksa sekali lagi');
    // What is corrected afterwards is looked at once more when it is sent.
    await phone.says('ralat desa: Senganan');
    expect(last(await phone.says('kirim'))).toContain('mengajukan untuk warga desanya saja');
    expect(last(await phone.says('ralat desa: Jatiluwih'))).toContain('Periksa sekali lagi');
    expect(numberIn(last(await phone.says('kirim')))).not.toBe('');
  });
});

describe('on the page where the capacity is chosen', () => {
  const page = async (email: string, change: object) => {
    const draft = newId();
    const who = await as(email);
    const started = { id: draft, service: birth.key, agencyId };
    const { citizens } = await registryOf(chats.app.deps);
    const key = email === 'niluh@contoh.test' ? 'niluh' : 'putu';
    await startDraft(applying(chats.app.deps.cases), citizens[key], started);
    const applicant = { ...birthAnswers(key).applicant, capacity: 'village', district: '51.02.08', ...change };
    return { who, draft, sent: await who.post(`/draf/${draft}/isi/applicant`, applicant as never), applicant };
  };

  it('somebody who is registered for nothing is told at once how to become one, and loses nothing', async () => {
    const { who, draft, sent, applicant } = await page('putu@contoh.test', { village: 'Senganan', address: 'Banjar Tengah 9' });
    const said = textOf(sent.body);
    expect(sent.statusCode).toBe(422);
    for (const words of [
      'tidak terdaftar sebagai perangkat desa',
      'surat penunjukan ke Dinas Kependudukan',
      '“Keluarga”, “Penerima kuasa”',
    ])
      expect(said).toContain(words);
    expect(sent.body).toContain('Banjar Tengah 9');
    expect(said).not.toContain('Ni Luh');
    expect((await who.post(`/draf/${draft}/isi/applicant`, { ...applicant, capacity: 'proxy' } as never)).statusCode).toBe(303);
    expect((await who.get('/draf/' + draft + '/isi/applicant?lang=en')).statusCode).toBe(200);
    const english = await who.post(`/draf/${draft}/isi/applicant`, applicant as never);
    expect(textOf(english.body)).toContain('A village officer has to be registered first');
    await who.get('/?lang=id');
  });

  it('somebody registered for another village is told of theirs, and is let on for theirs', async () => {
    const { who, draft, sent, applicant } = await page('niluh@contoh.test', { village: 'Senganan' });
    expect(textOf(sent.body)).toContain('Anda terdaftar untuk Desa Jatiluwih saja');
    expect((await who.post(`/draf/${draft}/isi/applicant`, { ...applicant, village: 'Jatiluwih' } as never)).statusCode).toBe(303);
  });

  it('an answer sent by a program is refused by the same words', async () => {
    const { draft, applicant } = await page('putu@contoh.test', { village: 'Senganan' });
    const { statusCode, body } = await asProgram(
      await as('putu@contoh.test'),
      'PUT',
      `/api/v1/drafts/${draft}/answers/applicant`,
      applicant,
    );
    expect([statusCode, body]).toEqual([422, expect.stringContaining('applicant.capacity')]);
  });
});

describe('an application a village officer brings to the counter', () => {
  const resident = { nik: '5102084107809913', name: 'Ni Made Tanpa Akun', phone: '', email: '' };
  const begins = async () => {
    const officer = await as('loket.tabanan@contoh.test');
    const draft = newId();
    await officer.post('/loket', { _draft: draft, service: `${birth.key}@${agencyId}`, ...resident });
    const { name, nik } = resident;
    const answers = { ...birthAnswers('putu').applicant, name, nik, capacity: 'village', district: '51.02.08', village: 'Jatiluwih' };
    const answer = (more: object = {}) => officer.post(`/draf/${draft}/isi/applicant`, { ...answers, ...more } as never);
    return { officer, draft, answer, answers };
  };
  const sends = async (draft: string, answers: object) => {
    const { officers } = await registryOf(chats.app.deps);
    const rules = await rulesAt(chats.app.db, birth.rules, { agencyId, on: '2026-03-02' });
    const files = await papersOf(officers.clerk.personId);
    return transaction(chats.app.db, async (tx) => {
      const { forPersonId } = await getDraftForUpdate(tx, draft, officers.clerk.personId);
      const counter = { personId: forPersonId ?? '', consent: { way: 'code', fileId: null } } as const;
      const whole = { ...birthAnswers('putu'), applicant: answers } as never;
      return sendForPerson(tx, chats.app.deps.cases, officers.clerk, {
        service: birth,
        agencyId,
        answers: whole,
        files,
        rules,
        draftId: draft,
        counter,
      });
    });
  };
  const papersOf = async (ownerPersonId: string) => {
    const keys = ['applicant-card', 'power-of-attorney', 'birth-letter', 'marriage-proof', 'family-card'];
    const kept: Record<string, readonly string[]> = {};
    await transaction(chats.app.db, async (tx) => {
      for (const key of keys) {
        const file = { content: Buffer.from(key), name: `${key}.png`, mediaType: 'image/png', caseId: null, ownerPersonId };
        kept[key] = [(await keepOwnFile(tx, chats.app.deps.files, file)).id];
      }
    });
    return kept;
  };

  it('names who of that village brings it, is not sent before, and is found under their account', async () => {
    const { draft, answer, answers, officer } = await begins();
    const asked = await answer();
    expect([asked.statusCode, textOf(asked.body)]).toEqual([422, expect.stringContaining('Perangkat Desa Jatiluwih yang membawa')]);
    const other = textOf((await answer({ village: 'Senganan' })).body);
    expect([other.includes('Tidak ada perangkat Desa Senganan'), other.includes('Ni Luh')]).toEqual([true, false]);
    await expect(sends(draft, answers)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const { id } = await chats.app.db.selectFrom('mandates.helper').select('id').executeTakeFirstOrThrow();
    expect((await answer({ _through: newId() })).statusCode).toBe(422);
    expect((await answer({ _through: id })).statusCode).toBe(303);
    expect((await officer.get(`/draf/${draft}/isi/applicant`)).body).toMatch(new RegExp(`value="${id}"[^>]*checked`));
    const { caseId } = await sends(draft, answers);
    expect(textOf((await officer.get(`/meja/${caseId}`)).body)).toContain('Diajukan lewat perangkat Desa Jatiluwih: Ni Luh Sari Dewi');
    expect((await (await as('niluh@contoh.test')).get(`/berkas/${caseId}`)).statusCode).toBe(200);
    // The receipt tells whoever has no account where their print PIN is chosen.
    await chats.settle();
    const receipt = /href="(\/lampiran\/[^"]+)"/.exec((await officer.get(`/loket/${caseId}/selesai`)).body)?.[1] ?? '';
    expect((await textOfPdf((await officer.get(receipt)).rawPayload)).text).toContain('/cetak/pin');
  });

  it('is named by the officer’s own program as on the pages', async () => {
    const { draft, answers, officer } = await begins();
    const put = (query = '') => asProgram(officer, 'PUT', `/api/v1/drafts/${draft}/answers/applicant${query}`, answers);
    const { id } = await chats.app.db.selectFrom('mandates.helper').select('id').executeTakeFirstOrThrow();
    const refused = await put();
    expect(refused.statusCode).toBe(422);
    expect((refused.json() as { errors: { field: string; message: string }[] }).errors).toEqual([
      { field: 'broughtBy', message: expect.stringContaining(`Ni Luh Sari Dewi: ${id}`) },
    ]);
    expect((await put(`?broughtBy=${newId()}`)).statusCode).toBe(422);
    expect((await put(`?broughtBy=${id}`)).statusCode).toBe(200);
    const named = await chats.app.db.selectFrom('cases.counter').select('helper_id as helperId').where('draft_id', '=', draft).execute();
    expect(named).toEqual([{ helperId: id }]);
  });

  it('goes on by another capacity', async () => {
    const { answer } = await begins();
    expect((await answer({ capacity: 'proxy' })).statusCode).toBe(303);
  });
});

describe('the signal of many families', () => {
  it('is silent for a registered helper within their village, and speaks outside of it', async () => {
    const desk = await as('loket.tabanan@contoh.test');
    const filed = async (serial: number, change: object) => {
      const applicant = { ...birthAnswers('niluh').applicant, kk: `51020801012000${10 + serial}`, district: '51.02.08', ...change };
      return (await seedBirth(chats.app.deps, 'submitted', { applicant } as never)).caseId;
    };
    let own = '';
    for (let n = 0; n < 6; n++) own = await filed(n, { capacity: 'village', village: 'Jatiluwih' });
    const said = 'Satu pengirim mengajukan untuk';
    expect(textOf((await desk.get(`/meja/${own}`)).body)).not.toContain(said);
    let outside = '';
    for (let n = 10; n < 15; n++) outside = await filed(n, { capacity: 'proxy', village: 'Senganan' });
    expect(textOf((await desk.get(`/meja/${outside}`)).body)).toContain(said);
  });
});

describe('somebody who is not registered', () => {
  it('cannot file as one, from a telephone or with an account that gives the number as its own', async () => {
    const phone = chats.phone('Lain', '6281200000072');
    const refused = { by: 'tidak terdaftar sebagai perangkat desa', says: 'keluarga' };
    expect(await writes(phone, 'perangkat desa', 'Jatiluwih', refused)).toContain('Periksa sekali lagi');
    expect(numberIn(last(await phone.says('kirim')))).not.toBe('');
    const putu = await as('putu@contoh.test');
    expect(textOf((await putu.get('/akun/perangkat-desa')).body)).toContain('Anda tidak terdaftar');
    const { citizens } = await registryOf(chats.app.deps);
    const asked = {
      personId: citizens.putu.personId,
      agencyId,
      district: '51.02.08',
      village: 'Jatiluwih',
      on: '2026-03-02',
      askedAt: 'a.b',
    };
    const holds = () => transaction(chats.app.db, (tx) => holdHelper(tx, asked));
    await putu.get('/akun');
    expect((await putu.post('/akun', { name: 'Putu Ayu Maharani', phone: '0812-0000-0071', nik: '' })).statusCode).toBe(200);
    expect((await getPersonById(chats.app.db, citizens.putu.personId)).phone).toBe('+6281200000071');
    await expect(holds()).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('the end of a registration', () => {
  it('counts at once, keeps what was filed, and may begin anew', async () => {
    const { id } = await chats.app.db.selectFrom('mandates.helper').select('id').executeTakeFirstOrThrow();
    const officer = await as('loket.tabanan@contoh.test');
    const phone = chats.phone('Luh', PHONE);
    await writes(phone, 'perangkat desa', 'Jatiluwih');
    expect((await officer.post(`${helpers}/${id}/akhiri`, { reason: '' })).statusCode).toBe(422);
    expect((await officer.post(`${helpers}/${id}/akhiri`, { reason: 'Perbekel berganti' })).headers.location).toContain('kabar=ended');
    await expect(files('Jatiluwih')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(last(await phone.says('kirim'))).toContain('Anda tidak terdaftar');
    expect(textOf((await (await as('niluh@contoh.test')).get('/akun/perangkat-desa')).body)).toContain('sudah berakhir');
    expect(textOf((await officer.get(`${helpers}?lewat=1`)).body)).toContain('Perbekel berganti');
    // From a day to come it does not count yet.
    expect((await registers({ from: '01-06-2026' })).statusCode).toBe(303);
    await expect(files('Jatiluwih')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('comes with the erasure of the account, which forgets the number too', async () => {
    const { citizens } = await registryOf(chats.app.deps);
    await transaction(chats.app.db, (tx) => endMandatesOf(tx, citizens.niluh.personId, chats.app.clock.now()));
    const rows = await chats.app.db.selectFrom('mandates.helper').select(['phone', 'ended_at as endedAt']).execute();
    expect(rows.every(({ phone, endedAt }) => phone === null && endedAt !== null)).toBe(true);
  });
});

describe('the family somebody noted', () => {
  const KETUT = '5102080512159901';
  const noted = { relation: 'child', name: 'I Ketut Contoh Anak', nik: KETUT, born: '05-12-2015', agreed: 'yes' };
  const pageOf = async (page: string, key: 'niluh' | 'putu', service: { readonly key: string }) => {
    const { citizens } = await registryOf(chats.app.deps);
    const draft = newId();
    await startDraft(applying(chats.app.deps.cases), citizens[key], { id: draft, service: service.key, agencyId });
    return `/draf/${draft}/isi/${page}`;
  };

  it('is kept with their agreement, sealed and masked, once for each number, and forgotten on a press', async () => {
    const who = await as('putu@contoh.test');
    const empty = await who.get('/akun/keluarga');
    expect(textOf(empty.body)).toContain('Belum ada anggota keluarga yang dicatat');
    expect((await who.post('/akun/keluarga', { ...noted, agreed: '' })).statusCode).toBe(422);
    expect((await who.post('/akun/keluarga', noted)).headers.location).toContain('kabar=noted');
    expect(textOf((await who.post('/akun/keluarga', noted)).body)).toContain('sudah dicatat di sini');
    const { body } = await who.get('/akun/keluarga');
    expect([textOf(body).includes('I Ketut Contoh Anak'), body.includes(KETUT), body.includes('/akun/kuasa/baru/anak')]).toEqual([
      true,
      false,
      true,
    ]);
    const { nik } = await chats.app.db.selectFrom('mandates.relative').select('nik').executeTakeFirstOrThrow();
    expect(nik).not.toContain(KETUT);
    const forget = /\/akun\/keluarga\/[\w-]{36}\/hapus/.exec(body)?.[0] ?? '';
    const stranger = await as('niluh@contoh.test');
    expect((await stranger.get('/akun/keluarga')).body).not.toContain('I Ketut Contoh Anak');
    expect((await stranger.post(forget)).statusCode).toBe(404);
    expect((await who.post(forget)).headers.location).toContain('kabar=forgotten');
    expect(await chats.app.db.selectFrom('mandates.relative').select('id').execute()).toEqual([]);
  });

  it('fills a page about somebody on their own draft, from what they noted alone, and no page of whoever reports', async () => {
    const who = await as('putu@contoh.test');
    await who.get('/akun/keluarga');
    await who.post('/akun/keluarga', noted);
    await who.post('/akun/keluarga', {
      ...noted,
      relation: 'parent',
      name: 'Ni Wayan Contoh Ibu',
      nik: '5102084512609902',
      born: '05-12-1960',
    });
    const address = await pageOf('child', 'putu', childIdentity);
    // The page before has to be answered first.
    const { applicant } = birthAnswers('putu');
    expect((await who.post(address.replace('/child', '/applicant'), applicant as never)).statusCode).toBe(303);
    expect((await who.get(address.replace('/child', '/applicant'))).body).not.toContain('I Ketut Contoh Anak');
    const page = (await who.get(address)).body;
    expect(textOf(page)).toContain('I Ketut Contoh Anak (anak)');
    expect(page, 'a parent is no child').not.toContain('Ni Wayan Contoh Ibu');
    const id = /name="siapa" value="([\w-]{36})"/.exec(page)?.[1] ?? '';
    const filled = (await who.post(`${address}/keluarga`, { siapa: id })).body;
    expect([
      filled.includes(`value="${KETUT}"`),
      filled.includes('value="05-12-2015"'),
      textOf(filled).includes('Periksa, lengkapi'),
    ]).toEqual([true, true, true]);
    // Nothing was looked up in the register, and nothing is an answer before it is sent.
    expect(await chats.app.db.selectFrom('dukcapil.register_lookup').select('id').execute()).toEqual([]);
    expect((await who.get(address)).body).not.toContain(`value="${KETUT}"`);
    const other = await pageOf('child', 'niluh', childIdentity);
    const stranger = await as('niluh@contoh.test');
    await stranger.get('/akun');
    await stranger.post(other.replace('/child', '/applicant'), birthAnswers('niluh').applicant as never);
    expect((await stranger.get(other)).body).not.toContain('I Ketut Contoh Anak');
    expect((await stranger.post(`${other}/keluarga`, { siapa: id })).statusCode).toBe(303);
  });

  it('goes with the account, and stands in its copy of its data', async () => {
    expect((await (await as('putu@contoh.test')).get('/akun/data/unduh/txt')).body).toContain('I Ketut Contoh Anak');
    const { citizens } = await registryOf(chats.app.deps);
    await transaction(chats.app.db, (tx) => endMandatesOf(tx, citizens.putu.personId, chats.app.clock.now()));
    expect(await chats.app.db.selectFrom('mandates.relative').select('id').execute()).toEqual([]);
  });
});
