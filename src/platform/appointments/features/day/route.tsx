import { formatTime } from '#i18n';
import { isDay, refusalOf } from '#kernel';
import { transaction } from '#db';
import { agenciesOf } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { getPerson, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import { type BookingRefusal, settleMeeting } from '../../book.ts';
import { aroundDay, type DayFilter, meetingsOn, meetingStates } from '../../day-list.ts';
import type { AppointmentDeps } from '../../deps.ts';
import { appointmentPaths } from '../../paths.ts';
import { readMeetings } from '../../read.ts';
import { texts } from '../../texts/index.ts';
import { DayPage, MEETINGS_A_PAGE } from './page.tsx';

const Where = {
  hari: Type.Optional(Type.String({ maxLength: 10 })),
  tempat: Type.Optional(Type.String({ maxLength: 60 })),
  keadaan: Type.Optional(Type.Union([Type.Enum([...meetingStates]), Type.Literal('')])),
  q: Type.Optional(Type.String({ maxLength: 80 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
};
const Asked = Type.Object(Where);
const Query = Type.Object({ ...Where, lang: Type.Optional(Type.String()) });
const BookingId = Type.Object({ bookingId: Type.String({ format: 'uuid' }) });
const Settled = Type.Object({ ...Where, caseId: Type.String({ format: 'uuid' }), state: Type.Enum(['came', 'missed']) });

/** The officers' list of a day, and whether people came. */
export function dayRoutes(app: WebApp, deps: AppointmentDeps): void {
  const config = { policy: 'officer' } as const;
  const dayIn = (hari: string | undefined) => (hari !== undefined && isDay(hari) ? hari : officeDay(deps.cases.clock.now()));

  const filterOf = ({ hari, tempat = '', keadaan = '', q = '' }: Static<typeof Asked>): DayFilter => ({
    day: dayIn(hari),
    placeId: tempat,
    state: keadaan === '' ? null : keadaan,
    q,
  });

  const show = async (request: Request, reply: Reply, asked: Static<typeof Asked>, errors: readonly FormError[] = []) => {
    const filter = filterOf(asked);
    const { day } = filter;
    const { places, rows } = await meetingsOn(deps, getPerson(request), filter);
    const { halaman = 1, keadaan, ...rest } = asked;
    const where = { ...rest, hari: day, halaman, keadaan: keadaan === '' ? undefined : keadaan };
    // What was settled may have left the list: the last page there is.
    const page = Math.min(halaman, Math.max(1, Math.ceil(rows.length / MEETINGS_A_PAGE)));
    const shown = rows.slice((page - 1) * MEETINGS_A_PAGE, page * MEETINGS_A_PAGE);
    const props = { day, where, places, rows: shown, total: rows.length, page, errors, ...aroundDay(day) };
    return render(request, reply, <DayPage {...props} />, {
      title: texts(request.locale).day.title,
      status: errors.length > 0 ? 409 : 200,
    });
  };

  app.get(appointmentPaths.day.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.query),
  );

  app.get(
    appointmentPaths.dayCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, importance: 'later', perMinute: 10 } },
    async (request, reply) => {
      const officer = getPerson(request);
      const filter = filterOf(request.query);
      const { day } = filter;
      const { rows } = await meetingsOn(deps, officer, filter);
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
    if (refusal) return show(request, reply, where, [{ field: 'hari', message: texts(request.locale).wrong[refusal] }]);
    return reply.redirect(appointmentPaths.day({}, where), 303);
  });
}
