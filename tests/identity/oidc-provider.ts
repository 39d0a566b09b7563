import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Somebody as the provider knows them, and how they prove it there. */
export interface There {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly acr?: string;
  readonly amr?: string[];
}

export interface RunningProvider {
  readonly issuer: string;
  /** Goes where a browser is sent, as this person; gives the address that leads back, or the page that refuses. */
  visit(address: string, who: There | 'cancel'): Promise<string>;
  close(): Promise<void>;
}

export const CLIENT = { client_id: 'wantilan', client_secret: 'rahasia-wantilan-untuk-uji-coba-saja' };

/** A certified provider of OpenID Connect on this machine, where everybody is let in as whoever they say to be. */
export async function startProvider(redirectUri: string): Promise<RunningProvider> {
  const people = new Map<string, There>();
  let next: There | 'cancel' = 'cancel';
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: Provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [redirectUri], response_types: ['code'], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], acr: null, amr: null, auth_time: null },
    acrValues: ['loa2', 'loa3'],
    pkce: { required: () => true },
    features: { claimsParameter: { enabled: true }, devInteractions: { enabled: false } },
    cookies: { keys: ['uji-coba'] },
    interactions: { url: (_ctx, interaction) => `/interaksi/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...people.get(sub), sub }) }),
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email');
      grant.addOIDCClaims(['acr', 'amr']);
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaksi/')) return void answer(request, response);
    const result =
      next === 'cancel'
        ? { error: 'access_denied', error_description: 'dibatalkan' }
        : { login: { accountId: next.sub, ...(next.acr && { acr: next.acr }), ...(next.amr && { amr: next.amr }), remember: false } };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  return {
    issuer,
    visit: async (address, who) => {
      next = who;
      if (who !== 'cancel') people.set(who.sub, who);
      const cookies = new Map<string, string>();
      let at = address;
      for (let step = 0; step < 10 && !at.startsWith(redirectUri); step++) {
        const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
        const page = await fetch(at, { redirect: 'manual', headers });
        for (const cookie of page.headers.getSetCookie()) {
          const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
          cookies.set(name, value);
        }
        const to = page.headers.get('location');
        if (to === null) return `${page.status} ${await page.text()}`;
        at = new URL(to, at).href;
      }
      return at;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
