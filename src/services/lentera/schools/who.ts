import type { Db } from '#db';
import { AppError, type Clock, type PersonActor } from '#kernel';
import { officeDay } from '#platform/calendar';
import { getPerson, type Request } from '#web';
import { belongingOf } from './belonging-of.ts';
import type { Belonging } from './domain/belonging.ts';

interface Asked {
  readonly db: Db;
  readonly clock: Clock;
  readonly agencyId: string;
}

/** Somebody at a page of the schools: the actor, who they are to the schools, and today's day there. */
export interface Visit {
  readonly actor: PersonActor;
  readonly who: Belonging;
  /** YYYY-MM-DD */
  readonly today: string;
}

/**
 * Who asks. Whoever keeps a school's people or works for the city must have proved who they are by two factors; throws
 * SIGN_IN_REQUIRED where they have not.
 */
export async function visitOf({ db, clock, agencyId }: Asked, request: Request): Promise<Visit> {
  const actor = getPerson(request);
  const today = officeDay(clock.now());
  const who = await belongingOf(db, actor, agencyId, today);
  if (needsTwo(who) && !actor.strong) throw new AppError('SIGN_IN_REQUIRED', { why: 'second-factor' });
  return { actor, who, today };
}

function needsTwo({ city, places }: Belonging): boolean {
  return city !== null || places.some(({ role }) => role !== 'teacher');
}
