import { formatTime } from '#i18n';
import { isDay, type PersonActor, refusalOf } from '#kernel';
import { transaction } from '#db';
import { agenciesOf } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { getPerson, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { type BookingRefusal, settleMeeting } from '../../book.ts';
import { aroundDay, meetingsOn } from '../../day-list.ts';
import type { AppointmentDeps } from '../../deps.ts';
import { appointmentPaths } from '../../paths.ts';
import { readMeetings } from '../../read.ts';
import { texts } from '../../texts/index.ts';
import { DayPage } from './page.tsx';

const Where = { hari: Type.Optional(Type.String({ maxLength: 10 })), tempat: Type.Optional(Type.String({ maxLength: 60 })) };
const Query = Type.Object({ ...Where, lang: Type.Optional(Type.String()) });
const BookingId = Type.Object({ bookingId: Type.String({ format: 'uuid' }) });
const Settled = Type.Object({ ...Where, caseId: Type.String({ format: 'uuid' }), state: Type.Enum(['came', 'missed']) });

/** The officers' list of a day, and whether people came. */
export function dayRoutes(app: WebApp, deps: AppointmentDeps): void {
  const config = { policy: 'officer' } as const;
  const dayIn = (hari: string | undefined) => (hari !== undefined && isDay(hari) ? hari : officeDay(deps.cases.clock.now()));

  const show = async (
    request: Request,
    reply: Reply,
    officer: PersonActor,
    where: { readonly hari?: string | undefined; readonly tempat?: string | undefined },
    errors: readonly FormError[] = [],
  ) => {
    const day = dayIn(where.hari);
    const placeId = where.tempat ?? '';
    const { places, rows } = await meetingsOn(deps, officer, { day, placeId });
    const page = <DayPage {...{ day, placeId, places, rows, errors, ...aroundDay(day) }} />;
    return render(request, reply, page, { title: texts(request.locale).day.title, status: errors.length > 0 ? 409 : 200 });
  };

  app.get(appointmentPaths.day.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, getPerson(request), request.query),
  );

  app.get(
    appointmentPaths.dayCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, importance: 'later', perMinute: 10 } },
    async (request, reply) => {
      const officer = getPerson(request);
      const day = dayIn(request.query.hari);
      const { rows } = await meetingsOn(deps, officer, { day, placeId: request.query.tempat ?? '' });
      await transaction(deps.cases.db, async (tx) => {
        const at = deps.cases.clock.now();
        for (const id of agenciesOf(officer))
          await appendAudit(tx, { actor: officer, action: 'appointments.export', subject: { type: 'agency', id }, detail: { day }, at });
      });
      const { day: m, states } = texts(request.locale);
      const lines = rows.map(({ booking, number, applicantName }) => [
        day,
        formatTime(booking.startsAt, request.locale),
        formatTime(booking.endsAt, request.locale),
        applicantName,
        number,
        booking.place.name,
        states[booking.state],
      ]);
      return sendCsv(reply, `janji-temu-${day}`, [[m.date, m.time, m.time, m.who, m.file, m.place, m.state], ...lines]);
    },
  );

  app.post(appointmentPaths.settle.pattern, { schema: { params: BookingId, body: Settled }, config }, async (request, reply) => {
    const officer = getPerson(request);
    const { caseId, state, ...where } = request.body;
    const meetings = await readMeetings(deps, caseId, officer);
    const { bookingId } = request.params;
    const refusal = await refusalOf<BookingRefusal>(() => settleMeeting(deps, meetings, { bookingId, state }));
    if (refusal) return show(request, reply, officer, where, [{ field: 'hari', message: texts(request.locale).wrong[refusal] }]);
    return reply.redirect(appointmentPaths.day({}, where), 303);
  });
}
