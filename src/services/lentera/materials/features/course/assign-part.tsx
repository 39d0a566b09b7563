import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Form, Select, Table, TextInput } from '#web/ui';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import type { Assignment } from '../../store/assign.ts';
import type { CourseProps } from './props.ts';

/** What choosing the whole school sends. */
export const WHOLE_SCHOOL = 'sekolah';

/** For whom a course is, and the form that gives it to more. */
export function AssignPart({ course, lessons, assignments, classes, today, typed: sent, deed, errors }: CourseProps) {
  const { locale } = useView();
  const m = teaching(locale);
  const typed = deed === 'tugaskan' ? sent : {};
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const whom = ({ className, student }: Assignment) => student ?? (className === null ? m.wholeSchool : m.toClass(className));
  return (
    <section class="stack" id="untuk">
      <h2>{m.assign}</h2>
      <p class="soft">{m.assignLead}</p>
      <Table
        label={m.assign}
        rows={assignments}
        empty={m.assignNone}
        columns={[
          { title: m.to, cell: (one) => <b>{whom(one)}</b> },
          { title: m.what, cell: ({ lesson }) => (lesson === null ? m.wholeCourse : <span lang="id">{lesson}</span>) },
          { title: m.opensOn, cell: ({ opensOn }) => formatDate(opensOn, locale) },
          { title: m.dueOn, cell: ({ dueOn }) => (dueOn === null ? '–' : formatDate(dueOn, locale)) },
          {
            title: m.end,
            untitled: true,
            cell: (one) => (
              <Form action={materialPaths.deed({ courseId: course.id, deed: 'cabut' })} class="inline">
                <input type="hidden" name="tugas" value={one.id} />
                <Button kind="quiet" small>
                  {m.end}
                  <span class="vh"> {whom(one)}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <details class="card" open={deed === 'tugaskan' || assignments.length === 0}>
        <summary>{m.give}</summary>
        <Form action={materialPaths.deed({ courseId: course.id, deed: 'tugaskan' })} class="stack">
          <Select
            id="kelas"
            label={m.to}
            value={typed.kelas ?? ''}
            error={error('kelas')}
            options={[
              ...classes.map(({ id, name }) => ({ value: id, label: m.toClass(name) })),
              { value: WHOLE_SCHOOL, label: m.wholeSchool },
            ]}
          />
          <TextInput id="siswa" label={m.student} hint={m.studentHint} value={typed.siswa} error={error('siswa')} optional />
          <Select
            id="bagian"
            label={m.what}
            none={m.wholeCourse}
            value={typed.bagian ?? ''}
            options={lessons.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <div class="row start">
            <TextInput id="mulai" label={m.opensOn} type="date" value={typed.mulai ?? today} error={error('mulai')} short />
            <TextInput
              id="batas"
              label={m.dueOn}
              hint={m.dueHint}
              type="date"
              value={typed.batas ?? ''}
              error={error('batas')}
              short
              optional
            />
          </div>
          <Button>{m.give}</Button>
        </Form>
      </details>
    </section>
  );
}
