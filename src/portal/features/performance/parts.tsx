import { formatNumber } from '#i18n';
import type { PublicPart, Skm } from '#platform/survey';
import { useView } from '#web';
import { Facts, Tabs, Table } from '#web/ui';
import { Bars } from './bars.tsx';
import { type Chosen, periodsAround, periodWords } from './period.ts';
import { Hidden } from './table.tsx';
import { texts } from './texts.ts';

/** Which year or quarter is shown. */
export function Periods({
  chosen,
  today,
  at,
}: {
  readonly chosen: Chosen;
  readonly today: string;
  readonly at: (period: string) => string;
}) {
  const { locale } = useView();
  return (
    <Tabs
      label={texts(locale).period}
      tabs={periodsAround(chosen, today).map((period) => ({
        href: at(period),
        label: period.length === 4 ? period : `T${period.slice(-1)} ${period.slice(0, 4)}`,
        current: period === chosen.period,
      }))}
    />
  );
}

/** What a service or the Ombudsman adds: bars, table, how it was counted. */
export function PartSection({ part, period }: { readonly part: PublicPart; readonly period: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const title = part.title(locale);
  const words = (value: number | null) => (value === null ? m.hidden : formatNumber(value, locale, part.drawn ? 0 : 2));
  const texted = part.rows.some(({ said }) => said !== undefined);
  return (
    <section class="stack">
      <h2 id={part.key}>{title}</h2>
      <p class="small soft col">{part.method(locale)}</p>
      {part.rows.length > 0 && part.drawn && (
        <Bars
          title={`${title}, ${periodWords(period, locale)}${part.n === null ? '' : `, n = ${formatNumber(part.n, locale)}`}`}
          bars={part.rows.map(({ label, value }) => ({ label: label(locale), value, words: words(value) }))}
        />
      )}
      <Table
        label={title}
        rows={part.rows}
        empty={part.n === null && part.rows.length > 0 ? m.hidden : part.none(locale)}
        columns={[
          { title: m.what, cell: ({ label }) => label(locale) },
          ...(texted && part.rows.every(({ value }) => value === null)
            ? []
            : [
                {
                  title: part.unit(locale),
                  cell: ({ value }: (typeof part.rows)[number]) => (value !== null ? words(value) : texted ? '–' : <Hidden />),
                  right: true,
                },
              ]),
          ...(texted ? [{ title: m.said, cell: ({ said }: (typeof part.rows)[number]) => said?.(locale) ?? '–' }] : []),
        ]}
      />
    </section>
  );
}

interface SurveyProps {
  readonly title: string;
  /** What the survey is of, each with what came of it. */
  readonly rows: readonly { readonly name: string; readonly skm: Skm | 'hidden' }[];
  readonly gradeWords: (grade: string) => string;
  readonly period: string;
}

/** The index of the survey, of an agency or a service. */
export function SurveyTable({ title, rows, gradeWords, period }: SurveyProps) {
  const { locale } = useView();
  const m = texts(locale);
  const index = (skm: Skm | 'hidden') =>
    skm === 'hidden' ? m.hidden : skm.index === null ? m.noAnswers : formatNumber(skm.index, locale, 2);
  const answered = rows.filter(({ skm }) => skm !== 'hidden' && skm.n > 0);
  const few = rows.filter(({ skm }) => skm === 'hidden');
  return (
    <>
      <Bars
        title={`${title}, ${periodWords(period, locale)}`}
        most={100}
        bars={answered.map(({ name, skm }) => ({ label: name, value: skm === 'hidden' ? null : skm.index, words: index(skm) }))}
      />
      {(answered.length > 0 || few.length === 0) && (
        <Table
          label={title}
          rows={answered}
          empty={m.noAnswers}
          columns={[
            { title: m.what, cell: ({ name }) => name },
            { title: m.n, cell: ({ skm }) => (skm === 'hidden' ? <Hidden /> : formatNumber(skm.n, locale)), right: true },
            { title: m.index, cell: ({ skm }) => (skm === 'hidden' ? <Hidden /> : index(skm)), right: true },
            { title: m.grade, cell: ({ skm }) => (skm === 'hidden' || skm.grade === null ? '–' : gradeWords(skm.grade)) },
          ]}
        />
      )}
      {few.length > 0 && <p class="small soft">{`${m.few} ${few.map(({ name }) => name).join(', ')}.`}</p>}
    </>
  );
}

/** Figures of one thing beside their names. */
export function FigureFacts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return <Facts facts={facts.map(([label, value]) => ({ label, value }))} />;
}

/** How everything on these pages was counted, and what is left out. */
export function Method({ smallest, bandWords }: { readonly smallest: number; readonly bandWords: string }) {
  const m = texts(useView().locale);
  return (
    <section class="stack col">
      <h2 id="cara">{m.how}</h2>
      <p>{m.howLead}</p>
      <p>{m.howDesks}</p>
      <p>{m.howSkm(bandWords)}</p>
      <p>{m.howHidden(smallest)}</p>
    </section>
  );
}
