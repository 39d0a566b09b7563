import type { Db, Tx } from '#db';
import { officersAt } from '#platform/access';
import { decidesIdentity, seatOfRole, worksMatters, type Seat } from '../domain/seats.ts';
import type { Lock } from './locks.ts';
import { keysAt, type OfficerKey, trustedKeys } from './officer-keys.ts';

/** A key something may be sealed to today, with the seats its holder still has. */
export interface Recipient extends OfficerKey {
  readonly name: string;
  readonly sits: readonly Seat[];
}

/**
 * Whose key something may be sealed to on a day: a head admitted it, and its holder still has the office. Neither the
 * database alone nor whoever gives out offices alone can add anybody.
 */
export async function recipientsAt(db: Db | Tx, agencyId: string, on: string): Promise<readonly Recipient[]> {
  const [keys, officers] = [await keysAt(db, agencyId), await officersAt(db, agencyId, on)];
  return (await trustedKeys(keys)).flatMap((key) => {
    const offices = officers.filter(({ personId }) => personId === key.personId);
    const sits = key.seats.filter((seat) => offices.some(({ role }) => seatOfRole[role] === seat));
    const [office] = offices;
    return office && sits.length > 0 ? [{ ...key, name: office.name, sits }] : [];
  });
}

/** The locks somebody of these seats is given where they work on a matter. */
export function locksFor(sits: readonly Seat[]): readonly Lock[] {
  if (!worksMatters(sits)) return [];
  return ['shared', 'office', decidesIdentity(sits) ? 'identity-second' : 'identity-first'];
}

/**
 * Who a new matter is sealed to: whoever takes matters in, and whoever decides; none of whom it touches. Where nobody is
 * left to take it in, every assistant is. Null where no two different people could open the identity together: then the
 * office takes nothing in.
 */
export function firstHolders(all: readonly Recipient[], excluded: readonly string[]): readonly Recipient[] | null {
  const free = all.filter(({ personId, sits }) => !excluded.includes(personId) && worksMatters(sits));
  const deciders = free.filter(({ sits }) => decidesIdentity(sits));
  const others = free.filter(({ sits }) => !decidesIdentity(sits));
  const intake = others.filter(({ sits }) => sits.includes('intake'));
  const workers = intake.length > 0 ? intake : others;
  return deciders.length > 0 && workers.length > 0 ? [...workers, ...deciders] : null;
}
