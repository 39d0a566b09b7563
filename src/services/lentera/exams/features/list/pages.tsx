import { formatDateTime } from '#i18n';
import { useView } from '#web';
import {
  Button,
  Choices,
  Crumbs,
  ErrorSummary,
  Form,
  type FormError,
  LinkButton,
  Page,
  Pagination,
  Select,
  Table,
  Tag,
  TextInput,
} from '#web/ui';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import type { School } from '../../../schools/schools.ts';
import type { TestFilter, TestLine } from '../../list-tests.ts';
import { texts } from '../../messages/index.ts';
import { examPaths } from '../../paths.ts';
import { sorts, type TestStatus } from '../../store.ts';

export const A_PAGE = 25;

const tones = { draft: 'plain', published: 'wait', ended: 'done', cancelled: 'bad' } as const;

export function StatusTag({ status }: { readonly status: TestStatus }) {
  return <Tag tone={tones[status]}>{texts(useView().locale).statuses[status]}</Tag>;
}

interface TestsProps {
  readonly rows: readonly TestLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: TestFilter;
  readonly subjects: readonly Subject[];
}

export function TestsPage({ rows, total, page, filter, subjects }: TestsProps) {
  const { locale } = useView();
  const m = texts(locale);
  const query = { q: filter.q, mapel: filter.subject, status: filter.status, jenis: filter.sort };
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: schoolPaths.front(), label: 'Lentera' }]} here={m.tests} />
        <div class="row between">
          <h1>{m.tests}</h1>
          <LinkButton href={examPaths.enter()}>{m.new}</LinkButton>
        </div>
        <form class="filters row" action={examPaths.tests()}>
          <TextInput id="q" label={m.search} type="search" value={filter.q} />
          <Select
            id="mapel"
            label={m.subject}
            filters
            value={filter.subject}
            options={subjects.map(({ key, title }) => ({ value: key, label: title[locale] }))}
          />
          <Select
            id="jenis"
            label={m.sort}
            filters
            value={filter.sort}
            options={sorts.map((sort) => ({ value: sort, label: m.sorts[sort] ?? sort }))}
          />
          <Select
            id="status"
            label={m.status}
            filters
            value={filter.status}
            options={Object.entries(m.statuses).map(([value, label]) => ({ value, label }))}
          />
          <Button kind="quiet">{m.filter}</Button>
        </form>
        <Table
          label={m.tests}
          rows={rows}
          empty={m.none}
          columns={[
            {
              title: m.title,
              cell: ({ id, title, sort }) => (
                <>
                  <a class="target" href={examPaths.test({ testId: id })}>
                    <b>{title}</b>
                  </a>
                  <br />
                  <span class="small soft">{m.sorts[sort]}</span>
                </>
              ),
            },
            { title: m.subject, cell: ({ subject, grade }) => `${subjectTitle(subjects, subject, locale)}, ${grade}` },
            { title: m.opens, cell: ({ opensAt }) => (opensAt ? formatDateTime(opensAt, locale) : '–') },
            { title: m.forSchool, cell: ({ school, author }) => `${school ?? m.city}; ${author}` },
            { title: m.participants, right: true, cell: ({ participants }) => participants },
            { title: m.unmarked, right: true, cell: ({ unmarked }) => (unmarked === 0 ? '–' : <b>{unmarked}</b>) },
            { title: m.status, cell: ({ status }) => <StatusTag status={status} /> },
          ]}
        />
        <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => examPaths.tests({}, { ...query, halaman })} />
        <p>
          <LinkButton href={examPaths.testsCsv({}, query)} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

interface NewTestProps {
  readonly subjects: readonly Subject[];
  readonly schools: readonly School[];
  readonly forCity: boolean;
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FormError[];
}

export function NewTestPage({ subjects, schools, forCity, typed, errors }: NewTestProps) {
  const { locale } = useView();
  const m = texts(locale);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const holders = [...schools.map(({ id, name }) => ({ value: id, label: name })), ...(forCity ? [{ value: 'kota', label: m.city }] : [])];
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: examPaths.tests(), label: m.tests }]} here={m.new} />
        <h1>{m.new}</h1>
        <ErrorSummary errors={errors} />
        <Form action={examPaths.enter()}>
          <TextInput id="judul" label={m.title} value={typed.judul} error={error('judul')} />
          <Select
            id="jenis"
            label={m.sort}
            value={typed.jenis ?? 'daily'}
            options={sorts.filter((sort) => sort !== 'makeup').map((sort) => ({ value: sort, label: m.sorts[sort] ?? sort }))}
          />
          <Select
            id="mapel"
            label={m.subject}
            value={typed.mapel}
            error={error('mapel')}
            options={subjects.filter(({ endedAt }) => endedAt === null).map(({ key, title }) => ({ value: key, label: title[locale] }))}
          />
          <TextInput id="tingkat" label={m.grade} inputMode="numeric" short value={typed.tingkat} error={error('tingkat')} />
          {holders.length > 1 && (
            <Choices id="oleh" type="radio" label={m.forSchool} values={[typed.oleh ?? holders[0]?.value ?? '']} options={holders} />
          )}
          <Button>{m.new}</Button>
        </Form>
      </div>
    </Page>
  );
}
