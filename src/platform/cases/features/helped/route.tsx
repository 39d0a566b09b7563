import { formatDate } from '#i18n';
import type { PersonActor } from '#kernel';
import { officeDay } from '#platform/calendar';
import { helpingOf, mandatePaths } from '#platform/mandates';
import { getPerson, render, sendCsv, type WebApp } from '#web';
import { type Static, Type } from 'typebox';
import type { CasesDeps } from '../../index.ts';
import { throughHelpers } from '../../list/through.ts';
import { texts as caseTexts } from '../../messages/index.ts';
import { titleOf } from '../mine/page.tsx';
import { HelpedPage, PAGE_SIZE } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  // Empty from the form that asks for all.
  desa: Type.Optional(Type.String({ maxLength: 60 })),
  keadaan: Type.Optional(Type.Enum(['', 'berjalan'])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});

/** More than anybody files; a list beyond it is cut. */
const MOST_ROWS = 5000;

/** What somebody filed for residents as a registered village helper, as a page and as CSV. */
export function helpedRoutes(app: WebApp, { db, clock, registry }: CasesDeps): void {
  const config = { policy: 'signed-in' } as const;
  const asked = async ({ personId }: PersonActor, { q = '', desa, keadaan }: Static<typeof Query>) => {
    const helping = await helpingOf(db, personId);
    const chosen = helping.find(({ id }) => id === desa)?.id;
    const filter = { q: q.trim(), open: keadaan === 'berjalan', helper: chosen };
    return { helping, filter, through: { ...filter, helperIds: chosen === undefined ? helping.map(({ id }) => id) : [chosen] } };
  };

  app.get(mandatePaths.helped.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { halaman: page = 1 } = request.query;
    const { helping, filter, through } = await asked(getPerson(request), request.query);
    const { rows, total } = await throughHelpers(db, through, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
    const today = officeDay(clock.now());
    return render(request, reply, <HelpedPage {...{ registry, helping, rows, total, page, filter, today }} />, {
      title: texts(request.locale).title,
    });
  });

  app.get(
    mandatePaths.helpedCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, importance: 'later' } },
    async (request, reply) => {
      const { locale } = request;
      const { through } = await asked(getPerson(request), request.query);
      const { rows } = await throughHelpers(db, through, { limit: MOST_ROWS, offset: 0 });
      const m = texts(locale);
      return sendCsv(reply, m.fileName, [
        [m.number, m.whom, m.service, m.place, m.status, m.due, m.submitted],
        ...rows.map((line) => [
          line.number,
          line.applicantName,
          titleOf(registry, line.service, locale),
          line.place ?? '',
          caseTexts(locale).statuses[line.status],
          line.dueOn ?? '',
          formatDate(line.submittedAt, locale),
        ]),
      ]);
    },
  );
}
