import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Crumbs, EmptyState, Facts, LinkButton, Page, Table } from '#web/ui';
import type { Question } from '../../../bank/domain/question.ts';
import { toPlain } from '../../../bank/domain/clean-to-plain.ts';
import { AnswerBesideKey } from '../../../results/ui/answer-beside-key.tsx';
import { addressOf } from '../../../bank/shown.ts';
import type { SchoolClass } from '../../../schools/classes.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { texts } from '../../messages/index.ts';
import { materialPaths } from '../../paths.ts';
import type { Course } from '../../store/courses.ts';
import type { Followed, FollowedStudent } from '../../store/follow.ts';
import type { KeptTry } from '../../store/progress.ts';
import { Verdict } from '../../ui/exercise.tsx';

export const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)} %`);

interface FollowProps {
  readonly course: Course;
  readonly of: SchoolClass;
  readonly followed: Followed;
}

function Above({ course }: Pick<FollowProps, 'course'>) {
  return [
    { href: materialPaths.courses(), label: teaching(useView().locale).courses },
    { href: materialPaths.edit({ courseId: course.id }), label: course.title },
  ];
}

export function FollowPage({ course, of, followed }: FollowProps) {
  const { locale } = useView();
  const m = teaching(locale);
  const { lessons, students } = followed;
  const at = { courseId: course.id, classId: of.id };
  const opened = students.filter((one) => one.opened > 0).length;
  const finished = students.filter((one) => lessons.length > 0 && one.finished === lessons.length).length;
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={Above({ course })} here={m.toClass(of.name)} />
        <h1>{m.follow(course.title, of.name)}</h1>
        <p class="soft">{m.followLead(opened, finished, students.length)}</p>
        <h2>{m.perLesson}</h2>
        <Table
          label={m.perLesson}
          rows={lessons.map((lesson, nth) => ({ ...lesson, of: students.map((one) => one.lessons[nth]) }))}
          empty={m.noLessons}
          columns={[
            {
              title: m.lessonTitle,
              cell: ({ title }) => <b lang="id">{title}</b>,
            },
            { title: m.opened, right: true, cell: (row) => m.ofAll(row.of.filter((one) => one?.openedAt).length, students.length) },
            { title: m.finished, right: true, cell: (row) => m.ofAll(row.of.filter((one) => one?.finishedAt).length, students.length) },
            {
              title: m.exercise,
              right: true,
              cell: (row) => {
                const tried = row.of.filter((one) => (one?.result.tried ?? 0) > 0).map((one) => one?.result.mean ?? 0);
                return tried.length === 0 || row.questions.length === 0
                  ? '–'
                  : percent(tried.reduce((sum, one) => sum + one, 0) / tried.length);
              },
            },
          ]}
        />
        <h2>{m.perStudent}</h2>
        <Table
          label={m.perStudent}
          rows={students}
          empty={m.noStudents}
          columns={[
            {
              title: m.name,
              cell: ({ studentId, name }) => (
                <a class="target" href={materialPaths.followStudent({ ...at, studentId })}>
                  <b>{name}</b>
                </a>
              ),
            },
            { title: m.opened, right: true, cell: (one) => m.ofAll(one.opened, lessons.length) },
            { title: m.finished, right: true, cell: (one) => m.ofAll(one.finished, lessons.length) },
            { title: m.exercise, right: true, cell: ({ mean }) => percent(mean) },
            { title: m.last, cell: ({ seenAt }) => (seenAt === null ? '–' : formatDateTime(seenAt, locale)) },
          ]}
        />
        <p class="row">
          <LinkButton href={materialPaths.followCsv(at)} kind="quiet" icon="download" small>
            {m.followCsv}
          </LinkButton>
          <LinkButton href={materialPaths.followXlsx(at)} kind="quiet" icon="download" small>
            {m.xlsx}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

interface StudentProps extends FollowProps {
  readonly student: FollowedStudent;
  readonly tries: ReadonlyMap<string, readonly KeptTry[]>;
  question(at: { readonly questionId: string; readonly version: number }): Question;
}

/** What one student did: lesson by lesson, and what they answered last. */
export function FollowStudentPage({ course, of, followed, student, tries, question }: StudentProps) {
  const { locale } = useView();
  const m = teaching(locale);
  const at = { courseId: course.id, classId: of.id };
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[...Above({ course }), { href: materialPaths.follow(at), label: m.toClass(of.name) }]} here={student.name} />
        <h1>{student.name}</h1>
        {followed.lessons.length === 0 && <EmptyState>{m.noLessons}</EmptyState>}
        {followed.lessons.map(({ id, title }, nth) => {
          const own = student.lessons[nth];
          const moment = (when: Date | null | undefined) => (when ? formatDateTime(when, locale) : '–');
          return (
            <section class="card stack">
              <h2 class="t-l" lang="id">
                {title}
              </h2>
              <Facts
                small
                facts={[
                  { label: m.opened, value: moment(own?.openedAt) },
                  { label: m.finished, value: moment(own?.finishedAt) },
                  { label: m.exercise, value: own && own.result.questions > 0 ? percent(own.result.mean) : '–' },
                ]}
              />
              <Answers tries={tries.get(id) ?? []} question={question} />
            </section>
          );
        })}
      </div>
    </Page>
  );
}

function Answers({ tries, question }: { readonly tries: readonly KeptTry[] } & Pick<StudentProps, 'question'>) {
  const { locale } = useView();
  const m = teaching(locale);
  if (tries.length === 0) return <p class="small soft">{m.noAnswers}</p>;
  const last = [...Map.groupBy(tries, ({ questionId }) => questionId).values()].flatMap((own) => {
    const one = own.at(-1);
    return one ? [{ ...one, count: own.length }] : [];
  });
  return (
    <details>
      <summary>{m.answers}</summary>
      <ol class="stack">
        {last.map(({ questionId, questionVersion, value, share, count }) => {
          const { body, prompt } = question({ questionId, version: questionVersion });
          return (
            <li>
              <span lang="id">{toPlain(prompt).slice(0, 200)}</span>
              <AnswerBesideKey called={toPlain(prompt).slice(0, 80)} body={body} value={value} withKey={false} addressOf={addressOf} />
              <span class="row small">
                <Verdict share={share} /> <span class="soft">{texts(locale).tries(count)}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
