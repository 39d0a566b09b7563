import { castOf, seedConsultation } from '#demo';
import { newId, type PersonActor } from '#kernel';
import {
  addLine,
  addPlace,
  bookMeeting,
  callNumber,
  freeSlots,
  getTicket,
  leaveQueue,
  linesAt,
  readMeetings,
  settleNumber,
  takeNumber,
} from '#platform/appointments';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let planner: PersonActor;
let front: PersonActor;
let admin: PersonActor;
let agencyId: string;

beforeAll(async () => {
  app = await startApp({ env: { DATABASE_POOL: '12' } });
  const cast = await castOf(app.deps);
  ({ planner, front, archivist: admin } = cast.officers);
  agencyId = cast.agencyId;
}, 180_000);
afterAll(() => app?.close());

const deps = () => ({ cases: app.deps.cases });
const keeping = () => ({ db: app.db, clock: app.clock });
const every = [1, 2, 3, 4, 5, 6, 7];

/** A place open the whole day with two lines, A with the bookings and B. */
async function openPlace(name: string) {
  const opens = every.map((weekday) => ({ weekday, from: '00:00', to: '23:30' }));
  const own = {
    agencyId,
    name,
    kind: 'office',
    whereabouts: 'Lantai 1',
    videoUrl: null,
    minutes: 30,
    capacity: 1,
    opens,
    active: true,
  } as const;
  const placeId = await addPlace(keeping(), admin, own);
  for (const [letter, takesBookings] of [
    ['A', true],
    ['B', false],
  ] as const)
    await addLine(keeping(), admin, { placeId, letter, nameId: `Keperluan ${letter}`, nameEn: `Matter ${letter}`, takesBookings });
  const [a, b] = await linesAt(app.db, [placeId]);
  return { placeId, place: { ...own, id: placeId, version: 1 }, a: a?.id ?? '', b: b?.id ?? '' };
}

const numberOf = async (id: string) => (await getTicket(app.db, id)).number;
const call = (officer: PersonActor, placeId: string, serving: string | null = null, lineIds: readonly string[] = []) =>
  callNumber(deps(), officer, { placeId, lineIds, windowName: 'Loket 1', serving });

/** An officer of the agency who serves nobody yet. */
const another = (officer: PersonActor): PersonActor => ({ ...officer, personId: newId() });

/** So many officers of the agency. */
function officersLike(officer: PersonActor, n: number): PersonActor[] {
  return Array.from({ length: n }, () => another(officer));
}

describe('numbers', () => {
  it('are each given once, without a gap, though thirty ask at once; and begin anew the next day', async () => {
    const { place, a, b } = await openPlace('Loket Tiga Puluh');
    const taken = await Promise.all(Array.from({ length: 30 }, () => takeNumber(deps(), place, a)));
    const numbers = await Promise.all(taken.map(numberOf));
    expect(numbers.toSorted()).toEqual(Array.from({ length: 30 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`));
    expect(await numberOf(await takeNumber(deps(), place, b))).toBe('B001');
    app.clock.advance({ days: 1 });
    expect(await numberOf(await takeNumber(deps(), place, a))).toBe('A001');
  });

  it('are each called by one officer, though thirty call at once', async () => {
    const { placeId, place, a } = await openPlace('Loket Ramai');
    for (let n = 0; n < 30; n++) await takeNumber(deps(), place, a);
    const called = await Promise.all(officersLike(front, 30).map((officer) => call(officer, placeId)));
    const numbers = called.map((ticket) => ticket?.number);
    expect(new Set(numbers).size).toBe(30);
    expect(numbers).not.toContain(undefined);
    expect(await call(another(planner), placeId), 'nobody is left').toBeNull();
  });

  it('are called once by an officer who presses twice at once, and once more by nobody', async () => {
    const { placeId, place, a } = await openPlace('Loket Ganda');
    const officer = another(front);
    const taken = [await takeNumber(deps(), place, a), await takeNumber(deps(), place, a), await takeNumber(deps(), place, a)];
    await Promise.all([call(officer, placeId), call(officer, placeId), call(officer, placeId)]);
    expect(await Promise.all(taken.map(async (id) => (await getTicket(app.db, id)).state))).toEqual(['called', 'waiting', 'waiting']);
    await Promise.all([call(officer, placeId, taken[0]), call(officer, placeId, taken[0])]);
    expect(await Promise.all(taken.map(async (id) => (await getTicket(app.db, id)).state))).toEqual(['served', 'called', 'waiting']);
  });

  it('are not given outside the hours, nor for a line that is not there', async () => {
    const { place, a } = await openPlace('Loket Tutup');
    await expect(takeNumber(deps(), { ...place, opens: [] }, a)).rejects.toMatchObject({ detail: { reason: 'closed-now' } });
    await expect(takeNumber(deps(), place, place.id)).rejects.toMatchObject({ detail: { reason: 'no-such-line' } });
  });

  it('come back into the line where nobody came and they come later, before who took theirs after', async () => {
    const { placeId, place, a } = await openPlace('Loket Kembali');
    const officer = another(front);
    const [late, next, gone] = [await takeNumber(deps(), place, a), await takeNumber(deps(), place, a), await takeNumber(deps(), place, a)];
    await call(officer, placeId);
    await settleNumber(deps(), officer, late, 'missed');
    await leaveQueue(deps(), gone);
    await settleNumber(deps(), officer, late, 'back');
    expect((await call(officer, placeId))?.id).toBe(late);
    expect((await call(officer, placeId, late))?.id).toBe(next);
    expect(await call(officer, placeId, next), 'the one given back is not called').toBeNull();
  });

  it('are called for the lines an officer serves alone', async () => {
    const { placeId, place, a, b } = await openPlace('Loket Pilih');
    const officer = another(front);
    await takeNumber(deps(), place, a);
    const second = await takeNumber(deps(), place, b);
    expect((await call(officer, placeId, null, [b]))?.id).toBe(second);
    await expect(call({ ...planner, roles: [] }, placeId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a meeting in the queue', () => {
  it('is called at its hour before those who wait, by a number its page tells, and its attendance is noted', async () => {
    const { placeId, place, a } = await openPlace('Loket Janji');
    const walk = await seedConsultation(app.deps, 'submitted');
    await walk.does('planner', 'invite', { note: 'Bawa gambar asli.' });
    const meetings = await readMeetings(deps(), walk.caseId, walk.applicant);
    const { slots } = await freeSlots(app.db, meetings, app.clock.now());
    const slot = slots.find((one) => one.placeId === placeId);
    if (!slot) throw new Error('there is a free time');
    await bookMeeting(deps(), meetings, slot);
    app.clock.advance({ minutes: (slot.startsAt.getTime() - app.clock.now().getTime()) / 60_000 - 10 });
    const before = await takeNumber(deps(), place, a);
    const waits = await takeNumber(deps(), place, a);
    expect((await call(planner, placeId))?.id, 'before its hour').toBe(before);
    const own = textOf((await (await app.signedIn('niluh@contoh.test')).get(`/janji/${walk.caseId}`)).body);
    expect(own).toContain('Nomor antrean Anda A003');
    app.clock.advance({ minutes: 10 });
    const called = await call(planner, placeId, before);
    expect([called?.number, called?.bookingId === null]).toEqual(['A003', false]);
    expect((await call(planner, placeId, called?.id))?.id).toBe(waits);
    const { earlier } = await readMeetings(deps(), walk.caseId, walk.applicant);
    expect(earlier[0]?.state).toBe('came');
  });

  it('is not waited for once it was called off', async () => {
    const { placeId } = await openPlace('Loket Batal');
    const officer = another(planner);
    const walk = await seedConsultation(app.deps, 'submitted');
    await walk.does('planner', 'invite', { note: 'Bawa gambar asli.' });
    const meetings = await readMeetings(deps(), walk.caseId, walk.applicant);
    const slot = (await freeSlots(app.db, meetings, app.clock.now())).slots.find((one) => one.placeId === placeId);
    if (!slot) throw new Error('there is a free time');
    await bookMeeting(deps(), meetings, slot);
    app.clock.advance({ minutes: (slot.startsAt.getTime() - app.clock.now().getTime()) / 60_000 - 1 });
    expect(await call(officer, placeId)).toBeNull();
    await app.db.updateTable('appointments.booking').set({ state: 'cancelled' }).where('place_id', '=', placeId).execute();
    app.clock.advance({ minutes: 5 });
    expect(await call(officer, placeId)).toBeNull();
  });
});

describe('the pages of the queue', () => {
  it('let anybody take a number, show it being called without a name, and give the officer the figures', async () => {
    const { placeId, a } = await openPlace('Loket Halaman');
    const citizen = app.visitor();
    const queue = `/antrean/${placeId}`;
    expect(textOf((await citizen.get(queue)).body)).toContain('Ambil nomor: Keperluan A');
    const ticket = String((await citizen.post(queue, { line: a })).headers.location);
    const waiting = await citizen.get(ticket);
    expect([waiting.headers.refresh, textOf(waiting.body)]).toEqual(['15', expect.stringContaining('A001')]);
    const officer = await app.signedIn('loket@contoh.test');
    expect((await officer.post(`${queue}/panggil`, { kini: '' })).statusCode, 'no window named').toBe(422);
    await officer.post(`${queue}/panggil`, { loket: 'Loket 7', kini: '' });
    const screen = await citizen.get(`${queue}/layar`);
    for (const said of ['A001', 'Loket 7']) expect(textOf(screen.body)).toContain(said);
    expect(screen.headers.refresh).toBe('5');
    expect(textOf((await citizen.get(ticket)).body)).toContain('Silakan ke Loket 7');
    app.clock.advance({ minutes: 6 });
    const desk = await officer.get(`${queue}/meja?loket=Loket+7`);
    const id = /nomor\/([\w-]{36})\/tindakan/.exec(desk.body)?.[1] ?? '';
    await officer.post(`/antrean/nomor/${id}/tindakan`, { tempat: placeId, loket: 'Loket 7', deed: 'served' });
    expect(textOf((await citizen.get(ticket)).body)).toContain('Selesai');
    const csv = (await officer.get(`${queue}/ekspor`)).body;
    expect(csv).toContain('A001');
    const after = textOf((await officer.get(`${queue}/meja?loket=Loket+7`)).body);
    expect(after).toContain('A Keperluan A 1 0 1 0 0 0 6');
  });
});
