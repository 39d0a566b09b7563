import type { Db } from '#db';
import { AppError } from '#kernel';
import { type Client, findClientOf } from '#platform/clients';
import { getPerson, type Request } from '#web';

/** The system that asks; a person has nothing here. Throws FORBIDDEN. */
export async function askingSystem(db: Db, request: Request): Promise<Client> {
  const { personId, scopes } = getPerson(request);
  const client = scopes && (await findClientOf(db, personId));
  if (!client) throw new AppError('FORBIDDEN', { reason: 'systems-only' });
  return client;
}
