import { useView } from '#web';
import { Crumbs, LinkButton, Page, Table, Tabs, Tag } from '#web/ui';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import type { SchoolClass } from '../../../schools/classes.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { texts as common } from '../../../schools/texts.ts';
import type { Semester } from '../../domain/semester.ts';
import { texts } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';

export interface BookLine {
  readonly subject: string;
  readonly teachers: string;
  readonly columns: number;
  readonly lock: 'closed' | 'over' | null;
  readonly released: boolean;
}

interface BooksProps {
  readonly of: SchoolClass;
  readonly semester: Semester;
  readonly lines: readonly BookLine[];
  readonly subjects: readonly Subject[];
  /** Figures of every subject are theirs to see: the wali kelas's and the school's keepers'. */
  readonly sees: boolean;
}

/** The books of a class that are somebody's to see. */
export function BooksPage({ of, semester, lines, subjects, sees }: BooksProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const classId = of.id;
  return (
    <Page wide>
      <div class="stack">
        <Crumbs
          above={[
            { href: schoolPaths.front(), label: words.lentera },
            { href: schoolPaths.class({ classId }), label: of.name },
          ]}
          here={m.books}
        />
        <h1>{m.booksOf(of.name)}</h1>
        <p class="soft">{m.booksLead}</p>
        <Tabs
          label={m.semester}
          tabs={([1, 2] as const).map((one) => ({
            href: bookPaths.books({ classId }, { semester: one }),
            label: m.semesterOf(one),
            current: one === semester,
          }))}
        />
        <Table
          label={m.books}
          rows={lines}
          empty={m.noBooks}
          columns={[
            {
              title: words.subject,
              cell: ({ subject }) => (
                <a class="target" href={bookPaths.book({ classId, subject, semester: String(semester) })}>
                  <b>{subjectTitle(subjects, subject, locale)}</b>
                </a>
              ),
            },
            { title: words.teacher, cell: ({ teachers }) => teachers || words.none },
            { title: m.columns, cell: ({ columns }) => m.columnsOf(columns) },
            {
              title: words.status,
              cell: ({ lock, released }) => (
                <span class="row">
                  <Tag tone={lock === null ? 'wait' : 'done'}>{lock === null ? m.open : m.locks[lock]}</Tag>
                  {released && <Tag>{m.released}</Tag>}
                </span>
              ),
            },
          ]}
        />
        {sees && (
          <p class="row">
            <LinkButton href={bookPaths.rapor({ classId, semester: String(semester) })} small>
              {m.rapor}
            </LinkButton>
            <LinkButton href={bookPaths.rules({ schoolId: of.schoolId })} kind="quiet" small>
              {m.weights}
            </LinkButton>
          </p>
        )}
      </div>
    </Page>
  );
}
