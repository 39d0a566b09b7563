import { tracedCall } from '#kernel';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { SiakAnswer, SiakPort } from './port.ts';

/** An interface in front of SIAK, as the operator set it up. */
export interface SiakSettings {
  /** Without a slash at the end. */
  readonly url: string;
  readonly token: string;
  /** Milliseconds to wait for an answer. */
  readonly patience: number;
}

// What was asked and by whom it was answered is not in it: nothing of a person comes back.
const Said = Type.Object({
  state: Type.Enum(['accepted', 'rejected', 'deferred', 'taken']),
  registerNo: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  reason: Type.Optional(Type.String({ maxLength: 2000 })),
});

/** What went wrong before anything was sent. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/**
 * The interface that docs/how-to/connect-siak.md describes: `PUT /requests/KEY` hands over, `GET /requests/KEY` asks; both
 * answer with a state. Never throws.
 */
export function siakByApi({ url, token, patience }: SiakSettings): SiakPort {
  const call = async (key: string, init: RequestInit): Promise<SiakAnswer> => {
    const at = new URL(`${url}/requests/${encodeURIComponent(key)}`);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' };
    try {
      return await tracedCall(init.method ?? 'GET', at, async () => {
        const response = await fetch(at, { ...init, headers, redirect: 'error', signal: AbortSignal.timeout(patience) });
        return { ...readAnswer(response.status, await response.text()), status: response.status };
      });
    } catch (error) {
      const code = codeOf(error);
      return NEVER_SENT.test(code) ? { is: 'unsent', why: code } : { is: 'unknown', why: code };
    }
  };
  return {
    hand: async ({ key, ...body }) => {
      const answer = await call(key, { method: 'PUT', body: JSON.stringify(body) });
      // Handing over, nothing that is not there can be meant.
      return answer.is === 'never-seen' ? { is: 'failed', why: '404' } : answer;
    },
    ask: async (key) => {
      const answer = await call(key, { method: 'GET' });
      // A question that did not arrive leaves open what became of the request.
      return answer.is === 'unsent' ? { is: 'unknown', why: answer.why } : answer;
    },
  };
}

function readAnswer(status: number, text: string): SiakAnswer {
  if (status === 404) return { is: 'never-seen' };
  // Said by SIAK's own interface before it took anything; a proxy that answers in its place says something else.
  if (status === 429 || status === 503) return { is: 'unsent', why: String(status) };
  if (status >= 500) return { is: 'unknown', why: String(status) };
  if (status >= 400) return { is: 'failed', why: String(status) };
  const said = parsed(text);
  if (!said) return { is: 'unknown', why: 'unreadable' };
  const { state, registerNo, reason = '' } = said;
  if (state === 'taken') return { is: 'taken' };
  if (state === 'accepted') return registerNo === undefined ? { is: 'unknown', why: 'no-number' } : { is: 'accepted', registerNo };
  return { is: state, reason };
}

function parsed(text: string): Static<typeof Said> | null {
  try {
    const said: unknown = JSON.parse(text);
    return Value.Check(Said, said) ? said : null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  const { name = '', cause } = error as { name?: string; cause?: { code?: string } };
  return name === 'TimeoutError' ? 'timeout' : (cause?.code ?? 'broken');
}
