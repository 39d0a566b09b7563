import { formatDateTime, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, type Column, ErrorSummary, Form, type FormError, LinkButton, Note, Pagination, Table, TextInput } from '#web/ui';
import { OfficeFrame } from '../../parts/office.tsx';
import { samsatPaths } from '../../paths.ts';
import type { listRuns } from '../../proof/print.ts';
import { type LotCount, stickerShown } from '../../proof/stickers.ts';
import { texts } from './texts.ts';

export const A_PAGE = 20;

type Run = Awaited<ReturnType<typeof listRuns>>['rows'][number];
export type PrintingNews = 'printed' | 'received' | 'spoiled';

export interface PrintingProps {
  readonly runs: readonly Run[];
  readonly runsTotal: number;
  readonly lots: readonly LotCount[];
  readonly lotsTotal: number;
  readonly page: number;
  readonly printable: number;
  readonly stock: number;
  readonly delivers: boolean;
  readonly news: PrintingNews | undefined;
  readonly errors: readonly FormError[];
  readonly sent: Readonly<Record<string, string | undefined>>;
}

/** Print runs of the office, and its account of numbered stickers. */
export function PrintingPage(props: PrintingProps) {
  const { runs, lots, page, news, errors, delivers } = props;
  const { locale } = useView();
  const m = texts(locale);
  const runColumns: Column<Run>[] = [
    { title: m.when, cell: ({ madeAt }) => formatDateTime(madeAt, locale) },
    { title: m.by, cell: ({ madeBy }) => madeBy },
    { title: m.items, right: true, cell: ({ items }) => formatNumber(Number(items), locale) },
    { title: m.open, untitled: true, cell: ({ id }) => (delivers ? <a href={samsatPaths.printPdf({ runId: id })}>{m.open}</a> : null) },
  ];
  const lotColumns: Column<LotCount>[] = [
    {
      title: m.lot,
      cell: ({ series, first, last }) => `${stickerShown({ series, no: first })} – ${stickerShown({ series, no: last })}`,
    },
    { title: m.received, cell: ({ receivedAt, receivedBy }) => `${formatDateTime(receivedAt, locale)}, ${receivedBy}` },
    ...(['stock', 'used', 'spoiled'] as const).map((state) => ({
      title: m.states[state],
      right: true,
      cell: (lot: LotCount) => formatNumber(lot[state], locale),
    })),
  ];
  return (
    <OfficeFrame at="printing">
      {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      <section class="stack" aria-labelledby="cetak">
        <h2 id="cetak">{m.print}</h2>
        <p>
          {m.waiting(formatNumber(props.printable, locale))}, {m.stock(formatNumber(props.stock, locale))}.
        </p>
        {delivers && props.printable > 0 && (
          <Form action={samsatPaths.printing()} class="stack">
            <p class="small soft">{m.printHint}</p>
            <Button>{m.printNow}</Button>
          </Form>
        )}
        <h3>{m.runs}</h3>
        <Table label={m.runs} rows={runs} empty={m.noRuns} columns={runColumns} />
      </section>
      <section class="stack" aria-labelledby="stiker">
        <h2 id="stiker">{m.stickers}</h2>
        <Table label={m.stickers} rows={lots} empty={m.noLots} columns={lotColumns} />
        <p>
          <LinkButton href={samsatPaths.stickersCsv()} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
        </p>
        {delivers && <StickerForms {...props} />}
      </section>
      {Math.max(props.runsTotal, props.lotsTotal) > A_PAGE && (
        <Pagination
          page={page}
          size={A_PAGE}
          total={Math.max(props.runsTotal, props.lotsTotal)}
          at={(halaman) => samsatPaths.printing({}, { halaman })}
        />
      )}
    </OfficeFrame>
  );
}

function StickerForms({ errors, sent }: PrintingProps) {
  const m = texts(useView().locale);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <div class="two">
      <Form action={samsatPaths.stickers()} class="card stack" label={m.receive}>
        <h3>{m.receive}</h3>
        <TextInput id="seri" label={m.series} hint={m.seriesHint} value={sent.seri} error={errorOf('seri')} short />
        <TextInput id="dari" label={m.first} inputMode="numeric" value={sent.dari} error={errorOf('dari')} short />
        <TextInput id="sampai" label={m.last} inputMode="numeric" value={sent.sampai} short />
        <Button kind="quiet">{m.receive}</Button>
      </Form>
      <Form action={samsatPaths.spoilSticker()} class="card stack" label={m.spoil}>
        <h3>{m.spoil}</h3>
        <TextInput id="seri-rusak" name="seri" label={m.series} error={errorOf('seri-rusak')} short />
        <TextInput id="nomor" label={m.number} inputMode="numeric" value={sent.nomor} error={errorOf('nomor')} short />
        <TextInput id="sebab" label={m.reason} value={sent.sebab} error={errorOf('sebab')} />
        <Button kind="quiet">{m.spoil}</Button>
      </Form>
    </div>
  );
}
