import { type Db, transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { type CardPassword, namedAccounts, openNamedAccount, renewFirstPassword } from '#platform/identity';
import type { LenteraDeps } from '../deps.ts';
import { userNameFor } from './domain/user-name-for.ts';
import { type Student, studentsIn } from './students.ts';

/** How a student stands with their card. */
export type CardState = 'none' | 'printed' | 'signed-in';

export interface CardLine {
  readonly student: Student;
  readonly state: CardState;
  readonly username: string | null;
}

/** The students of a class, and how each stands with their card. */
export async function cardLines(db: Db, classId: string): Promise<readonly CardLine[]> {
  const students = await studentsIn(db, classId);
  const accounts = new Map(
    (
      await namedAccounts(
        db,
        students.flatMap(({ personId }) => personId ?? []),
      )
    ).map((one) => [one.personId, one]),
  );
  return students.map((student) => {
    const account = student.personId === null ? undefined : accounts.get(student.personId);
    const state = student.personId === null ? 'none' : account?.unused ? 'printed' : 'signed-in';
    return { student, state, username: account?.username ?? null };
  });
}

/** A card as it was printed: what stands on it is known now and never again. */
export interface PrintedCard {
  readonly student: Student;
  readonly username: string;
  readonly password: string;
}

/**
 * Prints cards of a class: an account is opened for whoever has none, and whoever has one is given a new password, so that the
 * card before holds no longer. `chosen`: ids of students; those who have signed in already are printed for only when chosen
 * with `renew`. Throws ACTION_NOT_ALLOWED (`nobody`).
 */
export async function printCards(
  { db, clock, newCardPassword }: LenteraDeps,
  actor: PersonActor,
  { classId, chosen, renew }: { readonly classId: string; readonly chosen: readonly string[]; readonly renew: boolean },
): Promise<readonly PrintedCard[]> {
  const wanted = (await cardLines(db, classId)).filter(
    ({ student, state }) => chosen.includes(student.id) && (state !== 'signed-in' || renew),
  );
  if (wanted.length === 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nobody' });
  // Hashing takes its time; nothing is held meanwhile.
  const passwords = await Promise.all(wanted.map(() => newCardPassword()));
  const at = clock.now();
  return transaction(db, async (tx) => {
    const printed: PrintedCard[] = [];
    for (const [nth, { student, username }] of wanted.entries()) {
      const { shown, hash } = passwords[nth] as CardPassword;
      if (student.personId !== null && username !== null) {
        await renewFirstPassword(tx, { personId: student.personId, hash }, at);
        printed.push({ student, username, password: shown });
        continue;
      }
      // Somebody else printed for the same student meanwhile: theirs is the card.
      const free = await tx
        .selectFrom('lentera.student')
        .select('id')
        .where('id', '=', student.id)
        .where('person_id', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (!free) continue;
      const opened = await openFree(tx, student.name, hash, at);
      await tieStudent(tx, { studentId: student.id, personId: opened.personId }, at);
      printed.push({ student, username: opened.username, password: shown });
    }
    const detail = { students: printed.map(({ student }) => student.id), renewed: wanted.filter(({ state }) => state !== 'none').length };
    await appendAudit(tx, { actor, action: 'lentera.print-cards', subject: { type: 'class', id: classId }, detail, at });
    return printed;
  });
}

/** Makes an account the one a student signs in by. */
export async function tieStudent(
  tx: Tx,
  { studentId, personId }: { readonly studentId: string; readonly personId: string },
  at: Date,
): Promise<void> {
  await tx.updateTable('lentera.student').set({ person_id: personId, changed_at: at }).where('id', '=', studentId).execute();
}

const DRAWS = 20;

async function openFree(tx: Tx, name: string, hash: string, at: Date) {
  for (let draw = 1; ; draw++) {
    const username = userNameFor(name);
    try {
      return { username, personId: await openNamedAccount(tx, { name, username, hash }, at) };
    } catch (error) {
      const taken = error instanceof AppError && error.detail.reason === 'name-taken';
      if (!taken || draw === DRAWS) throw error;
    }
  }
}
