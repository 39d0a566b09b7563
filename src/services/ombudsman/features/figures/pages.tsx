import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, ErrorSummary, Facts, Form, type FormError, Note, Select, Table, Tag, TextInput } from '#web/ui';
import { periodOf, periodsBefore } from '../../domain/figures/period.ts';
import type { FigureReport } from '../../figures/reports.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { texts } from './texts.ts';

function usePeriodName() {
  const m = texts(useView().locale);
  return (key: string) => {
    const [year = '', quarter] = key.split('-Q');
    return quarter === undefined ? m.year(year) : m.quarter(['I', 'II', 'III', 'IV'][Number(quarter) - 1] ?? quarter, year);
  };
}

export interface FiguresProps {
  readonly reports: readonly FigureReport[];
  /** YYYY-MM-DD */
  readonly today: string;
  readonly errors: readonly FormError[];
}

/** Reports there are, and drafting another. */
export function FiguresPage({ reports, today, errors }: FiguresProps) {
  const { locale } = useView();
  const m = texts(locale);
  const nameOf = usePeriodName();
  const approved = reports.filter(({ state }) => state === 'approved').map(({ period }) => period);
  const isNewest = ({ id, period, state }: FigureReport) =>
    state === 'approved' && reports.find((one) => one.period === period && one.state === 'approved')?.id === id;
  return (
    <OfficeFrame at="lead" title={m.title}>
      <p class="soft">{m.lead}</p>
      <ErrorSummary errors={errors} />
      <Form action={ombudsmanPaths.figures()} label={m.draft} class="row">
        <Select
          id="masa"
          label={m.period}
          hint={m.draftHint}
          error={errors.find(({ field }) => field === 'masa')?.message}
          options={periodsBefore(today)
            .filter(({ key }) => !approved.includes(key))
            .map(({ key }) => ({ value: key, label: nameOf(key) }))}
        />
        <Button kind="quiet">{m.draft}</Button>
      </Form>
      {reports.length === 0 && <EmptyState>{m.none}</EmptyState>}
      {reports.map((report) => (
        <article class="card stack tight">
          <h2>
            <a href={ombudsmanPaths.figure({ reportId: report.id })}>{nameOf(report.period)}</a>{' '}
            <Tag tone={report.state === 'approved' ? 'done' : 'wait'}>{m.states[report.state]}</Tag>
            {report.edition > 1 && <Tag>{m.edition(report.edition - 1)}</Tag>}
          </h2>
          <Facts
            small
            facts={[
              { label: m.by, value: `${report.madeByName}, ${formatDate(report.madeOn, locale)}` },
              ...(report.number === null ? [] : [{ label: m.number, value: report.number }]),
            ]}
          />
          {isNewest(report) && <Correcting report={report} errors={errors} />}
        </article>
      ))}
    </OfficeFrame>
  );
}

/** Asks for a further edition of what was approved; opened where it came back with a mistake. */
function Correcting({ report, errors }: { readonly report: FigureReport; readonly errors: readonly FormError[] }) {
  const m = texts(useView().locale);
  const id = `sebab-${report.period}`;
  const error = errors.find(({ field }) => field === id)?.message;
  return (
    <details open={error !== undefined}>
      <summary>{m.correct}</summary>
      <p class="small soft">{m.correctHint}</p>
      <Form action={ombudsmanPaths.figures()} label={m.correct} class="stack">
        <input type="hidden" name="masa" value={report.period} />
        <TextInput id={id} name="sebab" label={m.reason} hint={m.reasonHint} error={error} autocomplete="off" />
        <Button kind="quiet">{m.correct}</Button>
      </Form>
    </details>
  );
}

export interface FigureProps {
  readonly report: FigureReport;
  readonly mayApprove: boolean;
  readonly errors: readonly FormError[];
  readonly news: boolean;
}

/** One report, table by table as it is printed. */
export function FigurePage({ report, mayApprove, errors, news }: FigureProps) {
  const { locale } = useView();
  const m = texts(locale);
  const nameOf = usePeriodName();
  const at = { reportId: report.id };
  const period = periodOf(report.period);
  return (
    <OfficeFrame at="lead" title={`${m.title}: ${nameOf(report.period)}`}>
      <p>
        <a href={ombudsmanPaths.figures()}>{m.back}</a>
      </p>
      {news && errors.length === 0 && <Note tone="done">{m.done}</Note>}
      <ErrorSummary errors={errors} />
      <Facts
        facts={[
          { label: m.period, value: period ? `${formatDate(period.from, locale)} – ${formatDate(period.to, locale)}` : report.period },
          { label: m.by, value: `${report.madeByName}, ${formatDate(report.madeOn, locale)}` },
          ...(report.reason === null ? [] : [{ label: m.reason, value: report.reason }]),
          ...(report.number === null ? [] : [{ label: m.number, value: report.number }]),
          ...(report.approvedOn === null ? [] : [{ label: m.approved, value: formatDate(report.approvedOn, locale) }]),
        ]}
      />
      {report.state === 'approved' && (
        <div class="card stack">
          <p>
            <a class="target" href={ombudsmanPaths.figureFile({ ...at, kind: 'pdf' })}>
              {m.pdf}
            </a>
            <span class="block small soft wrap">{`${m.digest} ${report.pdfSha256}`}</span>
          </p>
          <p>
            <a class="target" href={ombudsmanPaths.figureFile({ ...at, kind: 'xlsx' })}>
              {m.xlsx}
            </a>
            <span class="block small soft wrap">{`${m.digest} ${report.xlsxSha256}`}</span>
          </p>
        </div>
      )}
      {report.state === 'draft' &&
        (mayApprove ? (
          <Form action={ombudsmanPaths.figure(at)} label={m.approve}>
            <p class="small soft">{m.approveHint}</p>
            <Button>{m.approve}</Button>
          </Form>
        ) : (
          <p class="soft">{m.approveOther}</p>
        ))}
      {report.tables.map(({ title, head, rows, note }) => (
        <section class="stack tight" lang="id">
          <h2>{title}</h2>
          <Table
            label={title}
            rows={rows}
            empty="Nihil."
            columns={head.map((name, nth) => ({
              title: name,
              cell: (row: readonly string[]) => (nth === 0 ? row[nth] : <span class="num">{row[nth]}</span>),
            }))}
          />
          {note !== '' && <p class="small soft">{note}</p>}
        </section>
      ))}
    </OfficeFrame>
  );
}
