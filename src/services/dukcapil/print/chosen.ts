import { transaction, type Tx } from '#db';
import { AppError, type PersonActor, readNik } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { peopleConcerned, readCase, trackCase } from '#platform/cases';
import { notify } from '#platform/notifications';
import { rulesAt } from '#platform/rules';
import { printBeside } from './beside.ts';
import type { PrintDeps, Printing } from './links.ts';
import { pinChosen } from './notice.ts';
import { printTerms } from './rule.ts';
import { chosenHash, same } from './secrets.ts';

/** Who somebody says they are: number and tracking code of the case, and two numbers that were answered there. */
export interface Proof {
  readonly number: string;
  readonly secret: string;
  readonly nik: string;
  readonly kk: string;
}

/** Why no PIN was chosen. `unproven` says nothing about which of the four was wrong, nor whether there is such a case. */
export type ChoiceRefusal = 'unproven' | 'locked' | 'too-late' | 'chosen' | 'weak';

const page = { kind: 'system', name: 'print' } as const;

/**
 * Chooses the PIN a document will be printed by, for whoever has no account to read one on. Only before any link of the
 * case went out: whoever finds a link finds a chat with everything that was said in it, and must not choose one then. Null
 * where it was chosen. Five failed proofs close this way; the counter stays.
 */
export async function choosePin(deps: PrintDeps, proof: Proof, pin: string): Promise<ChoiceRefusal | null> {
  const { cases } = deps;
  const tracked = await trackCase(cases, proof.number, proof.secret).catch(() => null);
  if (!tracked?.service.beside?.includes(printBeside)) return 'unproven';
  const { id } = tracked;
  const at = cases.clock.now();
  const view = await readCase(cases, id, page);
  const rules = await rulesAt(cases.db, [printTerms], { agencyId: view.agency.id, on: officeDay(at) });
  const { attempts } = rules.value(printTerms);
  return transaction(cases.db, async (tx) => {
    // Tries at once take turns, so that five are five.
    await tx
      .insertInto('dukcapil.print_pin')
      .values({ case_id: id })
      .onConflict((on) => on.doNothing())
      .execute();
    const row = await tx.selectFrom('dukcapil.print_pin').selectAll().where('case_id', '=', id).forUpdate().executeTakeFirstOrThrow();
    if (row.tries >= attempts) return 'locked';
    if (!answersAre(view.state.answers, proof)) {
      await tx
        .updateTable('dukcapil.print_pin')
        .set({ tries: row.tries + 1 })
        .where('case_id', '=', id)
        .execute();
      await appendAudit(tx, {
        actor: page,
        action: 'dukcapil.pin-unproven',
        subject: { type: 'case', id },
        detail: { tries: row.tries + 1 },
        at,
      });
      return 'unproven';
    }
    if (row.pin_hash !== null) return 'chosen';
    if (await hadLink(tx, id)) return 'too-late';
    if (isWeak(pin, proof.nik)) return 'weak';
    const chosen = { pin_hash: chosenHash(cases.secret, id, pin), chosen_at: at, tries: 0 };
    await tx.updateTable('dukcapil.print_pin').set(chosen).where('case_id', '=', id).execute();
    await appendAudit(tx, { actor: page, action: 'dukcapil.pin-chosen', subject: { type: 'case', id }, at });
    for (const personId of await peopleConcerned(tx, cases, id, 'applicant', { actor: '', at }))
      await notify(tx, { personId, notice: pinChosen, facts: { number: view.number }, about: view.number, at });
    return null;
  });
}

function answersAre(answers: Readonly<Record<string, unknown>>, { nik, kk }: Proof): boolean {
  const given = answers.applicant as { readonly nik?: string; readonly kk?: string } | undefined;
  const [typedNik, typedKk] = [readNik(nik), readNik(kk)];
  // Both are compared, whatever the first one says.
  const fits = [same(given?.nik ?? '', typedNik ?? '-'), same(given?.kk ?? '', typedKk ?? '-')];
  return fits.every(Boolean);
}

async function hadLink(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.selectFrom('dukcapil.print_link').select('id').where('case_id', '=', caseId).limit(1).executeTakeFirst()) !== undefined;
}

/** What is tried first: one digit, digits in a row, or the birthday in the NIK. */
export function isWeak(pin: string, nik: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]));
  const birth = nik.replace(/\D/g, '').slice(6, 12);
  const day = String(Number(birth.slice(0, 2)) % 40).padStart(2, '0') + birth.slice(2);
  return new Set(steps).size === 1 && Math.abs(steps[0] ?? 0) <= 1 ? true : [birth, day].includes(pin);
}

/** Forgets the chosen PIN: an officer saw who asks, or its owner has another way. Throws ACTION_NOT_ALLOWED without one. */
export async function forgetPin({ cases }: PrintDeps, { view }: Printing, actor: PersonActor): Promise<void> {
  const at = cases.clock.now();
  await transaction(cases.db, async (tx) => {
    const { numDeletedRows: n } = await tx.deleteFrom('dukcapil.print_pin').where('case_id', '=', view.id).executeTakeFirstOrThrow();
    if (n === 0n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'no-chosen-pin' });
    await appendAudit(tx, { actor, action: 'dukcapil.pin-forgotten', subject: { type: 'case', id: view.id }, at });
  });
}
