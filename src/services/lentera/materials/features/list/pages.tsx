import { formatShortDate } from '#i18n';
import { useView } from '#web';
import {
  Button,
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
  TextArea,
  TextInput,
} from '#web/ui';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { yearTitle } from '../../../schools/domain/school-year.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import type { School } from '../../../schools/schools.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import type { CourseFilter, CourseLine } from '../../store/courses.ts';

export const A_PAGE = 25;

interface ListProps {
  readonly rows: readonly CourseLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: CourseFilter;
  readonly subjects: readonly Subject[];
  readonly years: readonly number[];
}

export function CoursesPage({ rows, total, page, filter, subjects, years }: ListProps) {
  const { locale } = useView();
  const m = teaching(locale);
  const query = {
    q: filter.q,
    mapel: filter.subject ?? undefined,
    tahun: filter.year ?? undefined,
    milik: filter.owner ?? undefined,
    status: filter.ended ? 'ended' : undefined,
  };
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: schoolPaths.front(), label: 'Lentera' }]} here={m.courses} />
        <div class="row between">
          <h1>{m.courses}</h1>
          <span class="row">
            <LinkButton href={materialPaths.inbox()} kind="quiet" icon="message">
              {m.inbox}
            </LinkButton>
            <LinkButton href={materialPaths.newCourse()}>{m.new}</LinkButton>
          </span>
        </div>
        <form class="filters row" action={materialPaths.courses()}>
          <TextInput id="q" label={m.search} type="search" value={filter.q} />
          <Select
            id="mapel"
            label={m.subject}
            filters
            value={filter.subject ?? ''}
            options={subjects.map(({ key, title }) => ({ value: key, label: title[locale] }))}
          />
          <Select
            id="tahun"
            label={m.year}
            filters
            value={String(filter.year ?? '')}
            options={years.map((year) => ({ value: String(year), label: yearTitle(year) }))}
          />
          <Select
            id="milik"
            label={m.whose}
            filters
            value={filter.owner ?? ''}
            options={[
              { value: 'mine', label: m.owners.mine },
              { value: 'school', label: m.owners.school },
            ]}
          />
          <Select
            id="status"
            label={m.status}
            none={m.running}
            value={filter.ended ? 'ended' : ''}
            options={[{ value: 'ended', label: m.ended }]}
          />
          <Button kind="quiet">{m.filter}</Button>
        </form>
        <Table
          label={m.courses}
          rows={rows}
          empty={m.none}
          columns={[
            {
              title: m.title,
              cell: ({ id, title, author }) => (
                <>
                  <a class="target" href={materialPaths.edit({ courseId: id })} lang="id">
                    <b>{title}</b>
                  </a>
                  <br />
                  <span class="small soft">{author}</span>
                </>
              ),
            },
            { title: m.subject, cell: ({ subject, grade }) => `${subjectTitle(subjects, subject, locale)}, ${grade}` },
            { title: m.year, cell: ({ year }) => yearTitle(year) },
            { title: m.lessons, cell: ({ published, lessons }) => m.lessonsOf(published, lessons) },
            {
              title: m.classes,
              cell: ({ classes }) => (classes.length === 0 ? '–' : classes.map((name) => (name === '*' ? m.wholeSchool : name)).join(', ')),
            },
            { title: m.waiting, right: true, cell: ({ waiting }) => (waiting === 0 ? '–' : <Tag tone="wait">{waiting}</Tag>) },
          ]}
        />
        <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => materialPaths.courses({}, { ...query, halaman })} />
        <p>
          <LinkButton href={materialPaths.coursesCsv({}, query)} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

/** Cells of a course in the list that is taken along. */
export function courseCells(one: CourseLine, subjects: readonly Subject[], locale: 'id' | 'en'): readonly (string | number)[] {
  const m = teaching(locale);
  return [
    one.title,
    subjectTitle(subjects, one.subject, locale),
    one.grade,
    yearTitle(one.year),
    one.school,
    one.author,
    one.published,
    one.lessons,
    one.classes.map((name) => (name === '*' ? m.wholeSchool : name)).join(', '),
    one.waiting,
    formatShortDate(one.changedAt, locale),
  ];
}

interface NewProps {
  readonly subjects: readonly Subject[];
  readonly schools: readonly School[];
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FormError[];
}

export function NewCoursePage({ subjects, schools, typed, errors }: NewProps) {
  const { locale } = useView();
  const m = teaching(locale);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: materialPaths.courses(), label: m.courses }]} here={m.new} />
        <h1>{m.new}</h1>
        <ErrorSummary errors={errors} />
        <Form action={materialPaths.newCourse()} class="stack">
          <TextInput id="judul" label={m.title} value={typed.judul} error={error('judul')} />
          <Select
            id="mapel"
            label={m.subject}
            value={typed.mapel}
            error={error('mapel')}
            options={subjects.filter(({ endedAt }) => endedAt === null).map(({ key, title }) => ({ value: key, label: title[locale] }))}
          />
          <Select
            id="tingkat"
            label={m.grade}
            value={typed.tingkat}
            error={error('tingkat')}
            options={Array.from({ length: 12 }, (_, nth) => ({ value: String(nth + 1), label: String(nth + 1) }))}
          />
          {schools.length > 1 && (
            <Select
              id="sekolah"
              label={m.school}
              value={typed.sekolah ?? schools[0]?.id}
              options={schools.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextArea id="pengantar" label={m.summary} hint={m.summaryHint} value={typed.pengantar} rows={3} optional />
          <Button>{m.make}</Button>
        </Form>
      </div>
    </Page>
  );
}
