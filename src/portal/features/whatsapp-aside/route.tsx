import { transaction } from '#db';
import { formatDateTime } from '#i18n';
import { AppError, oneLine } from '#kernel';
import { type AsideFilter, leaveAside, listAside, tryAsideAgain } from '#platform/channels';
import { render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { type Static, Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { ASIDE_A_PAGE, AsidePage } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  daftar: Type.Optional(Type.Literal('left')),
  jenis: Type.Optional(Type.Enum(['message', 'webhook', ''])),
  kabar: Type.Optional(Type.Enum(['again', 'left'])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});
const One = Type.Object({ kind: Type.Enum(['message', 'webhook']), id: Type.String({ format: 'uuid' }) });
const Left = Type.Object({ alasan: Type.Optional(Type.String({ maxLength: 400 })) });
/** More than anybody decides about one by one; a list beyond it is cut. */
const MOST_ROWS = 5000;

/** Messages nobody could take and deliveries nobody could read: tried again, or left aside with a reason. */
export function asideRoutes(app: WebApp, { db, clock }: PortalDeps): void {
  const config = { policy: 'signed-in' } as const;

  app.get(portalPaths.aside.pattern, { schema: { querystring: Query }, config }, (request, reply) => {
    getAdmin(request);
    return show(request, reply, request.query);
  });

  app.get(
    portalPaths.asideCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, importance: 'later' } },
    async (request, reply) => {
      getAdmin(request);
      const m = texts(request.locale);
      const { rows } = await listAside(db, filterOf(request.query), { limit: MOST_ROWS, offset: 0 });
      const when = (day: Date | null) => (day === null ? '' : formatDateTime(day, request.locale));
      const records = rows.map(({ kind, receivedAt, fault, tries, leftBy, leftAt, reason }) => [
        m.kinds[kind],
        when(receivedAt),
        fault ?? '',
        String(tries),
        leftBy ?? '',
        when(leftAt),
        reason ?? '',
      ]);
      return sendCsv(reply, m.fileName, [[m.kind, m.received, m.fault, m.tries, m.who, m.lists.left, m.reason], ...records]);
    },
  );

  app.post(portalPaths.asideAgain.pattern, { schema: { params: One }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    try {
      await transaction(db, (tx) => tryAsideAgain(tx, actor, request.params, clock.now()));
    } catch (error) {
      if (!(error instanceof AppError) || error.detail?.reason !== 'forgotten') throw error;
      return show(request, reply, {}, { id: request.params.id, message: texts(request.locale).cannot });
    }
    return reply.redirect(portalPaths.aside({}, { kabar: 'again' }), 303);
  });

  app.post(portalPaths.asideLeave.pattern, { schema: { params: One, body: Left }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const reason = oneLine(request.body.alasan ?? '');
    if (reason.length < 3) return show(request, reply, {}, { id: request.params.id, message: texts(request.locale).missing });
    await transaction(db, (tx) => leaveAside(tx, actor, { ...request.params, reason }, clock.now()));
    return reply.redirect(portalPaths.aside({}, { kabar: 'left' }), 303);
  });

  async function show(
    request: Request,
    reply: Reply,
    query: Static<typeof Query>,
    wrong?: { readonly id: string; readonly message: string },
  ) {
    const { halaman: page = 1, kabar: news } = query;
    const filter = filterOf(query);
    const found = await listAside(db, filter, { limit: ASIDE_A_PAGE, offset: (page - 1) * ASIDE_A_PAGE });
    const shown = <AsidePage {...found} {...{ page, filter, news }} {...(wrong && { wrong })} />;
    return render(request, reply, shown, { title: texts(request.locale).title, status: wrong ? 422 : 200 });
  }
}

function filterOf({ daftar, jenis }: Static<typeof Query>): AsideFilter {
  return { show: daftar === 'left' ? 'left' : 'open', kind: jenis === '' ? undefined : jenis };
}
