import type { Tx } from '#db';
import { AppError, newId, type PersonActor, type Scope } from '#kernel';
import { appendAudit } from '#platform/audit';
import { enterPerson } from '#platform/identity';
import { fresh } from './secrets.ts';
import { type Client, insertSecret } from './tables.ts';

/** Hours an old secret still counts beside the one that takes its place: time to bring it into every process. */
export const OVERLAP_HOURS = 24;

export interface Registration {
  readonly agencyId: string;
  readonly name: string;
  readonly contact: string;
  readonly scopes: readonly Scope[];
  readonly roles: readonly string[];
}

/** Registers another system. Returns its id and its secret, which nobody can read again. */
export async function registerClient(
  tx: Tx,
  actor: PersonActor,
  { agencyId, name, contact, scopes, roles }: Registration,
  at: Date,
): Promise<{ readonly clientId: string; readonly secret: string }> {
  const id = newId();
  const secret = fresh('wls_');
  const personId = await enterPerson(tx, { name }, at);
  await tx
    .insertInto('clients.client')
    .values({
      id,
      agency_id: agencyId,
      person_id: personId,
      name,
      contact,
      scopes: [...scopes],
      roles: [...roles],
      created_by: actor.personId,
      created_at: at,
    })
    .execute();
  await insertSecret(tx, id, secret, at);
  await audit(tx, actor, 'register', id, { agency: agencyId, scopes, roles }, at);
  return { clientId: id, secret };
}

/** Gives a client a new secret; the ones before it count for a day more. Returns it once. */
export async function renewSecret(tx: Tx, actor: PersonActor, client: Client, at: Date): Promise<string> {
  if (client.revokedAt !== null) throw new AppError('CONFLICT', { why: 'revoked' });
  const secret = fresh('wls_');
  await tx
    .updateTable('clients.secret')
    .set({ expires_at: new Date(at.getTime() + OVERLAP_HOURS * 3_600_000) })
    .where('client_id', '=', client.id)
    .where('expires_at', 'is', null)
    .execute();
  await insertSecret(tx, client.id, secret, at);
  await audit(tx, actor, 'renew-secret', client.id, {}, at);
  return secret;
}

/** Gives a client a limit of its own, in requests a minute, or with null that of the house. */
export async function setClientLimit(tx: Tx, actor: PersonActor, client: Client, perMinute: number | null, at: Date): Promise<void> {
  if (client.revokedAt !== null) throw new AppError('CONFLICT', { why: 'revoked' });
  if (client.perMinute === perMinute) return;
  await tx.updateTable('clients.client').set({ per_minute: perMinute }).where('id', '=', client.id).execute();
  await audit(tx, actor, 'limit', client.id, { from: client.perMinute, to: perMinute }, at);
}

/** Ends a client with its secrets and tokens, at once. Twice is once. */
export async function revokeClient(tx: Tx, actor: PersonActor, client: Client, at: Date): Promise<void> {
  if (client.revokedAt !== null) return;
  await tx.updateTable('clients.client').set({ revoked_at: at }).where('id', '=', client.id).execute();
  await tx.deleteFrom('clients.token').where('client_id', '=', client.id).execute();
  await tx.deleteFrom('clients.secret').where('client_id', '=', client.id).execute();
  await audit(tx, actor, 'revoke', client.id, {}, at);
}

function audit(tx: Tx, actor: PersonActor, action: string, id: string, detail: Readonly<Record<string, unknown>>, at: Date): Promise<void> {
  return appendAudit(tx, { actor, action: `clients.${action}`, subject: { type: 'client', id }, detail, at });
}
