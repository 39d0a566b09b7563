import { transaction, type Tx } from '#db';
import { oneLine, type PersonActor, refusalOf } from '#kernel';
import { authorise, can } from '#platform/access';
import { getPerson, inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import { samsatPaths } from '../../paths.ts';
import { countPrintable, listRuns, openRun, printRun } from '../../proof/print.ts';
import { countStock, listLots, listStickers, MOST_OF_A_LOT, receiveStickers, spoilSticker } from '../../proof/stickers.ts';
import { batchPdf } from './batch.ts';
import { A_PAGE, PrintingPage, type PrintingNews } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  kabar: Type.Optional(Type.Enum(['printed', 'received', 'spoiled'])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  lang: Type.Optional(Type.String()),
});
const Text = Type.Optional(Type.String({ maxLength: 600 }));
const config = { policy: 'officer' } as const;
const MOST_NO = 2_000_000_000;

interface Shown {
  readonly page?: number | undefined;
  readonly news?: PrintingNews | undefined;
  readonly errors?: readonly FormError[];
  readonly sent?: Readonly<Record<string, string | undefined>>;
  readonly status?: number;
}

/** Where officers print what goes to owners, and account for stickers. */
export function printingRoutes(app: WebApp, { db, clock, agencyId, demo }: SamsatDeps): void {
  const show = async (request: Request, reply: Reply, { page = 1, news, errors = [], sent = {}, status = 422 }: Shown) => {
    const actor = getPerson(request);
    authorise(actor, 'vehicles.read', agencyId);
    const slice = { limit: A_PAGE, offset: (page - 1) * A_PAGE };
    const [runs, lots, printable, stock] = await Promise.all([
      listRuns(db, agencyId, slice),
      listLots(db, agencyId, slice),
      countPrintable(db, agencyId, actor.personId),
      countStock(db, agencyId),
    ]);
    const props = {
      runs: runs.rows,
      runsTotal: runs.total,
      lots: lots.rows,
      lotsTotal: lots.total,
      page,
      printable,
      stock,
      news,
      errors,
      sent,
      delivers: can(actor, 'vehicles.deliver', agencyId),
    };
    return render(request, reply.header('cache-control', 'no-store'), <PrintingPage {...props} />, {
      title: texts(request.locale).title,
      status: errors.length > 0 ? status : 200,
    });
  };

  /** Does something and leads back; why it cannot be is said at a field. */
  const act = async (
    request: Request,
    reply: Reply,
    { news, field, work }: { news: PrintingNews; field: string; work: (tx: Tx, actor: PersonActor, at: Date) => Promise<unknown> },
  ) => {
    const actor = getPerson(request);
    const why = await refusalOf(() => transaction(db, (tx) => work(tx, actor, clock.now())));
    if (why === undefined) return reply.redirect(samsatPaths.printing({}, { kabar: news }), 303);
    return show(request, reply, { status: 409, errors: [{ field, message: texts(request.locale).refusals[why] ?? why }] });
  };

  app.get(samsatPaths.printing.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, { page: request.query.halaman, news: request.query.kabar }),
  );

  app.post(samsatPaths.printing.pattern, { config }, (request, reply) => {
    authorise(getPerson(request), 'vehicles.deliver', agencyId);
    return act(request, reply, { news: 'printed', field: 'cetak', work: (tx, actor, at) => printRun(tx, actor, agencyId, at) });
  });

  const Params = Type.Object({ runId: Type.String({ format: 'uuid' }) });
  app.get(
    samsatPaths.printPdf.pattern,
    { schema: { params: Params }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const actor = getPerson(request);
      authorise(actor, 'vehicles.deliver', agencyId);
      const at = clock.now();
      const pdf = await transaction(db, async (tx) =>
        batchPdf(tx, await openRun(tx, actor, { id: request.params.runId, agencyId }, at), { demo, at }),
      );
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename="${texts(request.locale).fileName}.pdf"`)
        .type('application/pdf')
        .send(pdf);
    },
  );

  const numberIn = (typed = '') => (/^\d{1,10}$/.test(typed.trim()) && Number(typed) <= MOST_NO ? Number(typed) : 0);
  const seriesIn = (typed = '') => typed.trim().toUpperCase();
  const isSeries = (series: string) => /^[A-Z]{1,4}$/.test(series);

  const Received = Type.Object({ seri: Text, dari: Text, sampai: Text });
  app.post(samsatPaths.stickers.pattern, { schema: { body: Received }, config }, (request, reply) => {
    authorise(getPerson(request), 'vehicles.deliver', agencyId);
    const m = texts(request.locale);
    const series = seriesIn(request.body.seri);
    const [first, last] = [numberIn(request.body.dari), numberIn(request.body.sampai)];
    const errors = [
      ...(isSeries(series) ? [] : [{ field: 'seri', message: m.wrong.series }]),
      ...(first > 0 && last >= first && last - first < MOST_OF_A_LOT ? [] : [{ field: 'dari', message: m.wrong.numbers }]),
    ];
    if (errors.length > 0) return show(request, reply, { errors, sent: request.body });
    const lot = { agencyId, series, first, last };
    return act(request, reply, { news: 'received', field: 'dari', work: (tx, actor, at) => receiveStickers(tx, actor, lot, at) });
  });

  const Spoiled = Type.Object({ seri: Text, nomor: Text, sebab: Text });
  app.post(samsatPaths.spoilSticker.pattern, { schema: { body: Spoiled }, config }, (request, reply) => {
    authorise(getPerson(request), 'vehicles.deliver', agencyId);
    const m = texts(request.locale);
    const series = seriesIn(request.body.seri);
    const no = numberIn(request.body.nomor);
    const reason = oneLine(request.body.sebab ?? '').slice(0, 300);
    const errors = [
      ...(isSeries(series) ? [] : [{ field: 'seri-rusak', message: m.wrong.series }]),
      ...(no > 0 ? [] : [{ field: 'nomor', message: m.wrong.number }]),
      ...(reason === '' ? [{ field: 'sebab', message: m.wrong.reason }] : []),
    ];
    if (errors.length > 0) return show(request, reply, { errors, sent: { nomor: request.body.nomor, sebab: reason } });
    const spoiling = { agencyId, series, no, reason };
    return act(request, reply, { news: 'spoiled', field: 'nomor', work: (tx, actor, at) => spoilSticker(tx, actor, spoiling, at) });
  });

  app.get(samsatPaths.stickersCsv.pattern, { config: { ...config, perMinute: 20, importance: 'later' } }, async (request, reply) => {
    authorise(getPerson(request), 'vehicles.read', agencyId);
    const m = texts(request.locale);
    const rows = inSlices((slice) => listStickers(db, agencyId, slice));
    return sendCsv(reply, m.csvName, csvLines(rows, request.locale));
  });
}

async function* csvLines(rows: AsyncIterable<Awaited<ReturnType<typeof listStickers>>['rows'][number]>, locale: 'id' | 'en') {
  const m = texts(locale);
  yield [m.series, m.number, m.state, m.plate, m.reason, m.since];
  for await (const { series, no, state, nrkb, reason, changedAt } of rows)
    yield [series, no, m.states[state], nrkb === null ? '' : showNrkb(nrkb), reason === 'LOST' ? m.lost : reason, changedAt.toISOString()];
}
