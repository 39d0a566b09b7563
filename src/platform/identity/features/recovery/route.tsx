import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { codesLeft, confirmCodes, keepCodes, makeCodes } from '../../recovery-codes.ts';
import { safePath } from '../../reply.ts';
import type { IdentityDeps } from '../../session.ts';
import { needsOf, readStanding } from '../../standing.ts';
import { askProof, proofFields, type Refusal } from '../prove/prove.tsx';
import { CodesPage, NewCodesPage } from './pages.tsx';

/** Makes ten new codes for an account and shows them, this once. Of the first ones nobody needs to be told: they come with the factor. */
export async function showNewCodes(
  request: Request,
  reply: Reply,
  { db, clock, tell }: IdentityDeps,
  to: string,
  { first = false } = {},
): Promise<Reply> {
  const actor = getPerson(request);
  const codes = await makeCodes();
  const at = clock.now();
  await transaction(db, async (tx) => {
    await keepCodes(tx, actor.accountId, codes);
    await appendAudit(tx, { actor, action: 'identity.renew-recovery-codes', subject: { type: 'person', id: actor.personId }, at });
    if (!first) await tell(tx, actor.personId, 'codes-renewed', at);
  });
  return render(request, reply, <NewCodesPage codes={codes.plain} to={to} />, { title: texts(request.locale).codes.title });
}

/** Recovery codes: how many are left, making new ones, and saying that they were put away. */
export function recoveryRoutes(app: WebApp, deps: IdentityDeps): void {
  const { db, clock } = deps;

  const show = async (request: Request, reply: Reply, to: string, { needs, errors }: Pick<Refusal, 'needs' | 'errors'>) => {
    const set = await db
      .selectFrom('identity.twoFactor')
      .select(['backupCodes', 'codesKeptAt'])
      .where('userId', '=', getPerson(request).accountId)
      .where('verified', '=', true)
      .executeTakeFirst();
    if (!set) return reply.redirect(paths.account(), 303);
    const page = <CodesPage left={codesLeft(set.backupCodes)} kept={set.codesKeptAt !== null} needs={needs} to={to} errors={errors} />;
    return render(request, reply, page, { title: texts(request.locale).codes.title, status: errors.length > 0 ? 422 : 200 });
  };

  const To = Type.Object({ to: Type.Optional(Type.String({ maxLength: 500 })), lang: Type.Optional(Type.String()) });
  app.get(paths.codes.pattern, { schema: { querystring: To }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const standing = await readStanding(deps, request, getPerson(request));
    return show(request, reply, safePath(request.query.to), { needs: needsOf(standing, { always: true }), errors: [] });
  });

  const Sent = Type.Object({ kept: Type.Optional(Type.String({ maxLength: 5 })), ...proofFields });
  const renewing = { schema: { querystring: To, body: Sent }, config: { policy: 'signed-in', perMinute: 10 } } as const;
  app.post(paths.codes.pattern, renewing, async (request, reply) => {
    const actor = getPerson(request);
    const to = safePath(request.query.to);
    if (request.body.kept !== undefined) {
      const at = clock.now();
      await transaction(db, async (tx) => {
        if (!(await confirmCodes(tx, actor.accountId, at))) return;
        await appendAudit(tx, { actor, action: 'identity.keep-recovery-codes', subject: { type: 'person', id: actor.personId }, at });
      });
      return reply.redirect(to === '/' ? paths.account() : to, 303);
    }
    const standing = await readStanding(deps, request, actor);
    if (!standing.authenticator) return reply.redirect(paths.account(), 303);
    const proof = await askProof(request, reply, deps, { always: true });
    return proof.proven ? showNewCodes(request, reply, deps, to) : show(request, reply, to, proof);
  });
}
