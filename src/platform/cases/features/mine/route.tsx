import { formatDate, formatDateTime } from '#i18n';
import { isId, type PersonActor } from '#kernel';
import { listDrafts } from '#platform/forms';
import { getPerson, render, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import { type After, type CaseLine, type CasesDeps, myCases } from '../../index.ts';
import { texts as caseTexts } from '../../messages/index.ts';
import { casePaths } from '../../paths.ts';
import { citizenFlags } from '../../ui/index.ts';
import { applicantsOf, holderOf, MinePage, PAGE_SIZE, principalIn, titleOf } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  tampil: Type.Optional(Type.Enum(['semua', 'berjalan'])),
  untuk: Type.Optional(Type.String({ maxLength: 60 })),
  /** Where the drafts shown before ended. */
  draf: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z_[0-9a-f-]{36}$' })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});

/** More of one's own than anybody has; a list beyond it is cut. */
const MOST_ROWS = 5000;

/** A person's own drafts and cases, as a page and as CSV. */
export function mineRoutes(app: WebApp, deps: CasesDeps): void {
  app.get(casePaths.mine.pattern, { schema: { querystring: Query }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getPerson(request);
    const { tampil, untuk, draf, halaman: page = 1 } = request.query;
    const of = applicantsOf(actor).find(({ id }) => id === untuk)?.id;
    const show = tampil === 'semua' ? 'all' : 'open';
    const [{ rows: drafts, next }, { rows, total }] = await Promise.all([
      listDrafts(deps.db, actor.personId, { limit: PAGE_SIZE, after: afterOf(draf) }),
      myCases(deps.db, actor, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }, { open: show === 'open', of }),
    ]);
    const moreDrafts = next && casePaths.mine({}, { tampil, untuk: of, draf: `${next.at}_${next.id}` });
    return render(request, reply, <MinePage registry={deps.registry} {...{ actor, drafts, moreDrafts, rows, total, page, show, of }} />, {
      title: texts(request.locale).title,
    });
  });

  app.get(
    casePaths.mineCsv.pattern,
    { schema: { querystring: Query }, config: { policy: 'signed-in', importance: 'later' } },
    async (request, reply) => {
      const actor = getPerson(request);
      const { rows } = await myCases(deps.db, actor, { limit: MOST_ROWS, offset: 0 }, { open: false });
      return sendCsv(reply, texts(request.locale).fileName, recordsOf(rows, deps, actor, request.locale));
    },
  );
}

function afterOf(draf: string | undefined): After | undefined {
  const [at, id] = draf?.split('_') ?? [];
  return at !== undefined && id !== undefined && isId(id) && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}

/** Opens in a spreadsheet as it is: a byte order mark for the letters, and no cell that could be a formula. */
function recordsOf(rows: readonly CaseLine[], { registry }: CasesDeps, actor: PersonActor, locale: 'id' | 'en') {
  const m = texts(locale);
  const words = caseTexts(locale);
  const records = rows.map((line) => [
    line.number,
    titleOf(registry, line.service, locale),
    ...(actor.mandates ? [principalIn(actor, line) ?? ''] : []),
    words.statuses[line.status],
    citizenFlags(line)
      .map((flag) => words.flags[flag])
      .join('; '),
    holderOf(registry, line, locale),
    line.dueOn ? formatDate(line.dueOn, locale) : '',
    line.place ?? '',
    formatDateTime(line.submittedAt, locale),
    formatDateTime(line.updatedAt, locale),
  ]);
  const head = [
    m.number,
    m.service,
    ...(actor.mandates ? [m.inWhoseName] : []),
    m.status,
    m.flags,
    m.where,
    m.due,
    m.place,
    m.submitted,
    m.updated,
  ];
  return [head, ...records];
}
