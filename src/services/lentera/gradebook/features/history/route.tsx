import { formatDateTime } from '#i18n';
import { inSlices, render, sendCsv, useView, type WebApp } from '#web';
import { Button, Pagination, Select, Table } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { texts } from '../../messages/index.ts';
import { BookParams, type OpenBook, openBook } from '../../open-book.ts';
import { bookPaths } from '../../paths.ts';
import { type HistoryLine, readHistory } from '../../read-history.ts';
import { markInWords } from '../../words.ts';
import { addressOf, BookFrame, Downloads } from '../book/frame.tsx';

const A_PAGE = 50;
const At = Type.Object(BookParams);
const kolom = Type.Optional(Type.String({ pattern: '^$|^[0-9a-f-]{36}$' }));
const lang = Type.Optional(Type.String());
const Query = Type.Object({ kolom, halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })), lang });
const config = { policy: 'signed-in' } as const;

interface HistoryProps extends Pick<OpenBook, 'book' | 'subjects'> {
  readonly rows: readonly HistoryLine[];
  readonly total: number;
  readonly page: number;
  readonly columnId: string | null;
}

function HistoryPage({ book, subjects, rows, total, page, columnId }: HistoryProps) {
  const { locale } = useView();
  const m = texts(locale);
  const at = addressOf(book);
  const mastery = book.rules.masteryOf(book.subject).value;
  const query = { kolom: columnId ?? undefined };
  return (
    <BookFrame book={book} subjects={subjects} here={m.history}>
      <form class="filters row" action={bookPaths.history(at)}>
        <Select
          id="kolom"
          label={m.columns}
          none={m.allColumns}
          value={columnId ?? ''}
          options={book.columns.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <Button kind="quiet">{m.see}</Button>
      </form>
      <Table
        label={m.history}
        rows={rows}
        empty={m.noHistory}
        columns={[
          { title: m.when, cell: (one) => formatDateTime(one.at, locale) },
          { title: m.who, cell: ({ by }) => by ?? m.byHouse },
          { title: m.student, cell: ({ student }) => student },
          { title: m.work, cell: ({ column }) => column },
          { title: m.was, right: true, cell: (one) => markInWords(one.was, one, mastery, locale) },
          { title: m.became, right: true, cell: (one) => markInWords(one.became, one, mastery, locale) },
          { title: m.reason, cell: ({ why }) => why || '–' },
        ]}
      />
      <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => bookPaths.history(at, { ...query, halaman })} quiet />
      <p class="row">
        <Downloads csv={bookPaths.historyCsv(at, query)} />
      </p>
    </BookFrame>
  );
}

/** Who changed which mark of a book, when, from what to what, and why. */
export function historyRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db } = deps;

  app.get(bookPaths.history.pattern, { schema: { params: At, querystring: Query }, config }, async (request, reply) => {
    const { book, subjects } = await openBook(deps, request, request.params);
    const { halaman: page = 1, kolom: chosen = '' } = request.query;
    const columnId = chosen === '' ? null : chosen;
    const slice = { limit: A_PAGE, offset: (page - 1) * A_PAGE };
    const { rows, total } = book.id === null ? { rows: [], total: 0 } : await readHistory(db, book.id, columnId, slice);
    return render(request, reply, <HistoryPage {...{ book, subjects, rows, total, page, columnId }} />, {
      title: texts(request.locale).history,
    });
  });

  app.get(
    bookPaths.historyCsv.pattern,
    { schema: { params: At, querystring: Type.Object({ kolom, lang }) }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { book } = await openBook(deps, request, request.params);
      const m = texts(request.locale);
      const mastery = book.rules.masteryOf(book.subject).value;
      const { id: bookId } = book;
      const columnId = request.query.kolom || null;
      const lines = async function* () {
        yield [m.when, m.who, m.student, m.work, m.was, m.became, m.reason];
        if (bookId === null) return;
        for await (const one of inSlices((slice) => readHistory(db, bookId, columnId, slice)))
          yield [
            one.at.toISOString(),
            one.by ?? m.byHouse,
            one.student,
            one.column,
            markInWords(one.was, one, mastery, request.locale),
            markInWords(one.became, one, mastery, request.locale),
            one.why,
          ];
      };
      return sendCsv(reply, m.historyCsv, lines());
    },
  );
}
