import type { Db } from '#db';
import { isId, type PersonActor } from '#kernel';
import type { Allowance, Allowances } from './allowance.ts';
import { findBySecret } from './tables.ts';
import { actorOf } from './token.ts';

/**
 * A client by a key that is shown with each request, as older protocols want it: its id and its secret, joined by a point.
 * The secret lies here as a digest alone. Null where no client has it; the allowance counts as that of its tokens.
 */
export async function resolveKey(
  { db, allowances, now }: { readonly db: Db; readonly allowances: Allowances; readonly now: Date },
  key: string,
): Promise<{ readonly actor: PersonActor; readonly allowance: Allowance | null } | null> {
  const [id = '', secret = ''] = key.split('.');
  if (!isId(id) || secret.length < 20 || secret.length > 200) return null;
  const client = await findBySecret(db, id, secret, now);
  if (!client) return null;
  return { actor: actorOf(client), allowance: await allowances.spend(client.id, client.perMinute, now) };
}
