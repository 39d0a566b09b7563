import { formatDateTime, formatNumber } from '#i18n';
import type { AuditLine, AuditReport } from '#platform/audit';
import { casePaths, type ServiceRegistry } from '#platform/cases';
import { useView } from '#web';
import { Button, type Column, Form, Note, Select, Table, TextInput } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts } from './texts.ts';
import type { Asked, Someone } from './trail.ts';
import { actWord, modulesOf, subjectWord } from './words.ts';

export const MOST_LINES = 10_000;

export interface AuditPageProps {
  readonly registry: ServiceRegistry;
  readonly asked: Asked;
  readonly people: readonly Someone[];
  readonly lines: readonly AuditLine[];
  /** Numbers of one's own files, by id. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly unknownCase: boolean;
  /** Where the page after this one begins; undefined at the end. */
  readonly next: string | undefined;
  readonly isFirst: boolean;
  readonly report: AuditReport | null;
}

/** Who did what in the agency's name and to its files; and whether the chain of it all is whole. */
export function AuditPage(props: AuditPageProps) {
  const { asked, lines, unknownCase, next, isFirst, report } = props;
  const { locale } = useView();
  const m = texts(locale);
  const query = queryOf(asked);
  return (
    <AdminPage at="audit">
      {report && <Report {...report} />}
      <p class="soft col">{m.lead}</p>
      <Filter {...props} />
      <Table label={m.list} columns={columnsOf(props)} rows={lines} empty={unknownCase ? m.unknownCase : m.none} />
      <p class="row pages small">
        {!isFirst && <a href={portalPaths.audit({}, query)}>{m.newest}</a>}
        {next !== undefined && (
          <a href={portalPaths.audit({}, { ...query, sesudah: next })} rel="next">
            {m.older}
          </a>
        )}
      </p>
      {lines.length > 0 && (
        <p>
          <a href={portalPaths.auditCsv({}, query)}>{m.csv}</a>
          <span class="block small soft">{m.csvHint(formatNumber(MOST_LINES, locale))}</span>
        </p>
      )}
      <section class="stack">
        <h2 class="t-l">{m.chain}</h2>
        <p class="soft col">{m.chainLead}</p>
        <Form action={portalPaths.audit()}>
          <Button kind="quiet" icon="shield">
            {m.check}
          </Button>
        </Form>
      </section>
    </AdminPage>
  );
}

function queryOf({ number, who, module, from, to }: Asked) {
  return { berkas: number || undefined, oleh: who, mengenai: module, dari: from, sampai: to };
}

function Filter({ asked, people }: AuditPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <form action={portalPaths.audit()} aria-label={m.filter}>
      <div class="filters">
        <TextInput id="berkas" label={m.case} value={asked.number || undefined} />
        <Select
          id="oleh"
          label={m.who}
          none={m.everybody}
          value={asked.who}
          options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
        <Select id="mengenai" label={m.module} none={m.everybody} value={asked.module} options={modulesOf(locale)} />
        <TextInput id="dari" label={m.from} type="date" value={asked.from} />
        <TextInput id="sampai" label={m.to} type="date" value={asked.to} />
        <Button kind="quiet">{m.apply}</Button>
      </div>
      <a class="small" href={portalPaths.audit()}>
        {m.clear}
      </a>
    </form>
  );
}

function columnsOf({ registry, people, numbers }: AuditPageProps): Column<AuditLine>[] {
  const { locale } = useView();
  const m = texts(locale);
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  return [
    { title: m.at, cell: ({ at }) => formatDateTime(at, locale) },
    {
      title: m.actor,
      cell: ({ actorKind, actorId }) => names.get(actorId ?? '') ?? m.actors[actorKind] ?? actorKind,
    },
    {
      title: m.act,
      cell: (line) => {
        const word = actWord(registry, line, locale);
        return (
          <>
            {word}
            <div class="small soft">
              <code lang="en">{line.action}</code>
            </div>
          </>
        );
      },
    },
    {
      title: m.subject,
      cell: ({ subjectType, subjectId }) => {
        const number = subjectType === 'case' ? numbers.get(subjectId) : undefined;
        return number === undefined ? subjectWord(subjectType, locale) : <a href={casePaths.deskCase({ caseId: subjectId })}>{number}</a>;
      },
    },
    {
      title: m.detail,
      cell: ({ detail }) => (
        <code lang="en" class="small">
          {spelled(detail)}
        </code>
      ),
    },
  ];
}

/** The detail of a line on one line; what says nothing is left out. */
export function spelled(detail: AuditLine['detail']): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
}

function Report({ entries, broken }: AuditReport) {
  const { locale } = useView();
  const m = texts(locale);
  if (broken.length === 0)
    return (
      <Note tone="done" title={m.whole}>
        <p>{m.wholeLead(formatNumber(entries, locale))}</p>
      </Note>
    );
  return (
    <Note tone="bad" title={m.broken}>
      <ul>
        {broken.map(({ lane, seq, why }) => (
          <li>{m.brokenLine(lane, seq, m.whys[why])}</li>
        ))}
      </ul>
    </Note>
  );
}
