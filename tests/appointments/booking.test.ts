import { castOf, seedConsultation } from '#demo';
import { newId, type PersonActor } from '#kernel';
import { addClosure, addPlace, appointmentPaths, bookMeeting, freeSlots, readMeetings, settleMeeting } from '#platform/appointments';
import { sweeps } from '#module/platform/appointments';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let planner: PersonActor;
let admin: PersonActor;
let agencyId: string;

beforeAll(async () => {
  app = await startApp();
  const cast = await castOf(app.deps);
  agencyId = cast.agencyId;
  planner = cast.officers.planner;
  admin = cast.officers.archivist;
}, 180_000);
afterAll(() => app?.close());

const deps = () => ({ cases: app.deps.cases });
const keeping = () => ({ db: app.db, clock: app.clock });
const refused = (reason: string) => ({ code: 'ACTION_NOT_ALLOWED', detail: { reason } });

/** A place with two half hours on each weekday morning; a consultation that waits for a meeting. */
async function place(change: Partial<Parameters<typeof addPlace>[2]> = {}): Promise<string> {
  const opens = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '10:00' }));
  const own = { agencyId, name: 'Loket 1', kind: 'office', whereabouts: 'Lantai 1', videoUrl: null } as const;
  return addPlace(keeping(), admin, { ...own, minutes: 30, capacity: 1, opens, active: true, ...change });
}

async function invited() {
  const walk = await seedConsultation(app.deps, 'submitted');
  await walk.does('planner', 'invite', { note: 'Bawa gambar asli.' });
  return walk;
}

const meetingsOf = (caseId: string, reader: PersonActor) => readMeetings(deps(), caseId, reader);

/** The free times of one place, as somebody sees them. */
async function timesAt(placeId: string, caseId: string, reader: PersonActor) {
  const { slots } = await freeSlots(app.db, await meetingsOf(caseId, reader), app.clock.now());
  return slots.filter((slot) => slot.placeId === placeId);
}

async function book(caseId: string, reader: PersonActor, placeId: string, n = 0) {
  const slot = (await timesAt(placeId, caseId, reader))[n];
  if (!slot) throw new Error('there is a free time');
  await bookMeeting(deps(), await meetingsOf(caseId, reader), slot);
  return slot;
}

describe('a meeting', () => {
  it('is chosen, moved and cancelled by forms, told to the other side, and stands on the timeline', async () => {
    const placeId = await place({ name: 'Loket Formulir' });
    const walk = await invited();
    const niluh = await app.signedIn('niluh@contoh.test');
    expect((await niluh.get(`/berkas/${walk.caseId}`)).body).toContain(`Anda: <a href="/janji/${walk.caseId}">pilih waktu pertemuan</a>`);
    const officer = await app.signedIn(planner.email);
    const asOfficer = async () => textOf((await officer.get(`/meja/${walk.caseId}`)).body);
    expect(await asOfficer()).toContain('Janji temu : Pemohon belum memilih waktu');
    const own = appointmentPaths.ofCase({ caseId: walk.caseId });
    const at = { tempat: placeId };
    const page = (await niluh.get(`${own}?tempat=${placeId}`)).body;
    const values = [...page.matchAll(/name="slot" value="([^"]+)"/g)].map(([, value = '']) => value);
    expect(values.length).toBeGreaterThan(2);
    expect((await niluh.post(own, at)).statusCode).toBe(422);
    expect((await niluh.post(own, { ...at, slot: values[0] })).headers.location).toBe(`${own}?selesai=booked`);
    expect((await niluh.post(own, { ...at, slot: values[1] })).headers.location).toBe(`${own}?selesai=moved`);
    for (const said of [textOf((await niluh.get(`/berkas/${walk.caseId}`)).body), await asOfficer()]) {
      expect(said).toMatch(/Janji temu(?: :)? \S+, \d+ \S+ 2026 pukul \d\d\.\d\d WITA, Loket Formulir/);
      expect(said).not.toMatch(/[Pp]ilih waktu pertemuan|belum memilih waktu/);
    }
    const calendar = await niluh.get(appointmentPaths.calendar({ caseId: walk.caseId }));
    const stamp = (values[1] ?? '').replace(/[-:]|\.000/g, '');
    for (const line of ['BEGIN:VEVENT', `DTSTART:${stamp}`, `SUMMARY:Janji temu: ${walk.number}`]) expect(calendar.body).toContain(line);
    expect((await niluh.post(appointmentPaths.cancel({ caseId: walk.caseId }), { reason: ' ' })).statusCode).toBe(422);
    await niluh.post(appointmentPaths.cancel({ caseId: walk.caseId }), { reason: 'Ada upacara.' });
    const after = textOf((await niluh.get(`/berkas/${walk.caseId}`)).body);
    for (const said of ['Janji temu dibuat', 'Janji temu dipindahkan', 'Janji temu dibatalkan']) expect(after).toContain(said);
    await app.runJobs();
    const told = await app.db
      .selectFrom('notifications.message')
      .select('notice')
      .where('about', '=', walk.number)
      .where('person_id', '=', planner.personId)
      .where('notice', 'like', 'appointments.%')
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    expect(told.map(({ notice }) => notice)).toEqual([
      'appointments.booked-office',
      'appointments.moved-office',
      'appointments.cancelled-office',
    ]);
    const mails = await app.db
      .selectFrom('channels.demo_mail')
      .select(['subject', 'calendar'])
      .where('subject', 'like', `%${walk.number}`)
      .where('recipient', '=', 'niluh@contoh.test')
      .where('calendar', 'is not', null)
      .orderBy('sent_at')
      .orderBy('id')
      .execute();
    expect(mails.map(({ calendar }) => /^METHOD:(\w+)/m.exec(calendar ?? '')?.[1])).toEqual(['PUBLISH', 'PUBLISH', 'CANCEL']);
    expect(mails[1]?.calendar).toContain(`DTSTART:${stamp}`);
  });

  it('is never given to more than there is room for, however many ask at once', async () => {
    const placeId = await place({ name: 'Ruang Rapat', capacity: 3, opens: [{ weekday: 3, from: '09:00', to: '09:30' }] });
    const walks = [];
    for (let n = 0; n < 30; n++) walks.push(await invited());
    const all = await Promise.all(walks.map(({ caseId, applicant }) => meetingsOf(caseId, applicant)));
    const [slot] = await timesAt(placeId, walks[0]?.caseId ?? '', walks[0]?.applicant ?? planner);
    if (!slot) throw new Error('there is a free time');
    const results = await Promise.allSettled(all.map((meetings) => bookMeeting(deps(), meetings, slot)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject(refused('taken'));
    const seats = await app.db.selectFrom('appointments.booking').select('seat').where('place_id', '=', placeId).orderBy('seat').execute();
    expect(seats.map(({ seat }) => seat)).toEqual([1, 2, 3]);
  }, 120_000);

  it('is booked once by two taps at once, and a time that was given up is free again', async () => {
    const placeId = await place({ name: 'Loket Dua' });
    const walk = await invited();
    const meetings = await meetingsOf(walk.caseId, walk.applicant);
    const [first, second] = await timesAt(placeId, walk.caseId, walk.applicant);
    if (!first || !second) throw new Error('there are two free times');
    await Promise.all([first, second].map((slot) => bookMeeting(deps(), meetings, slot)));
    const { standing, earlier } = await meetingsOf(walk.caseId, walk.applicant);
    expect([standing?.state, earlier.map(({ state }) => state)]).toEqual(['booked', ['moved']]);
    const free = (await timesAt(placeId, walk.caseId, walk.applicant)).map(({ startsAt }) => startsAt.toISOString());
    expect(free).not.toContain(standing?.startsAt.toISOString());
    expect(free).toContain(earlier[0]?.startsAt.toISOString());
  });

  it('cannot be booked where the file waits for none, nor by anybody else', async () => {
    const placeId = await place({ name: 'Loket Tiga' });
    const walk = await invited();
    const slot = (await timesAt(placeId, walk.caseId, walk.applicant))[0];
    if (!slot) throw new Error('there is a free time');
    const { citizens } = await castOf(app.deps);
    await expect(meetingsOf(walk.caseId, citizens.wayan)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await walk.does('planner', 'missed', { note: 'Tidak datang, tidak berkabar.' });
    const meetings = await meetingsOf(walk.caseId, walk.applicant);
    expect(meetings.open).toBe('not-now');
    await expect(bookMeeting(deps(), meetings, slot)).rejects.toMatchObject(refused('not-now'));
  });

  it('is not offered while the place is closed, nor too soon, except by an officer', async () => {
    const placeId = await place({ name: 'Loket Empat' });
    const walk = await invited();
    const [first] = await timesAt(placeId, walk.caseId, walk.applicant);
    const day = first ? new Date(first.startsAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) : '';
    await addClosure(keeping(), admin, agencyId, { placeId, day, from: '09:00', to: '09:15', reason: 'Rapat' });
    const open = await timesAt(placeId, walk.caseId, walk.applicant);
    expect(open.map(({ startsAt }) => startsAt.toISOString())).not.toContain(first?.startsAt.toISOString());
    app.clock.set(new Date((open[0]?.startsAt.getTime() ?? 0) - 3_600_000).toISOString());
    const soon = open[0]?.startsAt.toISOString();
    const seen = async (reader: PersonActor) => (await timesAt(placeId, walk.caseId, reader)).map(({ startsAt }) => startsAt.toISOString());
    expect(await seen(walk.applicant)).not.toContain(soon);
    expect(await seen(planner)).toContain(soon);
  });
});

describe('whoever does not come', () => {
  it('is noted only once the wait is over, and books by an officer after the times of the rule', async () => {
    const placeId = await place({ name: 'Loket Lima' });
    const walk = await invited();
    for (let n = 0; n < 2; n++) {
      const { startsAt } = await book(walk.caseId, walk.applicant, placeId);
      const officers = await meetingsOf(walk.caseId, planner);
      const bookingId = officers.standing?.id ?? '';
      app.clock.set(new Date(startsAt.getTime() + 5 * 60_000).toISOString());
      await expect(settleMeeting(deps(), officers, { bookingId, state: 'missed' })).rejects.toMatchObject(refused('too-early'));
      app.clock.advance({ minutes: 11 });
      await expect(
        settleMeeting(deps(), await meetingsOf(walk.caseId, walk.applicant), { bookingId, state: 'came' }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await settleMeeting(deps(), officers, { bookingId, state: 'missed' });
    }
    expect((await meetingsOf(walk.caseId, walk.applicant)).open).toBe('missed-too-often');
    await expect(book(walk.caseId, walk.applicant, placeId)).rejects.toMatchObject(refused('missed-too-often'));
    await book(walk.caseId, planner, placeId);
    expect((await meetingsOf(walk.caseId, walk.applicant)).standing?.byOffice).toBe(true);
  });
});

describe('reminders', () => {
  const told = async (number: string) => {
    await app.runJobs();
    const rows = await app.db
      .selectFrom('notifications.message')
      .select('notice')
      .where('about', '=', number)
      .orderBy('created_at')
      .execute();
    return rows.map(({ notice }) => notice).filter((notice) => /tomorrow|soon/.test(notice));
  };
  const sweep = () => Promise.all([1, 2].flatMap(() => sweeps(deps()).map(({ run }) => run())));

  it('come once each, however many sweep, and show the video room only then', async () => {
    const videoUrl = 'https://rapat.contoh.test/ruang-7';
    const placeId = await place({ name: 'Video', kind: 'video', videoUrl });
    const walk = await invited();
    const { startsAt } = await book(walk.caseId, walk.applicant, placeId, 6);
    await sweep();
    expect(await told(walk.number)).toEqual([]);
    const before = (hours: number) => app.clock.set(new Date(startsAt.getTime() - hours * 3_600_000).toISOString());
    before(23);
    await sweep();
    await sweep();
    expect(await told(walk.number)).toEqual(['appointments.tomorrow']);
    const niluh = await app.signedIn('niluh@contoh.test');
    expect((await niluh.get(`/janji/${walk.caseId}`)).body).not.toContain(videoUrl);
    before(1);
    await sweep();
    expect(await told(walk.number)).toEqual(['appointments.tomorrow', 'appointments.soon']);
    expect((await (await app.signedIn('niluh@contoh.test')).get(`/janji/${walk.caseId}`)).body).toContain(videoUrl);
  });

  it('do not come for a file that went on without its meeting: others get the time', async () => {
    const placeId = await place({ name: 'Loket Enam' });
    const walk = await invited();
    await book(walk.caseId, walk.applicant, placeId);
    await walk.applicantDoes('withdraw', { reason: 'Sudah terjawab.' });
    await sweep();
    const { standing, earlier } = await meetingsOf(walk.caseId, walk.applicant);
    expect([standing, earlier.map(({ state }) => state)]).toEqual([null, ['cancelled']]);
    expect(await told(walk.number)).toEqual([]);
  });
});

describe('the list of a day', () => {
  it('shows who comes where, by place, and takes down who came', async () => {
    const placeId = await place({ name: 'Loket Harian' });
    const walk = await invited();
    const { startsAt } = await book(walk.caseId, walk.applicant, placeId);
    const day = new Date(startsAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const officer = await app.signedIn('tataruang@contoh.test');
    const list = `/janji?hari=${day}&tempat=${placeId}`;
    expect(textOf((await officer.get(list)).body)).toContain(walk.number);
    expect((await officer.get(`/janji/ekspor?hari=${day}&tempat=${placeId}`)).body).toContain(walk.number);
    expect((await officer.get(`/janji?hari=${day}&tempat=01a00000-0000-7000-8000-000000000000`)).statusCode).toBe(404);
    app.clock.set(new Date(startsAt.getTime() + 20 * 60_000).toISOString());
    const again = await app.signedIn('tataruang@contoh.test');
    const page = (await again.get(list)).body;
    const action = /action="(\/janji\/kehadiran\/[0-9a-f-]+)"/.exec(page)?.[1] ?? '';
    await again.post(action, { caseId: walk.caseId, state: 'came', hari: day, tempat: placeId });
    expect(textOf((await again.get(list)).body)).toContain('Datang');
  });

  it('is read page by page, searched and downloaded as it was asked for', async () => {
    const placeId = await place({ name: 'Loket Panjang', capacity: 60 });
    const [walk, other] = [await invited(), await invited()];
    const { startsAt } = await book(walk.caseId, walk.applicant, placeId, 1);
    const day = new Date(startsAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    // One file met again and again in the half hour before.
    const before = new Date(startsAt.getTime() - 30 * 60_000);
    const met = Array.from({ length: 50 }, (_, n) => ({
      id: newId(),
      place_id: placeId,
      case_id: other.caseId,
      starts_at: before,
      ends_at: startsAt,
      seat: n + 1,
      state: 'came',
      by_office: false,
      booked_at: before,
    }));
    await app.db.insertInto('appointments.booking').values(met).execute();
    const officer = await app.signedIn('tataruang@contoh.test');
    const list = `/janji?hari=${day}&tempat=${placeId}`;
    const first = (await officer.get(list)).body;
    expect(textOf(first)).toContain('51 janji');
    expect(first).not.toContain(walk.number);
    expect(first).toContain('halaman=2');
    expect((await officer.get(`${list}&halaman=2`)).body).toContain(walk.number);
    for (const asked of ['keadaan=booked', `q=${encodeURIComponent(walk.number.toLowerCase())}`]) {
      const found = (await officer.get(`${list}&${asked}`)).body;
      expect([found.includes(walk.number), found.includes(other.number)], asked).toEqual([true, false]);
      const csv = (await officer.get(`/janji/ekspor?hari=${day}&tempat=${placeId}&${asked}`)).body;
      expect([csv.includes(walk.number), csv.includes(other.number)], `${asked}, downloaded`).toEqual([true, false]);
    }
    expect(textOf((await officer.get(`${list}&q=tidak-ada`)).body)).toContain('Tidak ada janji yang cocok.');
  });
});
