import { officeDay } from '#platform/calendar';
import { kinds, type MatterKind } from '../../domain/procedure/stages.ts';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { answeredFor } from '../../agency/take-in.ts';
import type { OmbudsmanDeps } from '../../deps.ts';
import { texts as officeTexts } from '../../parts/texts.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { isShown, readQueue, type Shown, shown } from '../../procedure/queue.ts';
import { isRootUnchanged } from '../../sealing/opened.ts';
import { secret } from '../cookies.ts';
import { findOpenKey, getSeated } from '../officer.ts';
import { A_PAGE, DeskPage } from './page.tsx';

const Query = Type.Object({
  tampil: Type.Optional(Type.Union([Type.Literal(''), Type.Enum([...shown])])),
  jenis: Type.Optional(Type.Union([Type.Literal(''), Type.Enum([...kinds])])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  lang: Type.Optional(Type.String()),
});
const Sought = Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) });

/** The queue: what this officer's key opens. */
export function deskRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'officer' } as const;

  const show = async (
    request: Request,
    reply: Reply,
    { q = '', show: what = null, kind = null, page = 1 }: { q?: string; show?: Shown | null; kind?: MatterKind | null; page?: number },
  ) => {
    getSeated(request, agencyId);
    const opened = await findOpenKey(request, deps);
    // Nobody works under a first key that is another than they were shown.
    if (!opened || !(await isRootUnchanged(db, opened))) return reply.redirect(ombudsmanPaths.key(), 303);
    const today = officeDay(clock.now());
    const { lines: all, cut } = await readQueue(db, opened, { ended: q !== '' || what === 'all', q });
    const ids = await answeredFor(db, opened);
    const answered = all.flatMap(({ matter: { id, number } }) => (ids.includes(id) ? [{ id, number }] : []));
    const lines = all.filter((line) => (kind === null || line.matter.kind === kind) && isShown(line, what, today));
    // What was found comes on one page: the next would carry the words looked for in its address.
    const shown = q === '' ? lines.slice((page - 1) * A_PAGE, page * A_PAGE) : lines;
    return render(
      request,
      secret(reply),
      <DeskPage lines={shown} total={q === '' ? lines.length : 0} page={page} {...{ q, kind, cut, answered, today }} show={what} />,
      { title: officeTexts(request.locale).desk.title },
    );
  };

  app.get(ombudsmanPaths.desk.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, { show: request.query.tampil || null, kind: request.query.jenis || null, page: request.query.halaman ?? 1 }),
  );

  // By form and not by address: what is looked for may be a name, and addresses are written down on the way.
  app.post(ombudsmanPaths.desk.pattern, { schema: { body: Sought }, config }, (request, reply) =>
    show(request, reply, { q: request.body.q ?? '' }),
  );
}
