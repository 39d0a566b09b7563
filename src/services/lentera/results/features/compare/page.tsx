import { formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, EmptyState, LinkButton, Page, Pagination, Select, Table } from '#web/ui';
import { texts as exams } from '../../../exams/messages/index.ts';
import { sorts } from '../../../exams/store.ts';
import { Downloads } from '../../../gradebook/features/book/frame.tsx';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { type SchoolYear, yearTitle } from '../../../schools/domain/school-year.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { texts as common } from '../../../schools/texts.ts';
import { comparePaths } from '../../paths.ts';
import type { ComparedFigures, ComparedTest, CompareFilter } from '../../read-compare.ts';
import { texts } from './texts.ts';

export const A_PAGE = 10;

interface CompareProps {
  readonly rows: readonly ComparedTest[];
  readonly total: number;
  readonly page: number;
  readonly filter: CompareFilter;
  readonly years: readonly SchoolYear[];
  readonly subjects: readonly Subject[];
  readonly smallest: number;
}

/** Schools side by side, test by test. */
export function ComparePage({ rows, total, page, filter, years, subjects, smallest }: CompareProps) {
  const { locale } = useView();
  const m = texts(locale);
  const query = { tahun: filter.year, mapel: filter.subject, tingkat: filter.grade, jenis: filter.sort };
  const known = [...new Set([filter.year, ...years.map(({ year }) => year)])].toSorted((a, b) => b - a);
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: schoolPaths.front(), label: common(locale).lentera }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="soft">
          {m.lead} <a href={comparePaths.method()}>{m.method}</a>
        </p>
        <form class="filters row" action={comparePaths.page()}>
          <Select
            id="tahun"
            label={m.year}
            value={String(filter.year)}
            options={known.map((year) => ({ value: String(year), label: yearTitle(year) }))}
          />
          <Select
            id="mapel"
            label={m.subject}
            filters
            value={filter.subject}
            options={subjects.map(({ key, title }) => ({ value: key, label: title[locale] }))}
          />
          <Select
            id="tingkat"
            label={m.grade}
            filters
            value={filter.grade === undefined ? '' : String(filter.grade)}
            options={Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))}
          />
          <Select
            id="jenis"
            label={m.sort}
            filters
            value={filter.sort}
            options={sorts
              .filter((sort) => sort !== 'practice' && sort !== 'makeup')
              .map((sort) => ({ value: sort, label: exams(locale).sorts[sort] ?? sort }))}
          />
          <Button kind="quiet">{m.filter}</Button>
        </form>
        {rows.length === 0 && <EmptyState>{m.none}</EmptyState>}
        {rows.map((test) => (
          <TestPart test={test} subjects={subjects} smallest={smallest} />
        ))}
        <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => comparePaths.page({}, { ...query, halaman })} quiet />
        {rows.length > 0 && (
          <p class="row">
            <Downloads csv={comparePaths.export({}, query)} xlsx={comparePaths.export({}, { ...query, berkas: 'xlsx' })} />
          </p>
        )}
      </div>
    </Page>
  );
}

interface Line {
  readonly name: string;
  readonly figures: ComparedFigures | null;
  readonly isTotal: boolean;
}

function TestPart({ test, subjects, smallest }: { readonly test: ComparedTest } & Pick<CompareProps, 'subjects' | 'smallest'>) {
  const { locale } = useView();
  const m = texts(locale);
  const lines: readonly Line[] = [
    ...test.schools.map(({ school, figures }) => ({ name: school, figures, isTotal: false })),
    ...(test.schools.length > 1 ? [{ name: m.all, figures: test.total, isTotal: true }] : []),
  ];
  const about = [exams(locale).sorts[test.sort], subjectTitle(subjects, test.subject, locale), common(locale).gradeOf(test.grade)];
  const hides = lines.some(({ figures }) => figures === null);
  return (
    <section class="card stack">
      <h2 class="t-l">{test.title}</h2>
      <p class="small soft">{about.filter(Boolean).join(' · ')}</p>
      <MeansPlot test={test} />
      <Table
        label={test.title}
        rows={lines}
        empty={m.none}
        columns={[
          { title: m.school, cell: ({ name, isTotal }) => (isTotal ? <b>{name}</b> : name) },
          { title: m.admitted, right: true, cell: ({ figures }) => figures?.admitted ?? <span class="soft">{m.hidden}</span> },
          { title: m.participation, right: true, cell: ({ figures }) => (figures ? shareOf(figures.took, figures.admitted, locale) : '*') },
          { title: m.mean, right: true, cell: ({ figures }) => (figures ? score(figures.mean, locale) : '*') },
          { title: m.median, right: true, cell: ({ figures }) => (figures ? score(figures.median, locale) : '*') },
          {
            title: m.mastery,
            right: true,
            cell: ({ figures }) =>
              figures === null ? '*' : figures.mastered === null ? '–' : shareOf(figures.mastered, figures.marked, locale),
          },
        ]}
      />
      {hides && <p class="small soft">{m.hiddenNote(smallest)}</p>}
    </section>
  );
}

function score(value: number | null, locale: 'id' | 'en'): string {
  return value === null ? '–' : formatNumber(Math.round(value * 10) / 10, locale);
}

function shareOf(part: number, of: number, locale: 'id' | 'en'): string {
  return of === 0 ? '–' : `${formatNumber(Math.round((1000 * part) / of) / 10, locale)} %`;
}

/** Means of the schools that are shown, below one another. */
function MeansPlot({ test }: { readonly test: ComparedTest }) {
  const { locale } = useView();
  const m = texts(locale);
  const shown = test.schools.flatMap(({ school, figures }) => (figures && figures.mean !== null ? [{ school, mean: figures.mean }] : []));
  if (shown.length < 2) return null;
  const x = (value: number) => 120 + value * 2;
  return (
    <figure>
      <figcaption class="small soft">{m.plot}</figcaption>
      <svg class="plot" viewBox={`0 0 340 ${shown.length * 18 + 16}`} role="img" aria-label={m.plotOf(shown.length)}>
        {[0, 50, 100].map((tick) => (
          <>
            <line class="grid-line" x1={x(tick)} x2={x(tick)} y1="0" y2={shown.length * 18} />
            <text class="tick" x={x(tick)} y={shown.length * 18 + 11}>
              {tick}
            </text>
          </>
        ))}
        {test.pass !== null && <line class="limit" x1={x(test.pass)} x2={x(test.pass)} y1="0" y2={shown.length * 18} />}
        {shown.map(({ school, mean }, nth) => (
          <>
            <text class="name" x="114" y={nth * 18 + 12}>
              {school.length > 24 ? `${school.slice(0, 23)}…` : school}
            </text>
            <rect class="middle" x={x(0)} y={nth * 18 + 3} width={mean * 2} height="12" />
          </>
        ))}
      </svg>
    </figure>
  );
}

/** How the figures are made and what is hidden why. */
export function MethodPage({ smallest }: { readonly smallest: number }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs
          above={[
            { href: schoolPaths.front(), label: common(locale).lentera },
            { href: comparePaths.page(), label: m.title },
          ]}
          here={m.method}
        />
        <h1>{m.methodTitle}</h1>
        {m.methodParts.map(([title, text]) => (
          <section>
            <h2 class="t-l">{title}</h2>
            <p>{text.replaceAll('{n}', String(smallest))}</p>
          </section>
        ))}
        <p>
          <LinkButton href={comparePaths.page()} kind="quiet">
            {m.title}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}
