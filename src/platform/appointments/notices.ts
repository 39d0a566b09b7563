import type { Tx } from '#db';
import { formatDateTime, type Locale, type Text } from '#i18n';
import type { PersonActor } from '#kernel';
import { casePaths, type CasesDeps, type CaseView, peopleConcerned } from '#platform/cases';
import { defineNotice, type Notice, notify } from '#platform/notifications';
import { calendarOf, type MeetingTime } from './ics.ts';
import { appointmentPaths } from './paths.ts';
import type { BookingSide } from './read.ts';
import type { Booking } from './store/bookings.ts';
import { texts } from './texts/index.ts';

/** What is said about a meeting. */
export interface MeetingFacts {
  readonly number: string;
  readonly service: Text;
  readonly startsAt: Date;
  readonly place: Pick<Booking['place'], 'name' | 'whereabouts' | 'kind'>;
  readonly by: string;
  readonly reason: string | null;
}

export type Did = 'booked' | 'moved' | 'cancelled' | 'missed' | 'tomorrow' | 'soon';

const say = (did: Did, facts: MeetingFacts, locale: Locale, to: BookingSide) => {
  const m = texts(locale).notices;
  const { number, service, startsAt, place, by, reason } = facts;
  const lines = [
    m[did].lead({ service: service(locale), number, by }),
    m.when(formatDateTime(startsAt, locale)),
    m.where(place.name, place.whereabouts),
    ...(reason === null || reason === '' ? [] : [m.reason(reason)]),
  ].filter((line) => line !== '');
  const told = { subject: m[did].subject(number), body: lines.join('\n') };
  return to === 'office' ? told : { ...told, body: [...lines, m[did].then].join('\n'), inChat: told.body };
};

const noticeOf = (did: Did, to: BookingSide): Notice<MeetingFacts> =>
  defineNotice(`appointments.${did}${to === 'office' ? '-office' : ''}`, to === 'office' ? 'desk' : 'todo', (facts, locale) =>
    say(did, facts, locale, to),
  );

/** What the applicant hears of. */
export const toApplicant = {
  booked: noticeOf('booked', 'applicant'),
  moved: noticeOf('moved', 'applicant'),
  cancelled: noticeOf('cancelled', 'applicant'),
  missed: noticeOf('missed', 'applicant'),
  tomorrow: noticeOf('tomorrow', 'applicant'),
  soon: noticeOf('soon', 'applicant'),
} as const;

/** What officers hear of. */
const toOffice = {
  booked: noticeOf('booked', 'office'),
  moved: noticeOf('moved', 'office'),
  cancelled: noticeOf('cancelled', 'office'),
} as const;

interface Telling {
  readonly view: CaseView;
  readonly reader: PersonActor;
  readonly side: BookingSide;
  readonly did: 'booked' | 'moved' | 'cancelled' | 'missed';
  readonly booking: MeetingTime;
  readonly reason: string | null;
  /** Whether whoever did it has the answer before them, as in a chat: then it is their receipt. */
  readonly answered?: boolean;
  readonly at: Date;
}

/**
 * Tells the other side what was done. The applicant hears of what they did themselves too: it is their receipt, and brings
 * the meeting into their calendar, or out of it.
 */
export async function tellOfMeeting(
  tx: Tx,
  cases: CasesDeps,
  { view, reader, side, did, booking, reason, answered = false, at }: Telling,
): Promise<void> {
  const { id: caseId, number, service } = view;
  const facts = { number, service: service.title, startsAt: booking.startsAt, place: booking.place, by: reader.name, reason };
  const about = number;
  const calendar = (locale: Locale) => calendarOf({ view }, booking, { locale, publicUrl: cases.publicUrl, at, off: did === 'cancelled' });
  const toThem = {
    notice: toApplicant[did],
    facts,
    link: appointmentPaths.ofCase({ caseId }),
    about,
    at,
    ...(did !== 'missed' && { calendar }),
  };
  for (const personId of await peopleConcerned(tx, cases, caseId, 'applicant', { actor: answered ? reader.personId : '', at }))
    await notify(tx, { personId, ...toThem });
  if (side === 'office' || did === 'missed') return;
  const toOfficers = { notice: toOffice[did], facts, link: casePaths.deskCase({ caseId }), about, at };
  for (const personId of await peopleConcerned(tx, cases, caseId, 'office', { actor: reader.personId, at }))
    await notify(tx, { personId, ...toOfficers });
}
