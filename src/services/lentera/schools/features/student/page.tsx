import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, Facts, Form, LinkButton, Note, Page, Table, Tag } from '#web/ui';
import { type Belonging, keepsSchool } from '../../domain/belonging.ts';
import type { Teaching } from '../../classes.ts';
import { type Subject, subjectTitle } from '../../city.ts';
import { yearTitle } from '../../domain/school-year.ts';
import type { MadeCode } from '../../join-codes.ts';
import type { Parent } from '../../parents.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import { seesClass } from '../../see.ts';
import type { Guardian, Stretch, Student } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { MadeNow } from '../codes/page.tsx';
import { texts } from './texts.ts';

export interface StudentProps {
  readonly who: Belonging;
  readonly student: Student;
  readonly school: School;
  readonly cameFrom: School | null;
  readonly way: readonly Stretch[];
  readonly guardians: readonly Guardian[];
  readonly teaching: readonly Teaching[];
  readonly subjects: readonly Subject[];
  /** Whether guardians are theirs to invite and to end. */
  readonly keeps: boolean;
  /** A code for a guardian just made. */
  readonly made: MadeCode | null;
  readonly joinAddress: string;
  /** As the school's list names them; for those who look after guardians. */
  readonly parents: readonly Parent[];
  readonly news: 'ended' | 'entered' | 'corrected' | undefined;
}

/** One student: for themselves, their guardians, their teachers and those who keep the school. */
export function StudentPage(props: StudentProps) {
  const { who, student, school, cameFrom, way, guardians, teaching, subjects, keeps, made, joinAddress, news, parents } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const here = { id: student.classId ?? '', schoolId: student.schoolId };
  const above = [
    { href: schoolPaths.front(), label: words.lentera },
    ...(keepsSchool(who, school.id) ? [{ href: schoolPaths.students({ schoolId: school.id }), label: school.name }] : []),
    ...(student.classId !== null && seesClass(who, here)
      ? [{ href: schoolPaths.class({ classId: student.classId }), label: student.className ?? '' }]
      : []),
  ];
  const birth = [student.birthplace, student.born && formatDate(student.born, locale)].filter(Boolean).join(', ');
  return (
    <Page>
      <div class="stack">
        <Crumbs above={above} here={student.name} />
        <h1>
          {student.name} {student.status !== 'active' && <Tag>{words.statuses[student.status]}</Tag>}
        </h1>
        {made && <MadeNow made={made} address={joinAddress} />}
        {news && !made && <Note tone="done">{m.news[news]}</Note>}
        <Facts
          facts={[
            { label: words.school, value: school.name },
            { label: words.class, value: student.className ?? words.none },
            { label: words.nis, value: student.nis },
            { label: words.nisn, value: student.nisn ?? '–' },
            { label: m.birth, value: birth || '–' },
            ...(keeps && student.address !== null ? [{ label: m.address, value: student.address }] : []),
            ...(cameFrom ? [{ label: m.cameFrom, value: cameFrom.name }] : []),
          ]}
        />
        {keepsSchool(who, school.id) && (
          <p class="row">
            <LinkButton href={schoolPaths.correctStudent({ studentId: student.id })} kind="quiet" small>
              {m.correct}
            </LinkButton>
            <LinkButton href={schoolPaths.move({ studentId: student.id })} kind="quiet" small>
              {m.move}
            </LinkButton>
          </p>
        )}
        {teaching.length > 0 && (
          <section class="stack">
            <h2>{m.teaching}</h2>
            <Facts small facts={teaching.map(({ subject, name }) => ({ label: subjectTitle(subjects, subject, locale), value: name }))} />
          </section>
        )}
        <section class="stack">
          <h2>{m.guardians}</h2>
          <p class="soft">{m.guardiansLead}</p>
          <Table
            label={m.guardians}
            rows={guardians}
            empty={m.noGuardians}
            columns={[
              { title: words.name, cell: ({ name }) => name },
              { title: m.relation, cell: ({ relation }) => words.relations[relation] },
              { title: words.since, cell: ({ since }) => formatDate(since, locale) },
              ...(keeps ? [{ title: m.end, untitled: true, cell: (one: Guardian) => <End one={one} /> }] : []),
            ]}
          />
          {parents.length > 0 && (
            <Table
              label={m.noted}
              rows={parents}
              empty=""
              columns={[
                { title: m.noted, cell: ({ name }) => name },
                { title: m.relation, cell: ({ relation }) => words.relations[relation] },
                { title: m.phone, cell: ({ phone }) => phone ?? '–' },
                {
                  title: m.joined,
                  cell: ({ personId }) => <Tag tone={personId === null ? 'wait' : 'done'}>{personId === null ? m.notYet : m.joined}</Tag>,
                },
              ]}
            />
          )}
          {keeps && student.status === 'active' && (
            <Form action={schoolPaths.studentCode({ studentId: student.id })}>
              <Button kind="quiet" small>
                {m.makeCode}
              </Button>
            </Form>
          )}
        </section>
        <section class="stack">
          <h2>{m.way}</h2>
          <Table
            label={m.way}
            rows={way}
            empty={m.noWay}
            columns={[
              { title: words.year, cell: ({ year }) => yearTitle(year) },
              { title: words.class, cell: ({ className }) => className },
              { title: words.school, cell: (one) => one.school },
              {
                title: m.period,
                cell: ({ begins, ends }) =>
                  ends === null ? m.from(formatDate(begins, locale)) : m.fromTo(formatDate(begins, locale), formatDate(ends, locale)),
              },
            ]}
          />
        </section>
      </div>
    </Page>
  );
}

/** Ends that somebody sees how the student does, after one more press that says what it does. */
function End({ one }: { readonly one: Guardian }) {
  const m = texts(useView().locale);
  return (
    <details>
      <summary>
        {m.end}
        <span class="vh">: {one.name}</span>
      </summary>
      <Form action={schoolPaths.endGuardian({ studentId: one.studentId, personId: one.personId })} class="stack">
        <p class="small">{m.endLead}</p>
        <Button kind="danger" small>
          {m.end}
          <span class="vh">: {one.name}</span>
        </Button>
      </Form>
    </details>
  );
}
