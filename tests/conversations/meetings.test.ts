import { registryOf, seedRegistry } from '#demo';
import { addClosure, addPlace } from '#platform/appointments';
import { registryServices } from '#services/dukcapil';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chats, type Heard, openChats, type Phone } from './chats.ts';

let chats: Chats;
let app: Chats['app'];
let placeId: string;

// A Tuesday morning at ten; half hours from nine to ten on weekdays, for one at a time; the 9th is closed.
beforeAll(async () => {
  chats = await openChats('2026-12-01T02:00:00Z');
  ({ app } = chats);
  const { agencyId, officers } = await registryOf(app.deps);
  await app.db.updateTable('appointments.place').set({ active: false }).execute();
  const opens = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '10:00' }));
  placeId = await addPlace(app.deps, officers.section, {
    agencyId,
    name: 'Loket kartu',
    kind: 'office',
    whereabouts: 'Ruang depan',
    videoUrl: null,
    minutes: 30,
    capacity: 1,
    opens,
    active: true,
  });
  await addClosure(app.deps, officers.section, agencyId, { placeId, day: '2026-12-09', from: null, to: null, reason: 'Pilkada' });
}, 180_000);
afterAll(() => chats?.close());

const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');
const offeredBy = (heard: readonly Heard[]) => heard.flatMap(({ options }) => options.map(({ title }) => title));
const card = registryServices.find(({ key }) => key === 'kia');

/** A card that is printed, of somebody who has a telephone and no account. */
async function waiting(name: string): Promise<{ readonly phone: Phone; readonly caseId: string; readonly number: string }> {
  if (!card) throw new Error('there is a card');
  const phone = chats.phone(name);
  await phone.says('halo');
  const person = await app.db.selectFrom('identity.person').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  // Nobody else's card of the same child.
  await app.db.deleteFrom('cases.likeness').execute();
  const walk = await seedRegistry(app.deps, card, 'inSiak');
  await app.db.updateTable('cases.case').set({ applicant_person_id: person.id }).where('id', '=', walk.caseId).execute();
  await walk.does('operator', 'printed');
  app.clock.advance({ minutes: 6 });
  await chats.settle();
  return { phone, caseId: walk.caseId, number: walk.number };
}

const bookings = async (caseId: string) =>
  (
    await app.db
      .selectFrom('appointments.booking')
      .select(['starts_at', 'state'])
      .where('case_id', '=', caseId)
      .orderBy('booked_at')
      .execute()
  ).map((one) => `${one.state} ${one.starts_at.toISOString().slice(5, 16)}`);

describe('a time to come for a card, in a chat', () => {
  it('is asked for by the news, chosen by day and hour, shown by status, moved, and called off after asking', async () => {
    const { phone, caseId, number } = await waiting('Wayan Pilih');
    const news = phone.all().at(-1)?.text ?? '';
    expect([news.includes('Kartu siap diambil'), news.includes('*janji*'), /https?:|halaman/.test(news)]).toEqual([true, true, false]);
    expect(last(await phone.says('status'))).toContain('tulis *janji*');
    const days = await phone.says('janji');
    expect(last(days)).toContain(number);
    expect(offeredBy(days).slice(0, 3)).toEqual(['Rabu, 2 Desember', 'Kamis, 3 Desember', 'Jumat, 4 Desember']);
    expect(offeredBy(days)).not.toContain('Rabu, 9 Desember');
    expect(offeredBy(await phone.presses('Kamis, 3 Desember'))).toEqual(['09.00 – 09.30', '09.30 – 10.00', 'Hari lain']);
    const booked = await phone.presses('09.30 – 10.00');
    expect(booked, 'said once, and by no letter beside').toHaveLength(1);
    expect(last(booked)).toContain('Kamis, 3 Desember 2026 pukul 09.30 WITA');
    expect(last(await phone.says('status'))).toContain('Janji: Kamis, 3 Desember 2026 pukul 09.30 WITA');
    await phone.says('janji');
    await phone.presses('Ganti waktu');
    expect(last(await phone.says('besok jam 9'))).toContain('dipindahkan ke *Rabu, 2 Desember 2026 pukul 09.00 WITA*');
    expect(await bookings(caseId)).toEqual(['moved 12-03T01:30', 'booked 12-02T01:00']);
    expect(last(await phone.says('batal'))).toContain('Batalkan janji Rabu, 2 Desember 2026');
    expect(last(await phone.says('tidak'))).toContain('janji Anda tetap');
    await phone.says('batal janji');
    await phone.says('batal');
    expect(last(await phone.says('ya'))).toContain('dibatalkan');
    expect(await bookings(caseId)).toEqual(['moved 12-03T01:30', 'cancelled 12-02T01:00']);
    expect(last(await phone.says('status'))).toContain('tulis *janji*');
  });

  it('told in words that are no free time, says so and asks again, and takes no other', async () => {
    const { phone, caseId } = await waiting('Made Bingung');
    expect(last(await phone.says('besok jam 7 bisa pak?')), 'a time said at once').toContain('Jam 07.00 tidak ada yang kosong');
    await phone.says('kapan diambil?');
    expect(last(await phone.says('hari minggu'))).toContain('Minggu, 6 Desember 2026 tidak ada waktu kosong');
    expect(last(await phone.says('tgl 9'))).toContain('Rabu, 9 Desember 2026 tidak ada waktu kosong');
    expect(last(await phone.says('sekarang'))).toContain('belum terbaca');
    const hours = await phone.says('senin jam 4 sore');
    expect(last(hours)).toContain('Jam 16.00 tidak ada yang kosong');
    expect(last(hours)).toContain('Senin, 7 Desember 2026: jam berapa?');
    expect(last(await phone.says('terserah bapak'))).toContain('jam berapa?');
    expect(last(await phone.says('batal'))).toContain('belum ada waktu yang dipilih');
    expect(await bookings(caseId)).toEqual([]);
    await phone.says('janji');
    expect(last(await phone.says('7 desember'))).toContain('jam berapa?');
    expect(last(await phone.says('9'))).toContain('Senin, 7 Desember 2026 pukul 09.00 WITA');
    expect(last(await phone.says('eh jam setengah 10 saja'))).toContain('dipindahkan ke *Senin, 7 Desember 2026 pukul 09.30 WITA*');
    expect(last(await phone.says('terima kasih ya pak'))).toMatch(/^Sama-sama/);
  });

  it('is taken once by two who press it, and the second chooses among those left', async () => {
    const one = await waiting('Ketut Satu');
    const other = await waiting('Ketut Dua');
    for (const { phone } of [one, other]) {
      await phone.says('janji');
      await phone.presses('Jumat, 4 Desember');
    }
    expect(last(await one.phone.presses('09.00 – 09.30'))).toContain('Waktu sudah dipesan');
    const late = await other.phone.presses('09.00 – 09.30');
    expect(last(late)).toContain('baru saja terisi');
    expect(offeredBy(late)).toEqual(['09.30 – 10.00', 'Hari lain']);
    expect(await bookings(other.caseId)).toEqual([]);
    // The button of the day before yesterday, pressed twice, books once.
    await one.phone.presses('09.00 – 09.30');
    expect(await bookings(one.caseId)).toEqual(['booked 12-04T01:00']);
  });

  it('of two cards asks which, and of a stranger’s knows nothing', async () => {
    const { phone, number } = await waiting('Nyoman Dua Kartu');
    const second = await waiting('Nyoman Lain');
    const person = await app.db.selectFrom('identity.person').select('id').where('name', '=', 'Nyoman Dua Kartu').executeTakeFirstOrThrow();
    await app.db.updateTable('cases.case').set({ applicant_person_id: person.id }).where('id', '=', second.caseId).execute();
    expect(offeredBy(await phone.says('janji')).toSorted()).toEqual([number, second.number].toSorted());
    expect(last(await phone.presses(number))).toContain(number);
    expect(last(await second.phone.says('janji'))).toContain('Tidak ada permohonan yang perlu janji temu');
  });

  it('lets an application that is being filled in lie, and is asked for in English', async () => {
    const { phone } = await waiting('Putu Sambil');
    await phone.says('akta kematian');
    await phone.says('English');
    const days = await phone.says('appointment');
    expect(offeredBy(days)[0]).toBe('Wednesday, 2 December');
    expect(last(await phone.says('monday at 9.30'))).toMatch(/just taken|Nothing is free|is booked/);
    expect(last(await phone.says('continue'))).toContain('Death');
  });
});
