import { type Db, transaction, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { readSheet, type SheetRow, UnreadableSheet } from '#platform/files';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { SamsatDeps } from '../deps.ts';
import type { Registered } from '../domain/registered.ts';
import { followOwner } from '../holdings/former.ts';
import { enterVehicle, vehicleColumns, vehicleOf } from '../vehicles/store.ts';
import { openLines, openSecrets, sealLines } from '../vehicles/sealed.ts';
import { faultsOfMapping, guessMapping, type IntakeMapping } from './columns.ts';
import { type Compared, compareLines, type IntakeReport, type Known, reportOf } from './compare.ts';

export type IntakeStatus = 'staged' | 'checked' | 'applied' | 'dropped';

/** A file of vehicles that was sent in. */
export interface Intake {
  readonly id: string;
  readonly fileName: string;
  /** Day the register wrote it, YYYY-MM-DD. */
  readonly asOf: string;
  readonly titles: readonly string[];
  readonly lineCount: number;
  readonly mapping: IntakeMapping;
  /** What the last look at it found; null before one. */
  readonly report: IntakeReport | null;
  readonly status: IntakeStatus;
  readonly madeAt: Date;
  readonly by: string;
}

/** Lines one file may have: a regency's month, not a province's register. */
export const MOST_LINES = 5_000;

/** Reads a file: titles in its first row, then lines. Throws UnreadableSheet. */
export async function readVehicles(content: Buffer): Promise<{ readonly titles: readonly string[]; readonly rows: readonly SheetRow[] }> {
  const [head, ...rest] = await readSheet(content, MOST_LINES);
  if (!head || Object.keys(guessMapping(head.cells)).length < 2) throw new UnreadableSheet('head');
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) throw new UnreadableSheet('empty');
  if (rows.length > MOST_LINES) throw new UnreadableSheet('rows');
  return { titles: head.cells.map((title) => title.trim().slice(0, 80)), rows };
}

interface Staging {
  readonly agencyId: string;
  readonly fileName: string;
  readonly asOf: string;
  readonly titles: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** Keeps the lines of a file, sealed, until it is taken or given up; returns its id. */
export async function stageVehicles(tx: Tx, actor: PersonActor, staging: Staging, at: Date): Promise<string> {
  const { agencyId, fileName, asOf, titles, rows } = staging;
  const id = newId();
  await tx
    .insertInto('samsat.intake')
    .values({
      id,
      agency_id: agencyId,
      file_name: fileName,
      as_of: asOf,
      titles: JSON.stringify(titles),
      lines: sealLines(tx, id, rows),
      line_count: rows.length,
      mapping: JSON.stringify(guessMapping(titles)),
      made_by: actor.personId,
      made_at: at,
    })
    .execute();
  await appendAudit(tx, {
    actor,
    action: 'samsat.stage-intake',
    subject: { type: 'vehicle-file', id },
    detail: { lines: rows.length },
    at,
  });
  return id;
}

const columns = [
  'i.id',
  'i.file_name as fileName',
  sql<string>`i.as_of::text`.as('asOf'),
  'i.titles',
  'i.line_count as lineCount',
  'i.mapping',
  'i.report',
  'i.status',
  'i.made_at as madeAt',
  'p.name as by',
] as const;

const intakes = (db: Db | Tx, agencyId: string) =>
  db.selectFrom('samsat.intake as i').innerJoin('identity.person as p', 'p.id', 'i.made_by').where('i.agency_id', '=', agencyId);

/** One file of the agency; throws NOT_FOUND. */
export async function getIntake(db: Db | Tx, agencyId: string, id: string): Promise<Intake> {
  const row = await intakes(db, agencyId).select(columns).where('i.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { intake: id });
  return row as unknown as Intake;
}

/** Files sent in, newest first. */
export async function listIntakes(db: Db, agencyId: string, page: { readonly limit: number; readonly offset: number }) {
  const [{ n }, rows] = await Promise.all([
    intakes(db, agencyId)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
    intakes(db, agencyId)
      .select(columns)
      .orderBy('i.made_at', 'desc')
      .orderBy('i.id', 'desc')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  ]);
  return { rows: rows as unknown as readonly Intake[], total: Number(n) };
}

/** The first moment of the day the file was written, in Bali: so old its data are at least. */
const writtenAt = (asOf: string) => new Date(Temporal.PlainDate.from(asOf).toZonedDateTime('Asia/Makassar').epochMilliseconds);

/** What would become of each line, by the register as it is now. Throws ACTION_NOT_ALLOWED (`columns`). */
export async function lookThrough(db: Db | Tx, agencyId: string, intake: Intake): Promise<readonly Compared[]> {
  if (faultsOfMapping(intake.mapping).length > 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'columns' });
  const { lines } = await db.selectFrom('samsat.intake').select('lines').where('id', '=', intake.id).executeTakeFirstOrThrow();
  const rows = openLines<readonly SheetRow[]>(db, intake.id, lines);
  const first = compareLines(rows, intake.mapping, new Map(), writtenAt(intake.asOf));
  const numbers = first.flatMap(({ value }) => (value ? [value.nrkb] : []));
  return compareLines(rows, intake.mapping, await knownAmong(db, agencyId, numbers), writtenAt(intake.asOf));
}

async function knownAmong(db: Db | Tx, agencyId: string, numbers: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('samsat.vehicle as v')
    .select([...vehicleColumns, 'v.owner_nik', 'v.owner_name', 'v.chassis'])
    .where('v.agency_id', '=', agencyId)
    .where('v.nrkb', 'in', [...numbers])
    .execute();
  return new Map(
    rows.map(({ owner_nik, owner_name, chassis, ...row }) => {
      const { id, agencyId: _agency, source: _source, dataAt, ...facts } = vehicleOf(row);
      const vehicle: Registered = { ...facts, ...openSecrets(db, { id, owner_nik, owner_name, chassis }) };
      return [row.nrkb, { vehicle, dataAt }];
    }),
  );
}

async function holdIntake(tx: Tx, agencyId: string, id: string): Promise<Intake> {
  await tx.selectFrom('samsat.intake').select('id').where('id', '=', id).forUpdate().execute();
  const intake = await getIntake(tx, agencyId, id);
  if (intake.status === 'applied' || intake.status === 'dropped') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'over' });
  return intake;
}

/** Goes through a file by a mapping, keeps what was found, and takes nothing. Throws ACTION_NOT_ALLOWED (`over`, `columns`). */
export async function checkVehicles({ db, agencyId }: SamsatDeps, id: string, mapping: IntakeMapping): Promise<void> {
  await transaction(db, async (tx) => {
    const intake = { ...(await holdIntake(tx, agencyId, id)), mapping };
    const report = reportOf(await lookThrough(tx, agencyId, intake));
    await tx
      .updateTable('samsat.intake')
      .set({ mapping: JSON.stringify(mapping), report: JSON.stringify(report), status: 'checked' })
      .where('id', '=', id)
      .execute();
  });
}

/**
 * Takes a file that was checked, as one transaction, by the register as it is now; sent again, nothing changes. Its lines go.
 * Throws ACTION_NOT_ALLOWED: `over`, `not-checked`, `nothing`.
 */
export async function applyVehicles({ db, clock, agencyId }: SamsatDeps, actor: PersonActor, id: string): Promise<IntakeReport> {
  const at = clock.now();
  return transaction(db, async (tx) => {
    const intake = await holdIntake(tx, agencyId, id);
    if (intake.status !== 'checked') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-checked' });
    const compared = await lookThrough(tx, agencyId, intake);
    const report = reportOf(compared);
    if (report.counts.created + report.counts.changed + report.counts.unchanged === 0)
      throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nothing' });
    const entering = { agencyId, source: 'file', dataAt: writtenAt(intake.asOf) } as const;
    // In one order, so that two files at once never wait for each other.
    const taken = compared.filter(({ fate }) => fate !== 'failed' && fate !== 'older').toSorted((a, b) => a.nrkb.localeCompare(b.nrkb));
    for (const { value } of taken) {
      if (!value) continue;
      const { id: vehicleId, sold } = await enterVehicle(tx, value, entering, at);
      if (sold) await followOwner(tx, { id: vehicleId, nrkb: value.nrkb }, at);
    }
    await endIntake(tx, id, 'applied', report, at);
    await appendAudit(tx, {
      actor,
      action: 'samsat.apply-intake',
      subject: { type: 'vehicle-file', id },
      detail: { ...report.counts },
      at,
    });
    return report;
  });
}

async function endIntake(tx: Tx, id: string, status: 'applied' | 'dropped', report: IntakeReport | null, at: Date): Promise<void> {
  await tx
    .updateTable('samsat.intake')
    .set({ status, lines: sealLines(tx, id, []), ended_at: at, ...(report && { report: JSON.stringify(report) }) })
    .where('id', '=', id)
    .execute();
}

/** Gives a file up. Throws ACTION_NOT_ALLOWED (`over`). */
export async function dropVehicles({ db, clock, agencyId }: SamsatDeps, actor: PersonActor, id: string): Promise<void> {
  const at = clock.now();
  await transaction(db, async (tx) => {
    await holdIntake(tx, agencyId, id);
    await endIntake(tx, id, 'dropped', null, at);
    await appendAudit(tx, { actor, action: 'samsat.drop-intake', subject: { type: 'vehicle-file', id }, at });
  });
}
