import { readSheet, UnreadableSheet } from '#platform/files';
import { transaction, type Tx } from '#db';
import { formatNumber } from '#i18n';
import { AppError, oneLine, refusalOf } from '#kernel';
import { readOneFile, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { LenteraDeps } from '../../../deps.ts';
import { assertFound } from '../../../schools/domain/belonging.ts';
import { texts as fileTexts } from '../../../schools/features/intake/texts.ts';
import { type BookColumn, columnAt, readBook } from '../../book.ts';
import { markReader, readMarks } from '../../domain/read-marks.ts';
import { changeColumn, removeColumn } from '../../keep.ts';
import { texts } from '../../messages/index.ts';
import { type OpenBook, openBook } from '../../open-book.ts';
import { bookPaths } from '../../paths.ts';
import { takeTest } from '../../take-tests.ts';
import { levelsOf } from '../../words.ts';
import { lastChange, type SentColumn, type Written, writeColumn } from '../../write-column.ts';
import { addressOf } from '../book/frame.tsx';
import { readWords } from '../book/read-column.ts';
import { ColumnIntakePage, type ColumnIntakeProps } from './intake-page.tsx';
import { ColumnPage, type ColumnProps } from './page.tsx';
import { readTyped } from './read-typed.ts';

const ColumnId = Type.Object({ columnId: Type.String({ format: 'uuid' }) });
const Deed = Type.Object({ columnId: Type.String({ format: 'uuid' }), deed: Type.Enum(['ubah', 'hapus', 'masukkan']) });
const lang = Type.Optional(Type.String());
const news = ['saved', 'taken', 'changed'] as const;
const text = Type.String({ maxLength: 400 });
const Sent = Type.Record(Type.String({ maxLength: 60 }), Type.Union([text, Type.Array(text, { maxItems: 20 })]));
const Deeds = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200_000 }));
/** What the dry run hands on to the taking in. */
const Taken = Type.Array(
  Type.Tuple([
    Type.String({ format: 'uuid' }),
    Type.Union([
      Type.Object({ kind: Type.Literal('points'), points: Type.Number({ minimum: 0 }) }),
      Type.Object({ kind: Type.Literal('level'), level: Type.String({ maxLength: 8 }) }),
      Type.Object({ kind: Type.Literal('criteria'), met: Type.Array(Type.String({ maxLength: 8 }), { maxItems: 12 }) }),
    ]),
  ]),
  { maxItems: 500 },
);
const config = { policy: 'signed-in' } as const;
const MOST_BYTES = 2_000_000;
const MOST_LINES = 500;

/** One column of a book: filled in as a whole, brought in from a spreadsheet, named anew, taken out. */
export function columnRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  interface OpenColumn extends OpenBook {
    readonly column: BookColumn;
  }
  /** A column of a book that is theirs to see; `writes`: to write in. Throws NOT_FOUND. */
  const openColumn = async (request: Request, columnId: string, writes = false): Promise<OpenColumn> => {
    const open = await openBook(deps, request, await columnAt(db, columnId));
    assertFound(!writes || open.rights.writes);
    const column = open.book.columns.find(({ id }) => id === columnId);
    if (!column) throw new AppError('NOT_FOUND', { column: columnId });
    return { ...open, column };
  };

  const show = async (request: Request, reply: Reply, open: OpenColumn, shown: Partial<ColumnProps> = {}, status?: number) => {
    const { book, column, rights, subjects } = open;
    const seen = await lastChange(db, column.id);
    const basis = { book, column, rights, subjects, seen, news: undefined, typed: null, conflicts: [], errors: [], asksWhy: false };
    const page = <ColumnPage {...basis} {...shown} />;
    return render(request, reply, page, { title: column.title, status: status ?? (shown.errors?.length ? 422 : 200) });
  };

  app.get(
    bookPaths.column.pattern,
    { schema: { params: ColumnId, querystring: Type.Object({ kabar: Type.Optional(Type.Enum([...news])), lang }) }, config },
    async (request, reply) => show(request, reply, await openColumn(request, request.params.columnId), { news: request.query.kabar }),
  );

  /** Writes what was sent, by what the book is then. */
  const write = async (open: OpenColumn, sent: SentColumn): Promise<{ readonly written?: Written; readonly refusal?: string }> => {
    let written: Written | undefined;
    const refusal = await refusalOf(() =>
      transaction(db, async (tx) => {
        const book = await readBook(tx, agencyId, open.book, open.visit.today);
        written = await writeColumn(tx, open.visit.actor, book, sent, clock.now());
      }),
    );
    return { ...(written && { written }), ...(refusal !== undefined && { refusal }) };
  };

  const seenIn = (typed: unknown) => (typeof typed === 'string' && /^\d{1,15}$/.test(typed) ? Number(typed) : 0);

  app.post(
    bookPaths.column.pattern,
    { schema: { params: ColumnId, body: Sent }, config: { ...config, perMinute: 60 } },
    async (request, reply) => {
      const open = await openColumn(request, request.params.columnId, true);
      const { book, column } = open;
      const m = texts(request.locale);
      const typed = request.body;
      const { values, errors } = readTyped(typed, { book, column, max: formatNumber(column.max, request.locale) }, m.wrong);
      if (errors.length > 0) return show(request, reply, open, { typed, errors });
      const why = oneLine([typed.alasan ?? ''].flat().join(' ')).slice(0, 300);
      const sent = { columnId: column.id, seen: seenIn(typed.dilihat), values, why, source: 'typed' } as const;
      const { written, refusal } = await write(open, sent);
      if (refusal !== undefined || !written)
        return show(request, reply, open, { typed, errors: [{ field: 'kolom-nilai', message: m.refusals[refusal ?? ''] ?? '' }] }, 409);
      if (written.kind === 'conflict') {
        // What stands by now is shown beside what was typed.
        const now = await openColumn(request, column.id, true);
        return show(request, reply, now, { typed, conflicts: written.conflicts, asksWhy: true }, 409);
      }
      if (written.kind === 'why')
        return show(request, reply, open, { typed, asksWhy: true, errors: [{ field: 'alasan', message: m.wrong.why }] });
      return reply.redirect(bookPaths.column({ columnId: column.id }, { kabar: 'saved' }), 303);
    },
  );

  const showIntake = async (request: Request, reply: Reply, open: OpenColumn, shown: Partial<ColumnIntakeProps> = {}, status?: number) => {
    const { book, column, subjects } = open;
    const seen = await lastChange(db, column.id);
    const page = <ColumnIntakePage {...{ book, column, subjects, seen, found: null, typed: {}, errors: [] }} {...shown} />;
    const title = `${texts(request.locale).importTitle}: ${column.title}`;
    return render(request, reply, page, { title, status: status ?? (shown.errors?.length ? 422 : 200) });
  };

  app.get(bookPaths.intake.pattern, { schema: { params: ColumnId, querystring: Type.Object({ lang }) }, config }, async (request, reply) =>
    showIntake(request, reply, await openColumn(request, request.params.columnId, true)),
  );

  app.post(
    bookPaths.intake.pattern,
    { schema: { params: ColumnId }, config: { ...config, perMinute: 30, takesFiles: true, importance: 'later' } },
    async (request, reply) => {
      const open = await openColumn(request, request.params.columnId, true);
      const { book, column } = open;
      const m = texts(request.locale);
      const { file, tooLarge, fields: typed } = await readOneFile(app, request, MOST_BYTES, 100_000);
      const wrong = (field: string, message: string) => showIntake(request, reply, open, { typed, errors: [{ field, message }] });
      if (tooLarge) return wrong('berkas', m.wrong.large);
      const pasted = (typed.tempel ?? '').trim();
      if (file === null && pasted === '') return wrong('tempel', m.wrong.paste);
      const field = file === null ? 'tempel' : 'berkas';
      try {
        const rows = await readSheet(file?.content ?? Buffer.from(pasted), MOST_LINES + 1);
        if (rows.length > MOST_LINES) return await wrong(field, m.wrong.rows);
        const read = markReader(column, levelsOf(column, book.rules.masteryOf(book.subject).value, 'id'));
        const found = readMarks(rows, book.students, (id) => book.marks.get(column.id)?.get(id)?.value ?? null, read);
        return await showIntake(request, reply, open, { found, typed });
      } catch (error) {
        if (!(error instanceof UnreadableSheet)) throw error;
        return wrong(field, fileTexts(request.locale).fileFaults[error.fault]);
      }
    },
  );

  app.post(
    bookPaths.columnDeed.pattern,
    { schema: { params: Deed, body: Type.Optional(Deeds) }, config: { ...config, perMinute: 60 } },
    async (request, reply) => {
      const { columnId, deed } = request.params;
      const open = await openColumn(request, columnId, true);
      const { book, column, visit } = open;
      const m = texts(request.locale);
      const typed = request.body ?? {};
      const at = clock.now();
      const refused = (why: string) =>
        show(request, reply, open, { errors: [{ field: 'kolom-nilai', message: m.refusals[why] ?? why }] }, 409);
      const within = (work: (tx: Tx, now: typeof book) => Promise<unknown>) =>
        refusalOf(() => transaction(db, async (tx) => work(tx, await readBook(tx, agencyId, book, visit.today))));
      if (deed === 'masukkan') {
        const taken = parsed(typed.isi ?? '');
        if (!Value.Check(Taken, taken)) return showIntake(request, reply, open, { errors: [{ field: 'tempel', message: m.wrong.paste }] });
        const inBook = new Set(book.students.map(({ id }) => id));
        const fits = taken.filter(([id, value]) => inBook.has(id) && (value.kind !== 'points' || value.points <= column.max));
        const why = oneLine(typed.alasan ?? '').slice(0, 300);
        const { written, refusal } = await write(open, {
          columnId,
          seen: seenIn(typed.dilihat),
          values: new Map(fits),
          why,
          source: 'import',
        });
        if (refusal !== undefined || !written) return refused(refusal ?? '');
        if (written.kind === 'conflict') {
          const now = await openColumn(request, columnId, true);
          return show(request, reply, now, { conflicts: written.conflicts }, 409);
        }
        if (written.kind === 'why') return againWithWhy(request, reply, open, taken);
        return reply.redirect(bookPaths.column({ columnId }, { kabar: 'taken' }), 303);
      }
      if (deed === 'hapus') {
        const why = await within((tx, now) => removeColumn(tx, visit.actor, now, columnId, at));
        return why === undefined ? reply.redirect(bookPaths.book(addressOf(book), { kabar: 'removed' }), 303) : refused(why);
      }
      const { errors, ...words } = readWords(typed, book, m.wrong);
      if (errors.length > 0) return show(request, reply, open, { errors });
      const why = await within(async (tx, now) => {
        await changeColumn(tx, visit.actor, now, { id: columnId, ...words }, at);
        if (column.testId !== null) await takeTest(tx, now, columnId, at);
      });
      return why === undefined ? reply.redirect(bookPaths.column({ columnId }, { kabar: 'changed' }), 303) : refused(why);
    },
  );

  /** The dry run once more, asking why marks that stand change. */
  const againWithWhy = (request: Request, reply: Reply, open: OpenColumn, taken: Type.Static<typeof Taken>) => {
    const { book, column } = open;
    const found = taken.flatMap(([id, value], nth) => {
      const student = book.students.find((one) => one.id === id);
      if (!student) return [];
      const now = book.marks.get(column.id)?.get(id);
      return [{ line: nth + 1, named: student.name, typed: '', student, value, fate: now ? ('changed' as const) : ('given' as const) }];
    });
    const errors: readonly FormError[] = [{ field: 'alasan', message: texts(request.locale).wrong.why }];
    return showIntake(request, reply, open, { found, errors });
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
