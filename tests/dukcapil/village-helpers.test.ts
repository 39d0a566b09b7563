import { transaction } from '#db';
import { birthAnswers, castOf, registryOf, seedBirth } from '#demo';
import { newId } from '#kernel';
import { perform } from '#platform/cases';
import { getPersonById } from '#platform/identity';
import { endMandatesOf, holdHelper } from '#platform/mandates';
import { textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chats, type Heard, openChats, type Phone } from '../conversations/chats.ts';
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

/** Everything a letter about a resident asks, written from a telephone by somebody who says what they are. */
async function writes(phone: Phone, who: string, village: string): Promise<string> {
  await phone.says('surat keterangan kependudukan');
  await phone.says(`${who}\nNi Luh Sari Dewi\n5102065203899901\n5102080101200001\n-\npenebel\n${village}\nBanjar Contoh 3`);
  await phone.says('I Ketut Warga\n5102080202700001\nTerdaftar sebagai penduduk\nmelamar kerja');
  await phone.says('setuju');
  let heard: readonly Heard[] = [];
  const captions = ['ktp-el pelapor', ...(who === 'perangkat desa' ? ['surat kuasa F-1.07'] : []), 'kartu keluarga'];
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
    await writes(phone, 'perangkat desa', 'Senganan');
    expect(last(await phone.says('kirim'))).toContain('mengajukan untuk warga desanya saja');
    expect(last(await phone.says('ralat desa: Jatiluwih'))).toContain('Periksa sekali lagi');
    expect(numberIn(last(await phone.says('kirim')))).not.toBe('');
  });
});

describe('somebody who is not registered', () => {
  it('cannot file as one, from a telephone or with an account that gives the number as its own', async () => {
    const phone = chats.phone('Lain', '6281200000072');
    await writes(phone, 'perangkat desa', 'Jatiluwih');
    const refused = last(await phone.says('kirim'));
    expect(refused).toContain('Anda tidak terdaftar sebagai perangkat desa');
    expect(refused).not.toContain('Ni Luh');
    expect(last(await phone.says('ralat anda melapor sebagai: keluarga'))).toContain('Periksa sekali lagi');
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
    expect((await officer.post(`${helpers}/${id}/akhiri`, { reason: '' })).statusCode).toBe(422);
    expect((await officer.post(`${helpers}/${id}/akhiri`, { reason: 'Perbekel berganti' })).headers.location).toContain('kabar=ended');
    await expect(files('Jatiluwih')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const phone = chats.phone('Luh', PHONE);
    await writes(phone, 'perangkat desa', 'Jatiluwih');
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
