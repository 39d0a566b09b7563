import { formatDateTime, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Choices, ErrorSummary, Facts, FileInput, Form, type FormError, LinkButton, Note, Pagination } from '#web/ui';
import { Select, Table, Tag, type Tone } from '#web/ui';
import type { Belonging } from '../../domain/belonging.ts';
import { yearTitle } from '../../domain/school-year.ts';
import { fieldTitles, intakeFields, type IntakeKind, type IntakeMapping, requiredFields } from '../../intake/columns.ts';
import { fates } from '../../intake/compare.ts';
import type { LineFault, LineWarning } from '../../intake/read-line.ts';
import type { Intake, IntakeLine, IntakeStatus } from '../../intake/store.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import { texts as common } from '../../texts.ts';
import { SchoolFrame } from '../school/page.tsx';
import { texts } from './texts.ts';

export const A_PAGE = 20;
export const kinds = ['students', 'teachers'] as const satisfies readonly IntakeKind[];

const tones: Readonly<Record<IntakeStatus, Tone>> = { staged: 'wait', checked: 'wait', applied: 'done', dropped: 'plain' };

export interface IntakesProps {
  readonly who: Belonging;
  readonly school: School;
  readonly rows: readonly IntakeLine[];
  readonly total: number;
  readonly page: number;
  readonly year: number;
  readonly years: readonly number[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** Lists sent in for a school, and the form that sends one. */
export function IntakesPage({ who, school, rows, total, page, year, years, typed, errors }: IntakesProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const schoolId = school.id;
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <SchoolFrame who={who} school={school} at="intakes">
      <p class="soft col">{m.lead}</p>
      <ErrorSummary errors={errors} />
      <section class="card stack" aria-labelledby="kirim">
        <h2 class="t-l" id="kirim">
          {m.enter}
        </h2>
        <Form action={schoolPaths.intakes({ schoolId })} class="col" files>
          <Choices
            id="isi"
            label={m.kind}
            type="radio"
            values={[typed.isi ?? 'students']}
            error={errorOf('isi')}
            options={kinds.map((value) => ({ value, label: m.kinds[value] }))}
          />
          <Select
            id="tahun"
            label={words.year}
            value={typed.tahun ?? String(year)}
            options={years.map((one) => ({ value: String(one), label: yearTitle(one) }))}
          />
          <FileInput id="berkas" label={m.file} hint={m.fileHint} accept=".xlsx,.csv,.txt,text/csv" error={errorOf('berkas')} />
          <Button>{m.send}</Button>
        </Form>
        <p class="row small">
          {kinds.map((kind) => (
            <a href={schoolPaths.intakeTemplate({ schoolId, kind })}>{m.exampleOf(m.kinds[kind])}</a>
          ))}
        </p>
      </section>
      <Table
        label={m.tab}
        rows={rows}
        empty={m.none}
        columns={[
          { title: m.file, cell: ({ id, fileName }) => <a href={schoolPaths.intake({ schoolId, intakeId: id })}>{fileName}</a> },
          { title: m.kind, cell: ({ kind }) => m.kinds[kind] },
          { title: words.year, cell: (one) => yearTitle(one.year) },
          { title: words.status, cell: ({ status }) => <Tag tone={tones[status]}>{m.statuses[status]}</Tag> },
          { title: m.when, cell: ({ by, madeAt }) => m.by(by, formatDateTime(madeAt, locale)) },
        ]}
      />
      {total > A_PAGE && (
        <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => schoolPaths.intakes({ schoolId }, { halaman })} />
      )}
    </SchoolFrame>
  );
}

export interface IntakeProps {
  readonly who: Belonging;
  readonly school: School;
  readonly intake: Intake;
  readonly mapping: IntakeMapping;
  readonly news: 'staged' | 'checked' | 'applied' | 'dropped' | undefined;
  readonly errors: readonly FormError[];
}

/** One list: its columns, what a look at it found, and what can be done with it now. */
export function IntakePage(props: IntakeProps) {
  const { who, school, intake, news, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const open = intake.status === 'staged' || intake.status === 'checked';
  return (
    <SchoolFrame who={who} school={school} at="intakes">
      <p>
        <a href={schoolPaths.intakes({ schoolId: school.id })}>{m.allLists}</a>
      </p>
      {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      <h2>
        {intake.fileName} <Tag tone={tones[intake.status]}>{m.statuses[intake.status]}</Tag>
      </h2>
      <Facts
        small
        facts={[
          { label: m.kind, value: m.kinds[intake.kind] },
          { label: words.year, value: yearTitle(intake.year) },
          { label: m.when, value: m.by(intake.by, formatDateTime(intake.madeAt, locale)) },
          ...(open ? [{ label: m.lines, value: formatNumber(intake.rows.length, locale) }] : []),
        ]}
      />
      {open && (intake.report === null || errors.length > 0) && <Columns {...props} />}
      <Found intake={intake} open={open} />
      {open && <Decide intake={intake} />}
      {open && intake.report !== null && errors.length === 0 && (
        <details>
          <summary>{m.mending}</summary>
          <Columns {...props} />
        </details>
      )}
    </SchoolFrame>
  );
}

const deed = ({ schoolId, id }: Intake, name: string) => schoolPaths.intakeDeed({ schoolId, intakeId: id, deed: name });

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
        {intakeFields[intake.kind].map((field) => (
          <Select
            id={field}
            label={fieldTitles[field](locale)}
            optional={!requiredFields[intake.kind].includes(field)}
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
  const found = [
    ...Object.entries(report.faults).map(([key, n]) => ({ key: key as LineFault, what: m.faults[key as LineFault], n, left: true })),
    ...Object.entries(report.warnings).map(([key, n]) => ({
      key: key as LineWarning,
      what: m.warnings[key as LineWarning],
      n,
      left: false,
    })),
  ];
  const whereOf = ({ key, n }: (typeof found)[number]) => {
    const named = report.lines?.[key] ?? [];
    return [named.join(', '), ...(named.length > 0 && n > named.length ? [m.more(count(n - named.length))] : [])].join(' ');
  };
  return (
    <section class="stack">
      <h3 class="t-l" id="hasil">
        {m.result}
      </h3>
      <Facts
        small
        facts={[
          ...fates.map((fate) => ({ label: m.fates[fate], value: count(report.counts[fate]) })),
          { label: m.missing, value: count(report.missing) },
          ...(report.parents ? [{ label: m.parents, value: count(report.parents) }] : []),
        ]}
      />
      {report.newClasses.length > 0 && <p>{m.newClasses(report.newClasses.join(', '))}</p>}
      {report.parents ? <p class="soft">{m.parentsLead}</p> : null}
      {report.missing > 0 && <p class="soft">{m.missingLead(count(report.missing))}</p>}
      {found.length > 0 && (
        <Table
          label={m.result}
          rows={found}
          empty={m.none}
          columns={[
            { title: m.found, cell: ({ what }) => what },
            { title: m.count, cell: ({ n }) => count(n), right: true },
            { title: m.where, cell: whereOf },
            { title: m.effect, cell: ({ left }) => <Tag tone={left ? 'bad' : 'done'}>{left ? m.left : m.taken}</Tag> },
          ]}
        />
      )}
      {open && (
        <p>
          <LinkButton
            href={schoolPaths.intakeReport({ schoolId: intake.schoolId, intakeId: intake.id })}
            kind="quiet"
            icon="download"
            small
          >
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
  const { report, kind } = intake;
  const [created, changed] = [report?.counts.created ?? 0, report?.counts.changed ?? 0];
  return (
    <section class="card stack">
      {created + changed > 0 && (
        <>
          <p class="col">{m.applyLead(formatNumber(created, locale), formatNumber(changed, locale))}</p>
          {kind === 'teachers' && <p class="col">{m.teachersLead}</p>}
          <Form action={deed(intake, 'catat')}>
            <Button>{kind === 'teachers' ? m.applyTeachers : m.apply}</Button>
          </Form>
        </>
      )}
      <Form action={deed(intake, 'buang')}>
        <Button kind="quiet">{m.drop}</Button>
      </Form>
    </section>
  );
}
