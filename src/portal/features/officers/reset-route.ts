import { transaction } from '#db';
import { type PersonActor, refusalOf } from '#kernel';
import { type Agency, askFactorReset, decideFactorReset, type ResetRefusal } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { type FieldContext, readPage } from '#platform/forms';
import type { Reply, Request, WebApp } from '#web';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { resetPage } from './fields.ts';
import { tellReset } from './notices.ts';
import type { OfficersPageProps } from './props.ts';
import { texts } from './texts.ts';

interface Around {
  agenciesOf(actor: PersonActor): readonly Agency[];
  contextNow(): Promise<FieldContext>;
  show(request: Request, reply: Reply, refused: OfficersPageProps['refused']): Promise<Reply>;
}

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** An officer who lost passkey and authenticator: one administrator says so, another confirms. */
export function resetRoutes(app: WebApp, { db, clock }: PortalDeps, { agenciesOf, contextNow, show }: Around): void {
  const config = { policy: 'signed-in', perMinute: 10 } as const;

  const Asking = Type.Object({ reason: Type.Optional(Type.String({ maxLength: 1000 })) });
  app.post(portalPaths.askReset.pattern, { schema: { params: Id, body: Asking }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const agencies = agenciesOf(actor);
    const { id } = request.params;
    const back = (field: string, message: string) =>
      show(request, reply, { form: `pulih-${id}`, raw: request.body, errors: [{ field, message }] });
    const read = readPage(resetPage, request.body, await contextNow());
    if (!read.ok) return back('reason', read.problems[0]?.message(request.locale) ?? '');
    const { reason } = read.answers as { reason: string };
    const at = clock.now();
    const today = officeDay(at);
    const refusal = await refusalOf<ResetRefusal>(() =>
      transaction(db, async (tx) => {
        const asking = { assignmentId: id, agencyIds: agencies.map((one) => one.id), today, reason };
        const reset = await askFactorReset(tx, actor, asking, at);
        await tellReset(tx, { kind: 'asked', reset, agency: agencyOf(agencies, reset.agencyId), by: actor.name }, at, today);
      }),
    );
    if (refusal) return back('reason', texts(request.locale).reset.wrong[refusal]);
    return reply.redirect(portalPaths.officers({}, { kabar: 'reset-asked' }), 303);
  });

  const Decision = Type.Object({ putusan: Type.Enum(['done', 'refused']) });
  app.post(portalPaths.decideReset.pattern, { schema: { params: Id, body: Decision }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const agencies = agenciesOf(actor);
    const { putusan: to } = request.body;
    const at = clock.now();
    const refusal = await refusalOf<ResetRefusal>(() =>
      transaction(db, async (tx) => {
        const deciding = { id: request.params.id, agencyIds: agencies.map((one) => one.id), to };
        const reset = await decideFactorReset(tx, actor, deciding, at);
        await tellReset(tx, { kind: to, reset, agency: agencyOf(agencies, reset.agencyId), by: actor.name }, at, officeDay(at));
      }),
    );
    if (refusal)
      return show(request, reply, {
        form: 'reset',
        raw: {},
        errors: [{ field: 'pemulihan', message: texts(request.locale).reset.wrong[refusal] }],
      });
    return reply.redirect(portalPaths.officers({}, { kabar: `reset-${to}` }), 303);
  });
}

function agencyOf(agencies: readonly Agency[], agencyId: string): string {
  return agencies.find(({ id }) => id === agencyId)?.name ?? '';
}
