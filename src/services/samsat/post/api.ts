import { tracedCall } from '#kernel';
import { type TSchema, type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Away, PostPort } from './port.ts';

/** An interface in front of the post, as the operator set it up. */
export interface PostSettings {
  /** Without a slash at the end. */
  readonly url: string;
  readonly token: string;
  /** Milliseconds to wait for an answer. */
  readonly patience: number;
}

const Given = Type.Object({ trackingNo: Type.String({ pattern: '^[A-Z0-9]{6,30}$' }) });
const State = Type.Object({
  trackingNo: Type.String(),
  state: Type.Enum(['under-way', 'delivered', 'returned', 'lost']),
});

const MOST_BYTES = 20_000;
const unreadable: Away = { is: 'away', why: 'unreadable' };

/** The interface that docs/how-to/deliver-tbpkp.md describes: `PUT /parcels/REFERENCE`, `GET /parcels/TRACKING`. Never throws. */
export function postByApi({ url, token, patience }: PostSettings): PostPort {
  const ask = async (method: 'GET' | 'PUT', place: string, body?: unknown): Promise<{ status: number; text: string } | Away> => {
    const at = new URL(`${url}/parcels/${encodeURIComponent(place)}`);
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': 'application/json' };
    try {
      return await tracedCall(method, at, async () => {
        const sent = body === undefined ? {} : { body: JSON.stringify(body) };
        const response = await fetch(at, { method, headers, ...sent, redirect: 'error', signal: AbortSignal.timeout(patience) });
        return { status: response.status, text: await response.text() };
      });
    } catch (error) {
      const { name = '', cause } = error as { name?: string; cause?: { code?: string } };
      return { is: 'away', why: name === 'TimeoutError' ? 'timeout' : (cause?.code ?? 'broken') };
    }
  };
  return {
    register: async ({ reference, name, address }) => {
      const asked = await ask('PUT', reference, { name, address });
      if ('is' in asked) return asked;
      if (asked.status !== 200 && asked.status !== 201) return { is: 'away', why: String(asked.status) };
      const said = parsed(Given, asked.text);
      return said ? { is: 'registered', trackingNo: said.trackingNo } : unreadable;
    },
    track: async (trackingNo) => {
      const asked = await ask('GET', trackingNo);
      if ('is' in asked) return asked;
      if (asked.status === 404) return { is: 'unknown' };
      if (asked.status !== 200) return { is: 'away', why: String(asked.status) };
      const said = parsed(State, asked.text);
      // An answer about another letter is none.
      return said && said.trackingNo === trackingNo ? { is: said.state } : unreadable;
    },
  };
}

function parsed<S extends TSchema>(schema: S, text: string): Static<S> | null {
  if (text.length > MOST_BYTES) return null;
  try {
    const said: unknown = JSON.parse(text);
    return Value.Check(schema, said) ? said : null;
  } catch {
    return null;
  }
}
