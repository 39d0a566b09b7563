import { useView } from '#web';
import {
  Button,
  Choices,
  Crumbs,
  ErrorSummary,
  Facts,
  Form,
  type FormError,
  Note,
  Page,
  Select,
  Table,
  Tabs,
  Tag,
  TextInput,
} from '#web/ui';
import type { ComponentChildren } from 'preact';
import { type Belonging, keepsSchool, plansSchool } from '../../domain/belonging.ts';
import { texts as ruleTexts } from '../../../gradebook/features/rules/texts.ts';
import { texts as bookTexts } from '../../../gradebook/messages/index.ts';
import { bookPaths } from '../../../gradebook/paths.ts';
import type { SchoolClass, Teaching } from '../../classes.ts';
import { type Subject, subjectTitle } from '../../city.ts';
import { gradesOf } from '../../domain/levels.ts';
import { yearTitle } from '../../domain/school-year.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import { seesClass } from '../../see.ts';
import { texts as common } from '../../texts.ts';
import { SchoolFields } from '../office/schools-page.tsx';
import { texts } from './texts.ts';

export type SchoolTab = 'classes' | 'staff' | 'students' | 'codes' | 'intakes' | 'transfers' | 'grading';

/** The frame of a school's pages: where one is, its name, and the ways between them. */
export function SchoolFrame({
  who,
  school,
  at,
  children,
}: {
  readonly who: Belonging;
  readonly school: School;
  readonly at: SchoolTab;
  readonly children: ComponentChildren;
}) {
  const { locale } = useView();
  const words = common(locale);
  const schoolId = school.id;
  const above = [
    { href: schoolPaths.front(), label: words.lentera },
    ...(who.city ? [{ href: schoolPaths.schools(), label: words.schools }] : []),
  ];
  const keeps = keepsSchool(who, schoolId);
  const tabs: readonly (readonly [SchoolTab, string, string, boolean])[] = [
    ['classes', schoolPaths.school({ schoolId }), words.classes, true],
    ['staff', schoolPaths.staff({ schoolId }), words.staff, keeps || who.city !== null],
    ['students', schoolPaths.students({ schoolId }), words.students, keeps],
    ['codes', schoolPaths.codes({ schoolId }), words.codes, keeps || who.city?.manages === true],
    ['intakes', schoolPaths.intakes({ schoolId }), words.intakes, keeps],
    ['transfers', schoolPaths.transfers({ schoolId }), words.transfers, keeps],
    ['grading', bookPaths.rules({ schoolId }), ruleTexts(locale).heading, true],
  ];
  const open = tabs.filter(([, , , may]) => may);
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={above} here={school.name} />
        <h1>
          {school.name} {school.endedAt && <Tag>{words.ended}</Tag>}
        </h1>
        {open.length > 1 && <Tabs label={school.name} tabs={open.map(([key, href, label]) => ({ href, label, current: key === at }))} />}
        {children}
      </div>
    </Page>
  );
}

export interface SchoolProps {
  readonly who: Belonging;
  readonly school: School;
  readonly year: number;
  /** Years with classes, and this one. */
  readonly years: readonly number[];
  readonly classes: readonly SchoolClass[];
  readonly teaching: ReadonlyMap<string, readonly Teaching[]>;
  readonly subjects: readonly Subject[];
  readonly news: 'entered' | 'class' | 'changed' | undefined;
  readonly form: 'class' | 'school' | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** One school: its classes by year. */
export function SchoolPage(props: SchoolProps) {
  const { who, school, year, years, classes, teaching, subjects, news, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const schoolId = school.id;
  const plans = plansSchool(who, schoolId);
  return (
    <SchoolFrame who={who} school={school} at="classes">
      {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      <Facts
        small
        facts={[
          { label: words.npsn, value: school.npsn },
          { label: words.level, value: words.levels[school.level] },
          { label: words.authority, value: words.authorities[school.authority] },
          { label: words.district, value: school.district || '–' },
        ]}
      />
      {years.length > 1 && (
        <Tabs
          sub
          label={m.otherYears}
          tabs={years.map((one) => ({
            href: schoolPaths.school({ schoolId }, { tahun: one }),
            label: yearTitle(one),
            current: one === year,
          }))}
        />
      )}
      <section class="stack">
        <h2>{m.classesOf(yearTitle(year))}</h2>
        <Table
          label={words.classes}
          rows={classes}
          empty={m.noClasses}
          columns={[
            {
              title: words.class,
              cell: (one) => (
                <>
                  {seesClass(who, one) || plans ? <a href={schoolPaths.class({ classId: one.id })}>{one.name}</a> : <b>{one.name}</b>}{' '}
                  {one.endedAt && <Tag>{words.ended}</Tag>}
                  {plans && (
                    <div class="small">
                      <a class="target" href={bookPaths.books({ classId: one.id })}>
                        {bookTexts(locale).books}
                        <span class="vh"> {one.name}</span>
                      </a>
                    </div>
                  )}
                </>
              ),
            },
            { title: words.grade, cell: ({ grade }) => words.gradeOf(grade) },
            { title: words.homeroom, cell: ({ homeroom }) => homeroom ?? <span class="soft">{words.none}</span> },
            {
              title: words.teachers,
              cell: ({ id }) =>
                (teaching.get(id) ?? []).map(({ subject, name }) => (
                  <div class="small">
                    {subjectTitle(subjects, subject, locale)}: {name}
                  </div>
                )),
            },
            { title: words.students, cell: ({ students }) => students, right: true },
          ]}
        />
      </section>
      {keepsSchool(who, schoolId) && <OpenClass {...props} />}
      {who.city?.manages && <ChangeSchool {...props} />}
    </SchoolFrame>
  );
}

function OpenClass({ school, year, years, typed, errors, form }: SchoolProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const back = form === 'class';
  const errorOf = (field: string) => (back ? errors.find((one) => one.field === field)?.message : undefined);
  return (
    <section class="card stack" aria-labelledby="buka-kelas">
      <h2 class="t-l" id="buka-kelas">
        {m.openClass}
      </h2>
      <Form action={schoolPaths.openClass({ schoolId: school.id })} class="col">
        <Select
          id="tahun"
          label={words.year}
          value={back ? (typed.tahun ?? '') : String(year)}
          error={errorOf('tahun')}
          options={[...new Set([...years, year + 1])]
            .toSorted((a, b) => b - a)
            .map((one) => ({ value: String(one), label: yearTitle(one) }))}
        />
        <Select
          id="tingkat"
          label={words.grade}
          value={back ? (typed.tingkat ?? '') : ''}
          error={errorOf('tingkat')}
          options={gradesOf(school.level).map((one) => ({ value: String(one), label: words.gradeOf(one) }))}
        />
        <TextInput id="nama" label={m.className} hint={m.classNameHint} value={back ? typed.nama : ''} error={errorOf('nama')} short />
        <Button>{m.openClass}</Button>
      </Form>
    </section>
  );
}

function ChangeSchool({ school, typed, errors, form }: SchoolProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const back = form === 'school';
  const { name, level, authority, district, endedAt } = school;
  const now = back ? typed : { nama: name, jenjang: level, penanggung: authority, kecamatan: district, tutup: endedAt ? 'ya' : '' };
  return (
    <details open={back}>
      <summary>{m.change}</summary>
      <Form action={schoolPaths.changeSchool({ schoolId: school.id })} class="col">
        <TextInput
          id="nama-sekolah"
          name="nama"
          label={words.name}
          value={now.nama}
          error={back ? errors.find(({ field }) => field === 'nama')?.message : undefined}
        />
        <SchoolFields typed={now} errors={back ? errors : []} />
        <Choices id="tutup" label={words.status} type="checkbox" values={[now.tutup ?? '']} options={[{ value: 'ya', label: m.end }]} />
        <Button>{words.save}</Button>
      </Form>
    </details>
  );
}
