import { formatAgo, formatBytes, formatDateTime, formatNumber } from '#i18n';
import { useView } from '#web';
import { type Column, Facts, Note, Table } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import type { Operation } from './operation.ts';
import { texts } from './texts.ts';
import { WhatsAppSection } from './whatsapp.tsx';

type Database = NonNullable<Operation['database']>;

/** Below this, an operator should make room today. */
const SCARCE = 5_000_000_000;

/** Milliseconds: a night without a backup, and two hours for it to end. */
const BACKUP_DUE = 26 * 3_600_000;

/** How the installation stands: this process, its load, the database, the jobs and the open files. */
export function OperationPage({ operation, titles }: { readonly operation: Operation; readonly titles: ReadonlyMap<string, string> }) {
  const { locale, now } = useView();
  const m = texts(locale);
  const count = (n: number) => formatNumber(n, locale);
  const { process, load, pool, freeBytes, files, database } = operation;
  const { first = 0, usual = 0, later = 0 } = load.turnedAway;
  return (
    <AdminPage at="operation">
      <p class="lead">{m.lead}</p>
      {!database && (
        <Note tone="bad">
          <p>{m.away}</p>
        </Note>
      )}
      {!files.opens && (
        <Note tone="bad">
          <p>{m.filesAway}</p>
        </Note>
      )}
      {files.scanner?.version === null && (
        <Note tone="bad">
          <p>{m.scannerAway}</p>
        </Note>
      )}
      {database && (database.backupAt === null || now.getTime() - database.backupAt.getTime() > BACKUP_DUE) && (
        <Note tone="wait">
          <p>{m.backupDue}</p>
        </Note>
      )}
      {freeBytes !== null && freeBytes < SCARCE && (
        <Note tone="wait">
          <p>{m.scarce}</p>
        </Note>
      )}
      <div class="two">
        <section class="card stack">
          <h2>{m.process}</h2>
          <Facts
            facts={[
              { label: m.version, value: `${process.version}, Node ${process.node}` },
              { label: m.since, value: formatDateTime(process.startedAt, locale) },
              { label: m.memory, value: formatBytes(process.residentBytes, locale) },
              { label: m.late, value: m.ms(formatNumber(Math.round(process.lateMs), locale)) },
              { label: m.inHand, value: count(load.inHand) },
              { label: m.turnedAway, value: m.byImportance(count(first), count(usual), count(later)) },
              { label: m.pool, value: m.poolOf(count(pool.busy), count(pool.idle), count(pool.waiting)) },
            ]}
          />
        </section>
        <section class="card stack">
          <h2>{m.database}</h2>
          <Facts
            facts={[
              ...(database
                ? [
                    { label: m.version, value: `PostgreSQL ${database.version}` },
                    { label: m.size, value: formatBytes(database.bytes, locale) },
                    { label: m.connections, value: m.of(count(database.connections), count(database.mostConnections)) },
                  ]
                : []),
              ...(database ? [{ label: m.backup, value: database.backupAt ? formatAgo(database.backupAt, now, locale) : m.noBackup }] : []),
              { label: m.files, value: <code lang="en">{files.place}</code> },
              {
                label: m.scanner,
                value: files.scanner ? <code lang="en">{files.scanner.version ?? files.scanner.place}</code> : m.noScanner,
              },
              { label: m.disk, value: freeBytes === null ? m.unknown : formatBytes(freeBytes, locale) },
            ]}
          />
        </section>
      </div>
      {database && <WhatsAppSection whatsapp={operation.whatsapp} />}
      {database && <Behind {...database} titles={titles} />}
    </AdminPage>
  );
}

/** What goes on behind the pages. */
function Behind({ jobs, sweeps, cases, titles }: Database & { readonly titles: ReadonlyMap<string, string> }) {
  const { locale, now } = useView();
  const m = texts(locale);
  const count = (n: number) => formatNumber(n, locale);
  const wait = (seconds: number) => {
    if (seconds < 1) return m.none;
    return seconds < 120 ? m.seconds(count(Math.round(seconds))) : m.minutes(count(Math.round(seconds / 60)));
  };
  const ofJobs: Column<Database['jobs'][number]>[] = [
    { title: m.job, cell: ({ job }) => <code lang="en">{job}</code> },
    { title: m.waiting, cell: ({ waiting }) => count(waiting), right: true },
    { title: m.failing, cell: ({ failing }) => count(failing), right: true },
    { title: m.dead, cell: ({ dead }) => count(dead), right: true },
    { title: m.oldest, cell: ({ oldestDueSeconds }) => wait(oldestDueSeconds), right: true },
  ];
  const ofSweeps: Column<Database['sweeps'][number]>[] = [
    { title: m.job, cell: ({ sweep }) => <code lang="en">{sweep}</code> },
    { title: m.lastRun, cell: ({ at }) => formatAgo(at, now, locale) },
  ];
  const ofCases: Column<Database['cases'][number]>[] = [
    { title: m.service, cell: ({ service }) => titles.get(service) ?? <code lang="en">{service}</code> },
    { title: m.open, cell: ({ open }) => count(open), right: true },
    { title: m.overdue, cell: ({ late }) => count(late), right: true },
  ];
  return (
    <>
      <section class="stack">
        <h2>{m.jobs}</h2>
        <Table label={m.jobs} columns={ofJobs} rows={jobs} empty={m.noJobs} />
        {jobs.some(({ dead }) => dead > 0) && (
          <p>
            <a href={portalPaths.jobs()}>{m.toJobs}</a>
          </p>
        )}
      </section>
      <section class="stack">
        <h2>{m.cases}</h2>
        <Table label={m.cases} columns={ofCases} rows={cases} empty={m.noCases} />
      </section>
      <section class="stack">
        <h2>{m.sweeps}</h2>
        <Table label={m.sweeps} columns={ofSweeps} rows={sweeps} empty={m.noSweeps} />
      </section>
    </>
  );
}
