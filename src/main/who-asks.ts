import type { Db } from '#db';
import type { Actor, Clock } from '#kernel';
import { type Allowances, resolveClient } from '#platform/clients';
import type { Request } from '#web';

/**
 * Who asks: a program by its token, or somebody by what their browser keeps. Programs come to the API alone, and what a
 * browser keeps does not count beside their token.
 */
export function whoAsks(
  clients: { readonly db: Db; readonly clock: Clock; readonly allowances: Allowances },
  resolvePerson: (headers: Request['headers']) => Promise<Actor | null>,
) {
  return async (request: Request): Promise<Actor | null> => {
    const { headers, url } = request;
    const { authorization } = headers;
    if (!url.startsWith('/api/v1/') || authorization === undefined) return resolvePerson(headers);
    const { actor, allowance } = await resolveClient(clients, authorization);
    request.allowance = allowance;
    return actor;
  };
}
