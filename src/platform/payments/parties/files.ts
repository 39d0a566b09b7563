import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { enqueue } from '#platform/jobs';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { type Comparison, compare } from '../domain/parties/compare.ts';
import { guessMapping, missingFields, type PartyMapping, readLine, type Theirs } from '../domain/parties/mapping.ts';
import { type PartyLine, readPartyFile } from '../domain/parties/read-file.ts';
import { compareParty } from '../jobs.ts';
import type { Party } from './party.ts';

export interface PartyFile {
  readonly id: string;
  readonly agencyId: string;
  readonly party: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly name: string;
  readonly titles: readonly string[];
  readonly mapping: PartyMapping;
  readonly state: 'dry' | 'taken';
  readonly lines: number;
  readonly sentAt: Date;
}

interface Sent {
  readonly agencyId: string;
  readonly day: string;
  readonly name: string;
  readonly content: Buffer;
}

/** Rows of one insert. */
const BATCH = 2000;

/** Keeps a file to be looked at; sent before for the same day, that one is given back. Throws ACTION_NOT_ALLOWED with reason `unreadable`. */
export async function sendPartyFile(
  tx: Tx,
  actor: PersonActor,
  party: Party,
  { agencyId, day, name, content }: Sent,
  at: Date,
): Promise<string> {
  const sheet = readPartyFile(content.toString('utf8').toWellFormed());
  if (!sheet) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'unreadable' });
  const digest = createHash('sha256').update(content).digest('hex');
  const same = await tx
    .selectFrom('payments.party_file')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('party', '=', party.key)
    .where('day', '=', day)
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (same) return same.id;
  const id = newId();
  await tx
    .insertInto('payments.party_file')
    .values({
      id,
      agency_id: agencyId,
      party: party.key,
      day,
      name,
      digest,
      titles: JSON.stringify(sheet.titles),
      mapping: JSON.stringify(guessMapping(sheet.titles, party.columns)),
      state: 'dry',
      sent_by: actor.personId,
      sent_at: at,
    })
    .execute();
  for (let from = 0; from < sheet.lines.length; from += BATCH)
    await tx
      .insertInto('payments.party_row')
      .values(
        sheet.lines.slice(from, from + BATCH).map(({ line, cells }) => ({ file_id: id, line, cells: cells && JSON.stringify(cells) })),
      )
      .execute();
  await audit(tx, actor, 'party-file', id, { party: party.key, day, lines: sheet.lines.length }, at);
  return id;
}

const columns = [
  'f.id',
  'f.agency_id as agencyId',
  'f.party',
  'f.day',
  'f.name',
  'f.titles',
  'f.mapping',
  'f.state',
  'f.sent_at as sentAt',
] as const;
const lineCount = sql<number>`(select count(*) from payments.party_row r where r.file_id = f.id)::integer`.as('lines');

/** A file of one of these agencies; throws NOT_FOUND. */
export async function getPartyFile(db: Db | Tx, agencyIds: readonly string[], id: string): Promise<PartyFile> {
  const row = await db
    .selectFrom('payments.party_file as f')
    .select([...columns, lineCount])
    .where('f.id', '=', id)
    .where('f.agency_id', 'in', [...agencyIds])
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { file: id });
  return row as unknown as PartyFile;
}

/** The newest files of these agencies. */
export async function listPartyFiles(db: Db, agencyIds: readonly string[], limit: number): Promise<readonly PartyFile[]> {
  const rows = await db
    .selectFrom('payments.party_file as f')
    .select([...columns, lineCount])
    .where('f.agency_id', 'in', [...agencyIds])
    .orderBy('f.sent_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit)
    .execute();
  return rows as unknown as readonly PartyFile[];
}

/** Says which column holds what. Throws ACTION_NOT_ALLOWED with reason `decided` once the file is taken. */
export async function mapPartyFile(tx: Tx, actor: PersonActor, file: PartyFile, mapping: PartyMapping, at: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('payments.party_file')
    .set({ mapping: JSON.stringify(mapping) })
    .where('id', '=', file.id)
    .where('state', '=', 'dry')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'decided' });
  await audit(tx, actor, 'party-map', file.id, { ...mapping }, at);
}

/** What taking a file would find, were it the only one of its day; nothing is written. */
export async function tryPartyFile(db: Db | Tx, party: Party, file: PartyFile): Promise<Comparison> {
  return compare(await party.expected(db, file), await linesOf(db, party, file));
}

async function linesOf(db: Db | Tx, party: Party, file: Pick<PartyFile, 'id' | 'mapping'>): Promise<readonly Theirs[]> {
  const rows = await db.selectFrom('payments.party_row').select(['line', 'cells']).where('file_id', '=', file.id).orderBy('line').execute();
  return rows.map((row) => readLine(row as PartyLine, file.mapping, party.columns));
}

/**
 * Takes a file: what is compared of each line is kept, the rest of it is not. Taken before, its day is compared once more.
 * Throws ACTION_NOT_ALLOWED with reason `columns` where one is missing.
 */
export async function takePartyFile(tx: Tx, actor: PersonActor, party: Party, file: PartyFile, at: Date): Promise<void> {
  if (file.state === 'dry') {
    if (missingFields(file.mapping, party.columns).length > 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'columns' });
    const lines = await linesOf(tx, party, file);
    await sql`
      update payments.party_row r set key = t.key, amount = t.amount, object = t.object, cells = null
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as t (line integer, key text, amount bigint, object text)
       where r.file_id = ${file.id}::uuid and r.line = t.line`.execute(tx);
    await tx.updateTable('payments.party_file').set({ state: 'taken', taken_at: at }).where('id', '=', file.id).execute();
  }
  await enqueue(tx, compareParty, { agencyId: file.agencyId, party: party.key, day: file.day });
  await audit(tx, actor, 'party-take', file.id, { party: party.key, day: file.day, again: file.state === 'taken' }, at);
}

/** Lines of every file of a day that was taken. */
export async function takenLines(
  db: Db | Tx,
  of: { readonly agencyId: string; readonly party: string; readonly day: string },
): Promise<readonly Theirs[]> {
  const rows = await db
    .selectFrom('payments.party_row as r')
    .innerJoin('payments.party_file as f', 'f.id', 'r.file_id')
    .select(['r.line', 'r.key', 'r.amount', 'r.object'])
    .where('f.agency_id', '=', of.agencyId)
    .where('f.party', '=', of.party)
    .where('f.day', '=', of.day)
    .where('f.state', '=', 'taken')
    .orderBy('f.sent_at')
    .orderBy('r.line')
    .execute();
  return rows.map(({ line, key, amount, object }) => ({ line, key, amount, object: object ?? '' }));
}

/** Files nobody took are forgotten with their lines. */
export async function dropDryFiles(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('payments.party_file').where('state', '=', 'dry').where('sent_at', '<', before).execute();
}

function audit(tx: Tx, actor: PersonActor, verb: string, id: string, detail: Readonly<Record<string, unknown>>, at: Date): Promise<void> {
  return appendAudit(tx, { actor, action: `payments.${verb}`, subject: { type: 'party-file', id }, detail, at });
}
