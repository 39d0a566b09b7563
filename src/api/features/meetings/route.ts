import {
  bookMeeting,
  type Booking,
  cancelMeeting,
  freeSlots,
  type Meetings,
  meetingsOn,
  readMeetings,
  settleMeeting,
} from '#platform/appointments';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { getPerson, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { Day, Id, Instant, nullable } from '../../schemas/basics.ts';
import { about } from '../said.ts';

const CaseId = Type.Object({ caseId: Id });

const MeetingPlace = Type.Object(
  { id: Id, name: Type.String(), kind: Type.Enum(['office', 'field', 'video']), whereabouts: Type.String() },
  { title: 'MeetingPlace' },
);

const Meeting = Type.Object(
  {
    id: Id,
    place: MeetingPlace,
    startsAt: Instant,
    endsAt: Instant,
    state: Type.Enum(['booked', 'moved', 'cancelled', 'came', 'missed']),
    reason: nullable(Type.String()),
    byOffice: Type.Boolean(),
  },
  { title: 'Meeting' },
);

const CaseMeetings = Type.Object(
  {
    open: Type.Enum(['open', 'not-now', 'missed-too-often'], { description: 'Whether a time can be booked now.' }),
    standing: nullable(Meeting),
    earlier: Type.Array(Meeting),
  },
  { title: 'CaseMeetings' },
);

const FreeSlot = Type.Object({ place: Id, startsAt: Instant, endsAt: Instant, free: Type.Integer() }, { title: 'FreeSlot' });
const Offered = Type.Object({ places: Type.Array(MeetingPlace), slots: Type.Array(FreeSlot) }, { title: 'MeetingSlots' });
const DayMeeting = Type.Object(
  { ...Meeting.properties, caseId: Id, number: Type.String(), applicantName: Type.String() },
  { title: 'DayMeeting' },
);

/** Meetings of a case, and an office's meetings of a day: through the functions the pages call. */
export function meetingRoutes(app: WebApp, { cases, clock }: ApiDeps): void {
  const policy = 'signed-in' as const;
  const scope = 'cases:act';
  const deps = { cases };
  const meetingsIn = (request: Request) => readMeetings(deps, (request.params as { caseId: string }).caseId, getPerson(request));

  app.get(
    apiPaths.meetings.pattern,
    {
      schema: { params: CaseId, response: { 200: CaseMeetings } },
      config: {
        policy,
        operation: about('meetings', 'getMeetings', ['Janji temu satu berkas', 'Meetings of a case'], { scope: 'cases:read' }),
      },
    },
    async (request) => present(await meetingsIn(request)),
  );

  app.get(
    apiPaths.meetingSlots.pattern,
    {
      schema: { params: CaseId, response: { 200: Offered } },
      config: {
        policy,
        operation: about('meetings', 'listMeetingSlots', ['Waktu yang masih kosong', 'Times that are free'], { scope: 'cases:read' }),
      },
    },
    async (request) => {
      const { places, slots } = await freeSlots(cases.db, await meetingsIn(request), clock.now());
      return {
        places: places.map(({ id, name, kind, whereabouts }) => ({ id, name, kind, whereabouts })),
        slots: slots.map(({ placeId, startsAt, endsAt, free }) => ({ place: placeId, startsAt: iso(startsAt), endsAt: iso(endsAt), free })),
      };
    },
  );

  app.put(
    apiPaths.meeting.pattern,
    {
      schema: { params: CaseId, body: Type.Object({ place: Id, startsAt: Instant }), response: { 200: CaseMeetings } },
      config: {
        policy,
        perMinute: 30,
        operation: about('meetings', 'bookMeeting', ['Pesan atau pindahkan janji temu', 'Book or move the meeting'], { scope }),
      },
    },
    async (request) => {
      const { place, startsAt } = request.body;
      await bookMeeting(deps, await meetingsIn(request), { placeId: place, startsAt: new Date(startsAt) });
      return present(await meetingsIn(request));
    },
  );

  app.post(
    apiPaths.cancelMeeting.pattern,
    {
      schema: {
        params: CaseId,
        body: Type.Object({ reason: Type.String({ maxLength: 500, description: 'Read by the other side; never empty.' }) }),
        response: { 200: CaseMeetings },
      },
      config: {
        policy,
        perMinute: 30,
        operation: about('meetings', 'cancelMeeting', ['Batalkan janji temu', 'Cancel the meeting'], { scope }),
      },
    },
    async (request) => {
      const meetings = await meetingsIn(request);
      const reason = request.body.reason.trim();
      if (reason === '')
        throw new AppError('INVALID_INPUT', { fields: [{ field: 'reason', message: 'Tulis alasannya.', en: 'Write the reason.' }] });
      await cancelMeeting(deps, meetings, reason);
      return present(await meetingsIn(request));
    },
  );

  app.get(
    apiPaths.deskMeetings.pattern,
    {
      schema: {
        querystring: Type.Object({ day: Type.Optional(Day), place: Type.Optional(Id) }),
        response: { 200: Type.Array(DayMeeting) },
      },
      config: {
        policy: 'officer',
        operation: about('meetings', 'listDayMeetings', ['Janji temu satu hari', 'Meetings of a day'], { scope: 'cases:read' }),
      },
    },
    async (request) => {
      const { day = officeDay(clock.now()), place = '' } = request.query;
      const { rows } = await meetingsOn(deps, getPerson(request), { day, placeId: place });
      return rows.map(({ booking, number, applicantName }) => ({ ...presentOne(booking), caseId: booking.caseId, number, applicantName }));
    },
  );

  app.post(
    apiPaths.settleMeeting.pattern,
    {
      schema: {
        params: Type.Object({ caseId: Id, meetingId: Id }),
        body: Type.Object({ state: Type.Enum(['came', 'missed']) }),
        response: { 200: CaseMeetings },
      },
      config: {
        policy: 'officer',
        operation: about('meetings', 'settleMeeting', ['Catat kehadiran', 'Note whether somebody came'], { scope }),
      },
    },
    async (request) => {
      await settleMeeting(deps, await meetingsIn(request), { bookingId: request.params.meetingId, state: request.body.state });
      return present(await meetingsIn(request));
    },
  );
}

function present({ open, standing, earlier }: Meetings) {
  return { open, standing: standing && presentOne(standing), earlier: earlier.map(presentOne) };
}

/** The video room stays with the page, which shows it shortly before the time. */
function presentOne({ id, placeId, startsAt, endsAt, state, reason, byOffice, place: { name, kind, whereabouts } }: Booking) {
  return { id, place: { id: placeId, name, kind, whereabouts }, startsAt: iso(startsAt), endsAt: iso(endsAt), state, reason, byOffice };
}

const iso = (at: Date) => at.toISOString();
