import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { listDeadLetters, readQueue, retryDeadLetter } from '#platform/jobs';
import { listDeliveries } from '#platform/notifications';
import { render, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { readGoverned } from '../rules/governed.ts';
import { getAdmin, type Section } from './frame.tsx';
import { DeliveriesPage, JobsPage, OverviewPage, PAGE_SIZE } from './pages.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  gagal: Type.Optional(Type.Literal('1')),
  diulang: Type.Optional(Type.Literal('1')),
  lang: Type.Optional(Type.String()),
});
const JobId = Type.Object({ id: Type.String({ pattern: '^\\d{1,18}$' }) });

const slice = (page: number) => ({ limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });

/** What an administrator looks after: work behind the scenes. */
export function adminRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock } = deps;
  const titled = (request: Request, section: Section) => ({
    title: `${texts(request.locale).tabs[section]}, ${texts(request.locale).title}`,
  });
  const options = { schema: { querystring: Query }, config: { policy: 'signed-in' } } as const;

  app.get(portalPaths.admin.pattern, options, async (request, reply) => {
    const actor = getAdmin(request);
    const [queue, { total: undelivered }, lines] = await Promise.all([
      readQueue(db),
      listDeliveries(db, { failed: true }, { limit: 1, offset: 0 }),
      readGoverned(deps, actor),
    ]);
    const unconfirmed = lines.filter(({ inForce }) => !inForce.confirmed).length;
    return render(request, reply, <OverviewPage {...{ queue, undelivered, unconfirmed }} />, titled(request, 'overview'));
  });

  app.get(portalPaths.jobs.pattern, options, async (request, reply) => {
    getAdmin(request);
    const { halaman: page = 1, diulang } = request.query;
    const [rows, { dead: total }] = await Promise.all([listDeadLetters(db, slice(page)), readQueue(db)]);
    return render(request, reply, <JobsPage {...{ rows, total, page, retried: diulang === '1' }} />, titled(request, 'jobs'));
  });

  app.post(portalPaths.retry.pattern, { schema: { params: JobId }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getAdmin(request);
    const { id } = request.params;
    await transaction(db, async (tx) => {
      await retryDeadLetter(tx, id);
      await appendAudit(tx, { actor, action: 'jobs.retry', subject: { type: 'job', id }, at: clock.now() });
    });
    return reply.redirect(portalPaths.jobs({}, { diulang: '1' }), 303);
  });

  app.get(portalPaths.deliveries.pattern, options, async (request, reply) => {
    getAdmin(request);
    const { halaman: page = 1, gagal } = request.query;
    const failed = gagal === '1';
    const { rows, total } = await listDeliveries(db, { failed }, slice(page));
    return render(request, reply, <DeliveriesPage {...{ rows, total, page, failed }} />, titled(request, 'deliveries'));
  });
}
