import { transaction, type Tx } from '#db';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { type CaseView, noteBeside, peopleConcerned, readCase } from '#platform/cases';
import type { Sweep } from '#platform/jobs';
import { notify } from '#platform/notifications';
import { rulesAt } from '#platform/rules';
import type { AppointmentDeps } from './deps.ts';
import { reminderHours } from './domain/rules.ts';
import { toApplicant } from './notices.ts';
import { appointmentPaths } from './paths.ts';
import { linesAt } from './queue/lines.ts';
import { numberMeetings } from './queue/serve.ts';
import { dropOldTickets } from './queue/tickets.ts';
import { listPlaces } from './store/places.ts';
import { type Booking, bookingsOf, settleBooking } from './store/bookings.ts';

const HOUR = 3_600_000;
/** As far ahead as the rule of reminders can reach. */
const FARTHEST = 168 * HOUR;
/** Looked at in one go; the next sweep takes the next ones. */
const MOST = 500;

const system = { kind: 'system', name: 'appointments' } as const;

/** Every five minutes: people are reminded of meetings ahead, and meetings no longer needed are called off. */
export function sweeps(deps: AppointmentDeps): readonly Sweep[] {
  return [
    { name: 'appointments.remind', cron: '*/5 * * * *', run: () => remindAll(deps) },
    { name: 'appointments.number', cron: '*/5 * * * *', run: () => numberAll(deps) },
    { name: 'appointments.forget-numbers', cron: '50 18 * * *', run: () => forgetNumbers(deps) },
  ];
}

/** Gives the meetings of the day their numbers in the queue, so that people read them beforehand. */
async function numberAll({ cases }: AppointmentDeps): Promise<void> {
  const { db, clock, registry } = cases;
  const places = await listPlaces(db, [...new Set(registry.all().map(({ agency }) => agency.id))], { activeOnly: true });
  const lines = await linesAt(
    db,
    places.map(({ id }) => id),
  );
  for (const { id } of places) await transaction(db, (tx) => numberMeetings(tx, id, lines, clock.now()));
}

/** Numbers name nobody; what is kept of them serves the figures of the year before. */
const KEPT_DAYS = 400;

async function forgetNumbers({ cases: { db, clock } }: AppointmentDeps): Promise<void> {
  await transaction(db, (tx) => dropOldTickets(tx, officeDay(new Date(clock.now().getTime() - KEPT_DAYS * 24 * HOUR))));
}

async function remindAll(deps: AppointmentDeps): Promise<void> {
  const { db, clock } = deps.cases;
  const now = clock.now();
  const rows = await db
    .selectFrom('appointments.booking')
    .select(['id', 'case_id as caseId'])
    .where('state', '=', 'booked')
    .where('starts_at', '>', now)
    .where('starts_at', '<=', new Date(now.getTime() + FARTHEST))
    .where('hours_told_at', 'is', null)
    .orderBy('starts_at')
    .limit(MOST)
    .execute();
  for (const { id, caseId } of rows) await remind(deps, id, await readCase(deps.cases, caseId, system), now);
}

async function remind({ cases }: AppointmentDeps, bookingId: string, view: CaseView, now: Date): Promise<void> {
  const rules = await rulesAt(cases.db, [reminderHours], { agencyId: view.agency.id, on: officeDay(now) });
  const { firstHours, lastHours } = rules.value(reminderHours);
  await transaction(cases.db, async (tx) => {
    if (!view.service.books?.includes(view.state.position?.desk ?? '')) return callOff(tx, cases, view, bookingId, now);
    const booking = (await bookingsOf(tx, view.id)).find(({ id }) => id === bookingId);
    if (booking?.state !== 'booked') return;
    const left = booking.startsAt.getTime() - now.getTime();
    const due = left <= lastHours * HOUR ? 'soon' : left <= firstHours * HOUR ? 'tomorrow' : null;
    if (due === null || !(await claim(tx, bookingId, due, now))) return;
    const facts = {
      number: view.number,
      service: view.service.title,
      startsAt: booking.startsAt,
      place: booking.place,
      by: '',
      reason: null,
    };
    const link = appointmentPaths.ofCase({ caseId: view.id });
    for (const personId of await peopleConcerned(tx, cases, view.id, 'applicant', { actor: '', at: now }))
      await notify(tx, { personId, notice: toApplicant[due], facts, link, about: view.number, at: now });
  });
}

/** Once for each reminder, whoever sweeps at the same time. The last one stands for the first. */
async function claim(tx: Tx, id: string, due: 'soon' | 'tomorrow', at: Date): Promise<boolean> {
  const column = due === 'soon' ? 'hours_told_at' : 'day_told_at';
  const claimed = await tx
    .updateTable('appointments.booking')
    .set({ [column]: at })
    .where('id', '=', id)
    .where('state', '=', 'booked')
    .where(column, 'is', null)
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** A meeting of a case that went on without it, so that others can have the time. */
async function callOff(tx: Tx, cases: AppointmentDeps['cases'], view: CaseView, bookingId: string, at: Date): Promise<void> {
  await noteBeside(tx, cases, system, { caseId: view.id, key: `meeting:${bookingId}:off`, note: 'meeting-cancelled' });
  const booking: Booking | undefined = (await bookingsOf(tx, view.id)).find(({ id }) => id === bookingId);
  if (booking?.state !== 'booked') return;
  await settleBooking(tx, bookingId, { state: 'cancelled', at });
  const detail = { booking: bookingId, why: 'not-needed' };
  await appendAudit(tx, { actor: system, action: 'appointments.cancel', subject: { type: 'case', id: view.id }, detail, at });
}
