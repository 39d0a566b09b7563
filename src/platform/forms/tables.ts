import { likeLiteral, type Db, type Tx } from '#db';
import { AppError, idsIn } from '#kernel';
import type { UnboundFile } from '#platform/files';
import { sql } from 'kysely';
import type { Answers, Journey } from './domain/journey.ts';
import { openAnswers, sealAnswers } from './sealed.ts';

/** Days an application may lie unsent and untouched before it is removed with its files. */
export const DRAFT_DAYS = 90;

/** Requirement key to file ids. */
export type DraftFiles = Readonly<Record<string, readonly string[]>>;

/** An application being filled in. */
export interface Draft {
  readonly id: string;
  readonly service: string;
  readonly agencyId: string;
  readonly personId: string;
  /** By which mandate it is filled in for somebody else; null where it is the person's own. */
  readonly mandateId: string | null;
  /** For whom an officer at the counter fills it in, and what they are called; null for every other. */
  readonly forPersonId: string | null;
  readonly forName: string | null;
  readonly answers: Answers;
  /** Answers brought along when it was begun: they fill boxes, and count once they are sent. */
  readonly brought: Answers;
  readonly files: DraftFiles;
  /** The case it goes on from, such as a consultation, and what that is called; null for most. */
  readonly originId: string | null;
  readonly originLabel: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Where its applicant goes now; null until it is sent. */
  readonly submittedTo: string | null;
  /** The case it became; null until it is sent. */
  readonly submittedCaseId: string | null;
}

const columns = [
  'id',
  'service',
  'agency_id as agencyId',
  'person_id as personId',
  'mandate_id as mandateId',
  'for_person_id as forPersonId',
  'for_name as forName',
  'answers',
  'brought',
  'files',
  'origin_id as originId',
  'origin_label as originLabel',
  'version',
  'created_at as createdAt',
  'updated_at as updatedAt',
  'submitted_to as submittedTo',
  'submitted_case_id as submittedCaseId',
] as const;

/** A draft of this very person; throws NOT_FOUND for anybody else's. */
export async function getDraft(db: Db | Tx, id: string, personId: string): Promise<Draft> {
  const draft = await db
    .selectFrom('forms.draft')
    .select(columns)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!draft) throw new AppError('NOT_FOUND', { draft: id });
  return draftOf(db, draft);
}

function draftOf(db: Db | Tx, row: { readonly id: string; readonly answers: unknown }): Draft {
  return { ...row, answers: openAnswers(db, row) } as unknown as Draft;
}

/** The same, held until the transaction ends: two changes at once take turns. */
export async function getDraftForUpdate(tx: Tx, id: string, personId: string): Promise<Draft> {
  const draft = await tx
    .selectFrom('forms.draft')
    .select(columns)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) throw new AppError('NOT_FOUND', { draft: id });
  return draftOf(tx, draft);
}

/** Where a page of drafts ended. */
interface After {
  readonly at: string;
  readonly id: string;
}

/**
 * A person's applications not yet sent, last touched first, of one service when named; going on after one. `next` names
 * the last where more follow.
 */
export async function listDrafts(
  db: Db,
  personId: string,
  { service, limit = 50, after }: { readonly service?: string; readonly limit?: number; readonly after?: After | undefined } = {},
): Promise<{ readonly rows: readonly Draft[]; readonly next: After | null }> {
  let query = db.selectFrom('forms.draft').select(columns).where('person_id', '=', personId).where('submitted_case_id', 'is', null);
  if (service !== undefined) query = query.where('service', '=', service);
  if (after) query = query.where(sql<boolean>`(updated_at, id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  const found = await query
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit).map((row) => draftOf(db, row));
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, next: last ? { at: last.updatedAt.toISOString(), id: last.id } : null };
}

/** An unfinished application of the counter, as a list names it. */
export interface HelpedLine {
  readonly id: string;
  readonly service: string;
  readonly agencyId: string;
  readonly forName: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What an officer fills in for others and has not sent, last touched first; of one service, or with part of a name, where asked. */
export async function listHelped(
  db: Db,
  officerId: string,
  { service = '', q = '' }: { readonly service?: string; readonly q?: string },
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly HelpedLine[]; readonly total: number }> {
  let query = db
    .selectFrom('forms.draft')
    .where('person_id', '=', officerId)
    .where('submitted_case_id', 'is', null)
    .where('for_person_id', 'is not', null);
  if (service !== '') query = query.where('service', '=', service);
  if (q !== '') query = query.where(sql<boolean>`lower(for_name) like ${`%${likeLiteral(q.toLowerCase())}%`}`);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(['id', 'service', 'agency_id as agencyId', 'created_at as createdAt', 'updated_at as updatedAt'])
    .select((eb) => eb.fn.coalesce('for_name', eb.val('')).as('forName'))
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: Number(total) };
}

/** Starts a draft. The id comes with the form that asks for it, so that sending the form twice starts one: false the second time. */
export async function enterDraft(
  tx: Tx,
  draft: Pick<Draft, 'id' | 'service' | 'agencyId' | 'personId'> &
    Partial<Pick<Draft, 'mandateId' | 'brought' | 'forPersonId' | 'forName'>>,
  at: Date,
): Promise<boolean> {
  const entered = await tx
    .insertInto('forms.draft')
    .values({
      id: draft.id,
      service: draft.service,
      agency_id: draft.agencyId,
      person_id: draft.personId,
      mandate_id: draft.mandateId ?? null,
      for_person_id: draft.forPersonId ?? null,
      for_name: draft.forName ?? null,
      brought: JSON.stringify(draft.brought ?? {}),
      created_at: at,
      updated_at: at,
    })
    .onConflict((on) => on.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return entered !== undefined;
}

/** Says what a draft goes on from, and lays the files under it that were taken along. */
export async function setOrigin(
  tx: Tx,
  draftId: string,
  { originId, originLabel, files }: { readonly originId: string; readonly originLabel: string; readonly files: DraftFiles },
): Promise<void> {
  await tx
    .updateTable('forms.draft')
    .set({ origin_id: originId, origin_label: originLabel, files: JSON.stringify(files) })
    .where('id', '=', draftId)
    .execute();
}

/** Keeps the answers of a draft; sensitive ones, by the fields of its journey, sealed. */
export async function saveAnswers(tx: Tx, draft: Draft, of: Journey, answers: Answers, at: Date): Promise<void> {
  await saveDraft(tx, draft, { answers: JSON.stringify(sealAnswers(tx, draft.id, of, answers)) }, at);
}

/** Keeps which files lie under which requirement. */
export async function saveFiles(tx: Tx, draft: Draft, files: DraftFiles, at: Date): Promise<void> {
  await saveDraft(tx, draft, { files: JSON.stringify(files) }, at);
}

async function saveDraft(tx: Tx, draft: Draft, change: { readonly answers: string } | { readonly files: string }, at: Date): Promise<void> {
  await tx
    .updateTable('forms.draft')
    .set({ ...change, version: draft.version + 1, updated_at: at })
    .where('id', '=', draft.id)
    .execute();
}

/** Marks a draft as sent. Its answers live in the case from now on, and nowhere else. */
export async function closeDraft(tx: Tx, draft: Draft, to: { readonly caseId: string; readonly href: string }, at: Date): Promise<void> {
  await tx
    .updateTable('forms.draft')
    .set({
      answers: '{}',
      files: '{}',
      version: draft.version + 1,
      updated_at: at,
      submitted_case_id: to.caseId,
      submitted_to: to.href,
    })
    .where('id', '=', draft.id)
    .execute();
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('forms.draft').where('id', '=', id).execute();
}

/** Removes every draft of a person, sent or not. */
export async function deleteDraftsOf(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('forms.draft').where('person_id', '=', personId).execute();
}

/** Removes drafts nobody has touched for DRAFT_DAYS, sent or not. Returns how many. */
export async function deleteStaleDrafts(tx: Tx, now: Date): Promise<number> {
  const before = new Date(now.getTime() - DRAFT_DAYS * 86_400_000);
  const { numDeletedRows } = await tx.deleteFrom('forms.draft').where('updated_at', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Which of these files an unsent draft of their owner still names. */
export async function filesInDrafts(db: Db, files: readonly UnboundFile[]): Promise<ReadonlySet<string>> {
  const owners = [...new Set(files.map((file) => file.ownerPersonId))];
  if (owners.length === 0) return new Set();
  const drafts = await db
    .selectFrom('forms.draft')
    .select(['answers', 'files'])
    .where('person_id', 'in', owners)
    .where('submitted_case_id', 'is', null)
    .execute();
  const named = new Set(drafts.flatMap((draft) => idsIn(JSON.stringify(draft))));
  return new Set(files.map((file) => file.id).filter((id) => named.has(id)));
}

/** A draft of somebody's that was not sent yet: at which agency. Undefined where there is none, or it is another's. */
export async function findOwnDraft(db: Db | Tx, id: string, personId: string): Promise<{ readonly agencyId: string } | undefined> {
  return db
    .selectFrom('forms.draft')
    .select('agency_id as agencyId')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('submitted_case_id', 'is', null)
    .executeTakeFirst();
}
