import { transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { authorise } from '#platform/access';
import { type Answers, type Consent, DRAFT_DAYS } from '#platform/forms';
import { dropNamed, getPersonById } from '#platform/identity';
import type { RuleBook } from '#platform/rules';
import { submitCase } from '../act/submit.ts';
import type { ServiceDefinition } from '../domain/definition.ts';
import { namedHelper } from './brought-by.ts';
import { casePaths } from '../paths.ts';
import { trackingSecret } from '../store/secrets.ts';
import { findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';

interface ForPerson {
  readonly service: ServiceDefinition;
  readonly agencyId: string;
  readonly answers: Answers;
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly rules: RuleBook;
  readonly draftId: string;
  readonly counter: { readonly personId: string; readonly consent: Consent };
}

/** Makes the case of a draft filled in at the counter: the person's, opened by the officer, with how they agreed. */
export async function sendForPerson(tx: Tx, deps: CasesDeps, officer: PersonActor, { draftId, counter, ...sent }: ForPerson) {
  authorise(officer, 'cases.assist', sent.agencyId);
  const { id: personId, userId, name, email } = await getPersonById(tx, counter.personId);
  if (userId !== null && counter.consent.way === 'paper') throw new AppError('ACTION_NOT_ALLOWED', { why: 'consent' });
  const actor: PersonActor = {
    kind: 'person',
    personId,
    accountId: userId ?? personId,
    name,
    email: email ?? '',
    roles: [],
    strong: false,
  };
  const helperId = await namedHelper(tx, draftId);
  const { caseId } = await submitCase(tx, deps, {
    ...sent,
    actor,
    openedBy: officer,
    helperId,
    consent: counter.consent,
    idempotencyKey: draftId,
  });
  const done = { case_id: caseId, email: null, code_hash: null };
  await tx.updateTable('cases.counter').set(done).where('draft_id', '=', draftId).execute();
  return { caseId, href: casePaths.counterDone({ caseId }) };
}

/** What an officer hands over at the end. Throws NOT_FOUND for a case they did not open, or opened before today. */
export async function readDone({ db, clock, secret }: CasesDeps, officer: PersonActor, caseId: string) {
  const opened = await db
    .selectFrom('cases.counter')
    .select('case_id')
    .where('case_id', '=', caseId)
    .where('officer_id', '=', officer.personId)
    .executeTakeFirst();
  const row = opened && (await findCase(db, { id: caseId }));
  if (!row || clock.now().getTime() - row.submittedAt.getTime() > 86_400_000) throw new AppError('NOT_FOUND', { case: caseId });
  const { number, service, applicantName, receiptFileId } = row;
  return { number, service, applicantName, receiptFileId, secret: trackingSecret(secret, caseId) };
}

/** Forgets whom nothing came of, once drafts are forgotten too. Returns how many. */
export async function forgetCounter({ db, clock }: CasesDeps): Promise<number> {
  const before = new Date(clock.now().getTime() - DRAFT_DAYS * 86_400_000);
  const rows = await db
    .selectFrom('cases.counter')
    .select(['draft_id', 'person_id', 'made'])
    .where('case_id', 'is', null)
    .where('began_at', '<', before)
    .limit(500)
    .execute();
  for (const { draft_id, person_id, made } of rows)
    await transaction(db, async (tx) => {
      await tx.deleteFrom('cases.counter').where('draft_id', '=', draft_id).execute();
      if (made && !(await isSpokenOf(tx, person_id))) await dropNamed(tx, person_id);
    });
  return rows.length;
}

async function isSpokenOf(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('cases.case')
    .select('id')
    .where('applicant_person_id', '=', personId)
    .union(tx.selectFrom('cases.counter').select('draft_id as id').where('person_id', '=', personId))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
