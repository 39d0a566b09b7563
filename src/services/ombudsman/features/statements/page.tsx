import { formatDate, formatNumber } from '#i18n';
import type { Agency } from '#platform/access';
import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, Note, Select, Table } from '#web/ui';
import type { Thresholds } from '../../domain/oversight/promises.ts';
import { funnelStages } from '../../domain/oversight/funnel.ts';
import type { Watched } from '../../oversight/signals.ts';
import type { Statement } from '../../oversight/statements.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { texts } from './texts.ts';

export interface OversightProps {
  readonly watched: { readonly rows: readonly Watched[]; readonly thresholds: Thresholds; readonly confirmed: boolean };
  readonly statements: readonly Statement[];
  readonly agencies: readonly Agency[];
  /** Quarters that are over, newest first. */
  readonly quarters: readonly string[];
  readonly mayPublish: boolean;
  readonly errors: readonly FormError[];
  readonly news: string | null;
}

/** What every service does with its own promise, and the figures of reports. */
export function OversightPage({ watched, statements, agencies, quarters, mayPublish, errors, news }: OversightProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { thresholds } = watched;
  const signals = watched.rows.filter(({ broken }) => broken.length > 0);
  return (
    <OfficeFrame at="statements" title={m.title}>
      <p class="lead">{m.lead}</p>
      <ErrorSummary errors={errors} />
      {news !== null && <Note tone="done">{news}</Note>}
      <section class="stack">
        <h2 id="isyarat">{m.signals}</h2>
        <Table
          label={m.signals}
          rows={signals}
          empty={m.noSignals}
          columns={[
            { title: m.service, cell: (one) => <Service one={one} /> },
            { title: m.broken, cell: ({ broken }) => broken.map((kind) => m.kinds[kind]).join('; ') },
          ]}
        />
        <p class="small soft col">
          {m.thresholds(
            thresholds.inTimePercent,
            thresholds.overduePercent,
            formatNumber(thresholds.p90Times, locale, 1),
            thresholds.least,
          )}{' '}
          {!watched.confirmed && m.unconfirmed}
        </p>
      </section>
      <Overdue rows={watched.rows} />
      <Statements {...{ statements, agencies, quarters, mayPublish }} />
    </OfficeFrame>
  );
}

function Service({ one: { offer } }: { readonly one: Watched }) {
  const { locale } = useView();
  return (
    <>
      {offer.service.title(locale)}
      <span class="block small soft">{`${offer.agency.name}, ${offer.agency.government}`}</span>
    </>
  );
}

function Overdue({ rows }: { readonly rows: readonly Watched[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const count = (n: number) => formatNumber(n, locale);
  return (
    <section class="stack">
      <h2 id="terlambat">{m.overdueTitle}</h2>
      <Table
        label={m.overdueTitle}
        rows={rows.toSorted((a, b) => b.overdue - a.overdue)}
        empty={m.none}
        columns={[
          { title: m.service, cell: (one) => <Service one={one} /> },
          { title: m.open, cell: ({ open }) => count(open), right: true },
          { title: m.overdue, cell: ({ overdue }) => count(overdue), right: true },
          { title: m.decided, cell: ({ decided }) => count(decided), right: true },
          { title: m.inTime, cell: ({ inTime }) => count(inTime), right: true },
          { title: m.p90, cell: ({ p90 }) => (p90 === null ? '–' : formatNumber(p90, locale, 0)), right: true },
          { title: m.allowed, cell: ({ allowed }) => count(allowed), right: true },
        ]}
      />
    </section>
  );
}

function Statements({
  statements,
  agencies,
  quarters,
  mayPublish,
}: Pick<OversightProps, 'statements' | 'agencies' | 'quarters' | 'mayPublish'>) {
  const { locale } = useView();
  const m = texts(locale);
  const options = quarters.map((quarter) => ({ value: quarter, label: quarter.replace('-Q', ' T') }));
  const waiting = [...new Set(statements.filter(({ publishedOn }) => publishedOn === null).map(({ quarter }) => quarter))];
  return (
    <section class="stack">
      <h2 id="angka">{m.statements}</h2>
      <p class="small soft col">{m.statementsLead}</p>
      {mayPublish && (
        <div class="row">
          <Form action={ombudsmanPaths.statements()} class="row" label={m.count}>
            <Select id="triwulan" label={m.quarter} value={quarters[0]} options={options} />
            <Button kind="quiet">{m.count}</Button>
          </Form>
          {waiting.map((quarter) => (
            <Form action={ombudsmanPaths.publishStatement()}>
              <input type="hidden" name="triwulan" value={quarter} />
              <Button>{`${m.publish} ${quarter.replace('-Q', ' T')}`}</Button>
            </Form>
          ))}
        </div>
      )}
      <Table
        label={m.statements}
        rows={statements}
        empty={m.noStatements}
        columns={[
          { title: m.quarter, cell: ({ quarter }) => quarter.replace('-Q', ' T') },
          { title: m.agency, cell: ({ agencyId }) => <AgencyName of={agencies.find(({ id }) => id === agencyId)} /> },
          ...funnelStages.map((stage) => ({
            title: m.stages[stage],
            cell: ({ stages }: Statement) => (stages[stage] === null ? m.hidden : formatNumber(stages[stage], locale)),
            right: true,
          })),
          {
            title: m.state,
            cell: ({ publishedOn }) => (publishedOn === null ? m.waiting : m.published(formatDate(publishedOn, locale))),
          },
        ]}
      />
    </section>
  );
}

/** Offices of two governments bear one name. */
function AgencyName({ of }: { readonly of: Agency | undefined }) {
  if (!of) return <>–</>;
  return (
    <>
      {of.name}
      <span class="block small soft">{of.government}</span>
    </>
  );
}
