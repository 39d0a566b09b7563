import type { Db, Tx } from '#db';
import { AppError, type Clock, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { vaultOf } from '#platform/keys';
import { notify } from '#platform/notifications';
import { createHash } from 'node:crypto';
import type { Purpose } from '../domain/procedure/agency-letters.ts';
import type { CleanFile } from '../files/clean.ts';
import { ombudsmanPaths } from '../paths.ts';
import { encryptJson, newKey, sealTo } from '../sealing/boxes.ts';
import { refused } from '../sealing/officer-keys.ts';
import { letterPlace, pdfPlace } from './ask.ts';
import { answeredNotice } from './notices.ts';
import { answerKeyPlace, answerPlace } from './seat.ts';

/** A letter as its agency sees it: what was written for it, and nothing else. */
export interface AskedLetter {
  readonly id: string;
  readonly purpose: Purpose;
  readonly number: string;
  readonly askedOn: string;
  readonly dueOn: string | null;
  readonly dueIsLaw: boolean;
  readonly state: 'open' | 'answered' | 'taken' | 'called-off';
  readonly answeredOn: string | null;
  readonly digest: string | null;
  readonly agencyId: string | null;
}

const columns = [
  'id',
  'purpose',
  'number',
  'asked_on as askedOn',
  'due_on as dueOn',
  'due_is_law as dueIsLaw',
  'state',
  'answered_on as answeredOn',
  'answer_digest as digest',
  'asked_agency_id as agencyId',
] as const;

/** Letters to some agencies, newest first; what was called off is told nobody. */
export async function lettersTo(db: Db | Tx, agencyIds: readonly string[]): Promise<readonly AskedLetter[]> {
  if (agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom('ombudsman.asking')
    .select(columns)
    .where('asked_agency_id', 'in', [...agencyIds])
    .where('state', '!=', 'called-off')
    .orderBy('asked_on', 'desc')
    .orderBy('number')
    .limit(200)
    .execute();
  return rows as AskedLetter[];
}

/** How some letters stand, whoever they are to. */
export async function askingsOf(db: Db | Tx, ids: readonly string[]): Promise<readonly AskedLetter[]> {
  if (ids.length === 0) return [];
  return (await db
    .selectFrom('ombudsman.asking')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute()) as AskedLetter[];
}

/** One letter with its words. Throws NOT_FOUND. */
export async function getLetter(db: Db | Tx, id: string): Promise<AskedLetter & { readonly text: string }> {
  const row = await db
    .selectFrom('ombudsman.asking')
    .select([...columns, 'letter'])
    .where('id', '=', id)
    .where('state', '!=', 'called-off')
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { asking: id });
  const { letter, ...rest } = row;
  return { ...(rest as AskedLetter), text: vaultOf(db).open(letterPlace(id), letter) };
}

export async function letterPdf(db: Db | Tx, id: string): Promise<Buffer> {
  const { pdf } = await db.selectFrom('ombudsman.asking').select('pdf').where('id', '=', id).executeTakeFirstOrThrow();
  return Buffer.from(vaultOf(db).open(pdfPlace(id), pdf), 'base64');
}

/** What an agency writes back, as the office will read it. */
export interface AgencyAnswer {
  readonly text: string;
  /** Who wrote it and their office, as they say. */
  readonly name: string;
  readonly office: string;
  /** Of minutes: whether they agree. */
  readonly agrees: boolean | null;
  readonly file: { readonly name: string; readonly mediaType: string; readonly content: string } | null;
  readonly at: string;
}

/**
 * Seals an answer so that only the office opens it: not who wrote it, not their administrators, not a copy of the database.
 * Returns what shows that it was given. Throws ACTION_NOT_ALLOWED with `answered`.
 */
export async function answerLetter(
  tx: Tx,
  clock: Clock,
  actor: PersonActor | null,
  {
    askingId,
    file,
    ...given
  }: Pick<AgencyAnswer, 'text' | 'name' | 'office' | 'agrees'> & { readonly askingId: string; readonly file: CleanFile | null },
): Promise<string> {
  const at = clock.now();
  const row = await tx
    .selectFrom('ombudsman.asking')
    .innerJoin('ombudsman.officer_key as k', 'k.id', 'ombudsman.asking.asked_by')
    .select(['ombudsman.asking.state', 'ombudsman.asking.box_public as boxPublic', 'k.person_id as personId'])
    .where('ombudsman.asking.id', '=', askingId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { asking: askingId });
  if (row.state !== 'open') throw refused('answered');
  const answer: AgencyAnswer = {
    ...given,
    file: file && { name: file.name, mediaType: file.mediaType, content: file.content.toString('base64') },
    at: at.toISOString(),
  };
  const key = newKey();
  const sealed = await encryptJson(key, answer, answerPlace(askingId), 16_384);
  const digest = createHash('sha256').update(sealed).digest('hex');
  await tx
    .updateTable('ombudsman.asking')
    .set({
      state: 'answered',
      answered_on: officeDay(at),
      answer: sealed,
      answer_key: await sealTo(row.boxPublic, key, answerKeyPlace(askingId)),
      answer_digest: digest,
    })
    .where('id', '=', askingId)
    .execute();
  await notify(tx, { personId: row.personId, notice: answeredNotice, facts: {}, link: ombudsmanPaths.desk(), at });
  await appendAudit(tx, {
    actor: actor ?? { kind: 'system', name: 'tautan surat' },
    action: 'ombudsman.answer-letter',
    subject: { type: 'asking', id: askingId },
    at,
  });
  return digest;
}
