import { formatDate } from '#i18n';
import { useView } from '#web';
import { Crumbs, EmptyState, LinkButton, Page, Progress, Tabs, Tag } from '#web/ui';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { type Standing, standingOf } from '../../domain/standing.ts';
import { texts } from '../../messages/index.ts';
import { materialPaths } from '../../paths.ts';
import type { Reader, ShelfCourse, ShelfLesson } from '../../store/read.ts';

const tones: Readonly<Record<Standing, 'plain' | 'wait' | 'done' | 'bad'>> = {
  new: 'plain',
  opened: 'wait',
  finished: 'done',
  late: 'wait',
  overdue: 'bad',
};

export function StandingTag({ standing }: { readonly standing: Standing }) {
  return <Tag tone={tones[standing]}>{texts(useView().locale).standings[standing]}</Tag>;
}

/** What an address says of whom a parent reads for. */
export const forOf = ({ own, studentId }: Reader): Readonly<Record<string, string>> => (own ? {} : { anak: studentId });

interface ShelfProps {
  readonly courses: readonly ShelfCourse[];
  readonly subjects: readonly Subject[];
  readonly reader: Reader;
  readonly readers: readonly Reader[];
  readonly today: string;
}

/** Somebody with several of them chooses whose. */
export function Whose({ reader, readers, at }: Pick<ShelfProps, 'reader' | 'readers'> & { readonly at: (one: Reader) => string }) {
  const m = texts(useView().locale);
  if (readers.length < 2) return null;
  return (
    <Tabs label={m.whose} tabs={readers.map((one) => ({ href: at(one), label: one.name, current: one.studentId === reader.studentId }))} />
  );
}

export function ShelfPage({ courses, subjects, reader, readers, today }: ShelfProps) {
  const { locale } = useView();
  const m = texts(locale);
  const bySubject = [...Map.groupBy(courses, ({ subject }) => subject)];
  return (
    <Page>
      <div class="stack">
        <Crumbs above={[{ href: schoolPaths.front(), label: 'Lentera' }]} here={m.materials} />
        <h1>{m.materials}</h1>
        <p class="soft">{reader.own ? m.lead : m.leadParent(reader.name)}</p>
        <Whose reader={reader} readers={readers} at={(one) => materialPaths.shelf({}, forOf(one))} />
        {courses.length === 0 && <EmptyState>{m.none}</EmptyState>}
        {bySubject.map(([subject, own]) => (
          <section class="stack">
            <h2>{subjectTitle(subjects, subject, locale)}</h2>
            <div class="grid wide-cards">
              {own.map((course) => (
                <CourseCard course={course} reader={reader} today={today} />
              ))}
            </div>
          </section>
        ))}
        {reader.own && (
          <p>
            <a class="target" href={materialPaths.onDevice()}>
              {m.onDevice}
            </a>
          </p>
        )}
      </div>
    </Page>
  );
}

function CourseCard({ course, reader, today }: { readonly course: ShelfCourse } & Pick<ShelfProps, 'reader' | 'today'>) {
  const { locale } = useView();
  const m = texts(locale);
  const { lessons } = course;
  const finished = lessons.filter(({ finishedOn }) => finishedOn !== null).length;
  const open = lessons.filter(({ finishedOn }) => finishedOn === null);
  const [due] = open.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).toSorted();
  return (
    <article class="card stack">
      <h3 class="t-l" lang="id">
        <a href={materialPaths.course({ courseId: course.id }, forOf(reader))}>{course.title}</a>
      </h3>
      <p class="small soft">
        {m.by(course.author)} · {lessons.some(({ assigned }) => assigned) ? m.given : m.open}
      </p>
      <CourseProgress finished={finished} all={lessons.length} id={course.id} />
      {due !== undefined && (
        <p class="small">
          <Tag tone={due < today ? 'bad' : 'wait'}>{m.due(formatDate(due, locale))}</Tag>
        </p>
      )}
    </article>
  );
}

function CourseProgress({ finished, all, id }: { readonly finished: number; readonly all: number; readonly id: string }) {
  const m = texts(useView().locale);
  return (
    <div>
      <label class="small" for={`maju-${id}`}>
        {m.done(finished, all)}
      </label>
      <progress id={`maju-${id}`} max={Math.max(1, all)} value={finished} />
    </div>
  );
}

interface CourseProps {
  readonly course: ShelfCourse;
  readonly subjects: readonly Subject[];
  readonly reader: Reader;
  readonly today: string;
}

export function CoursePage({ course, subjects, reader, today }: CourseProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { lessons } = course;
  const finished = lessons.filter(({ finishedOn }) => finishedOn !== null).length;
  const next = lessons.find(({ finishedOn }) => finishedOn === null);
  const to = ({ id: lessonId }: ShelfLesson) => materialPaths.lesson({ lessonId }, forOf(reader));
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: materialPaths.shelf({}, forOf(reader)), label: m.materials }]} here={course.title} />
        <h1 lang="id">{course.title}</h1>
        <p class="soft">
          {subjectTitle(subjects, course.subject, locale)} · {m.by(course.author)}
          {!reader.own && ` · ${reader.name}`}
        </p>
        {course.summary !== '' && (
          <p class="breaks" lang="id">
            {course.summary}
          </p>
        )}
        <Progress done={finished} total={lessons.length} label={m.done(finished, lessons.length)} />
        {next && reader.own && <LinkButton href={to(next)}>{next.openedAt === null ? m.begin : m.goOn}</LinkButton>}
        <h2>{m.parts}</h2>
        <ol class="plain-list lessons">
          {lessons.map((lesson) => (
            <li>
              <a class="target" href={to(lesson)} lang="id">
                <b>{lesson.title}</b>
              </a>
              <span class="row small">
                <StandingTag standing={standingOf(lesson, lesson.dueOn, today)} />
                {lesson.dueOn !== null && <span class="soft">{m.due(formatDate(lesson.dueOn, locale))}</span>}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </Page>
  );
}
