import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { type Column, ErrorSummary, Facts, LinkButton, Note, Table, Tag } from '#web/ui';
import type { Book, BookStudent } from '../../book.ts';
import { weighedCategories } from '../../domain/grading.ts';
import { gradeIn, isBefore } from '../../grades.ts';
import { texts } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';
import { gradeInWords, markInWords } from '../../words.ts';
import { AddColumns } from './add-columns.tsx';
import { BookDeeds } from './deeds.tsx';
import { addressOf, BookFrame, Downloads } from './frame.tsx';
import type { BookProps } from './props.ts';

/** A gradebook: everybody's marks, what they come to, and what can be done with it. */
export function BookPage(props: BookProps) {
  const { book, rights, subjects, news, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const { columns, students, lock, reopenedUntil, reopenReason } = book;
  const at = addressOf(book);
  return (
    <BookFrame book={book} subjects={subjects}>
      {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      {lock !== null && <Note tone="wait">{m.lockedBy[lock]}</Note>}
      {lock === null && reopenedUntil !== null && (
        <Note tone="wait">{m.reopened(formatDate(reopenedUntil, locale), reopenReason ?? '')}</Note>
      )}
      <BookFacts book={book} />
      <section class="stack">
        <h2>{m.mark}</h2>
        <MarksTable book={book} />
        <p class="row">
          <Downloads csv={bookPaths.bookCsv(at)} xlsx={bookPaths.bookCsv(at, { jenis: 'xlsx' })} />
          <LinkButton href={bookPaths.mastery(at)} kind="quiet" small>
            {m.mastery}
          </LinkButton>
          <LinkButton href={bookPaths.history(at)} kind="quiet" small>
            {m.history}
          </LinkButton>
        </p>
      </section>
      <section class="stack" id="kolom">
        <h2>
          {m.columns} <span class="soft">{columns.length}</span>
        </h2>
        <ColumnsTable book={book} writes={rights.writes} students={students.length} />
        {rights.writes && lock === null && <AddColumns {...props} />}
      </section>
      <BookDeeds {...props} />
    </BookFrame>
  );
}

function BookFacts({ book }: { readonly book: Book }) {
  const { locale } = useView();
  const m = texts(locale);
  const { rules, subject, releasedAt, lock } = book;
  const { grading } = rules;
  const { curriculum, categories } = grading.value;
  const weights = weighedCategories
    .filter((key) => categories[key].weight > 0)
    .map((key) => `${m.categories[curriculum][key]} ${formatNumber(categories[key].weight, locale)}`);
  const mastery = rules.masteryOf(subject);
  return (
    <Facts
      small
      facts={[
        {
          label: m.weights,
          value: (
            <>
              {m.weightsLine(weights)} {!grading.confirmed && <Tag tone="wait">{grading.own ? m.unconfirmed : m.usual}</Tag>}{' '}
              {!mastery.confirmed && mastery.own && <Tag tone="wait">KKTP: {m.unconfirmed}</Tag>}
            </>
          ),
        },
        { label: m.books, value: lock === null ? m.open : m.locks[lock] },
        { label: m.final, value: releasedAt === null ? m.withheld : m.released },
      ]}
    />
  );
}

function MarksTable({ book }: { readonly book: Book }) {
  const { locale } = useView();
  const m = texts(locale);
  const { columns, students, marks, rules, subject } = book;
  const mastery = rules.masteryOf(subject).value;
  const grades = new Map(students.map(({ id }) => [id, gradeIn(book, id)]));
  const list: Column<BookStudent>[] = [
    {
      title: m.student,
      cell: ({ id, name, left }) => (
        <>
          <a class="target" href={bookPaths.formula({ ...addressOf(book), studentId: id })}>
            {name}
          </a>{' '}
          {left && <Tag>{m.left}</Tag>}
        </>
      ),
    },
    // What all of them come to, before them: on a phone it would lie beyond the edge.
    {
      title: m.final,
      right: true,
      cell: ({ id }) => {
        const grade = grades.get(id);
        return (
          <>
            <b>{gradeInWords(grade?.grade ?? null, locale)}</b>
            {grade && grade.missing > 0 && <span class="small soft block">{m.missingOf(grade.missing)}</span>}
          </>
        );
      },
    },
    ...columns.map(
      (column): Column<BookStudent> => ({
        title: column.title,
        right: column.scale === 'points',
        cell: ({ id }) => {
          const value = marks.get(column.id)?.get(id)?.value;
          // Whoever needed no remedial misses none.
          if (!value && isBefore(book, column, id)) return <span class="soft">{m.before}</span>;
          if (!value) return <span class="soft">{column.remedialOf === null ? m.none : '–'}</span>;
          if (value.kind === 'excused') return <Tag>{m.excused}</Tag>;
          return markInWords(value, column, mastery, locale);
        },
      }),
    ),
  ];
  return <Table sheet label={m.mark} rows={students} empty={m.noStudents} columns={list} />;
}

function ColumnsTable({ book, writes, students }: { readonly book: Book; readonly writes: boolean; readonly students: number }) {
  const { locale } = useView();
  const m = texts(locale);
  const { columns, marks, rules, lock } = book;
  const names = m.categories[rules.grading.value.curriculum];
  return (
    <Table
      label={m.columns}
      rows={columns}
      empty={m.noColumns}
      columns={[
        {
          title: m.title,
          cell: ({ id, title, testId, remedialOf }) => (
            <>
              <a class="target" href={bookPaths.column({ columnId: id })}>
                <b>{title}</b>
              </a>{' '}
              {testId !== null && <Tag>{m.fromTest}</Tag>} {remedialOf !== null && <Tag>{m.remedial}</Tag>}
            </>
          ),
        },
        { title: m.category, cell: ({ category }) => names[category] },
        { title: m.day, cell: ({ onDay }) => formatDate(onDay, locale) },
        { title: m.aim, cell: ({ aim }) => (aim === null ? '–' : <span lang="id">{aim}</span>) },
        { title: m.filled, right: true, cell: ({ id }) => `${marks.get(id)?.size ?? 0}/${students}` },
        {
          title: m.fill,
          untitled: true,
          cell: ({ id, title }) => (
            <LinkButton href={bookPaths.column({ columnId: id })} kind="quiet" small>
              {writes && lock === null ? m.fill : m.see}
              <span class="vh"> {title}</span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
