import { formatDate, formatDateTime, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, ErrorSummary, Facts, FileInput, Form, type FormError, LinkButton, Note, Pagination } from '#web/ui';
import { Select, Table, Tag, TextInput, type Tone } from '#web/ui';
import { fieldTitles, intakeFields, type IntakeMapping, requiredFields } from '../../intake/columns.ts';
import { fates } from '../../intake/compare.ts';
import type { LineFault } from '../../intake/read-line.ts';
import type { Intake, IntakeStatus } from '../../intake/store.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { samsatPaths } from '../../paths.ts';
import { texts } from './texts.ts';

export const A_PAGE = 20;
const tones: Readonly<Record<IntakeStatus, Tone>> = { staged: 'wait', checked: 'wait', applied: 'done', dropped: 'plain' };

export interface IntakesProps {
  readonly rows: readonly Intake[];
  readonly total: number;
  readonly page: number;
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly errors: readonly FormError[];
}

/** Files of vehicles that were sent in, and the form that sends one. */
export function IntakesPage({ rows, total, page, asOf, errors }: IntakesProps) {
  const { locale } = useView();
  const m = texts(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <OfficeFrame at="import">
      <p class="soft col">{m.lead}</p>
      <ErrorSummary errors={errors} />
      <section class="card stack" aria-labelledby="kirim">
        <h2 class="t-l" id="kirim">
          {m.enter}
        </h2>
        <Form action={samsatPaths.intakes()} class="col" files>
          <TextInput id="per" type="date" label={m.asOf} hint={m.asOfHint} value={asOf} error={errorOf('per')} short />
          <FileInput id="berkas" label={m.file} hint={m.fileHint} accept=".xlsx,.csv,.txt,text/csv" error={errorOf('berkas')} />
          <Button>{m.send}</Button>
        </Form>
        <p class="small">
          <a href={samsatPaths.template()}>{m.example}</a>
        </p>
      </section>
      <Table
        label={m.list}
        rows={rows}
        empty={m.none}
        columns={[
          { title: m.file, cell: ({ id, fileName }) => <a href={samsatPaths.intake({ intakeId: id })}>{fileName}</a> },
          { title: m.asOf, cell: (one) => formatDate(one.asOf, locale) },
          { title: m.lines, cell: ({ lineCount }) => formatNumber(lineCount, locale), right: true },
          { title: m.status, cell: ({ status }) => <Tag tone={tones[status]}>{m.statuses[status]}</Tag> },
          { title: m.when, cell: ({ by, madeAt }) => m.by(by, formatDateTime(madeAt, locale)) },
        ]}
      />
      {total > A_PAGE && <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => samsatPaths.intakes({}, { halaman })} />}
    </OfficeFrame>
  );
}

export interface IntakeProps {
  readonly intake: Intake;
  readonly mapping: IntakeMapping;
  readonly news: IntakeStatus | undefined;
  readonly errors: readonly FormError[];
}

/** One file: its columns, what a look at it found, and what can be done with it now. */
export function IntakePage(props: IntakeProps) {
  const { intake, news, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const open = intake.status === 'staged' || intake.status === 'checked';
  // Once it was looked at, what was found comes first: its columns are only chosen anew where that is wrong.
  const looked = intake.report !== null && errors.length === 0;
  return (
    <OfficeFrame at="import">
      <p>
        <a href={samsatPaths.intakes()}>{m.all}</a>
      </p>
      {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      <h2>
        {intake.fileName} <Tag tone={tones[intake.status]}>{m.statuses[intake.status]}</Tag>
      </h2>
      <Facts
        small
        facts={[
          { label: m.asOf, value: formatDate(intake.asOf, locale) },
          { label: m.when, value: m.by(intake.by, formatDateTime(intake.madeAt, locale)) },
          { label: m.lines, value: formatNumber(intake.lineCount, locale) },
        ]}
      />
      {open && !looked && <Columns {...props} />}
      <Found intake={intake} open={open} />
      {open && <Decide intake={intake} />}
      {open && looked && (
        <details>
          <summary>{m.otherColumns}</summary>
          <Columns {...props} />
        </details>
      )}
    </OfficeFrame>
  );
}

const deed = ({ id }: Intake, name: string) => samsatPaths.intakeDeed({ intakeId: id, deed: name });

function Columns({ intake, mapping, errors }: IntakeProps) {
  const { locale } = useView();
  const m = texts(locale);
  const options = intake.titles.map((title, at) => ({ value: String(at), label: `${at + 1}. ${title}` }));
  return (
    <section class="card stack" aria-labelledby="kolom">
      <h3 class="t-l" id="kolom">
        {m.columns}
      </h3>
      <p class="soft col">{m.columnsLead}</p>
      <Form action={deed(intake, 'periksa')} class="col">
        {intakeFields.map((field) => (
          <Select
            id={field}
            label={fieldTitles[field](locale)}
            optional={!requiredFields.includes(field)}
            value={String(mapping[field] ?? '')}
            none={m.noColumn}
            options={options}
            error={errors.find((one) => one.field === field)?.message}
          />
        ))}
        <Button kind={intake.report === null ? 'main' : 'quiet'}>{m.check}</Button>
      </Form>
    </section>
  );
}

function Found({ intake, open }: { readonly intake: Intake; readonly open: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const { report } = intake;
  if (report === null) return open ? <p class="soft">{m.notChecked}</p> : null;
  const count = (n: number) => formatNumber(n, locale);
  const found = Object.entries(report.faults).map(([key, n]) => [m.faults[key as LineFault], n] as const);
  return (
    <section class="stack">
      <h3 class="t-l" id="hasil">
        {m.result}
      </h3>
      <Facts small facts={fates.map((fate) => ({ label: m.fates[fate], value: count(report.counts[fate]) }))} />
      {found.length > 0 && (
        <Table
          label={m.result}
          rows={found}
          empty={m.none}
          columns={[
            { title: m.found, cell: ([what]) => what },
            { title: m.count, cell: ([, n]) => count(n), right: true },
          ]}
        />
      )}
      {open && (
        <p>
          <LinkButton href={samsatPaths.intakeReport({ intakeId: intake.id })} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

function Decide({ intake }: { readonly intake: Intake }) {
  const { locale } = useView();
  const m = texts(locale);
  const counts = intake.report?.counts;
  const count = (n = 0) => formatNumber(n, locale);
  return (
    <section class="card stack">
      {counts && counts.created + counts.changed + counts.unchanged > 0 && (
        <Form action={deed(intake, 'catat')} class="stack">
          <p class="col">{m.applyLead(count(counts.created), count(counts.changed), count(counts.unchanged))}</p>
          <Button>{m.apply}</Button>
        </Form>
      )}
      <Form action={deed(intake, 'buang')}>
        <Button kind="quiet">{m.drop}</Button>
      </Form>
    </section>
  );
}
