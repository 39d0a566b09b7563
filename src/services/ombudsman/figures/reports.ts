import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { getAgency } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { type DocumentsDeps, formatDocumentNumber, handOutDocument, officeTemplate, takeNumber } from '#platform/documents';
import { rulesAt } from '#platform/rules';
import { formatDate } from '#i18n';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { passPast } from '../disposal/past.ts';
import { CHANGES, changesBetween } from '../domain/figures/changes.ts';
import { type Period, periodOf } from '../domain/figures/period.ts';
import { type ReportTable, reportTables } from '../domain/figures/report.ts';
import { decidesIdentity, leads } from '../domain/seats.ts';
import { texts as wordsOf } from '../messages/index.ts';
import { groundsRule, kindsRule, letterNumbering, limitsRule } from '../rules.ts';
import { type OpenedKey, refused } from '../sealing/officer-keys.ts';
import { collect } from './collect.ts';
import { workbook } from './workbook.ts';

const template = officeTemplate('ombudsman-figures', readFileSync(join(import.meta.dirname, '../templates/figures.typ'), 'utf8'));

export interface FigureReport {
  readonly id: string;
  readonly period: string;
  /** 1 for the first; a later one puts right what was approved. */
  readonly edition: number;
  /** Why it was put right; null of the first. */
  readonly reason: string | null;
  readonly state: 'draft' | 'approved';
  readonly tables: readonly ReportTable[];
  readonly madeBy: string;
  readonly madeByName: string;
  readonly madeOn: string;
  readonly approvedOn: string | null;
  readonly number: string | null;
  readonly pdfSha256: string | null;
  readonly xlsxSha256: string | null;
}

const reportsOf = (db: Db | Tx, agencyId: string) =>
  db
    .selectFrom('ombudsman.figure_report as r')
    .innerJoin('identity.person as p', 'p.id', 'r.made_by')
    .select([
      'r.id',
      'r.period',
      'r.edition',
      'r.reason',
      'r.state',
      'r.tables',
      'r.made_by as madeBy',
      'p.name as madeByName',
      'r.made_on as madeOn',
    ])
    .select(['r.approved_on as approvedOn', 'r.number', 'r.pdf_sha256 as pdfSha256', 'r.xlsx_sha256 as xlsxSha256'])
    .where('r.agency_id', '=', agencyId);

/** Every report of the office, newest period first, of one its newest edition. */
export async function listReports(db: Db | Tx, agencyId: string): Promise<readonly FigureReport[]> {
  const rows = await reportsOf(db, agencyId).orderBy('r.period', 'desc').orderBy('r.edition', 'desc').execute();
  return rows as unknown as readonly FigureReport[];
}

/** One of them. Throws NOT_FOUND. */
export async function getReport(db: Db | Tx, agencyId: string, id: string): Promise<FigureReport> {
  const found = await reportsOf(db, agencyId).where('r.id', '=', id).executeTakeFirst();
  if (!found) throw new AppError('NOT_FOUND', { report: id });
  return found as unknown as FigureReport;
}

/** One of its files as it was approved. Throws NOT_FOUND. */
export async function reportFile(db: Db, agencyId: string, id: string, kind: 'pdf' | 'xlsx'): Promise<Buffer> {
  const row = await db
    .selectFrom('ombudsman.figure_report')
    .select(kind)
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  const content = row?.[kind as keyof typeof row];
  if (!content) throw new AppError('NOT_FOUND', { report: id });
  return content as Buffer;
}

/**
 * Drafts the report of a period that is over, from what the maker's key opens now; an earlier draft of it goes. Small groups
 * are put together before anything is written down. Of a period whose report is approved a further edition, for a reason that it
 * says beside what changed. Throws ACTION_NOT_ALLOWED: `not-your-seat`, `approved-already` where no reason is given,
 * `nothing-changed`; INVALID_INPUT with `period`.
 */
export async function draftReport(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  { period: key, reason }: { readonly period: string; readonly reason: string | null },
  at: Date,
): Promise<string> {
  if (!decidesIdentity(opened.key.seats)) throw refused('not-your-seat');
  const [period, today, { agencyId }] = [periodOf(key), officeDay(at), opened.key];
  if (!period || period.to >= today) throw new AppError('INVALID_INPUT', { fields: ['period'] });
  const before = (await listReports(tx, agencyId)).find((one) => one.period === key && one.state === 'approved');
  if (before && reason === null) throw refused('approved-already');
  await passPast(tx, opened, at);
  const { counted, unopened } = await collect(tx, opened);
  const tables = [...reportTables(counted, period, await namesAt(tx, agencyId, period))];
  const [first, ...rest] = tables;
  if (first && unopened > 0)
    tables.splice(
      0,
      tables.length,
      { ...first, note: `${first.note} Laporan yang dijauhkan dari penyusun dihitung tanpa instansi dan bentuknya.` },
      ...rest,
    );
  const corrected = before && reason !== null ? { before, reason } : null;
  if (corrected) tables.unshift(changesIn(corrected, tables));
  await tx
    .deleteFrom('ombudsman.figure_report')
    .where('agency_id', '=', agencyId)
    .where('period', '=', key)
    .where('state', '=', 'draft')
    .execute();
  const id = randomUUID();
  await tx
    .insertInto('ombudsman.figure_report')
    .values({
      id,
      agency_id: agencyId,
      period: key,
      edition: 1 + (corrected?.before.edition ?? 0),
      reason: corrected?.reason ?? null,
      tables: JSON.stringify(tables),
      made_by: actor.personId,
      made_on: today,
    })
    .execute();
  const detail = { period: key, edition: 1 + (corrected?.before.edition ?? 0) };
  await appendAudit(tx, { actor, action: 'ombudsman.draft-figures', subject: { type: 'figure-report', id }, detail, at });
  return id;
}

/** What a further edition puts right, as its first table. Throws ACTION_NOT_ALLOWED: `nothing-changed`. */
function changesIn(
  { before, reason }: { readonly before: FigureReport; readonly reason: string },
  tables: readonly ReportTable[],
): ReportTable {
  const rows = changesBetween(before.tables, tables);
  if (rows.length === 0) throw refused('nothing-changed');
  const replaced = `Menggantikan laporan nomor ${before.number} tanggal ${formatDate(before.approvedOn ?? '', 'id')}`;
  return { title: CHANGES, head: ['Tabel', 'Baris', 'Kolom', 'Semula', 'Menjadi'], rows, note: `${replaced}. Sebab: ${reason}` };
}

/**
 * A head approves what another drafted: it gets its number, is drawn, signed and kept with its digests, and stays as it is.
 * Throws ACTION_NOT_ALLOWED: `not-head`, `other-person`, `approved-already`.
 */
export async function approveReport(
  tx: Tx,
  documents: DocumentsDeps,
  actor: PersonActor,
  opened: OpenedKey,
  id: string,
  at: Date,
): Promise<string> {
  if (!leads(opened.key.seats)) throw refused('not-head');
  const { agencyId } = opened.key;
  await tx.selectFrom('ombudsman.figure_report').select('id').where('id', '=', id).forUpdate().execute();
  const report = await getReport(tx, agencyId, id);
  if (report.state === 'approved') throw refused('approved-already');
  if (report.madeBy === actor.personId) throw refused('other-person');
  const [on, period, agency] = [officeDay(at), periodOf(report.period), await getAgency(tx, agencyId)];
  if (!period) throw new Error(`no such period: ${report.period}`);
  const rules = await rulesAt(tx, [letterNumbering], { agencyId, on });
  const n = await takeNumber(tx, { agencyId, series: 'ombudsman-figures', year: Number(on.slice(0, 4)) });
  const number = formatDocumentNumber({ ...rules.value(letterNumbering), type: 'LB' }, { n, on });
  const title = titleOf(period, report.edition);
  const { pdf } = await handOutDocument(tx, documents, {
    agency,
    kind: 'ombudsman.figures',
    title: { id: title, en: `Report of the Ombudsman’s office, ${report.period}` },
    number,
    template,
    data: {
      about: title,
      span: `${formatDate(period.from, 'id')} sampai ${formatDate(period.to, 'id')}`,
      tables: report.tables.map(({ title: name, head, rows, note }) => ({
        title: name,
        head: [...head],
        rows: rows.map((row) => [...row]),
        note,
      })),
    },
    signer: { name: actor.name, office: 'Ombudsman RI Perwakilan Bali', employeeNo: null },
    on,
  });
  const xlsx = await workbook(title, number, report.tables);
  const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex');
  await tx
    .updateTable('ombudsman.figure_report')
    .set({
      state: 'approved',
      approved_by: actor.personId,
      approved_on: on,
      number,
      pdf,
      xlsx,
      pdf_sha256: digest(pdf),
      xlsx_sha256: digest(xlsx),
    })
    .where('id', '=', id)
    .execute();
  await appendAudit(tx, { actor, action: 'ombudsman.approve-figures', subject: { type: 'figure-report', id }, detail: { number }, at });
  return number;
}

/** What the report is called: it is an official paper, and in Indonesian. */
export function titleOf({ key }: Pick<Period, 'key'>, edition: number): string {
  const [year = '', quarter] = key.split('-Q');
  const named =
    quarter === undefined ? `Laporan Tahunan ${year}` : `Laporan Triwulan ${['I', 'II', 'III', 'IV'][Number(quarter) - 1]} Tahun ${year}`;
  return edition === 1 ? named : `${named}, perbaikan ke-${edition - 1}`;
}

async function namesAt(tx: Tx, agencyId: string, { to }: Period) {
  const rules = await rulesAt(tx, [limitsRule, kindsRule, groundsRule], { agencyId, on: to });
  const named = (list: readonly { readonly key: string; readonly name: { readonly id: string } }[]) =>
    Object.fromEntries(list.map(({ key, name }) => [key, name.id]));
  return {
    limits: named(rules.value(limitsRule)),
    maladministration: named(rules.value(kindsRule)),
    grounds: named(rules.value(groundsRule)),
    stages: wordsOf('id').stages,
  };
}
