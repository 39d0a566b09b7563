import { useView } from '#web';
import { LinkButton, Page } from '#web/ui';
import type { SchoolClass } from '../../classes.ts';
import { type Belonging, isTeaching } from '../../domain/belonging.ts';
import { yearTitle } from '../../domain/school-year.ts';
import { texts as room } from '../../../room/messages/index.ts';
import { roomPaths } from '../../../room/paths.ts';
import { comparePaths } from '../../../results/paths.ts';
import { texts as learning } from '../../../learning/features/child/texts.ts';
import { learningPaths } from '../../../learning/paths.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import type { Student } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { texts as exams } from '../../../exams/messages/index.ts';
import { Coming } from '../../../exams/features/mine/coming.tsx';
import type { OwnTest } from '../../../exams/mine.ts';
import { examPaths } from '../../../exams/paths.ts';
import { texts as materials } from '../../../materials/messages/index.ts';
import { teaching } from '../../../materials/teaching/messages/index.ts';
import { materialPaths } from '../../../materials/paths.ts';
import { bankPaths } from '../../../bank/paths.ts';
import { texts as bankTexts } from '../../../bank/texts.ts';
import { texts } from './texts.ts';

export interface FrontProps {
  readonly who: Belonging;
  readonly schools: readonly School[];
  readonly classes: readonly SchoolClass[];
  /** Who they are, and their children. */
  readonly students: readonly Student[];
  /** What they take, and their children. */
  readonly tests: readonly OwnTest[];
}

/** What visitors without an account are shown. */
export function WelcomeMain() {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <div class="stack">
      <h1>{m.title}</h1>
      <p class="lead">{m.lead}</p>
      <ul class="grid plain-list">
        {m.kinds.map(([who, how]) => (
          <li class="card">
            <h2 class="t-l">{who}</h2>
            <p>{how}</p>
          </li>
        ))}
      </ul>
      <p class="row">
        <LinkButton href={`/masuk?to=${encodeURIComponent(schoolPaths.front())}`}>{m.signIn}</LinkButton>
        <LinkButton kind="quiet" href={`/daftar?to=${encodeURIComponent(schoolPaths.front())}`}>
          {m.signUp}
        </LinkButton>
        <LinkButton kind="quiet" href={roomPaths.enter()}>
          {room(locale).enter.title}
        </LinkButton>
      </p>
    </div>
  );
}

/** What somebody is to the schools, and where that leads. */
export function FrontPage(props: FrontProps) {
  const { who, schools, classes, students, tests } = props;
  const { locale } = useView();
  const m = texts(locale);
  const own = students.find(({ id }) => id === who.student?.studentId);
  const children = students.filter(({ id }) => who.children.includes(id));
  const nothing = who.city === null && who.places.length === 0 && !own && children.length === 0;
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        {nothing && (
          <>
            <p class="col">{m.nothing}</p>
            <p>
              <LinkButton href={schoolPaths.join()}>{m.join}</LinkButton>
            </p>
          </>
        )}
        {(own || children.length > 0) && (
          <p class="row">
            <LinkButton href={examPaths.mine()}>{exams(locale).mine}</LinkButton>
            <LinkButton href={materialPaths.shelf()} icon="book">
              {materials(locale).materials}
            </LinkButton>
          </p>
        )}
        <Coming tests={tests} studentId={who.student?.studentId ?? null} />
        {own && (
          <section class="card stack">
            <h2 class="t-l">{m.me}</h2>
            <StudentLine student={own} schools={schools} />
            <LearningLink studentId={own.id} name={own.name} />
          </section>
        )}
        {children.length > 0 && (
          <section class="card stack">
            <h2 class="t-l">{m.children}</h2>
            {children.map((child) => (
              <div class="row between">
                <StudentLine student={child} schools={schools} />
                <LearningLink studentId={child.id} name={child.name} />
              </div>
            ))}
          </section>
        )}
        {who.places.length > 0 && <Places {...props} />}
        {classes.length > 0 && <Classes classes={classes} schools={schools} />}
        {(who.places.some(({ role }) => role !== 'operator') || who.city?.curriculum) && (
          <p class="row">
            <LinkButton href={bankPaths.list()} kind="quiet" icon="book">
              {bankTexts(locale).bank}
            </LinkButton>
            <LinkButton href={examPaths.tests()} kind="quiet">
              {exams(locale).tests}
            </LinkButton>
            {who.places.some(isTeaching) && (
              <LinkButton href={materialPaths.courses()} kind="quiet">
                {teaching(locale).courses}
              </LinkButton>
            )}
          </p>
        )}
        {who.city && <City />}
        {!nothing && (
          <p>
            <a class="target" href={schoolPaths.join()}>
              {m.joinMore}
            </a>
          </p>
        )}
      </div>
    </Page>
  );
}

function StudentLine({ student, schools }: { readonly student: Student; readonly schools: readonly School[] }) {
  const m = texts(useView().locale);
  const school = schools.find(({ id }) => id === student.schoolId)?.name ?? '';
  return (
    <p>
      <a class="target" href={schoolPaths.student({ studentId: student.id })}>
        <b>{student.name}</b>
      </a>
      <br />
      <span class="small soft">{m.at(student.className ?? m.noClass, school)}</span>
    </p>
  );
}

function LearningLink({ studentId, name }: { readonly studentId: string; readonly name: string }) {
  const m = learning(useView().locale);
  return (
    <LinkButton href={learningPaths.child({ studentId })} kind="quiet" small>
      {m.learning}
      <span class="vh">: {name}</span>
    </LinkButton>
  );
}

function Places({ who, schools }: FrontProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const here = schools.filter(({ id }) => who.places.some(({ schoolId }) => schoolId === id));
  return (
    <section class="stack">
      <h2>{m.mySchools}</h2>
      <div class="grid">
        {here.map(({ id, name, level, district }) => (
          <a class="card service" href={schoolPaths.school({ schoolId: id })}>
            <h3 class="t-l">{name}</h3>
            <span>
              {who.places
                .filter(({ schoolId }) => schoolId === id)
                .map(({ role }) => words.roles[role])
                .join(', ')}
            </span>
            <span class="small soft">{[words.levels[level], district].filter(Boolean).join(', ')}</span>
          </a>
        ))}
      </div>
    </section>
  );
}

function Classes({ classes, schools }: Pick<FrontProps, 'classes' | 'schools'>) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  return (
    <section class="stack">
      <h2>{m.myClasses}</h2>
      <div class="grid">
        {classes.map(({ id, name, year, students, schoolId }) => (
          <a class="card service" href={schoolPaths.class({ classId: id })}>
            <h3 class="t-l">{name}</h3>
            <span>{schools.find((one) => one.id === schoolId)?.name}</span>
            <span class="small soft">
              {words.yearOf(yearTitle(year))}, {words.people(students)}
            </span>
          </a>
        ))}
      </div>
    </section>
  );
}

function City() {
  const m = texts(useView().locale);
  return (
    <section class="card stack">
      <h2 class="t-l">{m.city}</h2>
      <p class="soft">{m.cityLead}</p>
      <p class="row">
        <LinkButton href={schoolPaths.schools()}>{m.allSchools}</LinkButton>
        <LinkButton kind="quiet" href={comparePaths.page()}>
          {m.results}
        </LinkButton>
        <LinkButton kind="quiet" href={schoolPaths.city()}>
          {m.yearsAndSubjects}
        </LinkButton>
      </p>
    </section>
  );
}
