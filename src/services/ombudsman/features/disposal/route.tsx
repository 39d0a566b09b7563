import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { decideDisposal, proposeDisposal, turnHold } from '../../disposal/act.ts';
import { listDisposals, readKeepings } from '../../disposal/list.ts';
import { decidesIdentity } from '../../domain/seats.ts';
import { ombudsmanPaths } from '../../paths.ts';
import type { OpenedKey } from '../../sealing/officer-keys.ts';
import { secret } from '../cookies.ts';
import { MatterId, type matterRoutes } from '../matter/route.tsx';
import { DisposalPage } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ lang: Type.Optional(Type.String()), kabar: Type.Optional(Type.Literal('simpan')) });
const DisposalId = Type.Object({ disposalId: Type.String({ format: 'uuid' }) });
const Decided = Type.Object({ putusan: Type.Enum(['ya', 'tidak']), beritaAcara: Type.Optional(Type.String({ maxLength: 200 })) });
const Held = Type.Object({ tahan: Type.Enum(['ya', 'tidak']), alasan: Type.Optional(Type.String({ maxLength: 1000 })) });

/** Removing what is past its time: proposed by one, decided by another; and holding a matter back. */
export function disposalRoutes(app: WebApp, deps: OmbudsmanDeps, { withKey, settle }: ReturnType<typeof matterRoutes>): void {
  const { db, agencyId } = deps;
  const config = { policy: 'officer' } as const;

  /** Whoever holds every matter, with their key open; others are told nothing of it. */
  const leading = (request: Request, reply: Reply, work: (opened: OpenedKey, actor: PersonActor, at: Date) => Promise<unknown>) =>
    withKey(request, reply, (opened, actor, at) => {
      if (!decidesIdentity(opened.key.seats)) throw new AppError('NOT_FOUND', { page: true });
      return work(opened, actor, at);
    });

  const page = async (request: Request, reply: Reply, opened: OpenedKey, actor: PersonActor, at: Date, errors: readonly FormError[]) =>
    render(
      request,
      secret(reply),
      <DisposalPage
        keepings={await readKeepings(db, opened, at)}
        disposals={await listDisposals(db, agencyId)}
        ownId={actor.personId}
        errors={errors}
        news={(request.query as { kabar?: string }).kabar === 'simpan'}
      />,
      { title: texts(request.locale).title, status: errors.length > 0 ? 422 : 200 },
    );

  /** Does it, and says at which field why not. */
  const tried = (
    request: Request,
    reply: Reply,
    field: string,
    work: (opened: OpenedKey, actor: PersonActor, at: Date) => Promise<unknown>,
  ) =>
    leading(request, reply, async (opened, actor, at) => {
      try {
        await work(opened, actor, at);
      } catch (error) {
        if (!(error instanceof AppError) || !['ACTION_NOT_ALLOWED', 'INVALID_INPUT'].includes(error.code)) throw error;
        const { waits } = texts(request.locale);
        const why = error.code === 'INVALID_INPUT' ? 'minutes' : String(error.detail.reason);
        return page(request, reply, opened, actor, at, [{ field, message: waits[why] ?? why }]);
      }
      return reply.redirect(ombudsmanPaths.disposals({}, { kabar: 'simpan' }), 303);
    });

  app.get(ombudsmanPaths.disposals.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    leading(request, reply, (opened, actor, at) => page(request, reply, opened, actor, at, [])),
  );

  app.post(ombudsmanPaths.disposals.pattern, { config }, (request, reply) =>
    tried(request, reply, 'usul', (opened, actor, at) => transaction(db, (tx) => proposeDisposal(tx, actor, opened, at))),
  );

  app.post(ombudsmanPaths.disposal.pattern, { schema: { params: DisposalId, body: Decided }, config }, (request, reply) => {
    const { disposalId: id } = request.params;
    const { putusan, beritaAcara: minutes = '' } = request.body;
    return tried(request, reply, `putusan-${id}`, (opened, actor, at) =>
      transaction(db, (tx) => decideDisposal(tx, actor, opened, { id, approve: putusan === 'ya', minutes }, at)),
    );
  });

  app.post(ombudsmanPaths.hold.pattern, { schema: { params: MatterId, body: Held }, config }, (request, reply) => {
    const { matterId } = request.params;
    const { tahan, alasan: reason = '' } = request.body;
    return settle(request, reply, matterId, 'tahan', (opened, actor, at) =>
      transaction(db, (tx) => turnHold(tx, actor, opened, { matterId, hold: tahan === 'ya', reason }, at)),
    );
  });
}
