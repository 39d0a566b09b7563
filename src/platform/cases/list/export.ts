import { transaction } from '#db';
import { catalogue, formatDate, formatDateTime, type Locale } from '#i18n';
import type { Actor } from '#kernel';
import { agenciesOf, authorise } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { asCsv } from '#web';
import { PassThrough, type Readable } from 'node:stream';
import { APPLICANT_DESK } from '../domain/position.ts';
import { filterQuery } from './filter.ts';
import { texts as caseTexts } from '../messages/index.ts';
import type { ServiceRegistry } from '../registry.ts';
import { lineOf, lines, matching } from './matching.ts';
import type { CaseFilter, CaseLine, CasesDeps } from '../types.ts';

export interface Exported {
  readonly content: Readable;
  readonly mediaType: string;
  readonly name: string;
}

const texts = catalogue(
  {
    columns: [
      'Nomor',
      'Layanan',
      'Pemohon',
      'Lokasi',
      'Status',
      'Tanda',
      'Meja',
      'Sejak',
      'Paling lambat',
      'Petugas',
      'Diajukan',
      'Diubah',
    ] as readonly string[],
    sheet: 'Berkas',
    name: 'berkas',
  },
  {
    columns: [
      'Number',
      'Service',
      'Applicant',
      'Place',
      'Status',
      'Flags',
      'Desk',
      'Since',
      'Due',
      'Officer',
      'Submitted',
      'Changed',
    ] as readonly string[],
    sheet: 'Cases',
    name: 'cases',
  },
);

/**
 * The cases a filter asks for, newest first, as a table that grows while it is read. What a spreadsheet would take for a
 * formula is made plain text. The export itself is audited. Throws FORBIDDEN for anybody who is no officer.
 */
export async function exportCases(
  deps: CasesDeps,
  actor: Actor,
  filter: CaseFilter,
  format: 'csv' | 'xlsx',
  locale: Locale,
): Promise<Exported> {
  authorise(actor, 'cases.read');
  const at = deps.clock.now();
  const { q: _, ...withoutNames } = filter;
  await transaction(deps.db, (tx) =>
    appendAudit(tx, {
      actor,
      action: 'cases.export',
      subject: { type: 'agency', id: agenciesOf(actor)[0] ?? '' },
      detail: { format, filter: filterQuery(withoutNames), searched: filter.q !== undefined },
      at,
    }),
  );
  const rows = tableRows(deps, actor, filter, locale);
  const name = `${texts(locale).name}-${officeDay(at)}.${format}`;
  if (format === 'csv') return { content: asCsv(rows), mediaType: 'text/csv; charset=utf-8', name };
  return { content: asXlsx(rows, locale), mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name };
}

async function* tableRows(deps: CasesDeps, actor: Actor, filter: CaseFilter, locale: Locale): AsyncGenerator<readonly string[]> {
  yield texts(locale).columns;
  for await (const line of allLines(deps, actor, filter)) yield rowOf(deps.registry, line, locale);
}

const STEP = 500;

/** Page by page from where the last one ended, so that no connection is held while somebody downloads slowly. */
async function* allLines(deps: CasesDeps, actor: Actor, filter: CaseFilter): AsyncGenerator<CaseLine> {
  const all = await matching(deps, actor, filter);
  for (let last: CaseLine | undefined; ; ) {
    let query = all;
    const end = last;
    if (end)
      query = query.where((eb) =>
        eb.or([eb('c.submitted_at', '<', end.submittedAt), eb.and([eb('c.submitted_at', '=', end.submittedAt), eb('c.id', '<', end.id)])]),
      );
    const rows = await lines(query).orderBy('c.submitted_at', 'desc').orderBy('c.id', 'desc').limit(STEP).execute();
    for (const row of rows) {
      last = lineOf(row);
      yield last;
    }
    if (rows.length < STEP) return;
  }
}

function rowOf(registry: ServiceRegistry, line: CaseLine, locale: Locale): readonly string[] {
  const m = caseTexts(locale);
  const service = registry.get(line.service);
  const desk = line.desk === APPLICANT_DESK ? m.applicantDesk : line.desk === null ? '' : service.desks[line.desk]?.title(locale);
  return [
    line.number,
    service.title(locale),
    line.applicantName,
    line.place ?? '',
    m.statuses[line.status],
    line.flags.map((flag) => m.flags[flag]).join(', '),
    desk ?? '',
    line.positionSince ? formatDateTime(line.positionSince, locale) : '',
    line.dueOn ? formatDate(line.dueOn, locale) : '',
    line.assigneeName ?? '',
    formatDateTime(line.submittedAt, locale),
    formatDateTime(line.updatedAt, locale),
  ];
}

function asXlsx(rows: AsyncIterable<readonly string[]>, locale: Locale): Readable {
  const content = new PassThrough();
  const write = async () => {
    // Loaded when asked for: it takes 30 MB that most processes never need.
    const { default: Excel } = await import('exceljs');
    const book = new Excel.stream.xlsx.WorkbookWriter({ stream: content, useStyles: true });
    const sheet = book.addWorksheet(texts(locale).sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = texts(locale).columns.map((header) => ({ width: Math.max(14, header.length + 4) }));
    let first = true;
    for await (const row of rows) {
      const written = sheet.addRow([...row]);
      if (first) written.font = { bold: true };
      first = false;
      written.commit();
    }
    await book.commit();
  };
  write().catch((error: unknown) => content.destroy(error as Error));
  return content;
}
