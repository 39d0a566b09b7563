import type { CasesDeps } from '#platform/cases';
import { addPlace, bookMeeting, freeSlots, listPlaces, readMeetings } from '#platform/appointments';
import type { PersonActor } from '#kernel';
import type { DemoApp } from './app.ts';
import type { Cast } from './people.ts';

const weekdays = [1, 2, 3, 4, 5];
const hours = (from: string, to: string) => weekdays.map((weekday) => ({ weekday, from, to }));

/** Where the office of the demonstration meets people; nothing more where it has places already. */
export async function seedMeetingPlaces({ db, clock }: DemoApp, { agencyId, officers }: Cast): Promise<void> {
  if ((await listPlaces(db, [agencyId])).length > 0) return;
  const open = (place: Omit<Parameters<typeof addPlace>[2], 'agencyId' | 'active'>) =>
    addPlace({ db, clock }, officers.archivist, { ...place, agencyId, active: true });
  await open({
    name: 'Loket konsultasi 1',
    kind: 'office',
    whereabouts: 'Mal Pelayanan Publik, lantai 1, di sebelah kiri pintu masuk',
    videoUrl: null,
    minutes: 30,
    capacity: 1,
    opens: [...hours('08:30', '11:30'), ...hours('13:00', '14:30')],
  });
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

/** The first free time of the first place, booked by somebody. */
export async function bookFirst(cases: CasesDeps, caseId: string, reader: PersonActor): Promise<void> {
  const meetings = await readMeetings({ cases }, caseId, reader);
  const { slots } = await freeSlots(cases.db, meetings, cases.clock.now());
  const [first] = slots;
  if (!first) throw new Error('the demonstration has a free time');
  await bookMeeting({ cases }, meetings, first);
}
