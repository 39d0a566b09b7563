import type { Db } from '#db';
import { formatDateTime, type Locale } from '#i18n';
import type { BesideAt, BesideNow } from '#platform/cases';
import { rulesAt } from '#platform/rules';
import { meetingsOf } from './beside.ts';
import { appointmentRules } from './domain/rules.ts';
import { opennessOf } from './read.ts';
import { bookingsOf } from './store/bookings.ts';
import { texts } from './texts/index.ts';

/** How the meeting of a case stands: when it is, or who still has to choose a time. Nothing where none is due. */
export async function meetingNow(db: Db, { caseId, agencyId, service, state, side, today }: BesideAt): Promise<readonly BesideNow[]> {
  const of = meetingsOf(service);
  if (!of || !service.books) return [];
  const all = await bookingsOf(db, caseId);
  const standing = all.find((one) => one.state === 'booked');
  if (standing) {
    const says = (locale: Locale) => `${formatDateTime(standing.startsAt, locale)}, ${standing.place.name}`;
    return [{ of, says, waits: false }];
  }
  if (isArranged({ service, state })) return [];
  const rules = await rulesAt(db, appointmentRules, { agencyId, on: today });
  const open = opennessOf({ service, state }, side, all, rules);
  if (open === 'not-now') return [];
  const waits = side === 'applicant' && open === 'open';
  return [{ of, says: (locale) => texts(locale).now[side === 'office' ? 'office' : open], waits }];
}

/** Whether the office set a time itself since the case lies where it lies. */
function isArranged({ service: { arranges = [] }, state: { position, records } }: Pick<BesideAt, 'service' | 'state'>): boolean {
  return position !== null && records.some(({ name, at }) => arranges.includes(name) && at >= position.since);
}
