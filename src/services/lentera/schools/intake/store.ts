import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { faultsOfMapping, guessMapping, type IntakeKind, type IntakeMapping } from './columns.ts';
import type { ReadList } from './read-file.ts';
import { linesIn, openList, sealList } from '../sealed.ts';
import type { IntakeReport } from './compare.ts';

export type IntakeStatus = 'staged' | 'checked' | 'applied' | 'dropped';

/** A list that was sent in. */
export interface Intake {
  readonly id: string;
  readonly schoolId: string;
  readonly kind: IntakeKind;
  readonly year: number;
  readonly fileName: string;
  readonly titles: readonly string[];
  readonly rows: ReadList['rows'];
  readonly mapping: IntakeMapping;
  /** What the last look at it found; null before one with these columns. */
  readonly report: IntakeReport | null;
  readonly status: IntakeStatus;
  readonly madeAt: Date;
  readonly by: string;
}

/** A list as lists of them show it: without its lines. */
export type IntakeLine = Omit<Intake, 'titles' | 'rows' | 'mapping'> & { readonly lines: number };

/** Keeps the lines of a list until it is applied or given up; returns its id. */
export async function stageIntake(
  tx: Tx,
  actor: PersonActor,
  { schoolId, kind, year, fileName }: Pick<Intake, 'schoolId' | 'kind' | 'year' | 'fileName'>,
  list: ReadList,
  at: Date,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('lentera.intake')
    .values({
      id,
      school_id: schoolId,
      what: kind,
      year,
      file_name: fileName,
      columns: JSON.stringify(list.titles),
      rows: sealList(tx, id, list.rows),
      mapping: JSON.stringify(guessMapping(list.titles, kind)),
      status: 'staged',
      made_by: actor.personId,
      made_at: at,
    })
    .execute();
  const subject = { type: 'school', id: schoolId };
  await appendAudit(tx, { actor, action: 'lentera.stage-intake', subject, detail: { intake: id, lines: list.rows.length }, at });
  return id;
}

/** One list of a school; throws NOT_FOUND. */
export async function getIntake(db: Db | Tx, id: string): Promise<Intake> {
  const row = await db
    .selectFrom('lentera.intake as i')
    .innerJoin('identity.person as p', 'p.id', 'i.made_by')
    .select(['i.id', 'i.school_id as schoolId', 'i.what as kind', 'i.year', 'i.file_name as fileName', 'i.columns as titles', 'i.rows'])
    .select(['i.mapping', 'i.report', 'i.status', 'i.made_at as madeAt', 'p.name as by'])
    .where('i.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { intake: id });
  return { ...row, rows: openList(db, row.id, row.rows) } as unknown as Intake;
}

/** Lists sent in for a school, newest first. */
export async function listIntakes(db: Db, schoolId: string, page: { readonly limit: number; readonly offset: number }) {
  const found = db.selectFrom('lentera.intake as i').where('i.school_id', '=', schoolId);
  const [{ n }, rows] = await Promise.all([
    found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    found
      .innerJoin('identity.person as p', 'p.id', 'i.made_by')
      .select(['i.id', 'i.school_id as schoolId', 'i.what as kind', 'i.year', 'i.file_name as fileName', 'i.report', 'i.status'])
      .select(['i.made_at as madeAt', 'p.name as by'])
      .select(linesIn.as('lines'))
      .orderBy('i.made_at', 'desc')
      .orderBy('i.id', 'desc')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  ]);
  return { rows: rows as unknown as readonly IntakeLine[], total: Number(n) };
}

/** Holds a list that is neither applied nor given up until the transaction ends. Throws ACTION_NOT_ALLOWED (`over`). */
export async function holdIntake(tx: Tx, id: string): Promise<Intake> {
  await tx.selectFrom('lentera.intake').select('id').where('id', '=', id).forUpdate().execute();
  const intake = await getIntake(tx, id);
  if (intake.status === 'applied' || intake.status === 'dropped') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'over' });
  return intake;
}

/** Notes what a look at the list found, with the columns it was read by. */
export async function noteReport(tx: Tx, id: string, mapping: IntakeMapping, report: IntakeReport): Promise<void> {
  await tx
    .updateTable('lentera.intake')
    .set({ mapping: JSON.stringify(mapping), report: JSON.stringify(report), status: 'checked' })
    .where('id', '=', id)
    .execute();
}

/** Ends a list; its lines go, since what was taken of them stands in the books. */
export async function endIntake(tx: Tx, id: string, status: 'applied' | 'dropped', at: Date): Promise<void> {
  await tx.updateTable('lentera.intake').set({ status, rows: '[]', ended_at: at }).where('id', '=', id).execute();
}

/** Gives a list up. */
export async function dropIntake(tx: Tx, actor: PersonActor, id: string, at: Date): Promise<void> {
  const { schoolId } = await holdIntake(tx, id);
  await endIntake(tx, id, 'dropped', at);
  const subject = { type: 'school', id: schoolId };
  await appendAudit(tx, { actor, action: 'lentera.drop-intake', subject, detail: { intake: id }, at });
}

/** Throws ACTION_NOT_ALLOWED (`columns`) where nothing can be read by these columns. */
export function assertMapped({ mapping, kind }: Pick<Intake, 'mapping' | 'kind'>): void {
  if (faultsOfMapping(mapping, kind).length > 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'columns' });
}
