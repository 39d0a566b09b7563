import { type Db, transaction, type Tx } from '#db';
import { AppError, isOfficer, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { deviceName } from '../../device.ts';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { onwards } from '../../reply.ts';
import type { IdentityDeps } from '../../session.ts';
import { isProven, needsOf, readStanding } from '../../standing.ts';
import { askProof, proofFields, proofPage } from '../prove/prove.tsx';
import { askToAdd, askToProve, readNewPasskey } from './ceremony.ts';
import { claimChallenge } from './challenge.ts';
import { AddPasskeyPage, PasskeysPage } from './pages.tsx';

/** Passkeys may be many, but not without end. */
const MOST = 20;
const Name = Type.String({ maxLength: 60 });
const nameOf = (typed: string | undefined) => typed?.replace(/\s+/g, ' ').trim() ?? '';

/** Passkeys of one's own account: to add, name and remove them. What a browser is asked stands at an address of its own. */
export function passkeyRoutes(app: WebApp, deps: IdentityDeps): void {
  const { db, clock, tell } = deps;

  app.get(paths.passkeys.pattern, { config: { policy: 'signed-in' } }, async (request, reply) => show(request, reply, deps, []));

  app.get(paths.addPasskey.pattern, { config: { policy: 'signed-in' } }, async (request, reply) => {
    if (!isProven(needsOf(await readStanding(deps, request, getPerson(request)))))
      return reply.redirect(paths.prove({}, onwards(paths.addPasskey())), 303);
    return addPage(request, reply, deviceName(request.headers['user-agent'] ?? ''), []);
  });

  app.get(paths.askToAdd.pattern, { config: { policy: 'signed-in', perMinute: 30 } }, async (request, reply) =>
    reply.header('cache-control', 'no-store').send(await askToAdd(deps, getPerson(request))),
  );
  app.get(paths.askToProve.pattern, { config: { policy: 'public', perMinute: 60 } }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send(await askToProve(deps)),
  );

  const Sent = Type.Object({ ...proofFields, name: Name, passkey: Type.String({ maxLength: 8000 }) });
  const adding = { schema: { body: Sent }, config: { policy: 'signed-in', perMinute: 10 } } as const;
  app.post(paths.addPasskey.pattern, adding, async (request, reply) => {
    const actor = getPerson(request);
    // What was just made is no proof: it is not known yet.
    const { passkey: sent, name: typed } = request.body;
    if (!isProven(needsOf(await readStanding(deps, request, actor))))
      return reply.redirect(paths.prove({}, onwards(paths.addPasskey())), 303);
    const made = await readNewPasskey(deps, actor, sent);
    const m = texts(request.locale).passkeys;
    if (!made) return addPage(request, reply, typed, [{ field: 'name', message: m.notAdded }]);
    const at = clock.now();
    const added = await transaction(db, async (tx) => {
      if (!(await claimChallenge(tx, made.answered.challenge, made.answered.end))) return false;
      const known = await tx.selectFrom('identity.passkey').select('id').where('user_id', '=', actor.accountId).execute();
      if (known.length >= MOST) return false;
      const name = nameOf(typed) || deviceName(request.headers['user-agent'] ?? '');
      const row = { ...made.row, name, created_at: at, used_at: null };
      const { numInsertedOrUpdatedRows: n } = await tx
        .insertInto('identity.passkey')
        .values(row)
        .onConflict((on) => on.column('credential_id').doNothing())
        .executeTakeFirstOrThrow();
      if (n === 0n) return false;
      await appendAudit(tx, { actor, action: 'identity.add-passkey', subject: { type: 'person', id: actor.personId }, at });
      await tell(tx, actor.personId, 'passkey-added', at);
      return true;
    });
    return added ? reply.redirect(paths.passkeys(), 303) : addPage(request, reply, typed, [{ field: 'name', message: m.notAdded }]);
  });

  const One = Type.Object({ passkeyId: Type.String({ format: 'uuid' }) });
  const naming = { schema: { params: One, body: Type.Object({ name: Name }) }, config: { policy: 'signed-in' } } as const;
  app.post(paths.passkey.pattern, naming, async (request, reply) => {
    const actor = getPerson(request);
    const name = nameOf(request.body.name);
    if (name === '') return show(request, reply, deps, [{ field: 'name', message: texts(request.locale).passkeys.noName }]);
    await transaction(db, async (tx) => {
      await getOwn(tx, request.params.passkeyId, actor);
      await tx.updateTable('identity.passkey').set({ name }).where('id', '=', request.params.passkeyId).execute();
    });
    return reply.redirect(paths.passkeys(), 303);
  });

  const removing = { schema: { params: One, body: Type.Object(proofFields) }, config: { policy: 'signed-in', perMinute: 10 } } as const;
  app.post(paths.removePasskey.pattern, removing, async (request, reply) => {
    const actor = getPerson(request);
    const { passkeyId } = request.params;
    await getOwn(db, passkeyId, actor);
    const proof = await askProof(request, reply, deps);
    if (!proof.proven) return proofPage(request, reply, proof);
    const at = clock.now();
    await transaction(db, async (tx) => {
      await tx.deleteFrom('identity.passkey').where('id', '=', passkeyId).execute();
      // Whoever lost a device may have lost what it opened.
      await tx.deleteFrom('identity.session').where('userId', '=', actor.accountId).where('id', '!=', proof.standing.sessionId).execute();
      await appendAudit(tx, { actor, action: 'identity.remove-passkey', subject: { type: 'person', id: actor.personId }, at });
      await tell(tx, actor.personId, 'passkey-removed', at);
    });
    return reply.redirect(paths.passkeys(), 303);
  });
}

/** Throws NOT_FOUND for a passkey that is not, or is somebody else's. */
async function getOwn(db: Db | Tx, id: string, { accountId }: PersonActor): Promise<void> {
  const mine = await db
    .selectFrom('identity.passkey')
    .select('id')
    .where('id', '=', id)
    .where('user_id', '=', accountId)
    .executeTakeFirst();
  if (!mine) throw new AppError('NOT_FOUND');
}

async function show(request: Request, reply: Reply, deps: IdentityDeps, errors: readonly FormError[]): Promise<Reply> {
  const actor = getPerson(request);
  const [standing, passkeys] = await Promise.all([
    readStanding(deps, request, actor),
    deps.db
      .selectFrom('identity.passkey')
      .select(['id', 'name', 'created_at as addedAt', 'used_at as usedAt'])
      .where('user_id', '=', actor.accountId)
      .orderBy('created_at')
      .limit(MOST)
      .execute(),
  ]);
  const onlyOne = isOfficer(actor) && passkeys.length === 1 && !standing.authenticator;
  return render(request, reply, <PasskeysPage passkeys={passkeys} onlyOne={onlyOne} errors={errors} />, {
    title: texts(request.locale).passkeys.title,
    status: errors.length > 0 ? 422 : 200,
  });
}

function addPage(request: Request, reply: Reply, name: string, errors: readonly FormError[]): Reply {
  return render(request, reply, <AddPasskeyPage name={name} errors={errors} />, {
    title: texts(request.locale).passkeys.add,
    status: errors.length > 0 ? 422 : 200,
  });
}
