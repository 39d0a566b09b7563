import { useView } from '#web';
import { type Column, Crumbs, EmptyState, Facts, LinkButton, Note, Page, Table, Tag } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { yearTitle } from '../../../schools/domain/school-year.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { texts as schoolTexts } from '../../../schools/texts.ts';
import type { BookStudent } from '../../book.ts';
import { texts as common } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';
import type { Rapor, RaporLine } from '../../rapor.ts';
import { gradeInWords } from '../../words.ts';
import { texts as masteryTexts } from '../mastery/texts.ts';
import { texts } from './texts.ts';

interface RaporProps {
  readonly rapor: Rapor;
  readonly subjects: readonly Subject[];
}

function RaporFrame({ rapor, here, children }: { readonly rapor: Rapor; readonly here: string; readonly children: ComponentChildren }) {
  const { locale } = useView();
  const m = texts(locale);
  const { of, semester, books } = rapor;
  const classId = of.id;
  const title = m.title(of.name, semester);
  return (
    <Page wide>
      <div class="stack">
        <Crumbs
          above={[
            { href: schoolPaths.front(), label: schoolTexts(locale).lentera },
            { href: schoolPaths.class({ classId }), label: of.name },
            { href: bookPaths.books({ classId }, { semester }), label: common(locale).books },
            ...(here === title ? [] : [{ href: bookPaths.rapor({ classId, semester: String(semester) }), label: title }]),
          ]}
          here={here}
        />
        <h1>{here}</h1>
        {books.some(({ rules }) => !rules.grading.confirmed) && <Note tone="wait">{m.unconfirmed}</Note>}
        {children}
      </div>
    </Page>
  );
}

/** Final grades of a class in every subject, before they are downloaded. */
export function RaporPage({ rapor, subjects }: RaporProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { of, semester, books, students, lines } = rapor;
  const at = { classId: of.id, semester: String(semester) };
  const columns: Column<BookStudent>[] = [
    {
      title: common(locale).student,
      cell: ({ id, name }) => (
        <a class="target" href={bookPaths.raporOf({ ...at, studentId: id })}>
          {name}
        </a>
      ),
    },
    ...books.map(
      (book, nth): Column<BookStudent> => ({
        title: subjectTitle(subjects, book.subject, locale),
        right: true,
        cell: ({ id }) => <GradeCell line={lines.get(id)?.[nth]} />,
      }),
    ),
  ];
  return (
    <RaporFrame rapor={rapor} here={m.title(of.name, semester)}>
      <p class="soft">{m.lead}</p>
      {books.length === 0 ? (
        <EmptyState>{m.none}</EmptyState>
      ) : (
        <>
          <Table sheet label={m.grade} rows={students} empty={common(locale).noStudents} columns={columns} />
          <p>
            <LinkButton href={bookPaths.raporXlsx(at)} icon="download">
              {m.download}
            </LinkButton>
          </p>
        </>
      )}
    </RaporFrame>
  );
}

function GradeCell({ line }: { readonly line: RaporLine | undefined }) {
  const { locale } = useView();
  if (!line) return <>–</>;
  return (
    <>
      <b>{gradeInWords(line.grade, locale)}</b>
      {line.missing > 0 && <span class="small soft block">{common(locale).missingOf(line.missing)}</span>}
    </>
  );
}

/** One student's figures, subject by subject, as the rapor will say them. */
export function StudentRaporPage({ rapor, subjects, student }: RaporProps & { readonly student: BookStudent }) {
  const { locale } = useView();
  const m = texts(locale);
  const w = common(locale);
  return (
    <RaporFrame rapor={rapor} here={m.titleOf(student.name)}>
      <Facts
        small
        facts={[
          { label: m.notes.school, value: `${rapor.school.name} (NPSN ${rapor.school.npsn})` },
          { label: m.notes.class, value: rapor.of.name },
          { label: m.notes.year, value: `${yearTitle(rapor.of.year)}, ${w.semesterOf(rapor.semester)}` },
          { label: 'NIS, NISN', value: [student.nis, student.nisn].filter(Boolean).join(', ') },
        ]}
      />
      {(rapor.lines.get(student.id) ?? []).map((line) => (
        <section class="card stack">
          <h2 class="t-l">{subjectTitle(subjects, line.subject, locale)}</h2>
          <Facts
            small
            facts={[
              {
                label: m.grade,
                value: (
                  <>
                    {gradeInWords(line.grade, locale)} {line.missing > 0 && <Tag tone="wait">{m.missing(line.missing)}</Tag>}
                  </>
                ),
              },
              ...(line.attitude === null ? [] : [{ label: m.attitude, value: w.attitudes[line.attitude] ?? line.attitude }]),
              { label: m.description, value: line.description === '' ? '–' : <span lang="id">{line.description}</span> },
            ]}
          />
          <RaporAims line={line} />
        </section>
      ))}
    </RaporFrame>
  );
}

/** Aims of a subject and whether they were reached. */
export function RaporAims({ line }: { readonly line: RaporLine }) {
  const { locale } = useView();
  const m = texts(locale);
  const { states } = masteryTexts(locale);
  if (line.aims.length === 0) return <p class="soft small">{m.noAims}</p>;
  return (
    <Table
      label={m.aims}
      rows={line.aims}
      empty={m.noAims}
      columns={[
        { title: m.aim, cell: ({ aim }) => <span lang="id">{aim}</span> },
        { title: m.grade, right: true, cell: ({ score }) => gradeInWords(score, locale) },
        {
          title: m.state,
          cell: ({ mastery }) => (
            <Tag tone={mastery.state === 'reached' ? 'done' : mastery.state === 'unknown' ? 'plain' : 'wait'}>{states[mastery.state]}</Tag>
          ),
        },
      ]}
    />
  );
}
