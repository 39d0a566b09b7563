import type { Tx } from '#db';
import type { Text } from '#i18n';
import type { PersonActor } from '#kernel';
import { type CasesDeps, myCases } from '#platform/cases';
import { bookIn, type BookingRefusal, cancelIn } from './book.ts';
import { meetingsOf } from './beside.ts';
import { freeSlots, type Meetings, readMeetings } from './read.ts';
import type { Booking } from './store/bookings.ts';

/** Most applications looked through for a meeting. */
const MOST = 50;

/** A time and where. */
interface Time {
  readonly placeId: string;
  readonly place: string;
  readonly whereabouts: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** An application whose applicant meets the office: when, or still to be chosen. */
interface Meeting {
  readonly caseId: string;
  readonly number: string;
  readonly title: Text;
  readonly standing: Time | null;
  readonly open: Meetings['open'];
}

type Refused = { readonly kind: 'refused'; readonly why: BookingRefusal };
type Done = { readonly kind: 'booked' | 'moved' | 'cancelled'; readonly time: Time };

/**
 * Times to meet the office for whoever writes in a chat, of what they sent themselves or as whom they are there. What cannot
 * be had is said before anything is written; who is beaten to it in that very moment is asked again when the message is.
 */
export const meetingsInChats = (cases: CasesDeps) => {
  const read = (tx: Tx, actor: PersonActor, caseId: string) => readMeetings({ cases: { ...cases, db: tx } }, caseId, actor);
  const timesOf = async (tx: Tx, meetings: Meetings): Promise<readonly Time[]> => {
    const { places, slots } = await freeSlots(tx, meetings, cases.clock.now());
    const named = new Map(places.map((place) => [place.id, place]));
    return slots.flatMap(({ placeId, startsAt, endsAt }) => {
      const place = named.get(placeId);
      return place ? [{ placeId, place: place.name, whereabouts: place.whereabouts, startsAt, endsAt }] : [];
    });
  };
  return {
    /** Applications for which a time is to be chosen, or stands, the newest first. */
    meetings: async (tx: Tx, actor: PersonActor): Promise<readonly Meeting[]> => {
      const { rows } = await myCases(tx, actor, { limit: MOST, offset: 0 }, { open: true });
      const due = rows.filter(({ service, desk }) => {
        const of = cases.registry.get(service);
        return meetingsOf(of) !== undefined && of.books?.includes(desk ?? '');
      });
      const all = await Promise.all(due.map(({ id }) => read(tx, actor, id)));
      return all.map(({ view, standing, open }) => ({
        caseId: view.id,
        number: view.number,
        title: view.service.title,
        standing: standing && timeOf(standing),
        open,
      }));
    },

    times: async (tx: Tx, actor: PersonActor, caseId: string): Promise<readonly Time[]> => timesOf(tx, await read(tx, actor, caseId)),

    book: async (
      tx: Tx,
      actor: PersonActor,
      { caseId, placeId, startsAt }: { readonly caseId: string; readonly placeId: string; readonly startsAt: Date },
    ): Promise<Done | Refused> => {
      const meetings = await read(tx, actor, caseId);
      if (meetings.open !== 'open') return { kind: 'refused', why: meetings.open };
      const same = (one: { readonly placeId: string; readonly startsAt: Date }) =>
        one.placeId === placeId && one.startsAt.getTime() === startsAt.getTime();
      const { standing } = meetings;
      // The same button pressed twice books once.
      if (standing && same(standing)) return { kind: 'booked', time: timeOf(standing) };
      const time = (await timesOf(tx, meetings)).find(same);
      if (!time) return { kind: 'refused', why: 'taken' };
      await bookIn(tx, { cases }, meetings, { placeId, startsAt, answered: true });
      return { kind: standing ? 'moved' : 'booked', time };
    },

    cancel: async (tx: Tx, actor: PersonActor, caseId: string, reason: string): Promise<Done | Refused> => {
      const meetings = await read(tx, actor, caseId);
      const { standing } = meetings;
      if (!standing) return { kind: 'refused', why: 'nothing-booked' };
      await cancelIn(tx, { cases }, meetings, { reason, answered: true });
      return { kind: 'cancelled', time: timeOf(standing) };
    },
  };
};

function timeOf({ placeId, place, startsAt, endsAt }: Booking): Time {
  return { placeId, place: place.name, whereabouts: place.whereabouts, startsAt, endsAt };
}
