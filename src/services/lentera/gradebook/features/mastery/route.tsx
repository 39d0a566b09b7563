import { formatNumber } from '#i18n';
import { render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { sendSheets } from '../../../sheets.ts';
import { callsOf } from '../../call-remedial.ts';
import { aimsIn } from '../../grades.ts';
import { texts as common } from '../../messages/index.ts';
import { BookParams, type OpenBook, openBook } from '../../open-book.ts';
import { bookPaths } from '../../paths.ts';
import { MasteryPage, type MasteryProps } from './page.tsx';
import { texts } from './texts.ts';

const At = Type.Object(BookParams);
const lang = Type.Optional(Type.String());
const config = { policy: 'signed-in' } as const;

/** Shows mastery of a book, also where what was asked for cannot be done. */
export async function showMastery(
  { db }: LenteraDeps,
  request: Request,
  reply: Reply,
  { book, rights, subjects }: OpenBook,
  shown: Partial<MasteryProps> = {},
) {
  const calls = book.id === null ? new Map() : await callsOf(db, book.id);
  const page = <MasteryPage {...{ book, rights, subjects, calls, typed: {}, errors: [] }} {...shown} />;
  return render(request, reply, page, { title: common(request.locale).mastery, status: shown.errors?.length ? 422 : 200 });
}

/** Which aims a class has reached, and the remedial list. */
export function masteryRoutes(app: WebApp, deps: LenteraDeps): void {
  app.get(bookPaths.mastery.pattern, { schema: { params: At, querystring: Type.Object({ lang }) }, config }, async (request, reply) =>
    showMastery(deps, request, reply, await openBook(deps, request, request.params)),
  );

  app.get(
    bookPaths.masteryCsv.pattern,
    {
      schema: { params: At, querystring: Type.Object({ jenis: Type.Optional(Type.Enum(['xlsx'])), lang }) },
      config: { ...config, perMinute: 20, importance: 'later' },
    },
    async (request, reply) => {
      const { book } = await openBook(deps, request, request.params);
      const m = texts(request.locale);
      const w = common(request.locale);
      const { reached } = aimsIn(book);
      const head = ['NIS', 'NISN', w.student, m.aim, w.mark, m.reachedBy, m.what];
      const lines = book.students.flatMap(({ id, nis, nisn, name }) =>
        (reached.get(id) ?? []).map(({ aim, score, mastery }) => [
          nis,
          nisn ?? '',
          name,
          aim,
          score === null ? null : Math.round(score * 100) / 100,
          m.states[mastery.state],
          mastery.state === 'unknown' ? '' : m.followUps[mastery.followUp],
        ]),
      );
      const name = `${m.csvName}-${book.subject}-${book.semester}`;
      if (request.query.jenis === 'xlsx') return sendSheets(reply, name, [{ title: w.mastery, head, lines }]);
      const text = lines.map((line) => line.map((cell) => (typeof cell === 'number' ? formatNumber(cell, request.locale) : cell)));
      return sendCsv(reply, name, [head, ...text]);
    },
  );
}
