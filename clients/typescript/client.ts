import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated.ts';
import { refusalIn } from './problem.ts';
import { authorized, type Patience, patiently } from './sending.ts';
import { type Credentials, Tokens } from './token.ts';
import { readRetryAfter } from './wait.ts';

/** The operations as they are written down, but for the headers this client gives itself. */
type Lightened<Paths> = {
  [Address in keyof Paths]: {
    [Method in keyof Paths[Address]]: Paths[Address][Method] extends { readonly parameters: infer Given }
      ? Omit<Paths[Address][Method], 'parameters'> & { parameters: WithoutKey<Given> }
      : Paths[Address][Method];
  };
};
type WithoutKey<Given> = Given extends { readonly header: infer Header }
  ? Omit<Given, 'header'> & { header?: Omit<Header, 'idempotency-key'> & { 'idempotency-key'?: string } }
  : Given;

/** Every operation of the API by method and address, with its types. */
export type Wantilan = Client<Lightened<paths>>;

export interface WantilanOptions extends Credentials {
  /** How what is sent and received is read by people: `id` or `en`. */
  readonly language?: 'id' | 'en';
  readonly patience?: Partial<Patience>;
  /** What sends; the platform's own where absent. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

const usual: Patience = { attempts: 4, pause: 500, longest: 60_000 };

/**
 * The API of a house, as a system of one's own uses it. Tokens come and go by themselves, changes bear an
 * Idempotency-Key, and what the server puts off is sent again. A refusal is thrown as `ApiRefusal`.
 */
export function openWantilan({ fetch = (request) => globalThis.fetch(request), ...options }: WantilanOptions): Wantilan {
  const patience = { ...usual, ...options.patience };
  const tokens = new Tokens(options, patiently(fetch, patience));
  const client = createClient<Lightened<paths>>({
    baseUrl: options.baseUrl,
    fetch: patiently(authorized(fetch, tokens), patience),
    headers: { accept: 'application/json', 'accept-language': options.language ?? 'en' },
  });
  client.use({
    onResponse: async ({ response }) => {
      if (!response.ok) throw await refusalIn(response, readRetryAfter(response.headers.get('retry-after'), Date.now()));
    },
  });
  return client;
}

/** What an operation answered. */
export async function answerOf<Data>(asked: Promise<{ readonly data?: Data }>): Promise<Exclude<Data, undefined>> {
  // A refusal was thrown before; what is left without data has none to give.
  return (await asked).data as Exclude<Data, undefined>;
}
