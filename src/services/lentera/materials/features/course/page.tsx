import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Form, LinkButton, Note, Page, Select, Table, Tag, TextArea, TextInput } from '#web/ui';
import { subjectTitle } from '../../../schools/city.ts';
import { yearTitle } from '../../../schools/domain/school-year.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import { AssignPart } from './assign-part.tsx';
import type { CourseProps } from './props.ts';

export function CourseEditPage(props: CourseProps) {
  const { course, keeps, errors, news, subjects } = props;
  const { locale } = useView();
  const m = teaching(locale);
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: materialPaths.courses(), label: m.courses }]} here={course.title} />
        <h1 lang="id">{course.title}</h1>
        <p class="soft">
          {[subjectTitle(subjects, course.subject, locale), course.grade, yearTitle(course.year), course.school, course.author].join(' · ')}{' '}
          {course.endedAt !== null && <Tag tone="bad">{m.ended}</Tag>}
        </p>
        {news !== undefined && <Note tone="done">{m[news]}</Note>}
        <ErrorSummary errors={errors} />
        <Lessons {...props} />
        {keeps && <AssignPart {...props} />}
        <Followed {...props} />
        {keeps && <About {...props} />}
        <Copying {...props} />
        {keeps && <Ending course={course} />}
      </div>
    </Page>
  );
}

function Lessons({ course, keeps, lessons, changed, typed, deed, errors }: CourseProps) {
  const { locale } = useView();
  const m = teaching(locale);
  const at = (which: string) => materialPaths.deed({ courseId: course.id, deed: which });
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <section class="stack" id="pelajaran">
      <h2>{m.lessons}</h2>
      <Table
        label={m.lessons}
        rows={lessons.map((lesson, nth) => ({ ...lesson, nth }))}
        empty={m.noLessons}
        columns={[
          {
            title: m.lessonTitle,
            cell: ({ id, title, nth }) => (
              <>
                {nth + 1}.{' '}
                <a class="target" href={keeps ? materialPaths.write({ lessonId: id }) : materialPaths.preview({ lessonId: id })} lang="id">
                  <b>{title}</b>
                </a>
              </>
            ),
          },
          {
            title: m.status,
            cell: ({ id, published }) => (
              <>
                <Tag tone={published === null ? 'plain' : 'done'}>{published === null ? m.draft : m.published(published)}</Tag>
                {changed.has(id) && <span class="small soft block">{m.changedSince}</span>}
              </>
            ),
          },
          {
            title: m.up,
            untitled: true,
            cell: ({ id, title, nth }) =>
              keeps && (
                <Form action={at('urutan')} class="row">
                  <input type="hidden" name="pelajaran" value={id} />
                  {nth > 0 && (
                    <Button kind="quiet" small name="langkah" value="naik">
                      {m.up}
                      <span class="vh"> {title}</span>
                    </Button>
                  )}
                  {nth < lessons.length - 1 && (
                    <Button kind="quiet" small name="langkah" value="turun">
                      {m.down}
                      <span class="vh"> {title}</span>
                    </Button>
                  )}
                  <Button kind="quiet" small name="langkah" value="keluarkan">
                    {m.drop}
                    <span class="vh"> {title}</span>
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      {keeps && (
        <Form action={at('pelajaran')} class="row end">
          <TextInput
            id="judul-pelajaran"
            name="judul"
            label={m.lessonTitle}
            value={deed === 'pelajaran' ? typed.judul : ''}
            error={error('judul-pelajaran')}
          />
          <Button>{m.addLesson}</Button>
        </Form>
      )}
    </section>
  );
}

function Followed({ course, assignments, classes, keeps }: CourseProps) {
  const m = teaching(useView().locale);
  const whole = assignments.some(({ classId, studentId }) => classId === null && studentId === null);
  const given = new Set(assignments.flatMap(({ classId }) => (classId === null ? [] : [classId])));
  const shown = classes.filter(({ id }) => whole || given.has(id));
  if (shown.length === 0 && !keeps) return null;
  return (
    <section class="stack">
      <h2>{m.progress}</h2>
      {shown.length === 0 ? (
        <p class="soft">{m.progressNone}</p>
      ) : (
        <p class="row">
          {shown.map(({ id, name }) => (
            <LinkButton href={materialPaths.follow({ courseId: course.id, classId: id })} kind="quiet">
              {m.toClass(name)}
            </LinkButton>
          ))}
        </p>
      )}
    </section>
  );
}

function About({ course, typed, deed, errors }: CourseProps) {
  const m = teaching(useView().locale);
  const back = deed === 'keterangan' ? typed : null;
  const error = (field: string) => (back ? errors.find((one) => one.field === field)?.message : undefined);
  return (
    <details class="card" open={back !== null}>
      <summary>{m.about}</summary>
      <Form action={materialPaths.deed({ courseId: course.id, deed: 'keterangan' })} class="stack">
        <TextInput id="judul" label={m.title} value={back?.judul ?? course.title} error={error('judul')} />
        <Select
          id="tingkat"
          label={m.grade}
          value={back?.tingkat ?? String(course.grade)}
          error={error('tingkat')}
          options={Array.from({ length: 12 }, (_, nth) => ({ value: String(nth + 1), label: String(nth + 1) }))}
        />
        <TextArea id="pengantar" label={m.summary} hint={m.summaryHint} value={back?.pengantar ?? course.summary} rows={3} optional />
        <label class="choice">
          <input type="checkbox" name="percakapan" value="ya" checked={back ? back.percakapan === 'ya' : course.classComments} />
          <span>
            {m.classComments}
            <span class="hint block">{m.classCommentsHint}</span>
          </span>
        </label>
        <Button>{m.save}</Button>
      </Form>
    </details>
  );
}

function Copying({ course, years }: CourseProps) {
  const m = teaching(useView().locale);
  return (
    <details class="card">
      <summary>{m.copy}</summary>
      <Form action={materialPaths.deed({ courseId: course.id, deed: 'salin' })} class="stack">
        <p class="soft">{m.copyLead}</p>
        <TextInput id="judul-salinan" name="judul" label={m.title} value={course.title} />
        <Select
          id="tahun"
          label={m.copyYear}
          value={String(years[0] ?? course.year)}
          options={years.map((year) => ({ value: String(year), label: yearTitle(year) }))}
        />
        <Button kind="quiet">{m.copy}</Button>
      </Form>
    </details>
  );
}

function Ending({ course }: Pick<CourseProps, 'course'>) {
  const m = teaching(useView().locale);
  const over = course.endedAt !== null;
  return (
    <Form action={materialPaths.deed({ courseId: course.id, deed: over ? 'pulihkan' : 'arsip' })} class="stack">
      {!over && <p class="small soft">{m.endLead}</p>}
      <Button kind="quiet">{over ? m.reopen : m.endCourse}</Button>
    </Form>
  );
}
