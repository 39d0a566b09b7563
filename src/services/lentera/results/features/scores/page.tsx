import { formatNumber } from '#i18n';
import { useView } from '#web';
import { Crumbs, EmptyState, Figure, LinkButton, Page, Pagination, Table, Tag } from '#web/ui';
import { examPaths } from '../../../exams/paths.ts';
import { texts as exams } from '../../../exams/messages/index.ts';
import type { TestRow } from '../../../exams/store.ts';
import { aimResults } from '../../domain/aims.ts';
import { remedialList } from '../../domain/aims.ts';
import { meanOf, medianOf, varianceOf } from '../../domain/moments.ts';
import { texts } from '../../messages.ts';
import type { Ranked, Results, ResultRow } from '../../read-results.ts';
import { GroupSpreads, Histogram } from '../../ui/plots.tsx';

interface ScoresProps {
  readonly test: TestRow;
  readonly results: Results;
  /** Of a tryout. */
  readonly ranked: ReadonlyMap<number, Ranked> | null;
  readonly keeps: boolean;
  /** Smaller groups are not shown side by side. */
  readonly smallest: number;
  /** Of the list of students. */
  readonly page: number;
}

/** Students on one page. */
const A_PAGE = 50;

export function ScoresPage(props: ScoresProps) {
  const { test, results, keeps } = props;
  const { locale } = useView();
  const m = texts(locale);
  const { id: testId } = test;
  const { rows } = results;
  const scores = rows.flatMap(({ score }) => (score === null ? [] : [score]));
  return (
    <Page wide>
      <div class="stack">
        <Crumbs
          above={[
            { href: examPaths.tests(), label: exams(locale).tests },
            { href: examPaths.test({ testId }), label: test.title },
          ]}
          here={m.results}
        />
        <h1>
          {m.results}: {test.title}
        </h1>
        <p class="soft">{m.finished(rows.length, results.absent)}</p>
        {rows.length === 0 ? (
          <EmptyState>{m.none}</EmptyState>
        ) : (
          <>
            <Summary scores={scores} pass={test.terms.pass} />
            {scores.length > 1 && <Histogram scores={scores} />}
            <p class="row">
              {keeps && (
                <LinkButton href={examPaths.items({ testId })} kind="quiet">
                  {m.items}
                </LinkButton>
              )}
              <LinkButton href={examPaths.resultsCsv({ testId })} kind="quiet" icon="download" small>
                {m.csv}
              </LinkButton>
              <LinkButton href={examPaths.resultsXlsx({ testId })} kind="quiet" icon="download" small>
                {m.xlsx}
              </LinkButton>
            </p>
            <PerClass {...props} />
            <PerStudent {...props} />
            <RemedialPart {...props} />
          </>
        )}
      </div>
    </Page>
  );
}

/** A score as it is shown: one decimal at most. */
function shown(value: number | null, locale: 'id' | 'en'): string {
  return value === null ? '–' : formatNumber(Math.round(value * 10) / 10, locale);
}

function Summary({ scores, pass }: { readonly scores: readonly number[]; readonly pass: number | null }) {
  const { locale } = useView();
  const m = texts(locale);
  if (scores.length === 0) return null;
  const variance = varianceOf(scores);
  const passed = pass === null ? null : scores.filter((score) => score >= pass).length;
  return (
    <div class="row figures">
      <Figure value={shown(meanOf(scores), locale)} label={m.mean} />
      <Figure value={shown(medianOf(scores), locale)} label={m.median} />
      <Figure value={shown(variance === null ? null : Math.sqrt(variance), locale)} label={m.sd} />
      <Figure value={shown(Math.max(...scores), locale)} label={m.highest} />
      <Figure value={shown(Math.min(...scores), locale)} label={m.lowest} />
      {passed !== null && <Figure value={`${passed}/${scores.length}`} label={m.passRate} />}
    </div>
  );
}

function PerClass({ results, test, smallest }: ScoresProps) {
  const { locale } = useView();
  const m = texts(locale);
  const isCity = test.school_id === null;
  const groups = [...Map.groupBy(results.rows, ({ school, className }) => `${school}\n${className}`).values()];
  const nameOf = (rows: readonly ResultRow[]) => [isCity ? rows[0]?.school : null, rows[0]?.className].filter(Boolean).join(', ') || '–';
  const schools = isCity ? [...Map.groupBy(results.rows, ({ school }) => school)] : [];
  const shownGroups = <T extends { readonly scores: readonly number[] }>(all: readonly T[]) =>
    all.filter(({ scores }) => scores.length >= (isCity ? smallest : 2));
  return (
    <section class="stack">
      <h2>{m.perClass}</h2>
      {schools.length > 1 && (
        <GroupSpreads title={m.perSchool} groups={shownGroups(schools.map(([name, rows]) => ({ name, scores: scoresOf(rows) })))} />
      )}
      {groups.length > 1 && (
        <GroupSpreads title={m.perClass} groups={shownGroups(groups.map((rows) => ({ name: nameOf(rows), scores: scoresOf(rows) })))} />
      )}
      <Table
        label={m.perClass}
        rows={groups}
        empty={m.none}
        columns={[
          {
            title: exams(locale).class,
            cell: nameOf,
          },
          { title: m.students, right: true, cell: (rows) => rows.length },
          {
            title: m.mean,
            right: true,
            cell: (rows) => {
              const scores = scoresOf(rows);
              return test.school_id === null && rows.length < smallest
                ? m.small
                : shown(scores.length === 0 ? null : meanOf(scores), locale);
            },
          },
          {
            title: m.passRate,
            right: true,
            cell: (rows) => {
              const { pass } = test.terms;
              if (pass === null || (test.school_id === null && rows.length < smallest)) return '–';
              return `${scoresOf(rows).filter((score) => score >= pass).length}/${rows.length}`;
            },
          },
        ]}
      />
    </section>
  );
}

const scoresOf = (rows: readonly ResultRow[]) => rows.flatMap(({ score }) => (score === null ? [] : [score]));

function PerStudent({ results, test, ranked, page }: ScoresProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { pass } = test.terms;
  // A tryout is read from the first rank on; who waits for a marker has none yet.
  const rankIn = ({ participantId }: ResultRow) => ranked?.get(participantId)?.rank ?? Number.MAX_SAFE_INTEGER;
  const rows = ranked ? results.rows.toSorted((a, b) => rankIn(a) - rankIn(b)) : results.rows;
  return (
    <section class="stack" id="per-siswa">
      <h2>{m.perStudent}</h2>
      <Table
        label={m.perStudent}
        rows={rows.slice((page - 1) * A_PAGE, page * A_PAGE)}
        empty={m.none}
        columns={[
          {
            title: m.students,
            cell: ({ participantId, name, number }) => (
              <>
                <a class="target" href={examPaths.ownResult({ participantId: String(participantId) })}>
                  {name}
                </a>{' '}
                <span class="small soft">{number}</span>
              </>
            ),
          },
          { title: exams(locale).class, cell: ({ className }) => className || '–' },
          {
            title: m.score,
            right: true,
            cell: ({ score }) => (score === null ? <Tag tone="wait">{m.waiting}</Tag> : <b>{shown(score, locale)}</b>),
          },
          ...(ranked
            ? [
                { title: m.scaled, right: true, cell: ({ participantId }: ResultRow) => ranked.get(participantId)?.scaled ?? '–' },
                { title: m.rank, right: true, cell: ({ participantId }: ResultRow) => ranked.get(participantId)?.rank ?? '–' },
              ]
            : []),
          ...(pass === null
            ? []
            : [
                {
                  title: m.passRate,
                  cell: ({ score }: ResultRow) =>
                    score === null ? '–' : score >= pass ? <Tag tone="done">{m.passed}</Tag> : <Tag tone="wait">{m.notPassed}</Tag>,
                },
              ]),
        ]}
      />
      <Pagination
        quiet
        page={page}
        size={A_PAGE}
        total={rows.length}
        at={(halaman) => `${examPaths.results({ testId: test.id }, { halaman })}#per-siswa`}
      />
    </section>
  );
}

/** Whoever has to take up an aim again, by the test's own lowest mark. */
function RemedialPart({ results, test }: ScoresProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { pass } = test.terms;
  const students = results.rows.map(({ name, participantId, variant, marks }) => ({
    student: `${participantId}\n${name}`,
    aims: aimResults(
      (results.items.get(variant) ?? []).map(({ question, max }) => ({ aim: question.tags.aim, max })),
      marks,
    ),
  }));
  const open = pass === null ? [] : remedialList(students, () => ({ kind: 'number', least: pass }));
  return (
    <section class="stack">
      <h2>{m.remedial}</h2>
      <Table
        label={m.remedial}
        rows={open}
        empty={m.remedialNone}
        columns={[
          { title: m.students, cell: ({ student }) => student.split('\n')[1] },
          { title: m.aim, cell: ({ aims }) => aims.map(({ aim, score }) => `${aim} (${shown(score, locale)})`).join('; ') },
        ]}
      />
    </section>
  );
}
