import { transaction, type Tx } from '#db';
import { AppError, type Clock, newId, type PersonActor } from '#kernel';
import type { Db } from '#db';
import { appendAudit } from '#platform/audit';
import { closeLine, insertLine, type Line } from './queue/lines.ts';
import { type Closure, deleteClosure, getPlace, holdPlace, insertClosure, insertPlace, type Place, updatePlace } from './store/places.ts';

interface Keeping {
  readonly db: Db;
  readonly clock: Clock;
}

/** Opens a place to be met at; its id. The caller has seen that the officer may keep places of that agency. */
export async function addPlace({ db, clock }: Keeping, actor: PersonActor, place: Omit<Place, 'id' | 'version'>): Promise<string> {
  const id = newId();
  const at = clock.now();
  await transaction(db, async (tx) => {
    await insertPlace(tx, { ...place, id }, at);
    await note(tx, actor, 'appointments.open-place', id, { name: place.name, agency: place.agencyId }, at);
  });
  return id;
}

/**
 * Changes a place. Meetings that stand keep their time; a smaller capacity holds from the next booking on. Throws CONFLICT
 * where somebody else changed it since.
 */
export async function changePlace({ db, clock }: Keeping, actor: PersonActor, place: Place): Promise<void> {
  await transaction(db, async (tx) => {
    await updatePlace(tx, place);
    const { name, minutes, capacity, active } = place;
    await note(tx, actor, 'appointments.change-place', place.id, { name, minutes, capacity, active }, clock.now());
  });
}

/** Closes a place for a day or part of one. Meetings that stand then are to be moved by whoever closes it. */
export async function addClosure(
  { db, clock }: Keeping,
  actor: PersonActor,
  agencyId: string,
  closure: Omit<Closure, 'id'>,
): Promise<void> {
  const at = clock.now();
  await transaction(db, async (tx) => {
    await holdPlace(tx, closure.placeId, agencyId);
    await insertClosure(tx, { ...closure, id: newId() }, at);
    const { day, from, to } = closure;
    await note(tx, actor, 'appointments.close-place', closure.placeId, { day, from, to }, at);
  });
}

/** Opens a place again that was closed for a time. Throws NOT_FOUND. */
export async function removeClosure(
  { db, clock }: Keeping,
  actor: PersonActor,
  { placeId, closureId, agencyIds }: { readonly placeId: string; readonly closureId: string; readonly agencyIds: readonly string[] },
): Promise<void> {
  await transaction(db, async (tx) => {
    await getPlace(tx, placeId, agencyIds);
    if (!(await deleteClosure(tx, closureId, placeId))) throw new AppError('NOT_FOUND', { closure: closureId });
    await note(tx, actor, 'appointments.reopen-place', placeId, { closure: closureId }, clock.now());
  });
}

/** Opens a line of a place's queue; false where its letter is taken there, or another line has the bookings. */
export async function addLine({ db, clock }: Keeping, actor: PersonActor, line: Omit<Line, 'id' | 'active'>): Promise<boolean> {
  const at = clock.now();
  return transaction(db, async (tx) => {
    const entered = await insertLine(tx, line, at);
    if (entered) await note(tx, actor, 'appointments.open-line', line.placeId, { letter: line.letter }, at);
    return entered;
  });
}

/** Gives no more numbers of a line; those that were given are still called. Throws NOT_FOUND. */
export async function endLine({ db, clock }: Keeping, actor: PersonActor, of: { readonly placeId: string; readonly lineId: string }) {
  await transaction(db, async (tx) => {
    await closeLine(tx, of.lineId, of.placeId);
    await note(tx, actor, 'appointments.close-line', of.placeId, { line: of.lineId }, clock.now());
  });
}

async function note(tx: Tx, actor: PersonActor, action: string, id: string, detail: Readonly<Record<string, unknown>>, at: Date) {
  await appendAudit(tx, { actor, action, subject: { type: 'meeting-place', id }, detail, at });
}
