import { keyed } from './generated.ts';
import { ApiRefusal } from './problem.ts';
import type { Tokens } from './token.ts';
import { readRetryAfter, wait } from './wait.ts';

export interface Patience {
  /** How often a request is sent at most. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; twice as long before each after it. */
  readonly pause: number;
  /** Milliseconds one may be asked to wait; where the server asks for more, its refusal is handed on. */
  readonly longest: number;
}

type Send = (request: Request) => Promise<Response>;

/** The server was not reached, or something before it: nobody knows whether the request was done. */
const uncertain = new Set([502, 504]);
/** The server did nothing and says when to come back. */
const later = new Set([429, 503]);

/**
 * Sends a request until it has an answer that counts. Where the operation takes an Idempotency-Key it bears one, the same
 * over all attempts, so that what was done but not heard of is not done twice; what could be done twice is not sent again
 * unless the server says that it did nothing. Throws what `fetch` throws, once patience has ended.
 */
export function patiently(send: Send, { attempts, pause, longest }: Patience): Send {
  return async (asked) => {
    const { request, repeatable } = prepared(asked);
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= attempts;
      const answer = await send(request.clone()).catch((failure: unknown) => {
        if (isLast || !repeatable || request.signal.aborted || failure instanceof ApiRefusal) throw failure;
        return undefined;
      });
      const told = answer && readRetryAfter(answer.headers.get('retry-after'), Date.now());
      const isAnswer = answer && !later.has(answer.status) && !(repeatable && uncertain.has(answer.status));
      if (answer && (isAnswer || isLast || (told ?? 0) > longest)) return answer;
      await answer?.body?.cancel();
      // Spread, so that many who were turned away together do not come back together.
      await wait((told ?? pause * 2 ** (attempt - 1)) + Math.random() * pause, request.signal);
    }
  };
}

/** Shows the token with each request, and a new one once where the old one counts no more. */
export function authorized(send: Send, tokens: Tokens): Send {
  return async (request) => {
    const token = await tokens.get();
    const answer = await send(bearing(request.clone(), token));
    if (answer.status !== 401) return answer;
    await answer.body?.cancel();
    tokens.forget(token);
    return send(bearing(request, await tokens.get()));
  };
}

function bearing(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

const takingKeys = keyed.map((operation) => new RegExp(`^${operation.replaceAll(/\{\w+\}/g, '[^/]+')}$`));

/** The request with a key where its operation takes one, and whether sending it twice is the same as sending it once. */
function prepared(request: Request): { readonly request: Request; readonly repeatable: boolean } {
  const { method } = request;
  const takesKey = takingKeys.some((operation) => operation.test(`${method} ${new URL(request.url).pathname}`));
  if (takesKey && !request.headers.has('idempotency-key')) request.headers.set('idempotency-key', crypto.randomUUID());
  return { request, repeatable: takesKey || ['GET', 'HEAD', 'PUT'].includes(method) };
}
