import { transaction } from '#db';
import { openWantilan, type Wantilan } from '#client';
import { castOf } from '#demo';
import { newId, type Scope } from '#kernel';
import { registerClient } from '#platform/clients';
import { type FakeClock, startApp, type TestApp, type TestAppOptions } from '#support';
import type { LightMyRequestResponse } from 'fastify';

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the API as one person or one program. */
export type Ask = (url: string, asking?: Asking) => Promise<LightMyRequestResponse>;

export interface Program {
  /** By the client other systems have. */
  readonly api: Wantilan;
  /** By hand, where what is sent is rubbish or the answer's own bytes matter. */
  readonly ask: Ask;
  readonly id: string;
  readonly secret: string;
  readonly token: string;
}

export interface ApiWorld {
  readonly app: TestApp<FakeClock>;
  readonly agencyId: string;
  /** Where it listens. */
  readonly address: string;
  /** Asks as somebody signed in. */
  as(email: string): Promise<Ask>;
  /** Asks as a program; the token is fetched as programs do. */
  program(scopes: readonly Scope[], roles?: readonly string[]): Promise<Program>;
  readonly nobody: Ask;
  close(): Promise<void>;
}

/** The whole application, asked by JSON. */
export async function openApi(options: TestAppOptions<FakeClock> = {}): Promise<ApiWorld> {
  const app = await startApp(options);
  const { agencyId, officers } = await castOf(app.deps);
  const address = await app.listen();
  const asking =
    (who: Readonly<Record<string, string>>): Ask =>
    (url, { method = 'GET', body, headers } = {}) =>
      app.inject({
        method,
        url,
        headers: {
          ...who,
          ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': newId() }),
          ...headers,
        },
        ...(method === 'GET' || (body === undefined && method === 'DELETE') ? {} : { payload: JSON.stringify(body ?? {}) }),
      });
  return {
    app,
    agencyId,
    address,
    nobody: asking({}),
    as: async (email) => asking({ cookie: await app.signIn(email) }),
    program: async (scopes, roles = []) => {
      const { clientId: id, secret } = await transaction(app.db, (tx) =>
        registerClient(tx, officers.head, { agencyId, name: 'Sistem Contoh', contact: 'Diskominfo', scopes, roles }, app.clock.now()),
      );
      const { access_token: token } = (await fetchToken(app, id, secret)).json<{ access_token: string }>();
      const api = openWantilan({ baseUrl: address, id, secret, language: 'id', patience: { longest: 0 } });
      return { api, ask: asking({ authorization: `Bearer ${token}` }), id, secret, token };
    },
    close: () => app.close(),
  };
}

export function fetchToken(
  app: TestApp,
  id: string,
  secret: string,
  rest: Readonly<Record<string, string>> = {},
): Promise<LightMyRequestResponse> {
  return app.inject({
    method: 'POST',
    url: '/api/oauth/token',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    },
    payload: new URLSearchParams({ grant_type: 'client_credentials', ...rest }).toString(),
  });
}
