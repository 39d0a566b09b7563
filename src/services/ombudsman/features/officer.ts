import type { Db } from '#db';
import { type Actor, AppError, isOfficer, type PersonActor } from '#kernel';
import { authorise } from '#platform/access';
import { getPerson, type Request } from '#web';
import type { OmbudsmanDeps } from '../deps.ts';
import { type Seat, seatOfRole } from '../domain/seats.ts';
import { findOpen } from '../sealing/opened.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import { ticketIn } from './cookies.ts';

/** The seats somebody has by their offices here; none where they work elsewhere. */
export function seatsOf(actor: Actor | null, agencyId: string): readonly Seat[] {
  if (!isOfficer(actor)) return [];
  return actor.roles.flatMap(({ role, agencyId: at }) => {
    const seat = at === agencyId ? seatOfRole[role] : undefined;
    return seat ? [seat] : [];
  });
}

/** Somebody who sits here. Whoever does not is told nothing of what there is: NOT_FOUND. */
export function getSeated(request: Request, agencyId: string): { readonly actor: PersonActor; readonly sits: readonly Seat[] } {
  const actor = getPerson(request);
  const sits = seatsOf(actor, agencyId);
  if (sits.length === 0) throw new AppError('NOT_FOUND', { page: true });
  authorise(actor, 'matter-keys.hold', agencyId);
  return { actor, sits };
}

/** The key this officer has open in this browser; null where it is closed. */
export function findOpenKey(
  request: Request,
  { db, clock, agencyId }: Pick<OmbudsmanDeps, 'clock' | 'agencyId'> & { readonly db: Db },
): Promise<OpenedKey | null> {
  return findOpen(db, agencyId, getPerson(request).personId, ticketIn(request, 'key'), clock.now());
}
