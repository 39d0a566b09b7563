import { formatDateTime, formatNumber } from '#i18n';
import { useView } from '#web';
import { Crumbs, EmptyState, LinkButton, Page, Table, Tag } from '#web/ui';
import { examPaths } from '../../../exams/paths.ts';
import type { OwnTest } from '../../../exams/mine.ts';
import { Formula, StudentMarks } from '../../../gradebook/features/book/formula-page.tsx';
import { RaporAims } from '../../../gradebook/features/rapor/page.tsx';
import { texts as gradebook } from '../../../gradebook/messages/index.ts';
import { gradeInWords } from '../../../gradebook/words.ts';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import type { Student } from '../../../schools/students.ts';
import { texts as common } from '../../../schools/texts.ts';
import type { Learning, ShownBook } from '../../read-learning.ts';
import { texts } from './texts.ts';

interface ChildProps {
  readonly student: Student;
  readonly learning: Learning;
  readonly subjects: readonly Subject[];
}

/** How one student does: what is to come, what came of what was, and the marks the school shows. */
export function ChildPage({ student, learning, subjects }: ChildProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { coming, results, waiting, books } = learning;
  return (
    <Page>
      <div class="stack">
        <Crumbs
          above={[
            { href: schoolPaths.front(), label: common(locale).lentera },
            { href: schoolPaths.student({ studentId: student.id }), label: student.name },
          ]}
          here={m.learning}
        />
        <h1>{m.title(student.name)}</h1>
        <p class="soft">
          {m.lead} <a href="/akun/pemberitahuan">{m.preferences}</a>
        </p>
        <section class="stack">
          <h2>{m.coming}</h2>
          <Table
            label={m.coming}
            rows={coming}
            empty={m.noComing}
            columns={[
              { title: m.test, cell: (one) => <TestName test={one} subjects={subjects} /> },
              { title: m.opens, cell: ({ opensAt }) => formatDateTime(opensAt, locale) },
              { title: m.minutes, right: true, cell: ({ minutes }) => m.minutesOf(minutes) },
            ]}
          />
        </section>
        <section class="stack">
          <h2>{m.results}</h2>
          {waiting > 0 && <p class="soft">{m.waiting(waiting)}</p>}
          <Table
            label={m.results}
            rows={results}
            empty={m.noResults}
            columns={[
              { title: m.test, cell: (one) => <TestName test={one} subjects={subjects} /> },
              { title: m.opens, cell: ({ opensAt }) => formatDateTime(opensAt, locale) },
              {
                title: m.score,
                right: true,
                cell: ({ score, terms: { pass } }) => (
                  <>
                    <b>{gradeInWords(score, locale)}</b>{' '}
                    {pass !== null && score !== null && (
                      <Tag tone={score >= pass ? 'done' : 'wait'}>{score >= pass ? m.passed : m.notPassed}</Tag>
                    )}
                  </>
                ),
              },
              {
                title: m.see,
                untitled: true,
                cell: ({ participantId, title }) => (
                  <LinkButton href={examPaths.ownResult({ participantId: String(participantId) })} kind="quiet" small>
                    {m.see}
                    <span class="vh"> {title}</span>
                  </LinkButton>
                ),
              },
            ]}
          />
          <Progress results={results} />
        </section>
        <section class="stack">
          <h2>{m.books}</h2>
          {books.length === 0 && <EmptyState>{m.noBooks}</EmptyState>}
          {books.map((one) => (
            <BookPart one={one} studentId={student.id} subjects={subjects} />
          ))}
        </section>
      </div>
    </Page>
  );
}

function TestName({ test, subjects }: { readonly test: OwnTest; readonly subjects: readonly Subject[] }) {
  const { locale } = useView();
  return (
    <>
      <b>{test.title}</b>
      <span class="small soft block">{subjectTitle(subjects, test.subject, locale)}</span>
    </>
  );
}

function BookPart({
  one,
  studentId,
  subjects,
}: {
  readonly one: ShownBook;
  readonly studentId: string;
  readonly subjects: readonly Subject[];
}) {
  const { locale } = useView();
  const m = texts(locale);
  const { book, line } = one;
  const reached = line.aims.filter(({ mastery }) => mastery.state === 'reached').length;
  return (
    <section class="card stack">
      <h3 class="t-l">
        {subjectTitle(subjects, book.subject, locale)} <span class="soft small">{m.semesterOf(book.semester)}</span>
      </h3>
      <p>
        {gradebook(locale).final}: <b>{gradeInWords(line.grade, locale)}</b>{' '}
        {line.aims.length > 0 && <span class="soft">{m.aims(reached, line.aims.length)}</span>}
      </p>
      {line.description !== '' && (
        <p class="small" lang="id">
          {line.description}
        </p>
      )}
      <details>
        <summary>
          {m.details}
          <span class="vh"> {subjectTitle(subjects, book.subject, locale)}</span>
        </summary>
        <Formula book={book} studentId={studentId} />
        <StudentMarks book={book} studentId={studentId} />
        <RaporAims line={line} />
      </details>
    </section>
  );
}

/** Scores by time as a line; the table of results has the same figures. */
function Progress({ results }: { readonly results: readonly OwnTest[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const scores = results.toReversed().flatMap(({ score }) => (score === null ? [] : [score]));
  if (scores.length < 2) return null;
  const x = (at: number) => 24 + (at * 300) / (scores.length - 1);
  const y = (score: number) => 88 - score * 0.8;
  return (
    <figure class="card">
      <figcaption>{m.progress}</figcaption>
      <svg class="plot" viewBox="0 0 340 96" role="img" aria-label={m.progressOf(scores.length)}>
        {[0, 50, 100].map((tick) => (
          <>
            <line class="grid-line" x1="24" x2="330" y1={y(tick)} y2={y(tick)} />
            <text class="name" x="20" y={y(tick) + 3}>
              {tick}
            </text>
          </>
        ))}
        <polyline class="course" points={scores.map((score, at) => `${x(at)},${y(score)}`).join(' ')} />
        {scores.map((score, at) => (
          <>
            <circle class="point" cx={x(at)} cy={y(score)} r="3" />
            <text class="tick" x={x(at)} y={y(score) - 6}>
              {formatNumber(Math.round(score), locale)}
            </text>
          </>
        ))}
      </svg>
      <p class="small soft">{m.progressLead}</p>
    </figure>
  );
}
