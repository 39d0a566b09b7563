import { useView } from '#web';
import { type Column, LinkButton, Pagination, SearchForm, Table, Tabs } from '#web/ui';
import type { Belonging } from '../../domain/belonging.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import { type Student, type StudentFilter, studentStatuses } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { SchoolFrame } from '../school/page.tsx';
import { texts } from './texts.ts';

export const A_PAGE = 50;

export interface StudentsProps {
  readonly who: Belonging;
  readonly school: School;
  readonly rows: readonly Student[];
  readonly total: number;
  readonly page: number;
  readonly filter: StudentFilter;
}

/** The students of a school: those who are there, and those who were. */
export function StudentsPage({ who, school, rows, total, page, filter }: StudentsProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const schoolId = school.id;
  const query = (status: string) => ({ status: status === 'active' ? undefined : status, q: filter.q || undefined });
  return (
    <SchoolFrame who={who} school={school} at="students">
      <SearchForm action={schoolPaths.students({ schoolId })} label={m.searchLabel} placeholder={m.placeholder} q={filter.q} />
      <Tabs
        sub
        label={words.status}
        tabs={studentStatuses.map((status) => ({
          href: schoolPaths.students({ schoolId }, query(status)),
          label: words.statuses[status],
          current: status === filter.status,
        }))}
      />
      <Table label={words.students} rows={rows} empty={m.none} columns={studentColumns(locale)} />
      {total > A_PAGE && (
        <Pagination
          page={page}
          size={A_PAGE}
          total={total}
          at={(halaman) => schoolPaths.students({ schoolId }, { ...query(filter.status), halaman })}
        />
      )}
      <p class="row">
        <LinkButton href={schoolPaths.enterStudent({ schoolId })} small>
          {m.enter}
        </LinkButton>
        <LinkButton href={schoolPaths.studentsCsv({ schoolId }, query(filter.status))} kind="quiet" icon="download" small>
          {words.csv}
        </LinkButton>
      </p>
    </SchoolFrame>
  );
}

/** What lists of students show of each; `leads`: to the page of each. */
export function studentColumns(locale: 'id' | 'en', withClass = true, leads = true): Column<Student>[] {
  const m = texts(locale);
  const words = common(locale);
  return [
    { title: words.name, cell: ({ id, name }) => (leads ? <a href={schoolPaths.student({ studentId: id })}>{name}</a> : name) },
    { title: words.nis, cell: ({ nis }) => nis },
    { title: words.nisn, cell: ({ nisn }) => nisn ?? '–' },
    { title: words.sex, cell: ({ sex }) => (locale === 'en' ? { L: 'M', P: 'F' }[sex] : sex) },
    ...(withClass ? [{ title: words.class, cell: ({ className }: Student) => className ?? '–' }] : []),
    { title: m.account, cell: ({ personId }) => (personId ? m.hasAccount : <span class="soft">{m.noAccount}</span>) },
  ];
}
