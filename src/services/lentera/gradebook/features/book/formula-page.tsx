import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { EmptyState, Table, Tag } from '#web/ui';
import type { Subject } from '../../../schools/city.ts';
import type { Book, BookColumn, BookStudent } from '../../book.ts';
import type { FinalGrade } from '../../domain/final-grade.ts';
import { gradeIn, isBefore } from '../../grades.ts';
import { texts } from '../../messages/index.ts';
import { gradeInWords, markInWords } from '../../words.ts';
import { BookFrame } from './frame.tsx';

/** How one student's final grade comes to be, work by work. */
export function FormulaPage({
  book,
  student,
  subjects,
}: {
  readonly book: Book;
  readonly student: BookStudent;
  readonly subjects: readonly Subject[];
}) {
  const m = texts(useView().locale);
  return (
    <BookFrame book={book} subjects={subjects} here={m.formula(student.name)}>
      <Formula book={book} studentId={student.id} />
      <StudentMarks book={book} studentId={student.id} />
    </BookFrame>
  );
}

/** The formula of a final grade with its numbers in it. */
export function Formula({ book, studentId }: { readonly book: Book; readonly studentId: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const grade = gradeIn(book, studentId);
  const { curriculum, remedial } = book.rules.grading.value;
  const { parts, raw, missing } = grade;
  if (raw === null) return <EmptyState>{m.formulaNone}</EmptyState>;
  return (
    <section class="card stack">
      <p class="soft">{m.formulaLead}</p>
      <Table
        label={m.finalLong}
        rows={parts}
        empty={m.formulaNone}
        columns={[
          { title: m.category, cell: ({ category }) => m.categories[curriculum][category] },
          { title: m.mean, right: true, cell: ({ mean }) => (mean === null ? m.noneCounts : gradeInWords(mean, locale)) },
          { title: m.weight, right: true, cell: ({ weight }) => formatNumber(weight, locale) },
        ]}
      />
      <p>
        <code>{inNumbers(grade, locale)}</code>
      </p>
      <p class="t-l">
        {m.finalLong}: <b>{m.rounded(gradeInWords(raw, locale), gradeInWords(grade.grade, locale))}</b>{' '}
        {!book.rules.grading.confirmed && <Tag tone="wait">{m.unconfirmed}</Tag>}
      </p>
      <p class="small soft">
        {m.withRemedial(remedial)} {missing > 0 && m.missingOf(missing)}
      </p>
    </section>
  );
}

function inNumbers({ parts, raw }: FinalGrade, locale: 'id' | 'en'): string {
  const counted = parts.filter(({ mean }) => mean !== null);
  const terms = counted.map(({ mean, weight }) => `${gradeInWords(mean, locale)} × ${formatNumber(weight, locale)}`);
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0);
  return `(${terms.join(' + ')}) ÷ ${formatNumber(weights, locale)} = ${gradeInWords(raw, locale)}`;
}

/** Everything one student has in a book. */
export function StudentMarks({ book, studentId }: { readonly book: Book; readonly studentId: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const { columns, marks, rules, subject } = book;
  const mastery = rules.masteryOf(subject).value;
  const names = m.categories[rules.grading.value.curriculum];
  return (
    <Table
      label={m.columns}
      rows={columns}
      empty={m.noColumns}
      columns={[
        {
          title: m.work,
          cell: ({ title, remedialOf }: BookColumn) => (
            <>
              {title} {remedialOf !== null && <Tag>{m.remedial}</Tag>}
            </>
          ),
        },
        { title: m.category, cell: ({ category }) => names[category] },
        { title: m.day, cell: ({ onDay }) => formatDate(onDay, locale) },
        {
          title: m.mark,
          right: true,
          cell: (column: BookColumn) => {
            const value = marks.get(column.id)?.get(studentId)?.value;
            if (!value && isBefore(book, column, studentId)) return m.before;
            if (!value && column.remedialOf !== null) return '–';
            const said = markInWords(value, column, mastery, locale);
            return value?.kind === 'points' && column.max !== 100 ? `${said}/${formatNumber(column.max, locale)}` : said;
          },
        },
      ]}
    />
  );
}
