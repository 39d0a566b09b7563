import { AppError, refusalOf } from '#kernel';
import type { Answers } from '#platform/forms';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { bookMeeting, type BookingRefusal, cancelMeeting } from '../../book.ts';
import type { AppointmentDeps } from '../../deps.ts';
import { calendarOf } from '../../ics.ts';
import { appointmentPaths } from '../../paths.ts';
import { freeSlots, type Meetings, readMeetings } from '../../read.ts';
import { texts } from '../../texts/index.ts';
import { BookPage, type BookPageProps } from './page.tsx';

const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });
const Where = {
  tempat: Type.Optional(Type.String({ maxLength: 60 })),
  minggu: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
};
const Query = Type.Object({
  ...Where,
  selesai: Type.Optional(Type.Enum(['booked', 'moved', 'cancelled'])),
  lang: Type.Optional(Type.String()),
});
const Chosen = Type.Object({ ...Where, slot: Type.Optional(Type.String({ maxLength: 40 })) });
const Cancelled = Type.Object({ reason: Type.Optional(Type.String({ maxLength: 5000 })) });

const LONGEST_REASON = 500;

/** Choosing, moving and cancelling a meeting, for the applicant and for officers of the agency. */
export function bookRoutes(app: WebApp, deps: AppointmentDeps): void {
  const config = { policy: 'signed-in', perMinute: 30 } as const;

  app.get(appointmentPaths.ofCase.pattern, { schema: { params: CaseId, querystring: Query }, config }, async (request, reply) => {
    const { selesai: done, ...where } = request.query;
    return show(request, reply, deps, await readMeetings(deps, request.params.caseId, getPerson(request)), { where, done });
  });

  app.post(appointmentPaths.ofCase.pattern, { schema: { params: CaseId, body: Chosen }, config }, async (request, reply) => {
    const { slot = '', ...where } = request.body;
    const meetings = await readMeetings(deps, request.params.caseId, getPerson(request));
    const m = texts(request.locale).wrong;
    const startsAt = new Date(slot);
    const again = (status: number, message: string) =>
      show(request, reply, deps, meetings, { where, chosen: slot, status, errors: [{ field: 'slot', message }] });
    if (slot === '' || Number.isNaN(startsAt.getTime())) return again(422, m.choose);
    const refusal = await refusalOf<BookingRefusal>(() => bookMeeting(deps, meetings, { placeId: where.tempat ?? '', startsAt }));
    if (refusal) return again(409, m[refusal]);
    return reply.redirect(appointmentPaths.ofCase({ caseId: meetings.view.id }, { selesai: meetings.standing ? 'moved' : 'booked' }), 303);
  });

  app.post(appointmentPaths.cancel.pattern, { schema: { params: CaseId, body: Cancelled }, config }, async (request, reply) => {
    const meetings = await readMeetings(deps, request.params.caseId, getPerson(request));
    const reason = (request.body.reason ?? '').trim();
    const m = texts(request.locale).wrong;
    const again = (status: number, message: string) =>
      show(request, reply, deps, meetings, { where: {}, reason, status, errors: [{ field: 'reason', message }] });
    if (reason === '') return again(422, m.reason);
    if (reason.length > LONGEST_REASON) return again(422, m.tooLong);
    const refusal = await refusalOf<BookingRefusal>(() => cancelMeeting(deps, meetings, reason));
    if (refusal) return again(409, m[refusal]);
    return reply.redirect(appointmentPaths.ofCase({ caseId: meetings.view.id }, { selesai: 'cancelled' }), 303);
  });

  app.get(appointmentPaths.calendar.pattern, { schema: { params: CaseId }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const meetings = await readMeetings(deps, request.params.caseId, getPerson(request));
    if (!meetings.standing) throw new AppError('NOT_FOUND', { why: 'no-meeting' });
    const { publicUrl, clock } = deps.cases;
    return reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="${meetings.view.number}.ics"`)
      .send(calendarOf(meetings, meetings.standing, { locale: request.locale, publicUrl, at: clock.now() }));
  });
}

interface Shown extends Partial<Pick<BookPageProps, 'done' | 'chosen' | 'reason'>> {
  readonly where: { readonly tempat?: string | undefined; readonly minggu?: string | undefined };
  readonly errors?: readonly FormError[];
  readonly status?: number;
}

async function show(
  request: Request,
  reply: Reply,
  { cases }: AppointmentDeps,
  meetings: Meetings,
  { where, errors = [], status = 200, ...shown }: Shown,
): Promise<Reply> {
  const { calendar } = meetings.view;
  const { places, slots } = await freeSlots(cases.db, meetings, cases.clock.now());
  const dayOf = (at: Date) => calendar.dateIn(at);
  const { service, state } = meetings.view;
  const wish = service.meetsAt?.(state.answers as Answers) ?? null;
  const wished = slots.find((slot) => places.some(({ id, kind }) => id === slot.placeId && kind === wish));
  // The place that was asked for, else the first one with a free time, of the kind that was wished for.
  const placeId = places.find(({ id }) => id === where.tempat)?.id ?? wished?.placeId ?? slots[0]?.placeId ?? places[0]?.id ?? '';
  const here = slots.filter((slot) => slot.placeId === placeId);
  const weeks = [...new Set(here.map(({ startsAt }) => calendar.mondayOf(dayOf(startsAt))))].sort();
  const week = weeks.findLast((first) => first <= (where.minggu ?? '')) ?? weeks[0] ?? dayOf(cases.clock.now());
  const next = calendar.addDays(week, 7);
  const shownSlots = here.filter(({ startsAt }) => dayOf(startsAt) >= week && dayOf(startsAt) < next);
  const page = <BookPage {...{ meetings, places, placeId, weeks, week, errors, ...shown }} slots={shownSlots} />;
  return render(request, reply, page, { title: `${texts(request.locale).title}, ${meetings.view.number}`, status });
}
