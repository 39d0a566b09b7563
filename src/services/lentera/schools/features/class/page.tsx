import { useView } from '#web';
import {
  Button,
  Choices,
  Crumbs,
  ErrorSummary,
  Facts,
  Form,
  type FormError,
  LinkButton,
  Note,
  Page,
  Select,
  Table,
  Tag,
  TextInput,
} from '#web/ui';
import { type Belonging, keepsSchool, worksAt } from '../../domain/belonging.ts';
import type { SchoolClass, Teaching } from '../../classes.ts';
import { type Subject, subjectTitle } from '../../city.ts';
import { yearTitle } from '../../domain/school-year.ts';
import type { Member } from '../../members.ts';
import { texts as gradebook } from '../../../gradebook/messages/index.ts';
import { bookPaths } from '../../../gradebook/paths.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import type { Student } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { keepsClass, seesClass } from '../../see.ts';
import { studentColumns } from '../students/page.tsx';
import { texts } from './texts.ts';

export interface ClassProps {
  readonly who: Belonging;
  readonly school: School;
  readonly of: SchoolClass;
  readonly students: readonly Student[];
  readonly teaching: readonly Teaching[];
  readonly subjects: readonly Subject[];
  /** Whom the class can be given to; none for those who do not keep the school. */
  readonly teachers: readonly Member[];
  readonly changed: boolean;
  readonly form: 'class' | 'teaching' | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** One class: who is in it, who teaches it. */
export function ClassPage(props: ClassProps) {
  const { who, school, of, students, changed, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const keeps = keepsSchool(who, school.id);
  const sees = seesClass(who, of);
  const above = [
    { href: schoolPaths.front(), label: words.lentera },
    ...(worksAt(who, school.id) ? [{ href: schoolPaths.school({ schoolId: school.id }, { tahun: of.year }), label: school.name }] : []),
  ];
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={above} here={of.name} />
        <h1>
          {of.name} {of.endedAt && <Tag>{words.ended}</Tag>}
        </h1>
        {changed && errors.length === 0 && <Note tone="done">{m.news.changed}</Note>}
        <ErrorSummary errors={errors} />
        <Facts
          small
          facts={[
            { label: words.school, value: school.name },
            { label: words.year, value: yearTitle(of.year) },
            { label: words.grade, value: words.gradeOf(of.grade) },
            { label: words.homeroom, value: of.homeroom ?? words.none },
          ]}
        />
        <section class="stack">
          <h2>
            {words.students} <span class="soft">{students.length}</span>
          </h2>
          <Table label={words.students} rows={students} empty={m.none} columns={studentColumns(locale, false, sees)} />
          <p class="row">
            <LinkButton href={bookPaths.books({ classId: of.id })} icon="book" small>
              {gradebook(locale).books}
            </LinkButton>
            {keeps && (
              <LinkButton href={schoolPaths.promotion({ classId: of.id })} kind="quiet" small>
                {m.promotion}
              </LinkButton>
            )}
            {keepsClass(who, of) && (
              <LinkButton href={schoolPaths.cards({ classId: of.id })} kind="quiet" small>
                {m.cards}
              </LinkButton>
            )}
            {sees && (
              <LinkButton href={schoolPaths.classCsv({ classId: of.id })} kind="quiet" icon="download" small>
                {words.csv}
              </LinkButton>
            )}
          </p>
        </section>
        <TeachingPart {...props} keeps={keeps} />
        {keeps && <Change {...props} />}
      </div>
    </Page>
  );
}

function TeachingPart({ of, teaching, subjects, teachers, typed, errors, form, keeps }: ClassProps & { readonly keeps: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const back = form === 'teaching';
  return (
    <section class="stack">
      <h2>{m.teaching}</h2>
      <Table
        label={m.teaching}
        rows={teaching}
        empty={m.noTeaching}
        columns={[
          { title: words.subject, cell: ({ subject }) => subjectTitle(subjects, subject, locale) },
          { title: words.teacher, cell: ({ name }) => name },
          ...(keeps
            ? [
                {
                  title: m.endTeaching,
                  untitled: true,
                  cell: (one: Teaching) => <EndTeaching classId={of.id} one={one} subjects={subjects} />,
                },
              ]
            : []),
        ]}
      />
      {keeps && (
        <Form action={schoolPaths.teach({ classId: of.id })} class="card col" label={m.add}>
          <h3 class="t-l">{m.add}</h3>
          <Select
            id="mapel"
            label={words.subject}
            value={back ? (typed.mapel ?? '') : ''}
            error={back ? errors[0]?.message : undefined}
            options={subjects.filter(({ endedAt }) => endedAt === null).map(({ key, title }) => ({ value: key, label: title[locale] }))}
          />
          <Select
            id="guru"
            label={words.teacher}
            value={back ? (typed.guru ?? '') : ''}
            options={teachers.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button>{m.add}</Button>
        </Form>
      )}
    </section>
  );
}

function EndTeaching({
  classId,
  one,
  subjects,
}: {
  readonly classId: string;
  readonly one: Teaching;
  readonly subjects: readonly Subject[];
}) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Form action={schoolPaths.endTeaching({ classId })}>
      <input type="hidden" name="mapel" value={one.subject} />
      <input type="hidden" name="guru" value={one.memberId} />
      <Button kind="quiet" small>
        {m.endTeaching}
        <span class="vh">
          : {subjectTitle(subjects, one.subject, locale)}, {one.name}
        </span>
      </Button>
    </Form>
  );
}

function Change({ of, teachers, typed, errors, form }: ClassProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const back = form === 'class';
  const now = back ? typed : { nama: of.name, wali: of.homeroomId ?? '', selesai: of.endedAt ? 'ya' : '' };
  return (
    <section class="card stack" aria-labelledby="ubah-kelas">
      <h2 class="t-l" id="ubah-kelas">
        {m.change}
      </h2>
      <Form action={schoolPaths.changeClass({ classId: of.id })} class="col">
        <TextInput id="nama" label={m.className} value={now.nama} short error={back ? errors[0]?.message : undefined} />
        <Select
          id="wali"
          label={words.homeroom}
          optional
          none={m.nobody}
          value={now.wali ?? ''}
          options={teachers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Choices
          id="selesai"
          label={words.status}
          type="checkbox"
          values={[now.selesai ?? '']}
          options={[{ value: 'ya', label: m.closed }]}
        />
        <Button>{words.save}</Button>
      </Form>
    </section>
  );
}
