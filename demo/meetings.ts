import type { CasesDeps } from '#platform/cases';
import { transaction } from '#db';
import {
  addLine,
  addPlace,
  bookMeeting,
  callNumber,
  freeSlots,
  insertTicket,
  linesAt,
  listPlaces,
  readMeetings,
} from '#platform/appointments';
import { officeDay } from '#platform/calendar';
import type { PersonActor } from '#kernel';
import type { DemoApp } from './app.ts';
import type { Cast, RegistryCast } from './people.ts';

const weekdays = [1, 2, 3, 4, 5];
const hours = (from: string, to: string) => weekdays.map((weekday) => ({ weekday, from, to }));

/** Where the office of the demonstration meets people; nothing more where it has places already. */
export async function seedMeetingPlaces(app: DemoApp, { agencyId, officers }: Cast): Promise<void> {
  const { db, clock } = app;
  if ((await listPlaces(db, [agencyId])).length > 0) return;
  const open = (place: Omit<Parameters<typeof addPlace>[2], 'agencyId' | 'active'>) =>
    addPlace({ db, clock }, officers.archivist, { ...place, agencyId, active: true });
  const counter = await open({
    name: 'Loket konsultasi 1',
    kind: 'office',
    whereabouts: 'Mal Pelayanan Publik, lantai 1, di sebelah kiri pintu masuk',
    videoUrl: null,
    minutes: 30,
    capacity: 1,
    opens: [...hours('08:30', '11:30'), ...hours('13:00', '14:30')],
  });
  const lines = [
    ['A', 'Konsultasi tata ruang', 'Consultation on the plan', true],
    ['B', 'Konsultasi gambar', 'Consultation on drawings', false],
    ['C', 'Loket permohonan', 'Applications', false],
  ] as const;
  for (const [letter, nameId, nameEn, takesBookings] of lines)
    await addLine({ db, clock }, officers.archivist, { placeId: counter, letter, nameId, nameEn, takesBookings });
  await open({
    name: 'Ruang video',
    kind: 'video',
    whereabouts: 'Pakai ponsel atau komputer; siapkan gambar dalam bentuk PDF',
    videoUrl: 'https://rapat.contoh.test/konsultasi',
    minutes: 45,
    capacity: 2,
    opens: hours('09:00', '12:00'),
  });
}

/** Where the civil registry records faces and fingers and hands cards over; nothing more where it has places already. */
export async function seedRegistryPlaces(
  { db, clock }: DemoApp,
  { agencyId, officers }: Pick<RegistryCast, 'agencyId' | 'officers'>,
): Promise<void> {
  if ((await listPlaces(db, [agencyId])).length > 0) return;
  const counter = await addPlace({ db, clock }, officers.section, {
    agencyId,
    active: true,
    name: 'Loket perekaman dan kartu',
    kind: 'office',
    whereabouts: 'Kantor Dukcapil Tabanan (alamat contoh), ruang depan; bawa KK',
    videoUrl: null,
    minutes: 15,
    capacity: 2,
    opens: [...hours('08:00', '11:30'), ...hours('12:30', '14:30')],
  });
  const lines = [
    ['A', 'Perekaman wajah dan sidik jari', 'Recording of face and fingers', true],
    ['B', 'Pengambilan kartu', 'Collecting cards', true],
    ['C', 'Loket umum', 'Counter', false],
  ] as const;
  for (const [letter, nameId, nameEn, takesBookings] of lines)
    await addLine({ db, clock }, officers.section, { placeId: counter, letter, nameId, nameEn, takesBookings });
}

/** The first free time of the first place, booked by somebody. */
export async function bookFirst(cases: CasesDeps, caseId: string, reader: PersonActor): Promise<void> {
  const meetings = await readMeetings({ cases }, caseId, reader);
  const { slots } = await freeSlots(cases.db, meetings, cases.clock.now());
  const [first] = slots;
  if (!first) throw new Error('the demonstration has a free time');
  await bookMeeting({ cases }, meetings, first);
}

/** A line of the demonstration's queue, with some numbers taken and one called; it needs no hours, which are the page's. */
export async function seedQueue(
  { cases }: DemoApp,
  { agencyId, officers }: Cast,
): Promise<{ placeId: string; ticketId: string; lineId: string }> {
  const places = await listPlaces(cases.db, [agencyId]);
  const [line] = await linesAt(
    cases.db,
    places.map(({ id }) => id),
  );
  if (!line) throw new Error('the demonstration has a queue');
  const at = cases.clock.now();
  const taking = { lineId: line.id, placeId: line.placeId, day: officeDay(at), at };
  const taken = await transaction(cases.db, async (tx) => [
    await insertTicket(tx, taking),
    await insertTicket(tx, taking),
    await insertTicket(tx, taking),
  ]);
  await callNumber({ cases }, officers.front, { placeId: line.placeId, lineIds: [], windowName: 'Loket 3', serving: null });
  return { placeId: line.placeId, lineId: line.id, ticketId: taken[2] ?? '' };
}
